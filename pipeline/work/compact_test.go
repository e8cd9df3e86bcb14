package work

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/consolidate"
)

// nights run sessions of one article each in a folder, and give the names of the articles.
func nights(t *testing.T, dir string, n int) (articles []string) {
	t.Helper()
	for night := range n {
		id := fmt.Sprintf("a%03d", night)
		if err := session(t, dir, []string{id}, []string{"input " + id}).Close(); err != nil {
			t.Fatal(err)
		}
		articles = append(articles, id)
	}
	return articles
}

// checkHolds opens a folder and looks for articles, their bodies and their rejects, each once.
func checkHolds(t *testing.T, dir string, articles []string) *Folder {
	t.Helper()
	f, err := Open(dir, Header{Program: "p"}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	store := consolidate.NewStore(f.Space, consolidate.Options{})
	if err := f.Load(store); err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	for _, id := range articles {
		if !f.Known("r"+id) || !f.IsDone("input "+id) {
			t.Errorf("%s is not known", id)
		}
	}
	var rejects []string
	for line, err := range f.Rejects() {
		if err != nil {
			t.Fatal(err)
		}
		rejects = append(rejects, strings.TrimPrefix(strings.Trim(line, `"`), "not "))
	}
	if !slices.Equal(rejects, articles) {
		t.Errorf("rejects %v", rejects)
	}
	return f
}

func countFiles(t *testing.T, dir string) int {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(dir, shardsName))
	if err != nil {
		t.Fatal(err)
	}
	return len(entries)
}

func TestYearsOfNightsLeaveFewFiles(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	articles := nights(t, dir, 70)
	checkHolds(t, dir, articles)
	if n := countFiles(t, dir); n > 3*fanIn {
		t.Errorf("%d files", n)
	}
}

// TestStoppedCompactionGoesOn puts back, file by file, what a compaction that was stopped has not removed or not written.
func TestStoppedCompactionGoesOn(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	articles := nights(t, dir, fanIn)
	before := map[string][]byte{}
	entries, err := os.ReadDir(filepath.Join(dir, shardsName))
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		name := filepath.Join(dir, shardsName, entry.Name())
		if before[name], err = os.ReadFile(name); err != nil {
			t.Fatal(err)
		}
	}
	for kept := range shardSuffixes {
		if n := len(checkHolds(t, dir, articles).shards); n >= fanIn {
			t.Fatalf("%d shards were not merged", n)
		}
		for name, data := range before {
			if slices.Index(shardSuffixes, filepath.Ext(name)) <= kept {
				if err := os.WriteFile(name, data, 0o644); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
	// Only the rejects and bodies of the merged shard were written.
	merged, err := filepath.Glob(filepath.Join(dir, shardsName, "*"+shardSuffixes[len(shardSuffixes)-1]))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range merged {
		if before[name] == nil {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
	}
	checkHolds(t, dir, articles)
}
