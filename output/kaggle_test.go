package output

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func TestKaggle(t *testing.T) {
	for _, c := range []struct {
		m                  Metadata
		title, id, license string
	}{
		{Metadata{}, plainTitle, "INSERT_OWNER_HERE/events-coded-from-news", "unknown"},
		{Metadata{Title: "Mali", License: "CC-BY-4.0", Homepage: "https://www.kaggle.com/datasets/jane/mali-events"}, "Mali events", "jane/mali-events", "CC-BY-4.0"},
		{Metadata{Title: strings.Repeat("Events of Mali ", 9), License: "apache-2.0", Homepage: "https://example.org"}, "Events of Mali Events of Mali Events of Mali Event", "INSERT_OWNER_HERE/events-of-mali-events-of-mali-events-of-mali-event", "Apache 2.0"},
		{Metadata{License: "MIT"}, plainTitle, "INSERT_OWNER_HERE/events-coded-from-news", "other"},
	} {
		out := filepath.Join(t.TempDir(), "release")
		newSample().commit(t, out, Options{Metadata: c.m, Formats: Formats()})
		data, err := os.ReadFile(filepath.Join(out, kaggleName))
		must(t, err)
		var k kaggle
		must(t, json.Unmarshal(data, &k))
		if k.Title != c.title || k.ID != c.id || k.Licenses[0].Name != c.license || len([]rune(k.Title)) > kaggleMaxTitle {
			t.Errorf("%q %q %v, want %q %q %q", k.Title, k.ID, k.Licenses, c.title, c.id, c.license)
		}
		seen := map[string]int{}
		for _, r := range k.Resources {
			seen[r.Path]++
			if _, err := os.Stat(filepath.Join(out, r.Path)); err != nil {
				t.Error(err)
			}
		}
		if seen["data/events.parquet"] != 1 || seen["csv/events.csv"] != 1 || seen[databaseName] != 1 || seen["codes/cameo.csv"] != 1 {
			t.Errorf("resources %v", seen)
		}
		if fields := k.Resources[0].Schema.Fields; len(fields) != len(schema.Articles.With(schema.Always).Columns) || fields[0].Description == "" {
			t.Errorf("fields of %s: %v", k.Resources[0].Path, fields)
		}
	}
}
