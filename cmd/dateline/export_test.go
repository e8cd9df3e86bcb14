package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const articles = "../../fixtures/articles"

// run runs the program and gives what it prints on standard output, and the exit code.
func run(t *testing.T, ctx context.Context, args ...string) (string, int) {
	t.Helper()
	var out bytes.Buffer
	app := newApp()
	app.Writer, app.ErrWriter = &out, &out
	if err := app.RunContext(ctx, flagsFirst(app, append([]string{"dateline"}, args...))); err != nil {
		return out.String() + err.Error(), exitCode(err)
	}
	return out.String(), 0
}

func sums(t *testing.T, release string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(release, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func TestSameArticlesSameBytes(t *testing.T) {
	dir := t.TempDir()
	one, two, shuffled := filepath.Join(dir, "one"), filepath.Join(dir, "two"), filepath.Join(dir, "shuffled")
	files, err := filepath.Glob(articles + "/*")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d fixtures, %v", len(files), err)
	}
	backwards := make([]string, 0, len(files))
	for i := len(files) - 1; i >= 0; i-- {
		backwards = append(backwards, files[i])
	}
	for _, args := range [][]string{
		append([]string{"export", "--jobs", "1", "--out", one}, files...),
		append([]string{"export", "--jobs", "2", "--out", two}, files...),
		append([]string{"export", "--out", shuffled}, backwards...),
	} {
		if out, code := run(t, t.Context(), args...); code != 0 {
			t.Fatalf("exit %d: %s", code, out)
		}
	}
	if sums(t, one) != sums(t, two) || sums(t, one) != sums(t, shuffled) {
		t.Error("workers or order change the release")
	}
	if out, code := run(t, t.Context(), "export", articles, "--out", one); code != 0 || sums(t, one) != sums(t, two) {
		t.Errorf("written again over itself it differs: exit %d %s", code, out)
	}
	if out, code := run(t, t.Context(), "validate", one); code != 0 {
		t.Errorf("exit %d: %s", code, out)
	}
}

func TestFlagsBehindInputs(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r")
	printed, code := run(t, t.Context(), "export", articles+"/damascus-falls.txt", "--json", "--format", "csv", "--out", out)
	var s summary
	if err := json.Unmarshal([]byte(printed), &s); err != nil || code != 0 || s.Articles != 1 || s.Rows["events"] == 0 {
		t.Errorf("exit %d, %v: %s", code, err, printed)
	}
	if _, err := os.Stat(filepath.Join(out, "data")); !errors.Is(err, fs.ErrNotExist) {
		t.Error("--format csv wrote Parquet")
	}
}

func TestMistakesAreToldInOneLine(t *testing.T) {
	dir := t.TempDir()
	notRelease := filepath.Join(dir, "mine")
	bad := filepath.Join(dir, "bad.jsonl")
	for name, text := range map[string]string{filepath.Join(notRelease, "thesis.txt"): "Years of work.", bad: "{\"text\": \"The army shelled the town.\"}\n{broken\n"} {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out := filepath.Join(dir, "out")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{exitUsage, "no input", []string{"export"}},
		{exitFailed, "no such file", []string{"export", "nowhere/*.txt", "--out", out}},
		{exitUsage, "--out", []string{"export", articles, "--out", notRelease}},
		{exitUsage, "unknown format", []string{"export", articles, "--format", "xml", "--out", out}},
		{exitUsage, "--text", []string{"export", articles, "--text", "some", "--out", out}},
		{exitUsage, `no field "headlin"`, []string{"export", articles, "--map", "headlin=title", "--out", out}},
		{exitUsage, "cannot read the date", []string{"export", articles, "--date", "yesterday", "--out", out}},
		{exitUsage, "nowhere.tsv", []string{"export", articles, "--events", "nowhere.tsv", "--out", out}},
		{exitRejected, "rejects.jsonl", []string{"export", bad, "--strict", "--out", out}},
		{exitFailed, "not a release", []string{"inspect", notRelease}},
		{exitUsage, "no table", []string{"inspect", out, "evnts"}},
		{exitUsage, "has the id", []string{"explain", out, "e0000"}},
		{exitFailed, "not a release", []string{"validate", notRelease}},
	} {
		printed, code := run(t, t.Context(), c.args...)
		if code != c.code || !strings.Contains(printed, c.says) {
			t.Errorf("%s: exit %d, want %d; %q does not say %q", strings.Join(c.args, " "), code, c.code, printed, c.says)
		}
	}
	if data, err := os.ReadFile(filepath.Join(notRelease, "thesis.txt")); err != nil || string(data) != "Years of work." {
		t.Error("a folder that is no release was touched")
	}
	rejects, err := os.ReadFile(filepath.Join(out, "rejects.jsonl"))
	if err != nil || !strings.Contains(string(rejects), "line 2") {
		t.Errorf("rejects.jsonl says %q, %v", rejects, err)
	}
}

func TestInterruptedRunLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	printed, code := run(t, ctx, "export", articles, "--out", filepath.Join(dir, "r"))
	if code != exitInterrupted {
		t.Errorf("exit %d: %s", code, printed)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestExplainShowsTheWords(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r")
	if printed, code := run(t, t.Context(), "export", articles+"/damascus-falls.txt", "--out", out); code != 0 {
		t.Fatal(printed)
	}
	mentions, err := os.ReadFile(filepath.Join(out, "csv", "event_mentions.csv"))
	if err != nil {
		t.Fatal(err)
	}
	id, _, _ := strings.Cut(strings.Split(string(mentions), "\n")[1], ",")
	if printed, code := run(t, t.Context(), "explain", out, id, articles); code != 0 || !strings.Contains(printed, "[trigger ") {
		t.Errorf("exit %d: %s", code, printed)
	}
	if printed, _ := run(t, t.Context(), "explain", out, id); !strings.Contains(printed, "not at hand") {
		t.Errorf("without the articles it says %s", printed)
	}
	if printed, code := run(t, t.Context(), "inspect", out, "events"); code != 0 || len(longest(printed)) > screen {
		t.Errorf("exit %d, longest line %q", code, longest(printed))
	}
	if printed, code := run(t, t.Context(), "codebook"); code != 0 || !strings.Contains(printed, "## event_mentions") {
		t.Errorf("codebook: exit %d", code)
	}
	if printed, code := run(t, t.Context(), "annotate", articles+"/damascus-falls.txt"); code != 0 || !strings.Contains(printed, "NER=B-LOC") {
		t.Errorf("annotate: exit %d: %.200s", code, printed)
	}
}

// longest is the longest line in characters, but for a table's meaning, which wraps.
func longest(s string) []rune {
	var most []rune
	for i, line := range strings.Split(s, "\n") {
		if r := []rune(line); i != 1 && len(r) > len(most) {
			most = r
		}
	}
	return most
}

func TestSinceAndUntil(t *testing.T) {
	for _, c := range []struct {
		flags             []string
		articles, outside int
	}{
		{[]string{"--since", "1995-11-21", "--until", "1999-09-04"}, 4, 6},
		{[]string{"--until", "1999-09-04T00:00:00Z"}, 6, 4},
		{[]string{"--since", "1995-11-21T00:00:01Z"}, 7, 3},
	} {
		checkBounds(t, ten+"/lines.jsonl", c.flags, c.articles, c.outside)
	}
	// The text gives the day that the input does not, or none does.
	wire := filepath.Join(t.TempDir(), "wire.jsonl")
	lines := `{"id":"1","text":"QUITO, May 3, 2001 (Wire) - Ecuador and Peru signed a treaty in Lima, officials said."}
{"id":"2","text":"QUITO, May 9, 2001 (Wire) - Ecuador recalled its envoy from Bogota, officials said."}
{"id":"3","text":"Ecuador recalled its ambassador from Bogota over the raid, officials said."}
`
	if err := os.WriteFile(wire, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	checkBounds(t, wire, []string{"--since", "2001-05-02", "--until", "2001-05-04"}, 1, 2)
	checkBounds(t, wire, nil, 3, 0)
}

func checkBounds(t *testing.T, input string, flags []string, articles, outside int) {
	t.Helper()
	args := append([]string{"export", input, "--json", "--format", "csv", "--out", filepath.Join(t.TempDir(), "r")}, flags...)
	printed, code := run(t, t.Context(), args...)
	var s summary
	if err := json.Unmarshal([]byte(printed), &s); err != nil || code != 0 || s.Articles != articles || s.Outside != outside || s.Rejects != 0 {
		t.Errorf("%s: exit %d, %v: %s", flags, code, err, printed)
	}
}

// TestEmptyRunKeepsRelease leaves a release as it is where a run reads no article, unless it is told otherwise.
func TestEmptyRunKeepsRelease(t *testing.T) {
	dir := t.TempDir()
	out, wrong := filepath.Join(dir, "r"), filepath.Join(dir, "answer.json")
	if err := os.WriteFile(wrong, []byte(`{"error":"quota exceeded","articles":[]}`), 0o644); err != nil {
		t.Fatal(err)
	}
	if said, code := run(t, t.Context(), "export", "--out", out, articles+"/oslo-accord.txt"); code != 0 {
		t.Fatalf("exit %d: %s", code, said)
	}
	before := sums(t, out)
	if said, code := run(t, t.Context(), "export", "--out", out, wrong); code != 1 || !strings.Contains(said, "--allow-empty") || sums(t, out) != before {
		t.Errorf("exit %d: %s", code, said)
	}
	if said, code := run(t, t.Context(), "export", "--allow-empty", "--out", out, wrong); code != 0 || sums(t, out) == before {
		t.Errorf("exit %d: %s", code, said)
	}
}
