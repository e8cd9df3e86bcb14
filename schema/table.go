package schema

import (
	"slices"
)

// Version is the version of the tables: its first number rises where a column goes or changes, the second where one is
// added, the third where only meanings are told better.
const Version = "2.0.0"

// Type is the type of a column.
type Type uint8

// The types a column can have.
const (
	String Type = iota
	Int
	Float
	Bool
	Date      // calendar date
	Timestamp // UTC, milliseconds
	List      // list of strings
	Point     // longitude and latitude; WKB in Parquet, WKT in CSV
)

var typeNames = [...]string{"string", "integer", "number", "boolean", "date", "datetime", "list", "point"}

func (t Type) String() string { return typeNames[t] }

// ParseType is the type of a name that String gives.
func ParseType(name string) (Type, bool) {
	i := slices.Index(typeNames[:], name)
	return Type(max(i, 0)), i >= 0
}

// Extra marks a column that only some releases carry.
type Extra uint8

// When a column is part of a table.
const (
	Always       Extra = iota
	WithSentence       // --text sentence and full
	WithText           // --text full
)

var extraNames = [...]string{"none", "sentence", "full"}

func (e Extra) String() string { return extraNames[e] }

// ParseExtra is the extra text of a name that String gives.
func ParseExtra(name string) (Extra, bool) {
	i := slices.Index(extraNames[:], name)
	return Extra(max(i, 0)), i >= 0
}

// Growth is how a column changes as more reports join what its row is of: the row then stays the one it was.
type Growth uint8

// The ways to grow.
const (
	Fixed Growth = iota // it does not: another value makes another row of it
	Up                  // counts, the day of the last report
	Down                // the day of the first report, the lowest figure
	Wider               // lists
	Along               // either way: how sure, the best figure
)

// CodePoints is the unit of offsets.
const CodePoints = "code points"

// Column is one column of a table.
type Column struct {
	Name     string
	Type     Type
	Nullable bool
	Key      bool   // the table's primary key
	Refers   *Table // the table whose key the values (or the list's items) are; nil for none
	Codes    string // name of the code list that the values come from; "" for none
	Unit     string // "degrees", CodePoints, ...; "" where the type says all
	Distinct bool   // nearly every row has a value of its own
	Extra    Extra
	Grows    Growth
	Meaning  string // one line
}

// Table is a table's declaration, from which Parquet schemas, CSV headers, descriptors and the codebook are derived.
type Table struct {
	Name    string
	Meaning string // one line
	Columns []Column
}

// With is the table with only the columns that a release with the given extra text carries.
func (t *Table) With(extra Extra) *Table {
	out := &Table{Name: t.Name, Meaning: t.Meaning}
	for _, c := range t.Columns {
		if c.Extra <= extra {
			out.Columns = append(out.Columns, c)
		}
	}
	return out
}

// Key is the name of the table's primary key.
func (t *Table) Key() string {
	for _, c := range t.Columns {
		if c.Key {
			return c.Name
		}
	}
	return ""
}

// Index is the position of a column, or -1. A nil table has none.
func (t *Table) Index(column string) int {
	if t == nil {
		return -1
	}
	for i, c := range t.Columns {
		if c.Name == column {
			return i
		}
	}
	return -1
}

// Value is one cell. Which field counts follows from the column's type: Str for String, Int for Int, Bool (0 or 1),
// Date (days since 1970-01-01) and Timestamp (milliseconds since 1970 UTC), Float for Float, List for List, and
// Float, Float2 (longitude, latitude) for Point.
type Value struct {
	Valid         bool // false: null
	Str           string
	Int           int64
	Float, Float2 float64
	List          []string
}

// field is a column and the part of a row of type R that it holds.
type field[R any] struct {
	Column
	cell[R]
}

// TableOf is the declaration of a table whose rows are of type R.
type TableOf[R any] struct {
	*Table
	fields []field[R]
}

func declare[R any](t *Table, fields []field[R]) TableOf[R] {
	for _, f := range fields {
		t.Columns = append(t.Columns, f.Column)
	}
	return TableOf[R]{t, fields}
}

// Cells appends the row's cells for the columns that a release with the given extra text carries.
func (t TableOf[R]) Cells(row *R, extra Extra, cells []Value) []Value {
	for i := range t.fields {
		if t.fields[i].Extra <= extra {
			cells = append(cells, t.fields[i].get(row))
		}
	}
	return cells
}

// Scanner gives a function that sets a row from the cells that it was written as, found by the names of the columns that a release has them
// under. What no column holds stays as it is.
func (t TableOf[R]) Scanner(columns *Table) func(row *R, cells []Value) {
	at := make([]int, len(t.fields))
	for i := range t.fields {
		at[i] = columns.Index(t.fields[i].Name)
	}
	return func(row *R, cells []Value) {
		for i := range t.fields {
			if at[i] >= 0 {
				t.fields[i].set(row, cells[at[i]])
			}
		}
	}
}
