package ingest

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	parquetfile "github.com/apache/arrow/go/v17/parquet/file"
)

const parquetMagic = "PAR1"

func isParquet(head []byte) bool { return bytes.HasPrefix(head, []byte(parquetMagic)) }

// readParquet reads a Parquet file, a page of each column that it needs at a time. A row is an article. The footer is at the
// file's end: what is no file or blob of its own is copied into a temporary file first.
//
// Columns are read one by one and not as Arrow's records: the reader of these starts goroutines, in which a broken page would end
// the program.
func readParquet(s *stream, o Options, emit emitter) error {
	at, err := s.anywhere()
	if err != nil {
		return emit("", nil, err)
	}
	t := &parquetTable{}
	if err := guard("no Parquet file", func() error { return t.open(io.NewSectionReader(at, 0, at.Size()), o) }); err != nil {
		return emit("", nil, err)
	}
	row := 0
	for group := range t.file.NumRowGroups() {
		var rows int64
		err := guard("it cannot be read on", func() (err error) { rows, err = t.openGroup(group); return err })
		for ; err == nil && rows > 0; rows-- {
			if err = guard("it cannot be read on", t.next); err != nil {
				break
			}
			row++
			a, wrong := t.article()
			if err := emit("row "+strconv.Itoa(row), a, wrong); err != nil {
				return err
			}
		}
		if err != nil {
			return emit("after row "+strconv.Itoa(row), nil, err)
		}
	}
	return nil
}

// parquetTable is a file with the leaves of its schema that are columns of the table.
type parquetTable struct {
	*table
	file   *parquetfile.Reader
	leaves []*parquetLeaf
}

func (t *parquetTable) open(r parquet.ReaderAtSeeker, o Options) (err error) {
	properties := parquet.NewReaderProperties(cappedMemory{memory.NewGoAllocator()})
	properties.BufferedStreamEnabled = true
	if t.file, err = parquetfile.NewParquetReader(r, parquetfile.WithReadProps(properties)); err != nil {
		return err
	}
	columns := t.file.MetaData().Schema
	var paths [][]string
	for i := range columns.NumColumns() {
		paths = append(paths, fieldPath(columns.Column(i).ColumnPath()))
	}
	var kept []int
	if t.table, kept, err = newTable("Parquet", paths, o, t.sample); err != nil {
		return err
	}
	for _, i := range kept {
		t.leaves = append(t.leaves, &parquetLeaf{index: i})
	}
	return nil
}

// sample gives the values of a column in the first rows; none where they cannot be read.
func (t *parquetTable) sample(column int) (values []string) {
	if t.file.NumRowGroups() == 0 {
		return nil
	}
	l := &parquetLeaf{index: column}
	_ = guard("it cannot be sampled", func() error {
		group := t.file.RowGroup(0)
		chunk, err := group.Column(column)
		if err != nil {
			return err
		}
		if err := l.open(chunk); err != nil {
			return err
		}
		for n := int64(0); n < min(sampled, group.NumRows()); n++ {
			value, err := l.row()
			if err != nil {
				return err
			}
			values = append(values, strings.ToValidUTF8(value, ""))
		}
		return nil
	})
	return values
}

// fieldPath is the path of a leaf without the names that lists put into it.
func fieldPath(path parquet.ColumnPath) []string {
	inner := slices.DeleteFunc(slices.Clone(path[1:]), func(part string) bool { return listParts[part] })
	return append([]string{path[0]}, inner...)
}

var listParts = map[string]bool{"list": true, "element": true, "item": true, "array": true, "bag": true, "array_element": true}

// openGroup goes to the first row of a row group, and gives how many it has.
func (t *parquetTable) openGroup(i int) (rows int64, err error) {
	group := t.file.RowGroup(i)
	for _, l := range t.leaves {
		chunk, err := group.Column(l.index)
		if err != nil {
			return 0, err
		}
		if err := l.open(chunk); err != nil {
			return 0, err
		}
	}
	return group.NumRows(), nil
}

// next reads the next row into the record.
func (t *parquetTable) next() (err error) {
	for i, l := range t.leaves {
		if t.record.row[i], err = l.row(); err != nil {
			return fmt.Errorf("column %s: %w", t.record.header[i], err)
		}
	}
	return nil
}
