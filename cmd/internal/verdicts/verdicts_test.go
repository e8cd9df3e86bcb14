package verdicts

import (
	"os"
	"path/filepath"
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
		if got := parseCodes(c.codes).Fit(c.country, c.sector); got != c.want {
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
		v, err := parse([]string{"", "3", "9", c.typ, "-", "FRA", "-", "-", "-", c.flags})
		if got := strings.Join(v.Types, "/"); err != nil || got != c.want {
			t.Errorf("%s %s: %s, want %s (%v)", c.typ, c.flags, got, c.want, err)
		}
	}
}

// TestVerdicts checks the table that the judge is trained on: its form, and that it is as large as is said of it.
func TestVerdicts(t *testing.T) {
	readings, err := Read("../../judge/verdicts.tsv")
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
	n, twice, placed := 0, 0, 0
	seen := map[string]bool{}
	for _, r := range readings {
		if seen[r.Article] {
			twice++
		}
		seen[r.Article] = true
		for _, v := range r.Verdicts {
			n++
			if len(v.Countries) > 0 {
				placed++
			}
			if v.Start >= v.End || slices.ContainsFunc(v.Types, func(s string) bool { return !types[s] }) {
				t.Errorf("%s: %+v", r.Article, v)
			}
		}
	}
	if n < 5000 || twice < 40 || placed < 2500 {
		t.Errorf("%d verdicts, %d articles read twice, %d events with a country; want at least 5000, 40 and 2500", n, twice, placed)
	}
}

func readTable(t *testing.T, table string) []Reading {
	t.Helper()
	path := filepath.Join(t.TempDir(), "verdicts.tsv")
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	readings, err := Read(path)
	if err != nil {
		t.Fatal(err)
	}
	return readings
}

func TestReadVerdictsOfRows(t *testing.T) {
	readings := readTable(t, "1\ta\n\t0\t4\tACCUSE\t-\tUSA/FRA\t6:9\tIRN\tIRN\to\n9r\tb\n\t0\t4\tASSAULT\t-\t?\t-\t\n\t5\t8\t-\n")
	if len(readings) != 2 || readings[0].OfRows || !readings[1].OfRows {
		t.Fatalf("readings %+v", readings)
	}
	v := readings[1].Verdicts[0]
	if v.Sides[0].Codes.Fit("", "") || v.Sides[0].Codes.Fit("USA", "GOV") {
		t.Error("somebody else than the row names is somebody the row may name")
	}
	for s := range v.Sides {
		if !v.Sides[s].IsVague() {
			t.Errorf("%v is told", s)
		}
	}
	if event := readings[0].Verdicts[0]; event.Start != 0 || event.End != 4 || event.Sides[1].Words != (Words{6, 9}) || !slices.Equal(event.Countries, []string{"IRN"}) {
		t.Errorf("verdict %+v", event)
	}
	if full := readings[0].Verdicts[0]; full.Sides[0].IsVague() || !full.Sides[0].Codes.Fit("FRA", "") || full.Sides[0].Codes.Fit("IRN", "") || full.Flags != "o" {
		t.Errorf("verdict %+v", full)
	}
	if len(v.Sides[1].Codes) != 0 || readings[1].Verdicts[1].IsEvent() {
		t.Errorf("verdicts %+v", readings[1].Verdicts)
	}
}
