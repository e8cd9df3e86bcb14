package work

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/claim"
)

func rows(id string) *consolidate.Rows {
	return &consolidate.Rows{Article: schema.Article{ID: id, Text: id}, Reading: "r" + id, Signature: consolidate.Sign(id)}
}

// session opens a folder, adds articles and commits them with the inputs that are done.
func session(t *testing.T, dir string, articles, done []string) *Folder {
	t.Helper()
	f, err := Open(dir, Header{Program: "p"}, false)
	if err != nil {
		t.Fatal(err)
	}
	store := consolidate.NewStore(f.Space, consolidate.Options{})
	if err := f.Load(store); err != nil {
		t.Fatal(err)
	}
	for _, id := range articles {
		if err := store.Add(rows(id)); err != nil {
			t.Fatal(err)
		}
		f.Reject("not " + id)
	}
	if err := f.Commit(store, done); err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFolderRemembers(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := session(t, dir, []string{"a", "b"}, []string{"one 1 1"}).Close(); err != nil {
		t.Fatal(err)
	}
	f := session(t, dir, []string{"c"}, nil)
	defer f.Close()
	if !f.Known("ra") || !f.Known("rb") || f.Known("rc") || !f.IsDone("one 1 1") || f.IsDone("one 1 2") {
		t.Errorf("known %v, done %v", f.known, f.done)
	}
	var rejects []string
	for line, err := range f.Rejects() {
		if err != nil {
			t.Fatal(err)
		}
		rejects = append(rejects, line)
	}
	if !slices.Equal(rejects, []string{`"not a"`, `"not b"`, `"not c"`}) {
		t.Errorf("rejects %v", rejects)
	}
}

func TestOneRunWorksInAFolder(t *testing.T) {
	dir := t.TempDir()
	f, err := Open(dir, Header{}, false)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Header{}, true); !errors.Is(err, claim.ErrTaken) {
		t.Errorf("the second: %v", err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(dir, Header{Program: "another"}, false); !errors.Is(err, ErrOther) || !strings.Contains(err.Error(), "another build") {
		t.Errorf("another program: %v", err)
	}
}

// TestLeftOversAreRemoved puts what a run that died leaves into a folder: half a shard, files without their names, half a line.
func TestLeftOversAreRemoved(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := session(t, dir, []string{"a"}, []string{"one 1 1"}).Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"shards/00000002.heads.partial", "shards/00000002.bodies", "scratch/run-000001", "dateline-work.json.partial"} {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	journal, err := os.OpenFile(filepath.Join(dir, journalName), os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	journal.WriteString(`{"state":"two 2`)
	journal.Close()
	f := session(t, dir, []string{"b"}, []string{"three 3 3"})
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"shards/00000002.heads.partial", "shards/00000002.bodies", "scratch"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s is left", name)
		}
	}
	f = session(t, dir, nil, nil)
	defer f.Close()
	if !f.IsDone("one 1 1") || !f.IsDone("three 3 3") || len(f.done) != 2 || !f.Known("rb") {
		t.Errorf("done %v, known %v", f.done, f.known)
	}
}

func TestDamagedShardsAreTold(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "w")
	if err := session(t, dir, []string{"a"}, nil).Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(filepath.Join(dir, "shards", "00000001.heads"), 20); err != nil {
		t.Fatal(err)
	}
	f, err := Open(dir, Header{Program: "p"}, false)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := f.Load(consolidate.NewStore(f.Space, consolidate.Options{})); err == nil || !strings.Contains(err.Error(), "--fresh") {
		t.Errorf("the error is %v", err)
	}
}

func TestTemporaryLeavesNothing(t *testing.T) {
	parent := t.TempDir()
	dead := filepath.Join(parent, temporary+"123")
	if err := os.Mkdir(dead, 0o755); err != nil {
		t.Fatal(err)
	}
	f, err := Temporary(parent)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if left, _ := os.ReadDir(parent); len(left) > 0 {
		t.Errorf("%d are left", len(left))
	}
}
