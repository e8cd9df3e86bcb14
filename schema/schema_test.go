package schema

import (
	"slices"
	"testing"
	"time"
)

func TestEveryCodeColumnHasItsList(t *testing.T) {
	lists := map[string]bool{}
	for _, l := range CodeLists() {
		lists[l.Name] = true
		if len(l.Entries) == 0 {
			t.Errorf("code list %s is empty", l.Name)
		}
		for _, e := range l.Entries {
			if e.Code == "" || e.Meaning == "" {
				t.Errorf("code list %s: entry %+v lacks its code or meaning", l.Name, e)
			}
		}
	}
	for _, table := range Tables {
		if table.Key() == "" {
			t.Errorf("table %s has no key", table.Name)
		}
		seen := map[string]bool{}
		for _, c := range table.Columns {
			if c.Codes != "" && !lists[c.Codes] {
				t.Errorf("%s.%s: no code list %s", table.Name, c.Name, c.Codes)
			}
			if c.Meaning == "" || seen[c.Name] {
				t.Errorf("%s.%s: no meaning, or the name stands twice", table.Name, c.Name)
			}
			seen[c.Name] = true
		}
	}
}

func TestCAMEOSpeaksPLOVER(t *testing.T) {
	lists := map[string]CodeList{}
	for _, l := range CodeLists() {
		lists[l.Name] = l
	}
	for _, c := range cameoCodes {
		if c.Type == "" {
			if c.Root() != "01" {
				t.Errorf("%s codes no event", c.Code)
			}
			continue
		}
		if !lists["event_types"].Has(c.Type) || c.QuadClass == 0 {
			t.Errorf("%s: unknown event %s", c.Code, c.Type)
		}
		if c.Mode != "" && !slices.ContainsFunc(lists["event_modes"].Entries, func(e CodeEntry) bool { return e.Code == c.Type+" "+c.Mode }) {
			t.Errorf("%s: %s has no mode %s", c.Code, c.Type, c.Mode)
		}
		for _, x := range c.Contexts {
			if !lists["contexts"].Has(x) {
				t.Errorf("%s: unknown context %s", c.Code, x)
			}
		}
	}
	if c, ok := LookupCAMEO("195"); !ok || c.Type != "ASSAULT" || c.Mode != "aerial" || c.Goldstein != Some(-10.0) {
		t.Errorf("195 = %+v", c)
	}
}

func TestIDIsStableAndKeepsPartsApart(t *testing.T) {
	if got := ID(ArticleLetter, "https://example.org/a"); got != "avwptx2k2r4khvnsr" {
		t.Errorf("id changed: %s", got)
	}
	if ID('e', "ab", "c") == ID('e', "a", "bc") {
		t.Error("parts run together")
	}
}

func TestDay(t *testing.T) {
	if d := NewDay(1970, time.January, 1); d.Unix() != 0 || d.String() != "1970-01-01" {
		t.Errorf("epoch is %v", d)
	}
	if d := NewDay(1, time.January, 1); d != 1 {
		t.Errorf("0001-01-01 is %d", d)
	}
	if d := NewDay(1899, time.December, 31); d.String() != "1899-12-31" || d.Weekday() != time.Sunday {
		t.Errorf("%v %v", d, d.Weekday())
	}
	if Day(0).String() != "" || DayOf(time.Time{}) != 0 {
		t.Error("an unknown day must stay unknown")
	}
}

func TestCellsFollowTheDeclaration(t *testing.T) {
	e := Event{ID: "e1", Code: Code{Type: "ASSAULT", CAMEO: "190", QuadClass: 4}, When: When{Start: NewDay(2024, 12, 10)}}
	cells := Events.Cells(&e, Always, nil)
	if len(cells) != len(Events.Columns) {
		t.Fatalf("%d cells, %d columns", len(cells), len(Events.Columns))
	}
	if v := cells[Events.Index("start_date")]; !v.Valid || v.Int != 20067 {
		t.Errorf("start_date = %+v", v)
	}
	if v := cells[Events.Index("latitude")]; v.Valid {
		t.Error("unknown latitude must be null")
	}
	if n := len(Articles.Cells(&Article{}, Always, nil)); n != len(Articles.Columns)-1 || n != len(Articles.With(Always).Columns) {
		t.Errorf("without text there are %d cells", n)
	}
}

func TestVersionNotesEndAtTheVersion(t *testing.T) {
	if VersionNotes[0].Version != Version {
		t.Errorf("the newest note is of %s, the tables are of %s", VersionNotes[0].Version, Version)
	}
}
