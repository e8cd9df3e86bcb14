package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const ten = "../../fixtures/inputs/ten"

// TestSameArticlesInEveryFormat exports the ten articles in every format: their ids are the same, and so are the events,
// byte for byte, but for WET, which does not say when an article was published.
func TestSameArticlesInEveryFormat(t *testing.T) {
	files, err := filepath.Glob(ten + "/*")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	wantIDs, wantEvents := exported(t, ten+"/text")
	if len(wantIDs) != 10 || strings.Count(wantEvents, "\n") < 15 {
		t.Fatalf("%d articles, events\n%s", len(wantIDs), wantEvents)
	}
	for _, file := range files {
		ids, events := exported(t, file)
		if strings.Join(ids, " ") != strings.Join(wantIDs, " ") {
			t.Errorf("%s: articles %s, want %s", file, ids, wantIDs)
		}
		if !strings.Contains(file, ".wet.") && events != wantEvents {
			t.Errorf("%s: events\n%s\nwant\n%s", file, events, wantEvents)
		}
	}
}

// exported gives the ids of articles and the table of events of an input.
func exported(t *testing.T, input string) (ids []string, events string) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "r")
	if printed, code := run(t, t.Context(), "export", input, "--format", "csv", "--strict", "--out", out); code != 0 {
		t.Fatalf("%s: exit %d: %s", input, code, printed)
	}
	for i, line := range strings.Split(table(t, out, "articles"), "\n") {
		if id, _, ok := strings.Cut(line, ","); ok && i > 0 && len(id) == len("a0123456789abcdef") {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids) // the rows are in the order of dates
	return ids, table(t, out, "events")
}

func table(t *testing.T, release, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(release, "csv", name+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
