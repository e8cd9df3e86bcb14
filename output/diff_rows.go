package output

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
	"github.com/dateline-data/dateline/schema/record"
)

// comparison compares one table of two releases.
type comparison struct {
	pair
	space   *extsort.Space // for rows that are being sorted
	each    func(table string, c *Change) error
	diff    TableDiff
	columns []schema.Column // those that are compared
	key     int             // which of them is the key; -1 where none is and the whole row stands for it
	counts  []int64         // rows in which each column differs
}

func (c *comparison) run(ctx context.Context) error {
	switch {
	case c.oldInfo == nil:
		c.diff.State, c.columns = added, c.newInfo.Declaration().Columns
	case c.newInfo == nil:
		c.diff.State, c.columns = removed, c.oldInfo.Declaration().Columns
	default:
		c.columns, c.diff.Columns = c.pair.columns()
		if c.same(c.columns) {
			c.diff.Kept = c.newInfo.Rows
			return nil
		}
	}
	compared := &schema.Table{Columns: c.columns}
	c.key = compared.Index(compared.Key())
	c.counts = make([]int64, len(c.columns))
	if err := c.merge(c.sorted(ctx, c.old, c.oldInfo), c.sorted(ctx, c.new, c.newInfo)); err != nil {
		return err
	}
	for i, n := range c.counts {
		if n > 0 {
			c.diff.Columns = append(c.diff.Columns, ColumnDiff{Name: c.columns[i].Name, Changed: n})
		}
	}
	return nil
}

// sorted yields the rows of a table, packed, in the order of their keys; none where the release lacks the table.
func (c *comparison) sorted(ctx context.Context, r *Release, info *TableInfo) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		if info == nil {
			return
		}
		sorter := extsort.New(c.space, record.Fields[string]((*record.Coder).String))
		if err := c.fill(ctx, sorter, r, info); err != nil {
			yield("", fmt.Errorf("%s: %w", r.Dir, err))
			return
		}
		defer sorter.Close() // removed with its folder at the latest
		n := info.Rows
		for row, err := range sorter.All() {
			if n--; !yield(row, err) || err != nil {
				return
			}
		}
		if n > 0 {
			yield("", fmt.Errorf("%s: %d rows have the key of another row: see dateline validate", r.Dir, n))
		}
	}
}

func (c *comparison) fill(ctx context.Context, sorter *extsort.Sorter[string], r *Release, info *TableInfo) error {
	t := info.Declaration()
	var packed, text []byte
	for row, err := range r.Rows(info) {
		if err := cmp.Or(err, ctx.Err()); err != nil {
			return err
		}
		packed = packed[:0]
		for i := range c.columns {
			at := t.Index(c.columns[i].Name)
			text = appendCell(text[:0], t.Columns[at].Type, &row[at])
			packed = append(binary.AppendUvarint(packed, uint64(len(text))), text...)
		}
		if err := sorter.Add(c.keyOf(string(packed)), string(packed)); err != nil {
			return err
		}
	}
	return nil
}

// cell takes the first cell off a packed row.
func cell(packed string) (first, rest string) {
	size, n := binary.Uvarint([]byte(packed[:min(len(packed), binary.MaxVarintLen64)]))
	end := n + int(size)
	return packed[n:end], packed[end:]
}

func cells(packed string) (all []string) {
	for packed != "" {
		var first string
		first, packed = cell(packed)
		all = append(all, first)
	}
	return all
}

// keyOf is a packed row's key; without one, the whole row.
func (c *comparison) keyOf(packed string) (key string) {
	if c.key < 0 || packed == "" {
		return packed
	}
	for range c.key + 1 {
		key, packed = cell(packed)
	}
	return key
}

// cursor is one of two sorted tables that are walked together, at its current row.
type cursor struct {
	next func() (string, error, bool)
	row  string
	key  string
	err  error
	more bool
}

func (c *comparison) advance(s *cursor) {
	s.row, s.err, s.more = s.next()
	s.key = c.keyOf(s.row)
}

