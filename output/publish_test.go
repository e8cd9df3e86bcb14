package output

import (
	"archive/zip"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// versioned writes the sample, changed, as a release of the version.
func versioned(t *testing.T, version string, change func(*sample)) string {
	t.Helper()
	s := newSample()
	if change != nil {
		change(s)
	}
	out := filepath.Join(t.TempDir(), "release")
	s.commit(t, out, Options{Metadata: Metadata{Version: version}, Formats: []string{"csv"}})
	return out
}

func retitled(s *sample) { s.articles[0].Title = "Another title" }

// unfinished is a folder in which the release's first version lies without SHA256SUMS.
func unfinished(t *testing.T) string {
	t.Helper()
	dest := t.TempDir()
	_, err := Publish(t.Context(), versioned(t, "1.0.0", nil), dest, PublishOptions{})
	must(t, err)
	must(t, os.Remove(filepath.Join(dest, "1.0.0", checksumsName)))
	must(t, os.Remove(filepath.Join(dest, latestName)))
	return dest
}

func TestPublishRestart(t *testing.T) {
	dest, other := unfinished(t), versioned(t, "1.0.0", retitled)
	stray := filepath.Join(dest, "1.0.0", "data", "events", "part-001.parquet")
	must(t, os.MkdirAll(filepath.Dir(stray), 0o755))
	must(t, os.WriteFile(stray, nil, 0o644))
	_, err := Publish(t.Context(), other, dest, PublishOptions{})
	if err == nil || !strings.Contains(err.Error(), "unfinished upload of another release") || !strings.Contains(err.Error(), "csv/articles.csv and ") {
		t.Errorf("error %v", err)
	}
	_, err = Publish(t.Context(), other, dest, PublishOptions{Restart: true})
	must(t, err)
	valid(t, filepath.Join(dest, "1.0.0"))
	if _, err := os.Stat(stray); !os.IsNotExist(err) {
		t.Errorf("the stray file is still there: %v", err)
	}
	if _, err := Publish(t.Context(), versioned(t, "1.0.0", nil), dest, PublishOptions{Restart: true}); err == nil || !strings.Contains(err.Error(), "is published with other content") {
		t.Errorf("a published version was replaced: error %v", err)
	}
}

func TestPublishRemovesPartialFiles(t *testing.T) {
	dest := unfinished(t)
	must(t, os.WriteFile(filepath.Join(dest, "1.0.0", "csv", "events.csv.18a0b.tmp"), []byte("event_id,ev"), 0o644))
	p, err := Publish(t.Context(), versioned(t, "1.0.0", nil), dest, PublishOptions{})
	must(t, err)
	if n, _ := p.Count(false); n != 1 || p.Latest != "1.0.0" {
		t.Errorf("sent %d files, latest is %s", n, p.Latest)
	}
	valid(t, filepath.Join(dest, "1.0.0"))
	onlyEntries(t, filepath.Join(dest, "1.0.0", "csv"), "actor_mentions.csv", "actors.csv", "articles.csv", "date_mentions.csv", "event_mentions.csv", "events.csv", "place_mentions.csv", "places.csv")
}

// TestPublishChangedFile changes a descriptor while the tables are sent.
func TestPublishChangedFile(t *testing.T) {
	release, dest := versioned(t, "1.0.0", nil), t.TempDir()
	changed := false
	_, err := Publish(t.Context(), release, dest, PublishOptions{Concurrency: 1, Progress: func(int64, int64) {
		if !changed {
			edit(t, release, datapackageName, "", "\n")
			changed = true
		}
	}})
	if err == nil || !strings.Contains(err.Error(), "changed while it was published") {
		t.Errorf("error %v", err)
	}
	for _, path := range []string{latestName, "1.0.0/" + datapackageName, "1.0.0/" + checksumsName} {
		if _, err := os.Stat(filepath.Join(dest, path)); !os.IsNotExist(err) {
			t.Errorf("%s is there: %v", path, err)
		}
	}
}

func TestPublishLooksOnly(t *testing.T) {
	dest := filepath.Join(t.TempDir(), "new")
	p, err := Publish(t.Context(), versioned(t, "1.0.0", nil), "file://"+dest, PublishOptions{DryRun: true})
	must(t, err)
	if n, _ := p.Count(false); n != len(p.Objects) || p.Objects[n-1].Path != checksumsName || p.Place != dest+"/1.0.0" {
		t.Errorf("%+v", p)
	}
	onlyEntries(t, filepath.Dir(dest))
}

// TestPublishArchive publishes a release as one file, twice, and another release of its version.
func TestPublishArchive(t *testing.T) {
	dest, dir := t.TempDir(), versioned(t, "1.0.0", nil)
	publish := func(dir string, o PublishOptions) (*Published, error) {
		o.Archive = "zip"
		return Publish(t.Context(), dir, dest, o)
	}
	p, err := publish(dir, PublishOptions{DryRun: true})
	must(t, err)
	onlyEntries(t, dest)
	name := p.Objects[0].Path
	if len(p.Objects) != 1 || name != "events-coded-from-news-1.0.0.zip" {
		t.Errorf("%+v", p)
	}
	for _, there := range []bool{false, true} {
		p, err := publish(dir, PublishOptions{})
		must(t, err)
		if p.Objects[0].There != there || p.Latest != "1.0.0" {
			t.Errorf("%+v, there before: %v", p, there)
		}
	}
	onlyEntries(t, dest, name, latestName)
	z, err := zip.OpenReader(filepath.Join(dest, name))
	must(t, err)
	defer z.Close()
	out := t.TempDir()
	must(t, os.CopyFS(out, z))
	valid(t, filepath.Join(out, "events-coded-from-news-1.0.0"))
	if _, err := publish(versioned(t, "1.0.0", retitled), PublishOptions{}); err == nil || !strings.Contains(err.Error(), "is published with other content") {
		t.Errorf("error %v", err)
	}
	if _, err := publish(versioned(t, "0.9.0", nil), PublishOptions{}); err != nil {
		t.Error(err)
	}
	if l, err := os.ReadFile(filepath.Join(dest, latestName)); err != nil || !strings.Contains(string(l), name) {
		t.Errorf("latest.json went back: %s, %v", l, err)
	}
}
