package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestDryRun shows what a folder would be read as, and writes nothing.
func TestDryRun(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "in", "news.csv"), "Headline Text,Wording,Day\nStrike ends,\"Workers in Lagos went back, the union said.\",2024-03-05\nx,,2024-03-06\n")
	write(t, filepath.Join(dir, "in", "2024-03-07_Punch_9.txt"), "Fires burn near Durban on Thursday, the mayor said.\n")
	write(t, filepath.Join(dir, "in", "scan.pdf"), "%PDF-1.7\n")
	out := filepath.Join(dir, "release")
	args := []string{"export", filepath.Join(dir, "in"), "--dry-run", "--map", "text=Wording", "--path", "{date}_{source}_{id}.txt", "--out", out}
	said, code := run(t, t.Context(), args...)
	for _, want := range []string{
		"CSV       1 input  1 article   1 rejected",
		"text      1 input  1 article   0 rejected",
		"not read  1 input  0 articles  1 rejected",
		"title   Strike ends",
		"outlet  Punch",
		"text    Fires burn near Durban",
		"CSV fields were guessed (name others with --map): title=Headline Text",
		"rejected 1: the article has no text (first: " + filepath.Join(dir, "in", "news.csv") + " line 3)",
		"of inputs whose names are not as --path has it (first: " + filepath.Join(dir, "in", "news.csv"),
		"would read 2 articles of 2024-03-05 to 2024-03-07, reject 2; nothing was written",
	} {
		if !strings.Contains(said, want) {
			t.Errorf("exit %d: without %q:\n%s", code, want, said)
		}
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("a release was written")
	}
	said, _ = run(t, t.Context(), append(args, "--json", "--limit", "1")...)
	var d dryRun
	if err := json.Unmarshal([]byte(said), &d); err != nil || d.Articles != 1 || len(d.First) != 1 || d.First[0].Outlet != "Punch" {
		t.Errorf("%v: %s", err, said)
	}
}

// TestChosenArticlesAndWork runs over some of the articles with a work folder: the flags are the folder's, what a run chooses does
// not depend on what lies there, nor on workers and order.
func TestChosenArticlesAndWork(t *testing.T) {
	days := corpus(t, 3)
	for _, flag := range []string{"--sample", "--limit"} {
		dir := t.TempDir()
		one, two, folder := filepath.Join(dir, "one"), filepath.Join(dir, "two"), filepath.Join(dir, "work")
		inputs := append([]string{flag, "6", "--since", "2024-12-01", "--format", "csv"}, days...)
		export(t, append(inputs, "--out", one, "--jobs", "1", "--work", folder)...)
		said := export(t, append(inputs, "--out", two, "--work", folder, "--json")...)
		if rows := rowsOf(t, one, "articles"); len(rows) == 0 || len(rows) > 6 || sums(t, one) != sums(t, two) || !strings.Contains(said, `"known":6`) {
			t.Errorf("%s: %d articles, the second run: %s", flag, len(rows), said)
		}
		if flag == "--sample" {
			turned := []string{flag, "6", "--since", "2024-12-01", "--format", "csv", days[2], days[0], days[1], "--out", two, "--jobs", "3"}
			export(t, turned...)
			if a, b := csvOf(t, one, "events"), csvOf(t, two, "events"); a != b {
				t.Errorf("in another order:\n%s\n%s", a, b)
			}
		}
		other := append(append([]string{"export"}, inputs...), "--out", two, "--work", folder, flag, "5")
		if said, code := run(t, t.Context(), other...); code != exitUsage || !strings.Contains(said, strings.TrimPrefix(flag, "--")) {
			t.Errorf("%s 5 into the folder of %s 6: exit %d: %s", flag, flag, code, said)
		}
	}
}

func csvOf(t *testing.T, release, table string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(release, "csv", table+".csv"))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
