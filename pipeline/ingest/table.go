package ingest

import (
	"maps"
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

// newTable gives a table of the columns with these paths, and which of them are its. sample gives the values of a column in the first
// rows.
func newTable(format string, paths [][]string, o Options, sample func(column int) []string) (t *table, kept []int, err error) {
	t = &table{o, format, csvRecord{columns: map[string]int{}}}
	var all []string
	var ours [][]string
	for _, path := range paths {
		all = append(all, strings.Join(path, "."))
	}
	t.record.guesses = o.tableGuesses(paths, sample)
	guessed := slices.Collect(maps.Values(t.record.guesses))
	for i, path := range paths {
		if o.wants(path[0]) || slices.Contains(guessed, all[i]) {
			kept, ours = append(kept, i), append(ours, path)
			t.record.header = append(t.record.header, all[i])
		}
	}
	t.record.row = make([]string, len(ours))
	t.name(ours)
	return t, kept, o.checkColumns(t.record.columns, all, t.record.guesses)
}

// tableGuesses are the columns, by their paths, that are taken for fields of ours that none is known to be.
func (o Options) tableGuesses(paths [][]string, sample func(column int) []string) map[string]string {
	var columns []candidate
	for i, path := range paths {
		c := candidate{name: strings.Join(path, ".")}
		switch isOurs := o.wants(path[0]); {
		case isOurs && !wrappers[strings.ToLower(path[0])]:
			c.name = path[0]
		case o.fieldNamed(c.name) == "":
			c.values = sample(i)
		}
		columns = append(columns, c)
	}
	return o.guesses(columns)
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
