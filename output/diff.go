package output

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
)

// What can become of a row, a column or a table.
const (
	added   = "added"
	removed = "removed"
	changed = "changed" // of a column's declaration: it has another type
	grown   = "grown"   // of a row: more reports joined it, or only what adds up over them changed, and not the wrong way
)

// maxSamples is the number of rows of each kind of change that a Diff shows.
const maxSamples = 3

// Diff says what became of the rows of a release in a later one.
type Diff struct {
	Old     Side        `json:"old"`
	New     Side        `json:"new"`
	Tables  []TableDiff `json:"tables"` // in the order of the later release, tables that went last
	Level   string      `json:"level"`  // none, patch, minor or major
	Follows string      `json:"follows,omitempty"`
}

// Side is one of the two releases.
type Side struct {
	Dir     string `json:"dir"`
	Version string `json:"version,omitempty"`
	Date    string `json:"date,omitempty"`
}

// TableDiff counts the rows of a table, which are told apart by its key. A kept row has the same values in all columns
// that both releases have, but for where the input lay.
type TableDiff struct {
	Name    string       `json:"name"`
	State   string       `json:"state,omitempty"` // added or removed, where only one release has the table
	Kept    int64        `json:"kept"`
	Grown   int64        `json:"grown"` // sums up more reports than before, or is kept but for what adds up over them: counts, tolls, names
	Changed int64        `json:"changed"`
	Added   int64        `json:"added"`
	Removed int64        `json:"removed"`
	Columns []ColumnDiff `json:"columns,omitempty"` // those in which anything differs
	Samples []Change     `json:"samples,omitempty"`
}

// ColumnDiff says in how many rows a column changed, or that the column itself did.
type ColumnDiff struct {
	Name    string `json:"name"`
	State   string `json:"state,omitempty"` // added, removed or changed
	Changed int64  `json:"changed,omitempty"`
}

// What tells what became of the column.
func (c ColumnDiff) What() string {
	switch {
	case c.State == changed:
		return "has another type"
	case c.State != "":
		return c.State
	case c.Changed == 1:
		return "changed in 1 row"
	}
	return fmt.Sprintf("changed in %d rows", c.Changed)
}

// Change is a row that differs.
type Change struct {
	Kind  string       `json:"kind"` // added, removed, changed or grown
	Key   string       `json:"key"`
	Label string       `json:"label,omitempty"` // of a sample: a few of its values, for people
	Cells []CellChange `json:"cells,omitempty"` // of a changed or grown row
}

// CellChange is a value as CSV writes it, in both releases.
type CellChange struct {
	Column string `json:"column"`
	Old    string `json:"old"`
	New    string `json:"new"`
}

// Compare tells two releases apart row by row, by the keys of their tables. Every change goes to each, in the order of
// tables and keys; each may be nil. Rows are sorted on disk, so that memory does not grow with the releases.
func Compare(ctx context.Context, old, new *Release, each func(table string, c *Change) error) (*Diff, error) {
	dir, err := os.MkdirTemp("", "dateline-diff-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	space := extsort.NewSpace(dir)
	d := &Diff{Old: old.side(), New: new.side()}
	for _, pair := range pairTables(old, new) {
		c := &comparison{pair: pair, space: space, each: each, diff: TableDiff{Name: pair.name()}}
		if err := c.run(ctx); err != nil {
			return nil, fmt.Errorf("compare %s: %w", pair.name(), err)
		}
		d.Tables = append(d.Tables, c.diff)
	}
	d.Level = d.level(slices.Equal(old.Files, new.Files))
	d.Follows, err = nextVersion(d.Old.Version, d.Level, d.New.Date)
	if errors.Is(err, errCalendar) {
		err = nil // of releases without days nothing follows
	}
	return d, err
}

func (r *Release) side() Side { return Side{r.Dir, r.Metadata.Version, r.Metadata.Date} }

// pair is a table in two releases; either info may be nil.
type pair struct {
	old, new         *Release
	oldInfo, newInfo *TableInfo
}

func pairTables(old, new *Release) (pairs []pair) {
	for i := range new.Tables {
		pairs = append(pairs, pair{old, new, old.Manifest.table(new.Tables[i].Name), &new.Tables[i]})
	}
	for i := range old.Tables {
		if new.Manifest.table(old.Tables[i].Name) == nil {
			pairs = append(pairs, pair{old, new, &old.Tables[i], nil})
		}
	}
	return pairs
}

func (p *pair) name() string {
	if p.newInfo != nil {
		return p.newInfo.Name
	}
	return p.oldInfo.Name
}

// provenance are the columns that say where inputs lay when they were read: the same article from another file is the same row.
var provenance = map[string]bool{"input_path": true}

// columns tells which columns both tables have, in the order of the new one, and how the others differ.
func (p *pair) columns() (shared []schema.Column, differ []ColumnDiff) {
	if p.oldInfo == nil || p.newInfo == nil {
		return nil, nil
	}
	before, after := p.oldInfo.Declaration(), p.newInfo.Declaration()
	for _, c := range after.Columns {
		i := before.Index(c.Name)
		switch {
		case i < 0:
			differ = append(differ, ColumnDiff{Name: c.Name, State: added})
			continue
		case before.Columns[i].Type != c.Type:
			differ = append(differ, ColumnDiff{Name: c.Name, State: changed})
		}
		if !provenance[c.Name] {
			shared = append(shared, c)
		}
	}
	for _, c := range before.Columns {
		if after.Index(c.Name) < 0 {
			differ = append(differ, ColumnDiff{Name: c.Name, State: removed})
		}
	}
	return shared, differ
}

// same tells by the sums in both manifests that all rows are kept: the same values in the same order.
func (p *pair) same(shared []schema.Column) bool {
	if p.oldInfo.Rows != p.newInfo.Rows || len(shared) == 0 {
		return false
	}
	for _, c := range shared {
		a, b := p.oldInfo.column(c.Name), p.newInfo.column(c.Name)
		if a.SHA256 != b.SHA256 || a.Nulls != b.Nulls {
			return false
		}
	}
	return true
}

func (t *TableInfo) column(name string) ColumnInfo {
	i := slices.IndexFunc(t.Columns, func(c ColumnInfo) bool { return c.Name == name })
	return t.Columns[i]
}
