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
