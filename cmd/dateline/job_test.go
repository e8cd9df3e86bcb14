package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/output"
)

// TestJobFile runs the example; a flag stands over its key.
func TestJobFile(t *testing.T) {
	t.Chdir("../..")
	out := filepath.Join(t.TempDir(), "r")
	if printed, code := run(t, t.Context(), "export", "--config", "fixtures/job.yaml", "--out", out, "--release-version", "2.0.0", "--format", "csv"); code != 0 {
		t.Fatalf("exit %d: %s", code, printed)
	}
	r, err := output.Open(out)
	if err != nil {
		t.Fatal(err)
	}
	if m := r.Metadata; m.Version != "2.0.0" || m.Title != "Thirty stories of thirty-five years" || len(m.Keywords) != 2 || len(m.Authors) != 1 || m.Authors[0].URL == "" {
		t.Errorf("metadata %+v", m)
	}
	if articles, err := r.Table("articles"); err != nil || articles.Rows != 30 || len(articles.Parquet) > 0 {
		t.Errorf("articles %+v, %v", articles, err)
	}
}

func TestMistakesInJobFiles(t *testing.T) {
	name := filepath.Join(t.TempDir(), "job.yaml")
	for job, says := range map[string]string{
		"# x\ntitel: a":               `line 2: key "titel": there is no such key`,
		"text: some":                  `line 1: key "text": some: there are none, sentence and full`,
		"title: a\nout: b\ntitle: c":  `line 3: key "title" stands on line 1 already`,
		"out: r\ntitle:":              `line 2: key "title": it has no value`,
		"- a":                         "line 1: a job file holds lines of the form key: value",
		"title: x\nout: [":            "line 2",
		"title: [a, b]":               `key "title": one value is wanted, not a list`,
		"jobs: many":                  `key "jobs": many: parse error`,
		"release-version: v1":         `key "release-version": v1: a version is three numbers`,
		"release-date: 2024-13-01":    `key "release-date": 2024-13-01: a day is written as 2024-12-10`,
		"license: CC BY":              "a licence is named by its SPDX identifier",
		"homepage: example.org":       "an address begins with https://",
		"format: xls":                 `key "format": xls: unknown format`,
		"map:\n  headlin: x":          `key "map": headlin=x: map: no field "headlin"`,
		"author:\n  - name: Jane Doe": `key "author": line 2: text is wanted`,
		"config: other.yaml":          "there is no such key",
	} {
		if err := os.WriteFile(name, []byte(job), 0o644); err != nil {
			t.Fatal(err)
		}
		printed, code := run(t, t.Context(), "export", articles, "--config", name)
		if code != exitUsage || !strings.Contains(printed, name+": ") || !strings.Contains(printed, says) || strings.Contains(strings.TrimSpace(printed), "\n") {
			t.Errorf("%q: exit %d: %q does not say %q", job, code, printed, says)
		}
	}
	if printed, code := run(t, t.Context(), "export", articles, "--config", name, "--homepage", "x"); code != exitUsage || !strings.Contains(printed, "--homepage x: an address") {
		t.Errorf("exit %d: %s", code, printed)
	}
}
