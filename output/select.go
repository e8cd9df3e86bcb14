package output

import (
	"iter"
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// Select gives the rows of a table that pass a condition, all where it is nil. A row is good until the next one.
func (r *Release) Select(info *TableInfo, where *Condition) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		row := rowOf(info.Declaration())
		for cells, err := range r.Rows(info) {
			if err == nil && where != nil && !where.Holds(cells) {
				continue
			}
			row.Cells = cells
			if !yield(row, err) || err != nil {
				return
			}
		}
	}
}

// Find gives the rows of a table that are wanted.
func (r *Release) Find(table string, wanted func(Row) bool) (found []Row, err error) {
	info, err := r.Table(table)
	if err != nil {
		return nil, err
	}
	for row, err := range r.Select(info, nil) {
		if err != nil {
			return nil, err
		}
		if wanted(row) {
			row.Cells = slices.Clone(row.Cells)
			found = append(found, row)
		}
	}
	return found, nil
}

// Extent is what the values of a column lie between, and how many are null. Lists and points have no order: there Least and Greatest stay
// null, as in a column of nulls.
type Extent struct {
	Least, Greatest schema.Value
	Nulls           int
}

// Take widens the extent by a value of its column's type.
func (x *Extent) Take(kind schema.Type, v schema.Value) {
	if !v.Valid {
		x.Nulls++
		return
	}
	if kind == schema.List || kind == schema.Point {
		return
	}
	if !x.Least.Valid || compareValues(kind, v, x.Least) < 0 {
		x.Least = v
	}
	if !x.Greatest.Valid || compareValues(kind, v, x.Greatest) > 0 {
		x.Greatest = v
	}
}
