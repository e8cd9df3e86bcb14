package ingest

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	parquetfile "github.com/apache/arrow/go/v17/parquet/file"
	"github.com/dateline-data/dateline/schema"
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
	t := &parquetTable{Options: o}
	if err := guard("no Parquet file", func() error { return t.open(io.NewSectionReader(at, 0, at.Size())) }); err != nil {
		return emit("", nil, err)
	}
	row := 0
	for group := range t.file.NumRowGroups() {
		var rows int64
		err := guard("it cannot be read on", func() (err error) { rows, err = t.openGroup(group); return err })
		for ; err == nil && rows > 0; rows-- {
			var a *schema.Article
			if err = guard("it cannot be read on", t.next); err != nil {
				break
			}
			row++
			a, wrong := o.article("Parquet", t.record)
			if wrong == nil && slices.ContainsFunc(t.record.row, func(s string) bool { return !utf8.ValidString(s) }) {
				a, wrong = nil, errNotUTF8
			}
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

// parquetTable is a file with the columns that are read: the leaves of its schema that may hold fields of ours, each a column
// of the record.
type parquetTable struct {
	Options
	file   *parquetfile.Reader
	leaves []*parquetLeaf
	record csvRecord
}

func (t *parquetTable) open(r parquet.ReaderAtSeeker) (err error) {
	properties := parquet.NewReaderProperties(cappedMemory{memory.NewGoAllocator()})
	properties.BufferedStreamEnabled = true
	if t.file, err = parquetfile.NewParquetReader(r, parquetfile.WithReadProps(properties)); err != nil {
		return err
	}
	t.record.columns = map[string]int{}
	var all []string
	columns := t.file.MetaData().Schema
	for i := range columns.NumColumns() {
		path := fieldPath(columns.Column(i).ColumnPath())
		all = append(all, strings.Join(path, "."))
		if t.wants(path[0]) {
			t.leaves = append(t.leaves, &parquetLeaf{index: i, path: path})
			t.record.header = append(t.record.header, strings.Join(path, "."))
		}
	}
	t.nameColumns()
	t.record.row = make([]string, len(t.leaves))
	if !t.hasText(t.record.columns) {
		return fmt.Errorf("none of the columns %s is known to hold the text; name it by --map text=COLUMN", strings.Join(all, ", "))
	}
	return nil
}

// fieldPath is the path of a leaf without the names that lists put into it.
func fieldPath(path parquet.ColumnPath) []string {
	inner := slices.DeleteFunc(slices.Clone(path[1:]), func(part string) bool { return listParts[part] })
	return append([]string{path[0]}, inner...)
}

var listParts = map[string]bool{"list": true, "element": true, "item": true, "array": true, "bag": true, "array_element": true}

// nameColumns gives the leaves the names that they can be asked for by: their paths, their own names inside what wraps an
// article, and that of the structure whose name they are. The first to take a name keeps it.
func (t *parquetTable) nameColumns() {
	name := func(alias string, i int) {
		for _, n := range []string{alias, canonical(alias)} {
			if _, taken := t.record.columns[n]; !taken {
				t.record.columns[n] = i
			}
		}
	}
	for i, l := range t.leaves {
		name(strings.Join(l.path, "."), i)
	}
	for _, last := range append([]string{""}, objectNames...) {
		for i, l := range t.leaves {
			path := l.path
			for depth := 0; depth < maxWrapped && len(path) > 1 && wrappers[strings.ToLower(path[0])]; depth++ {
				path = path[1:]
			}
			switch {
			case last == "" && len(path) == 1, len(path) == 2 && path[1] == last:
				name(path[0], i)
			}
		}
	}
}

// wants tells whether a column may hold a field of ours, or fields inside it.
func (o Options) wants(column string) bool {
	name := canonical(column)
	for ours, names := range fieldNames {
		if theirs, ok := o.Map[ours]; ok {
			root, _, _ := strings.Cut(theirs, ".")
			names = []string{canonical(theirs), canonical(root)}
		}
		if slices.Contains(names, name) {
			return true
		}
	}
	return wrappers[strings.ToLower(column)]
}

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
