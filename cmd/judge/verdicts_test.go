package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func TestCodesFit(t *testing.T) {
	for _, c := range []struct {
		codes, country, sector string
		want                   bool
	}{
		{"TUR GOV", "TUR", "GOV", true},
		{"TUR GOV", "TUR", "", true}, // whoever acts for it
		{"TUR GOV", "SYR", "GOV", false},
		{"TUR GOV/SYR", "SYR", "REB", true},
		{"CVL", "TUR", "CVL", true},
		{"CVL", "TUR", "GOV", false},
		{"-", "", "", true},
		{"-", "TUR", "", false},
		{"TUR GOV", "", "", false},
		{"TUR/-", "", "", true},
	} {
		if got := parseCodes(c.codes).fit(c.country, c.sector); got != c.want {
			t.Errorf("%s for %s %s: %v", c.codes, c.country, c.sector, got)
		}
	}
}

// TestPlannedActs: what is planned or promised to be done with others may be called an agreement.
func TestPlannedActs(t *testing.T) {
	for _, c := range []struct {
		typ, flags, want string
	}{
		{"CONSULT", "f", "CONSULT/AGREE"},
		{"AID", "fo", "AID/AGREE"},
		{"AGREE/RETREAT", "f", "AGREE/RETREAT"},
		{"RETREAT", "b", "RETREAT"},
		{"ASSAULT", "f", "ASSAULT"},
	} {
		v, err := parseVerdict([]string{"", "3", "9", c.typ, "-", "FRA", "-", "-", "-", c.flags})
		if got := strings.Join(v.types, "/"); err != nil || got != c.want {
			t.Errorf("%s %s: %s, want %s (%v)", c.typ, c.flags, got, c.want, err)
		}
	}
}

// TestVerdicts checks the table that the judge is trained on: its form, and that it is as large as is said of it.
func TestVerdicts(t *testing.T) {
	readings, err := readVerdicts("verdicts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	types := map[string]bool{}
	for _, l := range schema.CodeLists() {
		for _, e := range l.Entries {
			if l.Name == "event_types" {
				types[e.Code] = true
			}
		}
	}
	n, twice := 0, 0
	seen := map[string]bool{}
	for _, r := range readings {
		if seen[r.article] {
			twice++
		}
		seen[r.article] = true
		for _, v := range r.verdicts {
			n++
			if v.start >= v.end || slices.ContainsFunc(v.types, func(s string) bool { return !types[s] }) {
				t.Errorf("%s: %+v", r.article, v)
			}
		}
	}
	if n < 5000 || twice < 40 {
		t.Errorf("%d verdicts, %d articles read twice; want at least 5000 and 40", n, twice)
	}
}
