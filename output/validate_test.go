package output

import (
	"encoding/json"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func TestSampleIsValid(t *testing.T) {
	for _, o := range []Options{{}, {Extra: schema.WithText}, {Extra: schema.WithSentence, Partition: "month"}, {Formats: []string{"csv"}}, {Formats: []string{"parquet"}, Partition: "year"}} {
		out := filepath.Join(t.TempDir(), "release")
		newSample().commit(t, out, o)
		valid(t, out)
	}
}

var update = flag.Bool("update", false, "write fixtures/bad/releases anew")

const counterexamples = "../fixtures/bad/releases"

// spoil is a way to break a release.
type spoil struct {
	rule, detail string
	rows         func(*sample)                  // spoils the rows before they are written
	files        func(t *testing.T, dir string) // or the files afterwards
}

// spoilt are ways to break a release, each of which breaks one rule alone. The first way of each rule is kept in
// fixtures/bad/releases under the rule's name.
var spoilt = []spoil{
	{"files", "rejects.jsonl is missing", nil, func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, rejectsName))) }},
	{"files", "bytes and SHA-256", nil, func(t *testing.T, dir string) { edit(t, dir, rejectsName, "", "{}\n") }},
	{"checksums", "names extra.csv, which the manifest does not", nil, func(t *testing.T, dir string) { edit(t, dir, checksumsName, "", "00  extra.csv\n") }},
	{"checksums", "does not hold the hash of rejects.jsonl", nil, func(t *testing.T, dir string) { edit(t, dir, checksumsName, "  "+rejectsName, "  other") }},
	{"checksums", "does not hold the hash of manifest.json", nil, func(t *testing.T, dir string) { edit(t, dir, manifestName, `"rejects":0`, `"rejects":1`) }},
	{"columns", "table date_mentions is missing", nil, func(t *testing.T, dir string) {
		remake(t, dir, func(m *Manifest) { m.Tables = m.Tables[:len(m.Tables)-1] })
	}},
	{"columns", "column 1 is article_id integer instead of article_id string", nil, func(t *testing.T, dir string) {
		remake(t, dir, func(m *Manifest) { m.Tables[0].Columns[0].Type = "integer" })
	}},
	{"types", `line 2: is_metonym: "maybe" is no boolean`, nil, func(t *testing.T, dir string) {
		edit(t, dir, "csv/place_mentions.csv", ",Gao,false,", ",Gao,maybe,")
		remake(t, dir, func(*Manifest) {})
	}},
	{"types", "no Parquet file", nil, func(t *testing.T, dir string) {
		must(t, os.WriteFile(filepath.Join(dir, "data/places.parquet"), []byte("no Parquet, that is sure"), 0o644))
		remake(t, dir, func(*Manifest) {})
	}},
	{"same-rows", "csv: column text has other values", nil, func(t *testing.T, dir string) {
		edit(t, dir, "csv/articles.csv", "rebels near Gao", "rebels near Mao")
		remake(t, dir, func(*Manifest) {})
	}},
	{"same-rows", "1 rows instead of 2", nil, func(t *testing.T, dir string) { remake(t, dir, func(m *Manifest) { m.Tables[0].Rows = 2 }) }},
	{"same-rows", `column start_date goes from "2012-04-03"`, nil, func(t *testing.T, dir string) {
		remake(t, dir, func(m *Manifest) { m.Tables[1].Columns[7].Min = "2012-04-01" })
	}},
	{"keys", "mention_id d1 stands twice", func(s *sample) { s.dates = append(s.dates, s.dates[0]) }, nil},
	{"nulls", "text is null", func(s *sample) { s.articles[0].Text = "" }, nil},
	{"references", `event_id "e2" is in no row of events`, func(s *sample) { s.mentions[0].Event.ID = "e2" }, nil},
	{"references", `article_id "a2" is in no row of articles`, func(s *sample) { s.uses[0].ArticleID = "a2" }, nil},
	{"references", `source_actor_ids "FRA" is in no row of actors`, func(s *sample) { s.events[0].Source.IDs = []string{"MLI.MIL", "FRA"} }, nil},
	{"references", `parent_actor_id "AFR" is in no row of actors`, func(s *sample) { s.actors[1].ParentID = "AFR" }, nil},
	{"codes", `event_type "RIOT" is not in the list`, func(s *sample) { s.events[0].Type = "RIOT" }, nil},
	{"codes", `sectors "ARMY" is not in the list`, func(s *sample) { s.actors[1].Sectors = []string{"MIL", "ARMY"} }, nil},
	{"codes", `country "MAL" is not in the list`, func(s *sample) { s.places[0].Country = "MAL" }, nil},
	{"spans", "start 9 and end 8", func(s *sample) { s.spots[0].Start, s.spots[0].End = 9, 8 }, nil},
	{"spans", "trigger_text has 8 code points, its span 9", func(s *sample) { s.mentions[0].Trigger.End++ }, nil},
	{"offsets", "end 73 lies behind the end of the text, 72", func(s *sample) { s.spots[0].Start, s.spots[0].End = 70, 73 }, nil},
	{"intervals", "start_date 2012-04-03 lies after end_date 2012-04-02", func(s *sample) { s.events[0].End-- }, nil},
	{"intervals", "dead_low 9 lies after dead_high 5", func(s *sample) { s.events[0].Toll.Dead.Low = schema.Some(9) }, nil},
	{"intervals", "dead_best 6 lies after dead_high 5", func(s *sample) { s.events[0].Best.Dead = schema.Some(6) }, nil},
	{"sides", "MLI stands on both sides", func(s *sample) {
		s.events[0].Source.IDs, s.events[0].Target.IDs = []string{"MLI.MIL", "MLI"}, []string{"MLI"}
	}, nil},
	{"ranges", "latitude 91 lies outside", func(s *sample) { s.places[0].Latitude = schema.Some(91.0) }, nil},
	{"ranges", "published_offset 900 lies outside", func(s *sample) { s.articles[0].PublishedOffset = schema.Some(900) }, nil},
	{"codes", `place_basis "guess" is not in the list`, func(s *sample) { s.events[0].Where.Basis = "guess" }, nil},
	{"ranges", "confidence 1.5 lies outside", func(s *sample) { s.uses[0].Confidence = 1.5 }, nil},
	{"descriptors", "events.event_type is not described as it is", nil, func(t *testing.T, dir string) {
		edit(t, dir, datapackageName, `"name": "event_type",
            "type": "string"`, `"name": "event_type",
            "type": "integer"`)
		remake(t, dir, func(*Manifest) {})
	}},
	{"descriptors", "csv/places.csv is not described as it is", nil, func(t *testing.T, dir string) {
		edit(t, dir, croissantName, `"contentUrl": "csv/places.csv"`, `"contentUrl": "csv/place.csv"`)
		remake(t, dir, func(*Manifest) {})
	}},
	{"descriptors", "actors is not described as it is", nil, func(t *testing.T, dir string) {
		edit(t, dir, readmeName, "path: data/actors.parquet", "path: data/actor.parquet")
		remake(t, dir, func(*Manifest) {})
	}},
	{"descriptors", "README.md cannot be read: it has no front matter", nil, func(t *testing.T, dir string) {
		must(t, os.WriteFile(filepath.Join(dir, readmeName), []byte("# Events"), 0o644))
		remake(t, dir, func(*Manifest) {})
	}},
}

