package output

import (
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"os"
	"strings"

	"github.com/dateline-data/dateline/schema"
	"github.com/parquet-go/parquet-go/deprecated"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	pqformat "github.com/parquet-go/parquet-go/format"
)

// readBatch is the number of rows that are read at a time: so few that their cells stay in a processor's cache.
const readBatch = 256

// smallestParquet is the size of a file with nothing but its magic numbers and the length of its footer.
const smallestParquet = 12

// parquetFile is a file whose columns are those of a table. Of what Parquet has it reads what our files have: pages of version
// 1, zstd, plain and dictionary and delta encoding. The format's structures and encodings are parquet-go's, which shares
// nothing with the writer.
type parquetFile struct {
	*os.File
	size   int64
	table  *schema.Table
	groups []pqformat.RowGroup
}

// openParquet reads the footer and compares its schema with the table's declaration. What it gives must be closed.
func openParquet(name string, t *schema.Table) (*parquetFile, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	p := &parquetFile{File: f, table: t}
	if err := p.readFooter(); err != nil {
		f.Close()
		return nil, err
	}
	return p, nil
}

func (p *parquetFile) readFooter() (err error) {
	defer recovered(&err)
	info, err := p.Stat()
	if err != nil {
		return err
	}
	if p.size = info.Size(); p.size < smallestParquet {
		return fmt.Errorf("no Parquet file: %d bytes", p.size)
	}
	tail := make([]byte, 8)
	if _, err := p.ReadAt(tail, p.size-8); err != nil {
		return err
	}
	length := int64(binary.LittleEndian.Uint32(tail))
	if string(tail[4:]) != "PAR1" || length > p.size-smallestParquet {
		return fmt.Errorf("no Parquet file: it ends in %q", tail)
	}
	footer, err := p.section(p.size-8-length, length)
	if err != nil {
		return err
	}
	var about pqformat.FileMetaData
	if err := thrift.Unmarshal(&thrift.CompactProtocol{}, footer, &about); err != nil {
		return err
	}
	p.groups = about.RowGroups
	return checkParquetSchema(about.Schema, p.table)
}

// section reads a part of the file, which must lie in it.
func (p *parquetFile) section(from, length int64) ([]byte, error) {
	if from < 0 || length < 0 || from > p.size || length > p.size-from {
		return nil, fmt.Errorf("%d bytes from %d of %d: %w", length, from, p.size, io.ErrUnexpectedEOF)
	}
	data := make([]byte, length)
	_, err := p.ReadAt(data, from)
	return data, err
}

// recovered turns a panic over what a file holds into an error.
func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("the file is corrupt: %v", r)
	}
}

// plainType is the mark of a column that says nothing of what its bytes or numbers mean.
const plainType = deprecated.ConvertedType(-1)

// parquetTypes is what the schema of a Parquet file says of each of our types.
var parquetTypes = [...]struct {
	physical  pqformat.Type
	converted deprecated.ConvertedType
}{
	schema.String: {pqformat.ByteArray, deprecated.UTF8}, schema.Int: {pqformat.Int64, plainType}, schema.Float: {pqformat.Double, plainType},
	schema.Bool: {pqformat.Boolean, plainType}, schema.Date: {pqformat.Int32, deprecated.Date}, schema.Timestamp: {pqformat.Int64, deprecated.TimestampMillis},
	schema.List: {pqformat.ByteArray, deprecated.UTF8}, schema.Point: {pqformat.ByteArray, plainType},
}

// checkParquetSchema compares the file's columns with the declaration: names, types, and whether they can be null. A list is
// three elements: two groups and the leaf.
func checkParquetSchema(elements []pqformat.SchemaElement, t *schema.Table) error {
	if len(elements) == 0 || int(elements[0].NumChildren.V) != len(t.Columns) {
		return fmt.Errorf("not %d columns, as the table has", len(t.Columns))
	}
	elements = elements[1:]
	for i, c := range t.Columns {
		depth := 1
		if c.Type == schema.List {
			depth = 3
		}
		if len(elements) < depth {
			return fmt.Errorf("column %s is missing", c.Name)
		}
		if got := describeElements(elements[:depth]); got != describeColumn(c) {
			return fmt.Errorf("column %d is %s instead of %s", i+1, got, describeColumn(c))
		}
		elements = elements[depth:]
	}
	return nil
}

func describeColumn(c schema.Column) string {
	repetition := pqformat.Required
	if c.Nullable {
		repetition = pqformat.Optional
	}
	kind := parquetTypes[c.Type]
	if c.Type == schema.List {
		return fmt.Sprintf("%s, a required group of a repeated group of %s", c.Name, describeLeaf(pqformat.Required, kind.physical, kind.converted))
	}
	return c.Name + ", " + describeLeaf(repetition, kind.physical, kind.converted)
}

