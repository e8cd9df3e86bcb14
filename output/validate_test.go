package output

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
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

// TestRowRules breaks each rule about rows in a release that is otherwise whole: that rule alone must be reported.
func TestRowRules(t *testing.T) {
	for name, tt := range map[string]struct {
		rule, detail string
		spoil        func(*sample)
	}{
		"key twice":             {"keys are unique", "mention_id d1 stands twice", func(s *sample) { s.dates = append(s.dates, s.dates[0]) }},
		"unknown event type":    {"codes are in their lists", `event_type "RIOT" is not in the list`, func(s *sample) { s.events[0].Type = "RIOT" }},
		"unknown sector":        {"codes are in their lists", `sectors "ARMY" is not in the list`, func(s *sample) { s.actors[1].Sectors = []string{"MIL", "ARMY"} }},
		"unknown country":       {"codes are in their lists", `country "MAL" is not in the list`, func(s *sample) { s.places[0].Country = "MAL" }},
		"mention of no event":   {"references lead to rows", `event_id "e2" is in no row of events`, func(s *sample) { s.mentions[0].Event.ID = "e2" }},
		"mention of no article": {"references lead to rows", `article_id "a2" is in no row of articles`, func(s *sample) { s.uses[0].ArticleID = "a2" }},
		"listed actor unknown":  {"references lead to rows", `source_actor_ids "FRA" is in no row of actors`, func(s *sample) { s.events[0].Source.IDs = []string{"MLI.MIL", "FRA"} }},
		"parent unknown":        {"references lead to rows", `parent_actor_id "AFR" is in no row of actors`, func(s *sample) { s.actors[1].ParentID = "AFR" }},
		"span backwards":        {"spans are in order", "start 9 and end 8", func(s *sample) { s.spots[0].Start, s.spots[0].End = 9, 8 }},
		"span of other length":  {"spans are in order", "trigger_text has 8 code points, its span 9", func(s *sample) { s.mentions[0].Trigger.End++ }},
		"span behind the text":  {"spans lie inside their article's text", "end 73 lies behind the end of the text, 72", func(s *sample) { s.spots[0].Start, s.spots[0].End = 70, 73 }},
		"ends before it starts": {"intervals are in order", "start_date 2012-04-03 lies after end_date 2012-04-02", func(s *sample) { s.events[0].End-- }},
		"fewer than at least":   {"intervals are in order", "dead_low 9 lies after dead_high 5", func(s *sample) { s.events[0].Toll.Dead.Low = schema.Some(9) }},
		"beyond the pole":       {"coordinates and confidences are in range", "latitude 91 lies outside", func(s *sample) { s.places[0].Latitude = schema.Some(91.0) }},
		"more than sure":        {"coordinates and confidences are in range", "confidence 1.5 lies outside", func(s *sample) { s.uses[0].Confidence = 1.5 }},
	} {
		t.Run(name, func(t *testing.T) {
			s := newSample()
			tt.spoil(s)
			out := filepath.Join(t.TempDir(), "release")
			s.commit(t, out, Options{Extra: schema.WithText})
			onlyBroken(t, out, tt.rule, tt.detail)
		})
	}
}

// TestReleaseRules spoils the files of a release.
func TestReleaseRules(t *testing.T) {
	for name, tt := range map[string]struct {
		rule, detail string
		spoil        func(t *testing.T, dir string)
	}{
		"file missing": {rules[0].title, "is missing", func(t *testing.T, dir string) { must(t, os.Remove(filepath.Join(dir, "codes/cameo.csv"))) }},
		"file longer":  {rules[0].title, "bytes and SHA-256", func(t *testing.T, dir string) { edit(t, dir, rejectsName, "", "{}\n") }},
		"sums of another file": {rules[1].title, "names extra.csv, which the manifest does not", func(t *testing.T, dir string) {
			edit(t, dir, checksumsName, "", "00  extra.csv\n")
		}},
		"sum missing": {rules[1].title, "does not hold the hash of rejects.jsonl", func(t *testing.T, dir string) {
			edit(t, dir, checksumsName, "  "+rejectsName, "  other")
		}},
		"manifest changed behind its sum": {rules[1].title, "does not hold the hash of manifest.json", func(t *testing.T, dir string) {
			edit(t, dir, manifestName, `"rejects": 0`, `"rejects": 1`)
		}},
		"table missing": {rules[2].title, "table date_mentions is missing", func(t *testing.T, dir string) {
			remake(t, dir, func(m *Manifest) { m.Tables = m.Tables[:len(m.Tables)-1] })
		}},
		"column of another type": {rules[2].title, "column 1 is article_id integer instead of article_id string", func(t *testing.T, dir string) {
			remake(t, dir, func(m *Manifest) { m.Tables[0].Columns[0].Type = "integer" })
		}},
		"CSV differs from Parquet": {rules[3].title, "read articles back from csv", func(t *testing.T, dir string) {
			edit(t, dir, "csv/articles.csv", "rebels near Gao", "rebels near Mao")
			remake(t, dir, func(*Manifest) {})
		}},
		"row count differs": {rules[3].title, "1 rows instead of 2", func(t *testing.T, dir string) {
			remake(t, dir, func(m *Manifest) { m.Tables[0].Rows = 2 })
		}},
	} {
		t.Run(name, func(t *testing.T) {
			out := sampleRelease(t)
			tt.spoil(t, out)
			broken(t, out, tt.rule, tt.detail)
		})
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
	for _, r := range broken(t, dir, rule, detail) {
		if r.Broken > 0 && r.Rule != rule {
			t.Errorf("another rule is broken: %+v", r)
		}
	}
}

func broken(t *testing.T, dir, rule, detail string) []Result {
	t.Helper()
	results, err := Validate(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range results {
		if r.Rule != rule {
			continue
		}
		for _, f := range r.Findings {
			if strings.Contains(f.Place+" "+f.Detail, detail) {
				return results
			}
		}
		t.Errorf("%q is told as %+v, want %q", rule, r.Findings, detail)
	}
	return results
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