// merge walks two sorted tables and tells what became of each key.
func (c *comparison) merge(before, after iter.Seq2[string, error]) error {
	var old, new cursor
	var stop func()
	old.next, stop = iter.Pull2(before)
	defer stop()
	new.next, stop = iter.Pull2(after)
	defer stop()
	c.advance(&old)
	c.advance(&new)
	for old.more || new.more {
		if err := errors.Join(old.err, new.err); err != nil {
			return err
		}
		order := strings.Compare(old.key, new.key)
		inOld, inNew := old.more && (order <= 0 || !new.more), new.more && (order >= 0 || !old.more)
		if err := c.tell(&old, &new, inOld, inNew); err != nil {
			return err
		}
		if inOld {
			c.advance(&old)
		}
		if inNew {
			c.advance(&new)
		}
	}
	return nil
}

// tell counts what became of a key that one side or both have.
func (c *comparison) tell(old, new *cursor, inOld, inNew bool) error {
	switch {
	case !inNew:
		return c.record(&c.diff.Removed, &Change{Kind: removed, Key: old.key}, old.row)
	case !inOld:
		return c.record(&c.diff.Added, &Change{Kind: added, Key: new.key}, new.row)
	case old.row == new.row:
		c.diff.Kept++
		return nil
	}
	change := &Change{Kind: changed, Key: new.key}
	was, is := cells(old.row), cells(new.row)
	onlyGrew, joined := true, false
	for i := range is {
		if was[i] != is[i] {
			onlyGrew = onlyGrew && grew(&c.columns[i], was[i], is[i])
			joined = joined || c.columns[i].Name == reportCount && less(schema.Int, was[i], is[i])
			change.Cells = append(change.Cells, CellChange{c.columns[i].Name, was[i], is[i]})
		}
	}
	if onlyGrew || joined {
		change.Kind = grown
		return c.record(&c.diff.Grown, change, new.row)
	}
	for i := range is {
		if was[i] != is[i] {
			c.counts[i]++
		}
	}
	return c.record(&c.diff.Changed, change, new.row)
}

// record counts a change, passes it on, and keeps the first few of its kind.
func (c *comparison) record(count *int64, change *Change, row string) error {
	if *count++; *count <= maxSamples {
		change.Label = c.label(row)
		c.diff.Samples = append(c.diff.Samples, *change)
	}
	if c.each == nil {
		return nil
	}
	return c.each(c.diff.Name, change)
}

// labelCells is the number of values by which people know a row.
const labelCells = 5

// labelColumns end the names of columns by whose values people know a row.
var labelColumns = regexp.MustCompile(`(^|_)(title|name|type|text|date)$`)

// label is a few telling values of a row, each once.
func (c *comparison) label(row string) string {
	var words []string
	for i, text := range cells(row) {
		column := &c.columns[i]
		tells := column.Extra == schema.Always && labelColumns.MatchString(column.Name)
		if tells && text != "" && !slices.Contains(words, text) && len(words) < labelCells {
			words = append(words, text)
		}
	}
	return strings.Join(words, ", ")
}

// reportCount counts what a row sums up. A row that sums up more than before may say something better: a place that was not known, the
// name that most reports now use. It has grown, whatever it says.
const reportCount = "mention_count"

// grew tells whether a cell changed as reports that join change it.
func grew(c *schema.Column, was, is string) bool {
	switch c.Grows {
	case schema.Up:
		return was == "" || is != "" && !less(c.Type, is, was)
	case schema.Down:
		return was == "" || is != "" && !less(c.Type, was, is)
	case schema.Wider:
		return !slices.ContainsFunc(strings.Split(was, listSeparator), func(item string) bool {
			return item != "" && !slices.Contains(strings.Split(is, listSeparator), item)
		})
	}
	return c.Grows == schema.Along
}

// less compares cells as CSV writes them: numbers by what they are, times as their text.
func less(kind schema.Type, a, b string) bool {
	if kind == schema.Timestamp {
		return a < b
	}
	x, _ := strconv.ParseFloat(a, 64)
	y, _ := strconv.ParseFloat(b, 64)
	return x < y
}