// TestRules spoils a release in every way: that rule alone must be reported.
func TestRules(t *testing.T) {
	for _, s := range spoilt {
		t.Run(s.rule+"/"+s.detail, func(t *testing.T) {
			out := filepath.Join(t.TempDir(), "release")
			sample := newSample()
			if s.rows != nil {
				s.rows(sample)
			}
			sample.commit(t, out, Options{Extra: schema.WithText})
			remake(t, out, func(*Manifest) {})
			if s.files != nil {
				s.files(t, out)
			}
			onlyBroken(t, out, s.rule, s.detail)
		})
	}
}

// TestCounterexamples validates fixtures/bad/releases: a release a rule, named after the one that it breaks.
func TestCounterexamples(t *testing.T) {
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			i := slices.IndexFunc(spoilt, func(s spoil) bool { return s.rule == r.name })
			dir := filepath.Join(counterexamples, r.name)
			if *update {
				writeCounterexample(t, &spoilt[i], dir)
			}
			onlyBroken(t, dir, r.name, spoilt[i].detail)
		})
	}
	if kept, err := os.ReadDir(counterexamples); err != nil || len(kept) != len(rules) {
		t.Errorf("%d counterexamples of %d rules, %v", len(kept), len(rules), err)
	}
}

// writeCounterexample keeps of a spoilt release what its rule is about, so that it stays small: CSV alone, and one
// descriptor where that is spoilt.
func writeCounterexample(t *testing.T, by *spoil, dir string) {
	must(t, os.RemoveAll(dir))
	s := newSample()
	if by.rows != nil {
		by.rows(s)
	}
	s.commit(t, dir, Options{Extra: schema.WithText, Formats: []string{"csv"}})
	remake(t, dir, func(m *Manifest) {
		m.Files = slices.DeleteFunc(m.Files, func(f File) bool {
			needless := !strings.HasPrefix(f.Path, "csv/") && f.Path != rejectsName && !(by.rule == "descriptors" && f.Path == datapackageName)
			if needless {
				must(t, os.Remove(filepath.Join(dir, f.Path)))
			}
			return needless
		})
	})
	must(t, os.RemoveAll(filepath.Join(dir, codesFolder)))
	if by.files != nil {
		by.files(t, dir)
	}
}