// describeElements tells what describeColumn does of what the schema of a file holds.
func describeElements(elements []pqformat.SchemaElement) string {
	b := strings.Builder{}
	b.WriteString(elements[0].Name + ", ")
	for _, e := range elements {
		if e.NumChildren.Valid {
			fmt.Fprintf(&b, "a %s group of ", strings.ToLower(e.RepetitionType.V.String()))
			continue
		}
		converted := plainType
		if e.ConvertedType.Valid {
			converted = e.ConvertedType.V
		}
		b.WriteString(describeLeaf(e.RepetitionType.V, e.Type.V, converted))
	}
	return b.String()
}

func describeLeaf(r pqformat.FieldRepetitionType, physical pqformat.Type, converted deprecated.ConvertedType) string {
	text := strings.ToLower(r.String()) + " " + physical.String()
	if converted != plainType {
		text += fmt.Sprintf(" of converted type %d", converted)
	}
	return text
}

// readParquet yields the rows of a Parquet file. Its schema must be the one that the table's declaration gives. A corrupt
// file gives an error or wrong rows, but does not panic. A row is valid until the next one; its strings are kept.
func readParquet(name string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		f, err := openParquet(name, t)
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		batch := newRowBatch(t)
		for i := range f.groups {
			if goesOn, err := batch.readGroup(f, &f.groups[i], yield); err != nil {
				yield(nil, err)
				return
			} else if !goesOn {
				return
			}
		}
	}
}

// rowBatch is a number of rows that are filled column by column.
type rowBatch struct {
	table *schema.Table
	cells []schema.Value
	kept  arena
}

func newRowBatch(t *schema.Table) *rowBatch {
	return &rowBatch{table: t, cells: make([]schema.Value, readBatch*len(t.Columns))}
}

// readGroup yields the rows of a row group, and tells whether more are wanted.
func (b *rowBatch) readGroup(f *parquetFile, group *pqformat.RowGroup, yield func([]schema.Value, error) bool) (bool, error) {
	leaves := make([]*leaf, len(b.table.Columns))
	for i := range leaves {
		l, err := f.leaf(group, i)
		if err != nil {
			return false, err
		}
		leaves[i] = l
	}
	width := len(b.table.Columns)
	for left := group.NumRows; left > 0; left -= readBatch {
		n := int(min(left, readBatch))
		if err := b.fill(leaves, n); err != nil {
			return false, err
		}
		for at := 0; at < n*width; at += width {
			if !yield(b.cells[at:at+width], nil) {
				return false, nil
			}
		}
	}
	for _, l := range leaves {
		if err := l.end(); err != nil {
			return false, err
		}
	}
	return true, nil
}

// fill reads the next n rows.
func (b *rowBatch) fill(leaves []*leaf, n int) (err error) {
	defer recovered(&err)
	width := len(b.table.Columns)
	for i, l := range leaves {
		for row := range n {
			if err := l.cell(&b.cells[row*width+i], &b.kept); err != nil {
				return err
			}
		}
	}
	return nil
}

// sumParquet adds the columns of a Parquet file to a digest, one column after the other.
func sumParquet(name string, t *schema.Table, d *Digest) error {
	f, err := openParquet(name, t)
	if err != nil {
		return err
	}
	defer f.Close()
	for i := range f.groups {
		for k := range t.Columns {
			if err := f.sumColumn(&f.groups[i], k, &d.columns[k]); err != nil {
				return err
			}
		}
		d.rows += f.groups[i].NumRows
	}
	return nil
}

func (p *parquetFile) sumColumn(group *pqformat.RowGroup, column int, sum *columnDigest) (err error) {
	defer recovered(&err)
	l, err := p.leaf(group, column)
	if err != nil {
		return err
	}
	var cell schema.Value
	var kept arena
	for range group.NumRows {
		if err := l.cell(&cell, &kept); err != nil {
			return err
		}
		sum.add(&cell)
	}
	return l.end()
}

// arena copies strings into blocks: one allocation for many strings.
type arena struct{ block strings.Builder }

// arenaBlock is a few thousand strings; a string that is kept alive keeps its block.
const arenaBlock = 1 << 16

func (a *arena) keep(b []byte) string {
	if a.block.Cap()-a.block.Len() < len(b) {
		a.block = strings.Builder{}
		a.block.Grow(max(arenaBlock, len(b)))
	}
	start := a.block.Len()
	a.block.Write(b)
	return a.block.String()[start:]
}
