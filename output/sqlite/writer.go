package sqlite

import (
	"encoding/binary"
	"io"
	"iter"
)

// lockPage holds the byte by which SQLite locks files; it stays empty.
const lockPage = 1<<30/pageSize + 1

// Writer writes the pages of a database but the first, which Close gives. Tables, indexes and views stand in the schema in the order in
// which they are written.
type Writer struct {
	body    io.Writer
	pages   uint32 // the number of the last
	schema  *tree
	objects int64
}

// NewWriter gives a writer of the pages from the second on.
func NewWriter(body io.Writer) *Writer {
	w := &Writer{body: body, pages: 1}
	w.schema = &tree{w: w, first: true}
	return w
}

// next is the number of the page that is written next.
func (w *Writer) next() uint32 {
	if w.pages+1 == lockPage {
		return lockPage + 1
	}
	return w.pages + 1
}

func (w *Writer) writePage(b []byte) (uint32, error) {
	n := w.next()
	if n != w.pages+1 {
		if _, err := w.body.Write(make([]byte, pageSize)); err != nil {
			return 0, err
		}
	}
	w.pages = n
	_, err := w.body.Write(b)
	return n, err
}

// cell makes the cell of a payload behind a head; what does not fit goes to overflow pages.
func (w *Writer) cell(head, payload []byte, most int) ([]byte, error) {
	n := local(len(payload), most)
	cell := append(head, payload[:n]...)
	if n == len(payload) {
		return cell, nil
	}
	cell = appendUint32(cell, w.next())
	for rest := payload[n:]; len(rest) > 0; {
		b := make([]byte, pageSize)
		size := copy(b[4:], rest)
		if rest = rest[size:]; len(rest) > 0 {
			after := w.next() + 1
			if after == lockPage {
				after++
			}
			binary.BigEndian.PutUint32(b, after)
		}
		if _, err := w.writePage(b); err != nil {
			return nil, err
		}
	}
	return cell, nil
}

// Table is a table that is filled.
type Table struct {
	tree      *tree
	name, sql string
	rows      int64
}

// Table begins a table; sql is what creates it. Where its key is a primary key, an Index must follow that has no SQL. One table is
// filled at a time.
func (w *Writer) Table(name, sql string) *Table {
	return &Table{tree: &tree{w: w}, name: name, sql: sql}
}

// Add puts a row behind the others and gives its number.
func (t *Table) Add(cells []Value) (int64, error) {
	t.rows++
	return t.rows, t.tree.addRow(t.rows, cells)
}

func (t *tree) addRow(number int64, cells []Value) error {
	payload, err := appendRecord(nil, cells)
	if err != nil {
		return err
	}
	row := appendVarint(nil, uint64(number))
	cell, err := t.w.cell(append(appendVarint(nil, uint64(len(payload))), row...), payload, maxTableLocal)
	if err == nil {
		err = t.add(cell)
	}
	t.lastRow = row
	return err
}

// Close ends the table.
func (t *Table) Close() error { return t.tree.w.finish(t.tree, "table", t.name, t.name, t.sql) }

// finish writes the root of a tree and names it in the schema.
func (w *Writer) finish(t *tree, kind, name, table string, sql Value) error {
	root, err := t.close()
	if err != nil {
		return err
	}
	n, err := w.writePage(root)
	if err != nil {
		return err
	}
	return w.object(kind, name, table, int64(n), sql)
}

func (w *Writer) object(kind, name, table string, root int64, sql Value) error {
	w.objects++
	return w.schema.addRow(w.objects, []Value{kind, name, table, root, sql})
}

// Key is what an index knows of a row: its cells in the index's columns, and its number.
type Key struct {
	Cells []Value
	Row   int64
}

// Index writes an index of a table. The keys come in SQLite's order: null, numbers, text by its bytes; equal ones by their rows. The
// index of a primary key has the name "sqlite_autoindex_TABLE_1" and no SQL.
func (w *Writer) Index(name, table, sql string, keys iter.Seq2[Key, error]) error {
	t := &tree{w: w, index: true}
	for key, err := range keys {
		if err != nil {
			return err
		}
		payload, err := appendRecord(nil, append(key.Cells[:len(key.Cells):len(key.Cells)], key.Row))
		if err != nil {
			return err
		}
		cell, err := w.cell(appendVarint(nil, uint64(len(payload))), payload, maxIndexLocal)
		if err == nil {
			err = t.add(cell)
		}
		if err != nil {
			return err
		}
	}
	var create Value
	if sql != "" {
		create = sql
	}
	return w.finish(t, "index", name, table, create)
}

// View names a view.
func (w *Writer) View(name, sql string) error { return w.object("view", name, name, 0, sql) }

// Close gives the first page, which stands before all that was written.
func (w *Writer) Close() ([]byte, error) {
	first, err := w.schema.close()
	if err != nil {
		return nil, err
	}
	h := append(make([]byte, 0, fileHeader), magic...)
	h = binary.BigEndian.AppendUint16(h, pageSize)
	h = append(h, 1, 1, 0, 64, 32, 32) // written and read as of old, nothing reserved, the only shares of a page there are
	for _, n := range []uint32{1, w.pages, 0, 0, 1, 4, 0, 0, 1, 0, 0, 0} {
		h = appendUint32(h, n) // changes, pages, no free ones, version of the schema and of its form, no cache and vacuum, UTF-8
	}
	h = append(h, make([]byte, fileHeader-len(h)-8)...)
	h = appendUint32(appendUint32(h, 1), libraryVersion)
	copy(first, h)
	return first, nil
}
