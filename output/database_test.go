package output

import (
	"bytes"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// databaseOf writes tables into a database.
func databaseOf(t *testing.T, n int, tables ...*schema.Table) string {
	t.Helper()
	d, err := newDatabase(t.TempDir())
	must(t, err)
	defer d.close()
	for _, table := range tables {
		must(t, drop(d.take(table, func(string) bool { return true }, randomRows(table, n))))
	}
	var b bytes.Buffer
	must(t, d.write(&b, viewsSQL))
	name := filepath.Join(t.TempDir(), databaseName)
	must(t, os.WriteFile(name, b.Bytes(), 0o644))
	return name
}

// TestDatabase reads back every table of a database that holds them all; two of the same rows are the same file.
func TestDatabase(t *testing.T) {
	tables := append([]*schema.Table{oneOfEach()}, schema.Tables...)
	for _, n := range []int{0, 1, 1500} {
		name := databaseOf(t, n, tables...)
		for _, table := range tables {
			next, stop := iter.Pull2(randomRows(table, n))
			rows := 0
			for got, err := range readSQLite(name, table) {
				must(t, err)
				want, _, ok := next()
				if !ok || !slices.EqualFunc(got, want, equalCells) {
					t.Fatalf("%s, row %d of %d:\n%.200v, want\n%.200v", table.Name, rows, n, got, want)
				}
				rows++
			}
			if stop(); rows != n {
				t.Errorf("%s: %d rows of %d", table.Name, rows, n)
			}
		}
		a, _ := os.ReadFile(name)
		b, _ := os.ReadFile(databaseOf(t, n, tables...))
		if !bytes.Equal(a, b) {
			t.Errorf("%d rows: two files differ", n)
		}
	}
}

// TestFormatsOfARelease writes a sample in each format alone, and in all of them, and validates it.
func TestFormatsOfARelease(t *testing.T) {
	for _, names := range append([][]string{Formats()}, [][]string{{"csv.gz"}, {"arrow"}, {"sqlite"}, {"sqlite", "csv"}}...) {
		out := filepath.Join(t.TempDir(), "release")
		newSample().commit(t, out, Options{Formats: names, Extra: schema.WithText})
		valid(t, out)
		r, err := Open(out)
		must(t, err)
		for i := range formats {
			info, f := r.Manifest.table(schema.Events.Name), &formats[i]
			if isThere := len(*f.files(info)) > 0; isThere != slices.Contains(names, f.name) {
				t.Errorf("%v: %s is there: %v", names, f.name, isThere)
			} else if isThere {
				rows := 0
				for row, err := range r.rowsAs(info, f) {
					must(t, err)
					if rows++; row[0].Str != "e1" {
						t.Errorf("%v: event %q", names, row[0].Str)
					}
				}
				if rows != 1 {
					t.Errorf("%v: %s has %d events", names, f.name, rows)
				}
			}
		}
	}
}

// TestPartitionedDatabase splits events into files by year, but not in the database.
func TestPartitionedDatabase(t *testing.T) {
	out := filepath.Join(t.TempDir(), "release")
	newSample().commit(t, out, Options{Formats: []string{"sqlite", "arrow"}, Partition: "year"})
	valid(t, out)
	if _, err := os.Stat(filepath.Join(out, "arrow/events/year=2012/part-000.arrow")); err != nil {
		t.Error(err)
	}
	left, _ := filepath.Glob(filepath.Join(out, ".sqlite-*"))
	if len(left) > 0 {
		t.Errorf("%v are left", left)
	}
}

// TestChosenTables leaves tables out, and what refers to them stays as it is.
func TestChosenTables(t *testing.T) {
	out := filepath.Join(t.TempDir(), "release")
	newSample().commit(t, out, Options{Tables: []string{"events", "articles"}, Formats: Formats()})
	valid(t, out)
	r, err := Open(out)
	must(t, err)
	var names []string
	for _, info := range r.Tables {
		names = append(names, info.Name)
	}
	if !slices.Equal(names, []string{"articles", "events"}) {
		t.Errorf("tables %v", names)
	}
	views, err := os.ReadFile(filepath.Join(out, viewsSQLName))
	must(t, err)
	if s := string(views); strings.Contains(s, "from actors") || !strings.Contains(s, "create view tolls") || !strings.Contains(s, "not in this release: top_actors") {
		t.Error("views of tables that are not there, or none of those that are")
	}
	for want, o := range map[string]Options{
		`unknown table "event"`: {Tables: []string{"event"}},
		"a release has events":  {Tables: []string{"actors"}},
		"layouts (gdelt)":       {Tables: []string{"events"}, Layouts: []string{"gdelt"}},
		`unknown compression "`: {Compression: "rar"},
		`unknown format "xlsx"`: {Formats: []string{"xlsx"}},
	} {
		if err := o.Check(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// TestCompressions packs tables in every way and reads them back.
func TestCompressions(t *testing.T) {
	table := oneOfEach()
	for _, name := range Compressions() {
		for _, f := range []string{"parquet", "arrow"} {
			var b bytes.Buffer
			w, err := formatNamed(f).create(&b, table, fileOptions{compression: name})
			must(t, err)
			for row, err := range randomRows(table, 3000) {
				must(t, err)
				must(t, w.Write(row))
			}
			must(t, w.Close())
			path := filepath.Join(t.TempDir(), "t")
			must(t, os.WriteFile(path, b.Bytes(), 0o644))
			d := NewDigest(table)
			must(t, formatNamed(f).sum(path, table, d))
			if want := digestOf(table, 3000); d.diff(want.rows, want.Columns()) != nil {
				t.Errorf("%s %s: %v", f, name, d.diff(want.rows, want.Columns()))
			}
		}
	}
}
