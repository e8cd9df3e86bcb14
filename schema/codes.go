package schema

import (
	_ "embed"
	"strconv"
	"strings"
)

//go:embed codes/plover.tsv
var ploverTSV string

//go:embed codes/cameo.tsv
var cameoTSV string

// CodeEntry is one code of a published list.
type CodeEntry struct{ Code, Meaning string }

// CodeList is a list of codes that columns refer to by its name. A mode is listed behind its event ("ASSAULT drone")
// in the list event_modes, since the same word can be a mode of several events; cells hold the mode alone.
type CodeList struct {
	Name    string
	Meaning string
	Entries []CodeEntry
}

// CAMEO is a CAMEO code with its place in PLOVER, after the published crosswalk, its dead modes and contexts mended.
type CAMEO struct {
	Code      string
	Label     string
	Type      string // PLOVER event; empty for statements (root 01), which code no event
	Mode      string
	Contexts  []string
	QuadClass int          // of the PLOVER event; 0 for none
	Goldstein Opt[float64] // GDELT's column of the scale
}

// Root is the two-digit root of the code.
func (c CAMEO) Root() string { return c.Code[:2] }

// rows splits a TSV with a header into its rows of cells.
func rows(tsv string) (all [][]string) {
	for line := range strings.Lines(tsv) {
		all = append(all, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
	}
	return all[1:]
}

var quadClasses = func() map[string]int {
	classes := map[string]int{}
	for _, r := range rows(ploverTSV) {
		if r[0] == "event_types" {
			classes[r[1]], _ = strconv.Atoi(r[2])
		}
	}
	return classes
}()

// QuadClass is the quad class of a PLOVER event, 0 for an unknown one.
func QuadClass(eventType string) int { return quadClasses[eventType] }

var cameoCodes = func() []CAMEO {
	var all []CAMEO
	for _, r := range rows(cameoTSV) {
		c := CAMEO{Code: r[0], Label: r[1], Type: r[2], Mode: r[3], QuadClass: quadClasses[r[2]]}
		if r[4] != "" {
			c.Contexts = strings.Split(r[4], "|")
		}
		if g, err := strconv.ParseFloat(r[5], 64); err == nil {
			c.Goldstein = Some(g)
		}
		all = append(all, c)
	}
	return all
}()

var cameoByCode = func() map[string]*CAMEO {
	index := map[string]*CAMEO{}
	for i := range cameoCodes {
		index[cameoCodes[i].Code] = &cameoCodes[i]
	}
	return index
}()

// LookupCAMEO is the entry of a CAMEO code of two to four digits.
func LookupCAMEO(code string) (*CAMEO, bool) {
	c, ok := cameoByCode[code]
	return c, ok
}

// codeListMeanings names the lists of plover.tsv in the order in which they are published.
var codeListMeanings = []CodeEntry{
	{"event_types", "PLOVER events"},
	{"event_modes", "PLOVER modes, each behind its event"},
	{"contexts", "PLOVER contexts"},
	{"sectors", "PLOVER actor sectors"},
	{"quad_classes", "quad classes"},
	{"date_precisions", "how sharply a date is known"},
	{"date_bases", "what a date stands on"},
	{"date_kinds", "TIMEX3 types"},
	{"place_precisions", "how sharply a place is known"},
	{"place_bases", "what a place stands on"},
	{"actor_kinds", "kinds of actors"},
	{"mention_kinds", "kinds of mentions"},
}

var codeLists = func() []CodeList {
	entries := map[string][]CodeEntry{}
	for _, r := range rows(ploverTSV) {
		entries[r[0]] = append(entries[r[0]], CodeEntry{r[1], r[3]})
	}
	var lists []CodeList
	for _, l := range codeListMeanings {
		lists = append(lists, CodeList{l.Code, l.Meaning, entries[l.Code]})
	}
	cameo := CodeList{Name: "cameo", Meaning: "CAMEO event codes"}
	for _, c := range cameoCodes {
		cameo.Entries = append(cameo.Entries, CodeEntry{c.Code, c.Label})
	}
	list := CodeList{Name: "countries", Meaning: "countries and territories, ISO 3166 alpha-3"}
	for _, c := range Countries() {
		list.Entries = append(list.Entries, CodeEntry{c.Alpha3, c.Name})
	}
	return append(lists, cameo, list)
}()

// Has tells whether a cell's code is in the list. Modes are found behind any event.
func (l CodeList) Has(code string) bool {
	for _, e := range l.Entries {
		if e.Code == code || strings.HasSuffix(e.Code, " "+code) {
			return true
		}
	}
	return false
}

// CodeLists are all code lists, in the order in which they are published.
func CodeLists() []CodeList { return codeLists }
