package output

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// diffOf compares two samples, each written with its own options.
func diffOf(t *testing.T, old, new *sample, oldOptions, newOptions Options) *Diff {
	t.Helper()
	dir := t.TempDir()
	old.commit(t, filepath.Join(dir, "old"), oldOptions)
	new.commit(t, filepath.Join(dir, "new"), newOptions)
	return compareDirs(t, filepath.Join(dir, "old"), filepath.Join(dir, "new"), nil)
}

func compareDirs(t *testing.T, old, new string, each func(string, *Change) error) *Diff {
	t.Helper()
	a, err := Open(old)
	must(t, err)
	b, err := Open(new)
	must(t, err)
	d, err := Compare(t.Context(), a, b, each)
	must(t, err)
	return d
}

// table is what a Diff says of a table, without the samples.
func (d *Diff) table(name string) TableDiff {
	t := d.Tables[slices.IndexFunc(d.Tables, func(t TableDiff) bool { return t.Name == name })]
	t.Samples = nil
	return t
}

func TestDiffOfTheSameRows(t *testing.T) {
	several := newSample()
	for i := range 3 { // months apart, so that partitions are several files
		e := several.events[0]
		e.ID, e.Start, e.End = fmt.Sprint("e", i+2), e.Start+schema.Day(40*(i+1)), e.End+schema.Day(40*(i+1))
		several.events = append(several.events, e)
	}
	version := Metadata{Version: "1.2.3"}
	for name, tt := range map[string]struct {
		old, new       Options
		level, follows string
	}{
		"the same":         {Options{Metadata: version}, Options{Metadata: version}, levelNone, "1.2.3"},
		"other formats":    {Options{Metadata: version, Formats: []string{"csv"}}, Options{Formats: []string{"parquet"}}, levelPatch, "1.2.4"},
		"other partitions": {Options{Metadata: version}, Options{Metadata: version, Partition: "month"}, levelPatch, "1.2.4"},
		"without versions": {Options{Formats: []string{"csv"}}, Options{}, levelPatch, ""},
	} {
		t.Run(name, func(t *testing.T) {
			d := diffOf(t, several, several, tt.old, tt.new)
			if d.Level != tt.level || d.Follows != tt.follows {
				t.Errorf("%s, %s follows; want %s, %s", d.Level, d.Follows, tt.level, tt.follows)
			}
			if got := d.table("events"); !reflect.DeepEqual(got, TableDiff{Name: "events", Kept: 4}) {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestDiffOfRows(t *testing.T) {
	for name, tt := range map[string]struct {
		change func(*sample)
		table  TableDiff
		level  string
	}{
		"added": {func(s *sample) { s.dates = append(s.dates, s.dates[0]); s.dates[1].ID = "d2" },
			TableDiff{Name: "date_mentions", Kept: 1, Added: 1}, levelMinor},
		"removed": {func(s *sample) { s.dates = nil },
			TableDiff{Name: "date_mentions", Removed: 1}, levelMajor},
		"another id": {func(s *sample) { s.dates[0].ID = "d2" },
			TableDiff{Name: "date_mentions", Added: 1, Removed: 1}, levelMajor},
		"changed": {func(s *sample) { s.events[0].Where.Name, s.events[0].Goldstein = "Kidal", schema.Opt[float64]{} },
			TableDiff{Name: "events", Changed: 1, Columns: []ColumnDiff{{Name: "goldstein", Changed: 1}, {Name: "place_name", Changed: 1}}}, levelMajor},
		"in another order": {func(s *sample) { slices.Reverse(s.actors) },
			TableDiff{Name: "actors", Kept: 2}, levelPatch},
	} {
		t.Run(name, func(t *testing.T) {
			new := newSample()
			tt.change(new)
			d := diffOf(t, newSample(), new, Options{}, Options{Formats: []string{"csv"}})
			if got := d.table(tt.table.Name); !reflect.DeepEqual(got, tt.table) || d.Level != tt.level {
				t.Errorf("%s %+v, want %s %+v", d.Level, got, tt.level, tt.table)
			}
		})
	}
}

func TestDiffOfColumns(t *testing.T) {
	with, without := Options{Extra: schema.WithText}, Options{}
	d := diffOf(t, newSample(), newSample(), without, with)
	want := TableDiff{Name: "articles", Kept: 1, Columns: []ColumnDiff{{Name: "text", State: added}}}
	if got := d.table("articles"); !reflect.DeepEqual(got, want) || d.Level != levelMinor {
		t.Errorf("%s %+v", d.Level, got)
	}
	d = diffOf(t, newSample(), newSample(), with, without)
	want.Columns[0].State = removed
	if got := d.table("articles"); !reflect.DeepEqual(got, want) || d.Level != levelMajor {
		t.Errorf("%s %+v", d.Level, got)
	}
}

// TestDiffOfTypesAndTables changes what a manifest says: a column becomes a number, a table is gone.
func TestDiffOfTypesAndTables(t *testing.T) {
	dir := t.TempDir()
	old, retyped, fewer := filepath.Join(dir, "old"), filepath.Join(dir, "retyped"), filepath.Join(dir, "fewer")
	for _, out := range []string{old, retyped, fewer} {
		newSample().commit(t, out, Options{Formats: []string{"csv"}})
	}
	remake(t, retyped, func(m *Manifest) {
		columns := m.table("articles").Columns
		columns[slices.IndexFunc(columns, func(c ColumnInfo) bool { return c.Name == "word_count" })].Type = "number"
	})
	want := TableDiff{Name: "articles", Kept: 1, Columns: []ColumnDiff{{Name: "word_count", State: changed}}}
	if d := compareDirs(t, old, retyped, nil); !reflect.DeepEqual(d.table("articles"), want) || d.Level != levelMajor {
		t.Errorf("%s %+v", d.Level, d.table("articles"))
	}
	remake(t, fewer, func(m *Manifest) { m.Tables = m.Tables[:len(m.Tables)-1] })
	want = TableDiff{Name: "date_mentions", State: removed, Removed: 1}
	if d := compareDirs(t, old, fewer, nil); !reflect.DeepEqual(d.table("date_mentions"), want) || d.Level != levelMajor {
		t.Errorf("%s %+v", d.Level, d.table("date_mentions"))
	}
	want.State, want.Removed, want.Added = added, 0, 1
	if d := compareDirs(t, fewer, old, nil); !reflect.DeepEqual(d.table("date_mentions"), want) || d.Level != levelMinor {
		t.Errorf("%s %+v", d.Level, d.table("date_mentions"))
	}
}

func TestDiffRefusesRepeatedKeys(t *testing.T) {
	dir := t.TempDir()
	twice := newSample()
	twice.dates = append(twice.dates, twice.dates[0])
	twice.commit(t, filepath.Join(dir, "twice"), Options{})
	newSample().commit(t, filepath.Join(dir, "once"), Options{})
	a, err := Open(filepath.Join(dir, "twice"))
	must(t, err)
	b, err := Open(filepath.Join(dir, "once"))
	must(t, err)
	if _, err := Compare(t.Context(), a, b, nil); err == nil || !strings.Contains(err.Error(), "1 rows have the key of another row") {
		t.Errorf("error %v", err)
	}
}

// manyRows is more than a sorter keeps in memory.
const manyRows = 60_000

// someRows are most of manyRows random rows in an order of their own; of the rest some are missing, some changed.
func someRows(table *schema.Table, seed uint64) (iter.Seq2[[]schema.Value, error], map[string]string) {
	r := rand.New(rand.NewPCG(seed, seed))
	order, state := r.Perm(manyRows), map[string]string{}
	kind := make([]int, manyRows)
	for i := range kind {
		kind[i] = r.IntN(100)
		if kind[i] > 0 {
			state[fmt.Sprintf("k%09d", i)] = fmt.Sprint(kind[i] == 1, seed)
		}
		if kind[i] > 1 {
			state[fmt.Sprintf("k%09d", i)] = "as ever"
		}
	}
	return func(yield func([]schema.Value, error) bool) {
		row := make([]schema.Value, len(table.Columns))
		for _, n := range order {
			randomRow(table, rand.New(rand.NewPCG(uint64(n), 1)), n, row)
			if kind[n] == 1 {
				row[table.Index("text")].Str = fmt.Sprint("of release ", seed)
			}
			if kind[n] > 0 && !yield(row, nil) {
				return
			}
		}
	}, state
}

// manyReleases are two releases of one table with manyRows rows, and the rows that each has.
func manyReleases(t testing.TB, table *schema.Table) (dirs [2]string, states [2]map[string]string) {
	for i := range dirs {
		dirs[i] = filepath.Join(t.TempDir(), "release")
		w, err := Create(dirs[i], Options{Formats: []string{"csv"}})
		must(t, err)
		rows, state := someRows(table, uint64(i+1))
		states[i] = state
		must(t, w.Table(table, rows))
		must(t, w.Commit())
	}
	return dirs, states
}

func BenchmarkCompare(b *testing.B) {
	dirs, _ := manyReleases(b, schema.PlaceMentions.Table)
	old, err := Open(dirs[0])
	must(b, err)
	new, err := Open(dirs[1])
	must(b, err)
	b.ReportAllocs()
	for b.Loop() {
		_, err := Compare(b.Context(), old, new, nil)
		must(b, err)
	}
	b.ReportMetric(float64(2*manyRows*b.N)/b.Elapsed().Seconds(), "rows/s")
}

// TestDiffOfManyRows compares what Compare finds on disk with what two maps give.
func TestDiffOfManyRows(t *testing.T) {
	table := schema.PlaceMentions.Table
	dirs, states := manyReleases(t, table)
	want := TableDiff{Name: table.Name}
	for key, state := range states[0] {
		switch other, ok := states[1][key]; {
		case !ok:
			want.Removed++
		case other == state:
			want.Kept++
		default:
			want.Changed++
		}
	}
	want.Added = int64(len(states[1])) - want.Kept - want.Changed
	want.Columns = []ColumnDiff{{Name: "text", Changed: want.Changed}}
	last := ""
	d := compareDirs(t, dirs[0], dirs[1], func(_ string, c *Change) error {
		if c.Key <= last {
			t.Fatalf("%s comes behind %s", c.Key, last)
		}
		last = c.Key
		return nil
	})
	if got := d.table(table.Name); !reflect.DeepEqual(got, want) || len(d.Tables[0].Samples) != 3*maxSamples {
		t.Errorf("%+v with %d samples, want %+v", got, len(d.Tables[0].Samples), want)
	}
}

func TestChangesFile(t *testing.T) {
	dir := t.TempDir()
	old, new := filepath.Join(dir, "old"), filepath.Join(dir, "new")
	newSample().commit(t, old, Options{})
	changedSample := newSample()
	changedSample.dates[0].ID, changedSample.events[0].Toll.Dead.Low = "d2", schema.Opt[int]{}
	changedSample.commit(t, new, Options{})
	want := []string{"events|e1|grown|dead_low|2|", "date_mentions|d1|removed|||", "date_mentions|d2|added|||"}
	for _, name := range []string{"changes.parquet", "changes.csv"} {
		out := filepath.Join(dir, name)
		c, err := CreateChanges(out)
		must(t, err)
		compareDirs(t, old, new, c.Write)
		must(t, c.Close())
		var got []string
		for row, err := range c.format.read(out, changesTable) {
			must(t, err)
			var cells []string
			for _, v := range row {
				cells = append(cells, v.Str)
			}
			got = append(got, strings.Join(cells, "|"))
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
	c, err := CreateChanges(filepath.Join(dir, "none.csv"))
	must(t, err)
	must(t, c.Abort())
	onlyEntries(t, dir, "changes.csv", "changes.parquet", "new", "old")
	if _, err := CreateChanges(filepath.Join(dir, "changes.xls")); err == nil {
		t.Error("no error")
	}
}

func TestNextVersion(t *testing.T) {
	for _, c := range [][4]string{
		{"1.2.3", levelPatch, "", "1.2.4"}, {"1.2.3", levelMinor, "", "1.3.0"}, {"1.2.3", levelMajor, "2024-12-10", "2.0.0"}, {"1.2.3", levelNone, "", "1.2.3"},
		{"0.9.9", levelMajor, "", "1.0.0"}, {"2.0.0-rc.1", levelMajor, "", "2.0.0"}, {"", levelMajor, "", ""},
		{"2024.12.10", levelMinor, "2024-12-11", "2024.12.11"}, {"2024.12.10", levelMajor, "2025-01-02", "2025.01.02"}, {"2024.12.10", levelNone, "", "2024.12.10"},
		{"2024.12.10", levelMinor, "2024-12-10", "2024.12.10.1"}, {"2024.12.10.1", levelPatch, "2024-12-10", "2024.12.10.2"}, {"2024.1.5", levelMinor, "2024-01-05", "2024.01.05.1"},
	} {
		got, err := nextVersion(c[0], c[1], c[2])
		if err != nil || got != c[3] {
			t.Errorf("%s after %s on %q: %s, %v; want %s", c[1], c[0], c[2], got, err, c[3])
		}
		if got != c[0] && !laterVersion(got, c[0]) {
			t.Errorf("%s does not come after %s", got, c[0])
		}
	}
	for _, before := range []string{"May 2024", "1.2", "2024.12.10"} {
		if got, err := nextVersion(before, levelPatch, ""); err == nil {
			t.Errorf("after %s: %s and no error", before, got)
		}
	}
}

func TestVersionsAreOrdered(t *testing.T) {
	rising := []string{"none", "0.9.10", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-rc.2", "1.0.0-rc.10", "1.0.0", "1.0.1", "1.2.0", "1.10.0", "10.0.0",
		"2024.01.05", "2024.12.9", "2024.12.10", "2024.12.10.1", "2024.12.10.2", "2024.12.11"}
	for i, a := range rising {
		for k, b := range rising {
			if got := compareVersions(a, b); got != cmp.Compare(i, k) {
				t.Errorf("%s and %s: %d", a, b, got)
			}
		}
	}
}

// TestGrownRows changes rows as reports that join change them, and the wrong way.
func TestGrownRows(t *testing.T) {
	base := func() *sample {
		s := newSample()
		s.events[0].MentionCount, s.events[0].Contexts, s.actors[1].Aliases = 2, []string{"military"}, []string{"FAMa"}
		return s
	}
	for name, tt := range map[string]struct {
		table, kind string
		change      func(*sample)
	}{
		"more reports": {"events", grown, func(s *sample) {
			e := &s.events[0]
			e.MentionCount, e.LastPublishedAt, e.Confidence = 3, e.LastPublishedAt.Add(time.Hour), 0.95
		}},
		"an earlier report":  {"events", grown, func(s *sample) { s.events[0].FirstPublishedAt = s.events[0].FirstPublishedAt.Add(-time.Hour) }},
		"a higher toll":      {"events", grown, func(s *sample) { s.events[0].Toll.Dead.High, s.events[0].Best.Dead = schema.Some(9), schema.Some(9) }},
		"another context":    {"events", grown, func(s *sample) { s.events[0].Contexts = []string{"military", "terrorism"} }},
		"another name":       {"actors", grown, func(s *sample) { s.actors[1].Aliases = []string{"FAMa", "the army"}; s.actors[1].MentionCount = 5 }},
		"fewer reports":      {"events", changed, func(s *sample) { s.events[0].MentionCount = 1 }},
		"a later first":      {"events", changed, func(s *sample) { s.events[0].FirstPublishedAt = s.events[0].FirstPublishedAt.Add(time.Hour) }},
		"a lost context":     {"events", changed, func(s *sample) { s.events[0].Contexts = []string{"terrorism"} }},
		"a lost name":        {"actors", changed, func(s *sample) { s.actors[1].Aliases = nil }},
		"a place by more":    {"events", grown, func(s *sample) { s.events[0].Where.Name = "Kidal"; s.events[0].MentionCount = 3 }},
		"another place":      {"events", changed, func(s *sample) { s.events[0].Where.Name = "Kidal"; s.events[0].ArticleCount++ }},
		"less sure a report": {"event_mentions", changed, func(s *sample) { s.mentions[0].Confidence = 0.5 }},
	} {
		s := base()
		tt.change(s)
		d := diffOf(t, base(), s, Options{Metadata: Metadata{Version: "1.4.0"}}, Options{})
		got := d.table(tt.table)
		want, version := TableDiff{Name: tt.table, Kept: got.Kept, Changed: 1, Columns: got.Columns}, "2.0.0"
		if tt.kind == grown {
			want, version = TableDiff{Name: tt.table, Kept: got.Kept, Grown: 1}, "1.5.0"
		}
		if !reflect.DeepEqual(got, want) || d.Follows != version {
			t.Errorf("%s: %+v, %s follows", name, got, d.Follows)
		}
	}
}

// TestNights follows a release by nights that say nothing of it but their day.
func TestNights(t *testing.T) {
	dir := t.TempDir()
	first := filepath.Join(dir, "first")
	said := Metadata{Title: "Mali", Description: "Events in Mali.", License: "CC-BY-4.0", Homepage: "https://example.org", Keywords: []string{"Sahel"}, Authors: []Author{{Name: "Wire"}},
		Version: "2012.04.04", Date: "2012-04-04"}
	newSample().commit(t, first, Options{Metadata: said})
	more := newSample()
	more.dates = append(more.dates, more.dates[0])
	more.dates[1].ID = "d2"
	night := filepath.Join(dir, "night")
	more.commit(t, night, Options{Previous: first, Metadata: Metadata{Date: "2012-04-05"}})
	valid(t, night)
	r, err := Open(night)
	must(t, err)
	want := said
	want.Version, want.Date = "2012.04.05", "2012-04-05"
	if !reflect.DeepEqual(r.Metadata, want) {
		t.Errorf("%+v, want %+v", r.Metadata, want)
	}
	renamed := filepath.Join(dir, "renamed")
	more.commit(t, renamed, Options{Previous: night, Metadata: Metadata{Date: "2012-04-05", Title: "Mali and Niger", Version: "2012.04.05.7"}})
	if r, err = Open(renamed); err != nil || r.Metadata.Title != "Mali and Niger" || r.Metadata.License != "CC-BY-4.0" {
		t.Errorf("%+v, %v", r.Metadata, err)
	}
	if _, err := Create(filepath.Join(dir, "undated"), Options{Previous: first}); !errors.Is(err, ErrVersion) || !strings.Contains(err.Error(), "--release-date") {
		t.Errorf("error %v", err)
	}
}

func TestChangelog(t *testing.T) {
	new := newSample()
	new.dates[0].Value = "2012-04-04"
	d := diffOf(t, newSample(), new, Options{Metadata: Metadata{Version: "1.0.0"}}, Options{Extra: schema.WithText, Metadata: Metadata{Version: "2.0.0", Date: "2012-05-01"}})
	d.Tables = slices.DeleteFunc(d.Tables, func(t TableDiff) bool { return t.Name != "articles" && t.Name != "date_mentions" })
	name := filepath.Join(t.TempDir(), "CHANGELOG.md")
	must(t, os.WriteFile(name, []byte("# Changelog\n\n## 1.0.0\n\nThe first.\n"), 0o644))
	must(t, d.WriteEntry(name))
	got, err := os.ReadFile(name)
	must(t, err)
	want := `# Changelog

## 2.0.0 - 2012-05-01

Since 1.0.0: rows or columns were changed or removed.

| table | kept | grown | changed | added | removed |
|---|---:|---:|---:|---:|---:|
| articles | 1 | 0 | 0 | 0 | 0 |
| date_mentions | 0 | 0 | 1 | 0 | 0 |

- ` + "`articles.text` added\n- `date_mentions.value` changed in 1 row" + `

## 1.0.0

The first.
`
	if string(got) != want {
		t.Errorf("%s", got)
	}
}

// TestVersionFollows writes releases without a version after one that has one.
func TestVersionFollows(t *testing.T) {
	dir := t.TempDir()
	first := filepath.Join(dir, "first")
	newSample().commit(t, first, Options{Metadata: Metadata{Version: "1.2.3"}})
	for want, change := range map[string]func(*sample){
		"1.2.4": func(*sample) {},
		"1.3.0": func(s *sample) { s.dates = append(s.dates, s.dates[0]); s.dates[1].ID = "d2" },
		"2.0.0": func(s *sample) { s.dates[0].Value = "2012-04" },
	} {
		s := newSample()
		change(s)
		out := filepath.Join(dir, want)
		s.commit(t, out, Options{Previous: first})
		r, err := Open(out)
		must(t, err)
		if r.Metadata.Version != want {
			t.Errorf("version %s, want %s", r.Metadata.Version, want)
		}
		valid(t, out)
	}
	if _, err := Create(filepath.Join(dir, "next"), Options{Previous: first, Metadata: Metadata{Version: "1.2.3"}}); !errors.Is(err, ErrVersion) {
		t.Errorf("error %v", err)
	}
}

func TestDiffStopsWhenInterrupted(t *testing.T) {
	dir := t.TempDir()
	newSample().commit(t, dir+"/old", Options{})
	new := newSample()
	new.dates[0].ID = "d2"
	new.commit(t, dir+"/new", Options{})
	stop := errors.New("stop")
	a, err := Open(dir + "/old")
	must(t, err)
	b, err := Open(dir + "/new")
	must(t, err)
	if _, err := Compare(t.Context(), a, b, func(string, *Change) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("error %v", err)
	}
}

// TestDiffOfMovedInputs compares the same articles, read from other files: nothing of the rows changed.
func TestDiffOfMovedInputs(t *testing.T) {
	dir := t.TempDir()
	s := newSample()
	s.articles[0].InputPath = "a/one.jsonl line 1"
	s.commit(t, filepath.Join(dir, "old"), Options{})
	s.articles[0].InputPath = "b/two.csv line 7"
	s.commit(t, filepath.Join(dir, "new"), Options{})
	before, err := Open(filepath.Join(dir, "old"))
	must(t, err)
	after, err := Open(filepath.Join(dir, "new"))
	must(t, err)
	d, err := Compare(t.Context(), before, after, nil)
	must(t, err)
	if articles := d.table("articles"); d.Level != levelPatch || articles.Changed != 0 || articles.Kept == 0 {
		t.Errorf("level %s, %+v", d.Level, articles)
	}
	s.articles[0].Title += "!"
	s.commit(t, filepath.Join(dir, "newer"), Options{})
	after, err = Open(filepath.Join(dir, "newer"))
	must(t, err)
	if d, err = Compare(t.Context(), before, after, nil); err != nil || d.Level != levelMajor {
		t.Errorf("another title: %v, %v", d, err)
	}
}
