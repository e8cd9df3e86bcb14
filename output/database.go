package output

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/dateline-data/dateline/output/sqlite"
	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
	"github.com/dateline-data/dateline/schema/record"
)

// databaseName is the file that holds all tables as a database.
const databaseName = "dateline.sqlite"

// sqliteTypes are our types as columns of SQLite are declared. Flags are 0 and 1, dates and times ISO 8601 as in CSV, lists are joined
// by | and points are WKT.
var sqliteTypes = [...]string{schema.String: "TEXT", schema.Int: "INTEGER", schema.Float: "REAL", schema.Bool: "INTEGER",
	schema.Date: "DATE", schema.Timestamp: "DATETIME", schema.List: "TEXT", schema.Point: "TEXT"}

// database is the SQLite file of a release while it is written: its pages but the first, which comes when all is known.
type database struct {
	pages  *os.File // temporary
	buffer *bufio.Writer
	writer *sqlite.Writer
	space  *extsort.Space
}

// newDatabase begins a database whose temporary files lie in dir.
func newDatabase(dir string) (*database, error) {
	f, err := os.CreateTemp(dir, ".sqlite-")
	if err != nil {
		return nil, err
	}
	b := bufio.NewWriterSize(f, csvBuffer)
	return &database{pages: f, buffer: b, writer: sqlite.NewWriter(b), space: extsort.NewSpace(dir)}, nil
}

// close removes the temporary file. It may be called more than once, and of nil.
func (d *database) close() {
	if d != nil && d.pages != nil {
		d.pages.Close()
		os.Remove(d.pages.Name())
		d.pages = nil
	}
}

// take gives the rows on, and writes them into a table of the database on the way. has tells which tables the database has.
func (d *database) take(t *schema.Table, has func(table string) bool, rows iter.Seq2[[]schema.Value, error]) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		w := newDatabaseTable(d, t, has)
		for row, err := range rows {
			if err == nil {
				err = w.add(row)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
		if err := w.close(); err != nil {
			yield(nil, fmt.Errorf("write %s: %w", databaseName, err))
		}
	}
}

// indexKey is a row's place in an index.
type indexKey struct {
	Text string
	Null bool
	Row  int
}

func carryIndexKey(c *record.Coder, k *indexKey) {
	c.Text(&k.Text)
	c.Bools(&k.Null)
	c.Int(&k.Row)
}

// databaseTable is a table with indexes on its key and on what refers to other tables.
type databaseTable struct {
	d       *database
	table   *schema.Table
	rows    *sqlite.Table
	indexes map[int]*extsort.Sorter[indexKey] // by column
	cells   []sqlite.Value
}

func newDatabaseTable(d *database, t *schema.Table, has func(string) bool) *databaseTable {
	w := &databaseTable{d: d, table: t, rows: d.writer.Table(t.Name, createTable(t, has)), indexes: map[int]*extsort.Sorter[indexKey]{}, cells: make([]sqlite.Value, len(t.Columns))}
	for i := range t.Columns {
		if isIndexed(&t.Columns[i]) {
			w.indexes[i] = extsort.New(d.space, carryIndexKey)
		}
	}
	return w
}

func isIndexed(c *schema.Column) bool { return c.Key || c.Refers != nil && c.Type == schema.String }

func (w *databaseTable) add(row []schema.Value) error {
	for i := range row {
		w.cells[i] = sqliteCell(w.table.Columns[i].Type, &row[i])
	}
	n, err := w.rows.Add(w.cells)
	for i, index := range w.indexes {
		if err == nil {
			k := indexKey{row[i].Str, !row[i].Valid, int(n)}
			err = index.Add(k.order(), k)
		}
	}
	return err
}

// order is a key that sorts as SQLite does: null first, text by its bytes, a text before longer ones that begin with it, equal ones by
// their rows.
func (k *indexKey) order() string {
	b := []byte{1}
	if k.Null {
		b[0] = 0
	}
	b = append(append(b, strings.ReplaceAll(k.Text, "\x00", "\x00\xff")...), 0, 0)
	return string(binary.BigEndian.AppendUint64(b, uint64(k.Row)))
}

