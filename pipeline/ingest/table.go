package ingest

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
)

// table is the rows of a Parquet or Arrow file, by those of its columns that may hold fields of ours. The fields of a structure
// are columns of their own.
type table struct {
	o      Options
	format string
	record csvRecord // its header are the columns' paths
}

// newTable gives a table of the columns with these paths, and which of them are its.
func newTable(format string, paths [][]string, o Options) (t *table, kept []int, err error) {
	t = &table{o, format, csvRecord{columns: map[string]int{}}}
	var all []string
	var ours [][]string
	for i, path := range paths {
		all = append(all, strings.Join(path, "."))
		if o.wants(path[0]) {
			kept, ours = append(kept, i), append(ours, path)
			t.record.header = append(t.record.header, all[i])
		}
	}
	t.record.row = make([]string, len(ours))
	t.name(ours)
	if !o.hasText(t.record.columns) {
		return nil, nil, fmt.Errorf("none of the columns %s is known to hold the text; name it by --map text=COLUMN", strings.Join(all, ", "))
	}
	return t, kept, nil
}

// name gives the columns the names that they can be asked for by: their paths, their own names inside what wraps an article, and
// that of the structure whose name they are. The first to take a name keeps it.
func (t *table) name(paths [][]string) {
	take := func(alias string, i int) {
		for _, n := range []string{alias, canonical(alias)} {
			if _, taken := t.record.columns[n]; !taken {
				t.record.columns[n] = i
			}
		}
	}
	for i, path := range paths {
		take(strings.Join(path, "."), i)
	}
	for _, last := range append([]string{""}, objectNames...) {
		for i, path := range paths {
			for depth := 0; depth < maxWrapped && len(path) > 1 && wrappers[strings.ToLower(path[0])]; depth++ {
				path = path[1:]
			}
			if last == "" && len(path) == 1 || len(path) == 2 && path[1] == last {
				take(path[0], i)
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

// article makes an article of the row that is in the record.
func (t *table) article() (*schema.Article, error) {
	if slices.ContainsFunc(t.record.row, func(s string) bool { return !utf8.ValidString(s) }) {
		return nil, errNotUTF8
	}
	return t.o.article(t.format, t.record)
}
