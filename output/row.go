package output

import (
	"bytes"
	"encoding/json"

	"github.com/dateline-data/dateline/schema"
)

// Row is a row of a table as it is read, its cells found by the names of their columns.
type Row struct {
	Table *schema.Table
	Cells []schema.Value
	index map[string]int // where each column stands, of rows that are asked for many cells; nil looks through the table's
}

// rowOf is a row of a table that is read one after the other: its Cells are to be set.
func rowOf(t *schema.Table) Row {
	row := Row{Table: t, index: make(map[string]int, len(t.Columns))}
	for i, c := range t.Columns {
		row.index[c.Name] = i
	}
	return row
}

// at is where a column stands, -1 where the table does not have it.
func (r Row) at(column string) int {
	if r.index == nil {
		return r.Table.Index(column)
	}
	if i, ok := r.index[column]; ok {
		return i
	}
	return -1
}

// Cell is the value of a column as CSV writes it, "" for null and for a column that the table does not have.
func (r Row) Cell(column string) string {
	i := r.at(column)
	if i < 0 {
		return ""
	}
	return Cell(r.Table.Columns[i].Type, r.Cells[i])
}

// Number is the value of a column of whole numbers, booleans or dates; ok is false for null.
func (r Row) Number(column string) (n int, ok bool) {
	i := r.at(column)
	if i < 0 {
		return 0, false
	}
	return int(r.Cells[i].Int), r.Cells[i].Valid
}

// value is a cell of a column that the table must have: to ask for another is a mistake in the code.
func (r Row) value(column string) schema.Value {
	i := r.at(column)
	if i < 0 {
		panic(r.Table.Name + " has no column " + column)
	}
	return r.Cells[i]
}

// text is such a cell as CSV writes it, "" for null.
func (r Row) text(column string) string {
	r.value(column)
	return r.Cell(column)
}

func (r Row) is(column string) bool { return r.value(column).Int != 0 }

// MarshalJSON writes the row as an object in the order of the columns: null, lists and numbers as JSON has them, dates and times as
// CSV, points as [longitude, latitude].
func (r Row) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	for i, c := range r.Table.Columns {
		b.WriteByte("{,"[min(i, 1)])
		value, err := json.Marshal(jsonValue(c.Type, r.Cells[i]))
		if err != nil {
			return nil, err
		}
		name, _ := json.Marshal(c.Name) // text always can be
		b.Write(append(append(name, ':'), value...))
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

func jsonValue(kind schema.Type, v schema.Value) any {
	if !v.Valid {
		return nil
	}
	switch kind {
	case schema.Int:
		return v.Int
	case schema.Float:
		return v.Float
	case schema.Bool:
		return v.Int != 0
	case schema.List:
		return v.List
	case schema.Point:
		return [2]float64{v.Float, v.Float2}
	}
	return Cell(kind, v)
}

// each calls take with every row of a table; there are none of one that the release does not have.
func (r *Release) each(table string, take func(Row) error) error {
	info := r.Manifest.table(table)
	if info == nil {
		return nil
	}
	for row, err := range r.Select(info, nil) {
		if err == nil {
			err = take(row)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// scanEach calls take with every row of a table, and with what reads it whole.
func scanEach[R any](r *Release, table schema.TableOf[R], take func(Row, func() R) error) error {
	info := r.Manifest.table(table.Name)
	if info == nil {
		return nil
	}
	scan := table.Scanner(info.Declaration())
	return r.each(table.Name, func(row Row) error {
		return take(row, func() (whole R) {
			scan(&whole, row.Cells)
			return whole
		})
	})
}
