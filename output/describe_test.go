package output

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var sampleMetadata = Metadata{
	Title: "Gao & the \"north\": 2012", Version: "1.2.0", License: "CC-BY-4.0", Homepage: "https://example.org/gao", Keywords: []string{"Mali", "News"},
	Authors: []Author{ParseAuthor("Doe, Jane <https://orcid.org/0000-0002-1825-0097>"), ParseAuthor("Institute of Events")},
}

func TestParseAuthor(t *testing.T) {
	for s, want := range map[string]Author{
		"Doe, Jane <https://orcid.org/0000-0002-1825-0097>": {"Jane Doe", "Jane", "Doe", "https://orcid.org/0000-0002-1825-0097"},
		"Jane Doe":                     {Name: "Jane Doe"},
		"Institute <https://inst.org>": {Name: "Institute", URL: "https://inst.org"},
	} {
		if got := ParseAuthor(s); got != want {
			t.Errorf("%q: %+v, want %+v", s, got, want)
		}
	}
}

// describe writes the sample and gives what one of its documents says.
func describe(t *testing.T, o Options, name string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "r")
	newSample().commit(t, out, o)
	data, err := os.ReadFile(filepath.Join(out, name))
	must(t, err)
	return string(data)
}

func TestCitation(t *testing.T) {
	var c struct {
		Title    string
		Version  string
		Released string `yaml:"date-released"`
		License  string
		Authors  []map[string]string
	}
	must(t, yaml.Unmarshal([]byte(describe(t, Options{Metadata: sampleMetadata}, citationName)), &c))
	if c.Title != sampleMetadata.Title || c.Version != "1.2.0" || c.License != "CC-BY-4.0" || c.Released != "2012-04-04" {
		t.Errorf("%+v", c)
	}
	if len(c.Authors) != 2 || c.Authors[0]["family-names"] != "Doe" || c.Authors[0]["orcid"] != "https://orcid.org/0000-0002-1825-0097" || c.Authors[1]["name"] != "Institute of Events" {
		t.Errorf("authors %v", c.Authors)
	}
	var z zenodo
	must(t, json.Unmarshal([]byte(describe(t, Options{Metadata: sampleMetadata}, zenodoName)), &z))
	if z.Creators[0] != (zenodoCreator{"Doe, Jane", "0000-0002-1825-0097"}) || z.License != "cc-by-4.0" || z.AccessRight != "open" {
		t.Errorf("%+v", z)
	}
}

// TestNothingIsMadeUp describes a release of which the caller said nothing.
func TestNothingIsMadeUp(t *testing.T) {
	var c citation
	must(t, yaml.Unmarshal([]byte(describe(t, Options{}, citationName)), &c))
	if c.License != "" || c.DataVersion != "" || c.URL != "" || len(c.Authors) != 1 || c.Authors[0].Name != noAuthorName {
		t.Errorf("%+v", c)
	}
	if z := describe(t, Options{}, zenodoName); strings.Contains(z, "license") || strings.Contains(z, "access_right") {
		t.Errorf(".zenodo.json claims a licence: %s", z)
	}
	if p := describe(t, Options{}, datapackageName); strings.Contains(p, `"licenses"`) || strings.Contains(p, `"contributors"`) || strings.Contains(p, `"homepage"`) {
		t.Errorf("datapackage.json says too much: %.500s", p)
	}
	readme := describe(t, Options{}, readmeName)
	if !strings.Contains(readme, "license: unknown\n") || !strings.Contains(readme, "None was given for these tables") {
		t.Errorf("the README says of the licence %s", readme)
	}
}

// TestReadme reads the front matter, and sees that each figure of the gold sets is told.
func TestReadme(t *testing.T) {
	for _, o := range []Options{{Metadata: sampleMetadata}, {Formats: []string{"csv"}}, {Partition: "month"}, {Formats: []string{"csv"}, Partition: "year"}} {
		text := describe(t, o, readmeName)
		front, body, _ := strings.Cut(strings.TrimPrefix(text, "---\n"), "---\n")
		var c card
		must(t, yaml.Unmarshal([]byte(front), &c))
		if len(c.Configs) != 8 || !slices.ContainsFunc(c.Configs, func(c cardConfig) bool { return c.Default && c.Name == "events" }) || c.SizeCategories[0] != "n<1K" {
			t.Errorf("%+v: %+v", o, c.Configs)
		}
		for _, row := range accuracy() {
			if !strings.Contains(body, row[1]) || !strings.Contains(body, row[2]) {
				t.Errorf("%+v: the README does not say %v", o, row)
			}
		}
		if strings.Contains(body, "<no value>") || strings.Contains(body, "%!") {
			t.Errorf("%+v: a gap in %s", o, body)
		}
	}
}

func TestSizeCategory(t *testing.T) {
	for rows, want := range map[int64]string{0: "n<1K", 999: "n<1K", 1000: "1K<n<10K", 99_999: "10K<n<100K", 5_000_000: "1M<n<10M", 2_000_000_000: "n>1B"} {
		if got := sizeCategory(rows); got != want {
			t.Errorf("%d: %s, want %s", rows, got, want)
		}
	}
}

func TestGrouped(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 1234567: "1,234,567"} {
		if got := grouped(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

func TestMetadataCheck(t *testing.T) {
	for _, m := range []Metadata{{Version: "1.0"}, {Date: "10.12.2024"}, {License: "CC BY"}, {Homepage: "example.org"}, {Authors: []Author{{}}}, {Authors: []Author{{Name: "A", URL: "orcid"}}}} {
		if m.Check() == nil {
			t.Errorf("%+v: no error", m)
		}
	}
	if err := sampleMetadata.Check(); err != nil {
		t.Error(err)
	}
}

// TestChangelogGoesOn writes a second release of more rows after a first one.
func TestChangelogGoesOn(t *testing.T) {
	dir := t.TempDir()
	first, second := filepath.Join(dir, "1"), filepath.Join(dir, "2")
	newSample().commit(t, first, Options{Metadata: sampleMetadata})
	s := newSample()
	s.dates = append(s.dates, s.dates[0])
	s.dates[1].ID = "d2"
	next := sampleMetadata
	next.Version = "1.3.0"
	s.commit(t, second, Options{Metadata: next, Previous: first})
	data, err := os.ReadFile(filepath.Join(second, changelogName))
	must(t, err)
	text := string(data)
	for _, says := range []string{"# Changelog\n\n## 1.3.0 - 2012-04-04\n", "| date_mentions | 1 | 0 | 0 | 1 | 0 |", "\n## 1.2.0 - 2012-04-04\n", "| events | 1 |\n"} {
		if !strings.Contains(text, says) {
			t.Errorf("%s\ndoes not say %q", text, says)
		}
	}
	valid(t, second)
	if _, err := Create(filepath.Join(dir, "3"), Options{Previous: dir}); err == nil || !strings.Contains(err.Error(), "the release before") {
		t.Errorf("error %v", err)
	}
}
