package main

import (
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func TestRunning(t *testing.T) {
	for tokens, want := range map[string]string{
		`" We left , " he said .`:                 `"We left," he said.`,
		`The army 's chief ( 54 ) paid $ 3 .`:     `The army's chief (54) paid $3.`,
		`They did n't count 7 % of the ' votes '`: `They didn't count 7% of the' votes'`,
		`Talks failed ; troops moved in : why ?`:  `Talks failed; troops moved in: why?`,
	} {
		if got := running(strings.Fields(tokens)); got != want {
			t.Errorf("%s: %s, want %s", tokens, got, want)
		}
	}
}

func TestArticle(t *testing.T) {
	c := &corpus{articles: map[string]schema.Article{"a": {Text: "whole"}}, sentences: []string{"One.", "Two.", "Three."}}
	for id, want := range map[string]string{"a": "whole", "gmb-0-2": "One.\n\nTwo.", "gmb-2-3": "Three."} {
		if got, err := c.article(id); err != nil || got.Text != want {
			t.Errorf("%s: %q, %v", id, got.Text, err)
		}
	}
	for _, id := range []string{"b", "gmb-2-4", "gmb-1-1", "gmb-x"} {
		if _, err := c.article(id); err == nil {
			t.Errorf("%s was found", id)
		}
	}
}

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
