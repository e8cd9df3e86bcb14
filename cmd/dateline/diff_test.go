package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestDiff makes a release, one of fewer articles, and compares the two.
func TestDiff(t *testing.T) {
	dir := t.TempDir()
	days := filepath.Join(dir, "days")
	old, new, changes := filepath.Join(dir, "old"), filepath.Join(dir, "new"), filepath.Join(dir, "changes.parquet")
	for _, args := range [][]string{
		{"export", articles + "/iran-deal.txt", "--release-version", "1.0.0", "--out", old},
		{"export", articles + "/iran-deal.txt", "--release-version", "2024.12.10", "--format", "csv", "--out", days},
		{"export", articles + "/iran-deal.txt", articles + "/damascus-falls.txt", "--format", "csv", "--out", new},
	} {
		if printed, code := run(t, t.Context(), args...); code != 0 {
			t.Fatal(printed)
		}
	}
	printed, code := run(t, t.Context(), "diff", old, new, "--json", "--out", changes)
	var d struct {
		Tables []struct {
			Name                          string
			Kept, Changed, Added, Removed int
		}
		Level, Follows, Changelog string
	}
	if err := json.Unmarshal([]byte(printed), &d); err != nil || code != 0 {
		t.Fatalf("exit %d, %v: %s", code, err, printed)
	}
	if a := d.Tables[0]; a.Name != "articles" || a.Kept != 1 || a.Added != 1 || a.Changed+a.Removed != 0 || !strings.Contains(d.Changelog, "| articles | 1 | 0 | 0 | 1 | 0 |") {
		t.Errorf("%+v", d)
	}
	if info, err := os.Stat(changes); err != nil || info.Size() == 0 {
		t.Errorf("no table of changes: %v", err)
	}
	printed, code = run(t, t.Context(), "diff", old, new)
	if code != 0 || !strings.Contains(printed, "Syrian rebels take Damascus") || !strings.Contains(printed, "after 1.0.0 comes "+d.Follows) || !strings.Contains(printed, d.Changelog) {
		t.Errorf("exit %d: %s", code, printed)
	}
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{exitUsage, "name two releases", []string{"diff", old}},
		{exitFailed, "not a release", []string{"diff", old, dir}},
		{exitUsage, ".parquet or .csv", []string{"diff", old, new, "--out", filepath.Join(dir, "changes.xls")}},
		{exitUsage, "SHA256SUMS", []string{"diff", old, new, "--changelog", filepath.Join(new, "CHANGELOG.md")}},
		{exitUsage, "versions rise", []string{"export", articles + "/iran-deal.txt", "--base", old, "--release-version", "1.0.0", "--out", filepath.Join(dir, "next")}},
		{exitUsage, "give --release-date", []string{"export", articles + "/iran-deal.txt", "--base", days, "--out", filepath.Join(dir, "night")}},
		{0, "comes " + time.Now().Format("2006.01.02"), []string{"export", articles + "/iran-deal.txt", "--base", days, "--release-date", "today", "--out", filepath.Join(dir, "night")}},
		{0, "minor: ", []string{"export", articles, "--base", old, "--out", filepath.Join(dir, "more")}},
		{0, "after 1.0.0 comes 1.0.1", []string{"export", articles + "/iran-deal.txt", "--base", old, "--out", filepath.Join(dir, "next")}},
		{exitFailed, "no such file", []string{"diff", old, new, "--out", filepath.Join(dir, "nowhere", "changes.csv")}},
	} {
		if printed, code := run(t, t.Context(), c.args...); code != c.code || !strings.Contains(printed, c.says) {
			t.Errorf("%s: exit %d, want %d; %q does not say %q", strings.Join(c.args, " "), code, c.code, printed, c.says)
		}
	}
}