func TestValidateRefusesWhatIsNoRelease(t *testing.T) {
	if _, err := Validate(t.TempDir()); !errors.Is(err, ErrNotRelease) {
		t.Errorf("error %v", err)
	}
	if _, err := Validate(filepath.Join(t.TempDir(), "missing")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

// onlyBroken fails unless exactly this rule is broken, with this detail.
func onlyBroken(t *testing.T, dir, rule, detail string) {
	t.Helper()
	results, err := Validate(dir)
	must(t, err)
	for _, r := range results {
		if r.Name != rule {
			if r.Broken > 0 {
				t.Errorf("another rule is broken: %+v", r)
			}
			continue
		}
		if !slices.ContainsFunc(r.Findings, func(f Finding) bool { return strings.Contains(f.Place+" "+f.Detail, detail) }) {
			t.Errorf("%q is told as %+v, want %q", rule, r.Findings, detail)
		}
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// edit replaces the first of old in a file of a release; with no old it appends.
func edit(t *testing.T, dir, path, old, new string) {
	t.Helper()
	name := filepath.Join(dir, path)
	data, err := os.ReadFile(name)
	must(t, err)
	text := string(data) + new
	if old != "" {
		if text = strings.Replace(string(data), old, new, 1); text == string(data) {
			t.Fatalf("%s does not hold %q", path, old)
		}
	}
	must(t, os.WriteFile(name, []byte(text), 0o644))
}

// remake writes the manifest and SHA256SUMS anew, so that they fit the changed files.
func remake(t *testing.T, dir string, change func(*Manifest)) {
	t.Helper()
	m, err := readManifest(dir)
	must(t, err)
	change(m)
	for i := range m.Files {
		m.Files[i].Bytes, m.Files[i].SHA256, err = hashFile(filepath.Join(dir, m.Files[i].Path))
		must(t, err)
	}
	data, err := json.Marshal(m)
	must(t, err)
	must(t, errors.Join(os.WriteFile(filepath.Join(dir, manifestName), data, 0o644), os.Remove(filepath.Join(dir, checksumsName))))
	w := &Writer{dir: dir, manifest: *m, create: createFile}
	size, sum, err := hashFile(filepath.Join(dir, manifestName))
	must(t, err)
	w.manifest.Files = append(w.manifest.Files, File{manifestName, size, sum})
	must(t, w.writeChecksums())
}