// close ends the table and writes its indexes, in the order of its columns.
func (w *databaseTable) close() error {
	if err := w.rows.Close(); err != nil {
		return err
	}
	for i := range w.table.Columns {
		index := w.indexes[i]
		if index == nil {
			continue
		}
		c := &w.table.Columns[i]
		name, sql := w.table.Name+"_"+c.Name, fmt.Sprintf("CREATE INDEX %q ON %q (%q)", w.table.Name+"_"+c.Name, w.table.Name, c.Name)
		if c.Key {
			name, sql = "sqlite_autoindex_"+w.table.Name+"_1", ""
		}
		err := w.d.writer.Index(name, w.table.Name, sql, func(yield func(sqlite.Key, error) bool) {
			for k, err := range index.All() {
				key := sqlite.Key{Cells: []sqlite.Value{k.Text}, Row: int64(k.Row)}
				if k.Null {
					key.Cells[0] = nil
				}
				if !yield(key, err) {
					return
				}
			}
		})
		if err = errors.Join(err, index.Close()); err != nil {
			return err
		}
	}
	return nil
}

// createTable is the SQL of a table, with what its columns mean as comments, which SQLite keeps.
func createTable(t *schema.Table, has func(string) bool) string {
	var b strings.Builder
	fmt.Fprintf(&b, "CREATE TABLE %q ( -- %s", t.Name, t.Meaning)
	for i := range t.Columns {
		c := &t.Columns[i]
		fmt.Fprintf(&b, "\n  %q %s", c.Name, sqliteTypes[c.Type])
		if !c.Nullable {
			b.WriteString(" NOT NULL")
		}
		if c.Key {
			b.WriteString(" PRIMARY KEY")
		}
		if c.Refers != nil && c.Type == schema.String && has(c.Refers.Name) {
			fmt.Fprintf(&b, " REFERENCES %q (%q)", c.Refers.Name, c.Refers.Key())
		}
		if i < len(t.Columns)-1 {
			b.WriteByte(',')
		}
		b.WriteString(" -- " + columnMeaning(c))
	}
	b.WriteString("\n)")
	return b.String()
}

func sqliteCell(kind schema.Type, v *schema.Value) sqlite.Value {
	switch {
	case !v.Valid:
		return nil
	case kind == schema.String:
		return v.Str
	case kind == schema.Int || kind == schema.Bool:
		return v.Int
	case kind == schema.Float:
		return v.Float
	}
	return Cell(kind, *v)
}

// viewStatement is a view of views.sql: its name, and what creates it.
var viewStatement = regexp.MustCompile(`(?s)create view (\w+) as\n.*?;`)

// write names the views and writes the database to a file of the release.
func (d *database) write(to io.Writer, views string) error {
	for _, v := range viewStatement.FindAllStringSubmatch(views, -1) {
		if err := d.writer.View(v[1], strings.TrimSuffix(v[0], ";")); err != nil {
			return err
		}
	}
	first, err := d.writer.Close()
	if err == nil {
		err = d.buffer.Flush()
	}
	if err == nil {
		_, err = d.pages.Seek(0, io.SeekStart)
	}
	if err == nil {
		_, err = to.Write(first)
	}
	if err == nil {
		_, err = io.Copy(to, d.pages)
	}
	return err
}

// writeDatabase ends the database, if the release has one, reads it back and compares.
func (w *Writer) writeDatabase() error {
	if w.database == nil {
		return nil
	}
	f, err := w.newFile(databaseName)
	if err != nil {
		return err
	}
	err = w.database.write(f, viewsOf(w.manifest.Tables))
	w.database.close()
	if finishErr := w.finish(f); err == nil {
		err = finishErr
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", databaseName, err)
	}
	for i := range w.manifest.Tables {
		info := &w.manifest.Tables[i]
		info.SQLite = []string{databaseName}
		if err := verify(w.dir, formatNamed("sqlite"), info.Declaration(), info); err != nil {
			return err
		}
	}
	return nil
}

// readSQLite yields the rows of a table of a database.
func readSQLite(name string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		r, err := sqlite.Open(filepath.Clean(name))
		if err != nil {
			yield(nil, err)
			return
		}
		defer r.Close()
		row := make([]schema.Value, len(t.Columns))
		for cells, err := range r.Rows(t.Name) {
			if err == nil {
				err = fromSQLite(t, cells, row)
			}
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

func fromSQLite(t *schema.Table, cells []sqlite.Value, row []schema.Value) (err error) {
	if len(cells) != len(t.Columns) {
		return fmt.Errorf("%d columns instead of %d", len(cells), len(t.Columns))
	}
	for i, cell := range cells {
		c := &t.Columns[i]
		row[i] = schema.Value{Valid: cell != nil}
		switch v := cell.(type) {
		case int64:
			row[i].Int = v
		case float64:
			row[i].Float = v
		case string:
			if c.Type == schema.String {
				row[i].Str = v
			} else {
				row[i], err = parseCell(c, v)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}
