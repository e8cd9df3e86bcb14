package ingest

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// states reads inputs and gives the files that were done and those that were changed, by their names.
func states(t *testing.T, known func(string) bool, change func(*schema.Article), inputs ...string) (articles int, done, changed []string) {
	t.Helper()
	var size, reached int64
	err := Read(t.Context(), inputs, strings.NewReader("Soldiers left the town on Monday after a week of talks."), Options{Known: known}, Handler{
		Article: func(a *schema.Article) error { articles++; change(a); return nil },
		Reject:  func(r Reject) {},
		Done:    func(state string) error { done = append(done, state); return nil },
		Changed: func(input string) { changed = append(changed, filepath.Base(input)) },
		Sized:   func(n int64) { size = n },
		Reached: func(n int64) { reached += n },
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(changed) == 0 && size != reached {
		t.Errorf("%d bytes of %d were reached", reached, size)
	}
	return articles, done, changed
}

func TestInputsAreDoneWhenAllOfThemWasGiven(t *testing.T) {
	dir := t.TempDir()
	const text = "Police arrested two men in Kyiv on Monday, officials said."
	one, two := filepath.Join(dir, "one.txt"), filepath.Join(dir, "two.jsonl")
	list := filepath.Join(dir, "list.tsv")
	for name, content := range map[string]string{one: text, two: "{\"text\": \"" + text + "\"}\n{broken\n", list: "https://news.example/a\tone.txt\n"} {
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	untouched := func(*schema.Article) {}
	articles, done, _ := states(t, nil, untouched, one, two, list, "-")
	if articles < 3 || len(done) != 2 || !strings.HasPrefix(done[0], one+" ") || !strings.HasPrefix(done[1], two+" ") {
		t.Fatalf("%d articles, done %q: a list and a stream are never done", articles, done)
	}
	known := func(state string) bool { return slices.Contains(done, state) }
	if articles, again, _ := states(t, known, untouched, one, two); articles != 0 || len(again) != 0 {
		t.Errorf("known inputs gave %d articles, %q", articles, again)
	}
	grow := func(*schema.Article) {
		f, err := os.OpenFile(one, os.O_APPEND|os.O_WRONLY, 0)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		f.WriteString(" More is known today.")
	}
	if _, again, changed := states(t, nil, grow, one); len(again) != 0 || !slices.Equal(changed, []string{"one.txt"}) {
		t.Errorf("a file that grew while it was read is done: %q, changed %q", again, changed)
	}
	if articles, _, _ := states(t, known, untouched, one, two); articles != 1 {
		t.Errorf("%d articles of the file that changed", articles)
	}
}
