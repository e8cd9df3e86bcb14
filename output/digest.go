package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"maps"

	"github.com/dateline-data/dateline/schema"
)

// digestBuffer is the number of bytes of a column that are hashed at a time: hashing cell by cell is slower, and with longer
// buffers those of a wide table leave the processor's cache.
const digestBuffer = 4 << 10

// cellEnd is hashed behind every cell, so that ("ab", "c") and ("a", "bc") differ: ASCII's record separator.
const cellEnd = '\x1e'

// Digest sums up the cells of a table, column by column: how many are null, from where to where dates go, how often each
// code of a short list stands, and the SHA-256 over all cells as CSV writes them, each followed by U+001E. Two files hold
// the same table where their digests agree.
type Digest struct {
	columns []columnDigest
	rows    int64
}

type columnDigest struct {
	schema.Column
	nulls    int64
	min, max schema.Value     // of dates and timestamps
	counts   map[string]int64 // of the codes of a short list; nil in other columns
	hash     hash.Hash
	buffer   []byte
}

// NewDigest gives the digest of a table without rows.
func NewDigest(t *schema.Table) *Digest {
	d := &Digest{}
	for _, c := range t.Columns {
		column := columnDigest{Column: c, hash: sha256.New(), buffer: make([]byte, 0, digestBuffer)}
		if c.Type == schema.String && categories(c.Codes) != nil {
			column.counts = map[string]int64{}
		}
		d.columns = append(d.columns, column)
	}
	return d
}

// Add takes a row.
func (d *Digest) Add(row []schema.Value) {
	d.rows++
	for i := range d.columns {
		d.columns[i].add(&row[i])
	}
}

func (c *columnDigest) add(v *schema.Value) {
	c.sum(v)
	c.buffer = appendCell(c.buffer, c.Type, v)
	c.endCell()
}

// addText takes a cell as CSV writes it, and tells where it is no value of the column.
func (c *columnDigest) addText(cell string) (err error) {
	v := schema.Value{Valid: len(cell) > 0 || !c.Nullable}
	switch {
	case !v.Valid:
		c.nulls++
	case c.counts != nil:
		c.counts[cell]++
	case c.Type != schema.String && c.Type != schema.List:
		if v, err = parseCell(&c.Column, cell); err == nil && c.isSpanned() {
			c.span(&v)
		}
	}
	c.buffer = append(c.buffer, cell...)
	c.endCell()
	return err
}

func (c *columnDigest) endCell() {
	c.buffer = append(c.buffer, cellEnd)
	if len(c.buffer) >= digestBuffer {
		c.hash.Write(c.buffer)
		c.buffer = c.buffer[:0]
	}
}

func (c *columnDigest) sum(v *schema.Value) {
	switch {
	case !v.Valid:
		c.nulls++
	case c.counts != nil:
		c.counts[v.Str]++
	case c.isSpanned():
		c.span(v)
	}
}

// isSpanned tells whether the least and greatest values of the column are kept.
func (c *columnDigest) isSpanned() bool { return c.Type == schema.Date || c.Type == schema.Timestamp }

func (c *columnDigest) span(v *schema.Value) {
	if !c.min.Valid || v.Int < c.min.Int {
		c.min = *v
	}
	if !c.max.Valid || v.Int > c.max.Int {
		c.max = *v
	}
}

// Columns are the sums.
func (d *Digest) Columns() []ColumnInfo {
	var all []ColumnInfo
	for i := range d.columns {
		c := &d.columns[i]
		c.hash.Write(c.buffer)
		c.buffer = c.buffer[:0]
		all = append(all, ColumnInfo{Name: c.Name, Type: c.Type.String(), Nullable: c.Nullable, Nulls: c.nulls, Min: Cell(c.Type, c.min), Max: Cell(c.Type, c.max), Counts: c.counts,
			SHA256: hex.EncodeToString(c.hash.Sum(nil))})
	}
	return all
}

// diff tells how what was read differs from the rows and columns that are expected; nil where it does not.
func (d *Digest) diff(rows int64, columns []ColumnInfo) error {
	if d.rows != rows {
		return fmt.Errorf("%d rows instead of %d", d.rows, rows)
	}
	for i, got := range d.Columns() {
		if got.Nulls != columns[i].Nulls {
			return fmt.Errorf("column %s has %d nulls instead of %d", got.Name, got.Nulls, columns[i].Nulls)
		}
		if got.Min != columns[i].Min || got.Max != columns[i].Max {
			return fmt.Errorf("column %s goes from %q to %q instead of from %q to %q", got.Name, got.Min, got.Max, columns[i].Min, columns[i].Max)
		}
		if !maps.Equal(got.Counts, columns[i].Counts) {
			return fmt.Errorf("column %s has other codes: %v instead of %v", got.Name, got.Counts, columns[i].Counts)
		}
		if got.SHA256 != columns[i].SHA256 {
			return fmt.Errorf("column %s has other values: SHA-256 %s instead of %s", got.Name, got.SHA256, columns[i].SHA256)
		}
	}
	return nil
}
