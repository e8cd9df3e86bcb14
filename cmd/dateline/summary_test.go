package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestSummary exports a CSV of an English and a German story: the summary counts what was set aside for its language, and names
// the columns that were taken.
func TestSummary(t *testing.T) {
	input := filepath.Join(t.TempDir(), "news.csv")
	german := "Der Präsident unterzeichnete am Montag in Berlin ein Abkommen mit den Vertretern der Nachbarstaaten. Die Regierung teilte mit, dass die Verhandlungen über die Grenze und den Handel in der nächsten Woche fortgesetzt werden sollen, wie ein Sprecher erklärte."
	rows := "Headline,Pub Date,Body\nAccord signed,\"Dec 10, 2024 8:00 AM EST\",\"Peru and Ecuador signed an accord.\"\nAbkommen,2024-12-10,\"" + german + "\"\n"
	if err := os.WriteFile(input, []byte(rows), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(t.TempDir(), "r")
	printed, code := run(t, t.Context(), "export", input, "--format", "csv", "--json", "--out", out)
	var s summary
	if err := json.Unmarshal([]byte(printed), &s); err != nil || code != 0 {
		t.Fatalf("exit %d, %v: %s", code, err, printed)
	}
	if s.Articles != 1 || s.Rejects != 1 || s.Languages["de"] != 1 {
		t.Errorf("summary %+v", s)
	}
	if lines := strings.Join(s.guesses(), "\n"); lines != "CSV fields were guessed (name others with --map): title=Headline,text=Body,published_at=Pub Date" {
		t.Errorf("guesses: %s", lines)
	}
	if said := s.languages(); said != ", for their language: de 1" {
		t.Errorf("languages: %s", said)
	}
	if a := rowsOf(t, out, "articles"); len(a) != 1 || a[0]["published_at"] != "2024-12-10T13:00:00Z" {
		t.Errorf("articles %v", a)
	}
}

// TestRejectsAreTold rejects lines for two reasons, and has most articles lack a date.
func TestRejectsAreTold(t *testing.T) {
	dir := t.TempDir()
	input := filepath.Join(dir, "news.jsonl")
	lines := `{"id":1,"words":"Peru and Ecuador signed an accord."}
{"id":2,"words":"Peru sent envoys."}
{"id":3,"text":"Chile recalled its ambassador from Lima over the spying affair.","title":"Envoy recalled"}
{"id":4,"text":"The minister resigned on Friday after weeks of protests in the capital."}
{"id":5,"text":"Ecuador closed a border crossing with Peru on Tuesday, officials said.","published_at":"the day after"}
`
	if err := os.WriteFile(input, []byte(lines), 0o644); err != nil {
		t.Fatal(err)
	}
	out := filepath.Join(dir, "r")
	said, code := run(t, t.Context(), "export", input, "--format", "csv", "--out", out)
	for _, want := range []string{
		"rejected 2: the article has no text; its fields are \"id, words\" (first: " + input + " line 1); name its field: --map text=FIELD",
		"rejected 1: published_at",
		"2 of 2 articles have no date of publication, so relative dates stay unknown",
		"2 of 2 articles have no outlet",
		"3 inputs rejected",
		"next: open " + out + "/index.html",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("exit %d: without %q:\n%s", code, want, said)
		}
	}
	if strings.Contains(said, "have no title") {
		t.Errorf("half of the articles have a title:\n%s", said)
	}
	if quiet, _ := run(t, t.Context(), "export", input, "-q", "--format", "csv", "-o", out); strings.Count(quiet, "\n") != 1 {
		t.Errorf("--quiet says %s", quiet)
	}
	if logged, _ := run(t, t.Context(), "export", input, "-v", "--log-format", "json", "--format", "csv", "-o", out); !strings.Contains(logged, `{"level":"info","message":"rejected `+input+` line 2: the article has no text; its fields are \"id, words\""}`) {
		t.Errorf("--verbose says %s", logged)
	}
	before := sums(t, out)
	if said, code := run(t, t.Context(), "export", input, "--max-rejects", "50%", "--out", out); code != exitFailed || !strings.Contains(said, "3 of 5 inputs rejected, more than --max-rejects 50% allows") || sums(t, out) != before {
		t.Errorf("--max-rejects 50%%: exit %d: %s", code, said)
	}
	if said, code := run(t, t.Context(), "export", input, "--max-rejects", "3", "--format", "csv", "--out", out); code != 0 {
		t.Errorf("--max-rejects 3: exit %d: %s", code, said)
	}
}

// TestReleasesAreNoInputs runs over a folder that holds an older release beside its articles.
func TestReleasesAreNoInputs(t *testing.T) {
	dir := t.TempDir()
	text := []byte("Kenya's president met his Ugandan counterpart in Nairobi on Monday.")
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), text, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{"release", "release", "other"} {
		said, code := run(t, t.Context(), "export", dir, "--json", "--format", "csv", "--out", filepath.Join(dir, out))
		if code != 0 || !strings.Contains(said, `"articles":1,`) || !strings.Contains(said, `"rejects":0,`) {
			t.Errorf("exit %d: %s", code, said)
		}
	}
	said, _ := run(t, t.Context(), "export", dir, "--format", "csv", "--out", filepath.Join(dir, "other"))
	if !strings.Contains(said, filepath.Join(dir, "release")+" is left out: it is a release") {
		t.Errorf("nothing is said of the release: %s", said)
	}
}
