package main

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// reading is what one reader found in one article.
type reading struct {
	reader, article string
	verdicts        []verdict
	isPrivate       bool // nobody read it: its genre has no news
	ofRows          bool // only rows of the coder were judged: words without a verdict may tell of anything
}

// writtenPrefix opens the ids of articles that were written to be learned from.
const writtenPrefix = "written-"

func (r *reading) isWritten() bool { return strings.HasPrefix(r.article, writtenPrefix) }

// verdict is what a reader says of some words: no event, or one of certain types with its sides.
type verdict struct {
	start, end     int      // code points of the article's text
	types          []string // the best first; none where the words tell of no event
	source, target codes
	words          [judge.Sides]words
	flags          string
}

// words are where a side stands in the text, in code points; the zero value is nowhere.
type words struct{ start, end int }

func (w words) meet(start, end int) bool { return w.start < end && start < w.end }

func (v *verdict) isEvent() bool { return len(v.types) > 0 }

// codes are the readings of a side that the reader accepts, the best first; "" is nobody named, otherwise is somebody else than the row that
// was judged has there, and none at all is a side that was not judged.
type codes []string

const otherwise = "?"

// ofRowsMark ends the number of a reader who judged rows alone.
const ofRowsMark = "r"

// readVerdicts reads a table of verdicts.
func readVerdicts(path string) (readings []*reading, err error) {
	err = corpus.ReadLines(path, func(line string) error {
		cells := strings.Split(line, "\t")
		switch {
		case line == "" || line[0] == '#':
			return nil
		case len(cells) == 2:
			readings = append(readings, &reading{reader: cells[0], article: cells[1], ofRows: strings.HasSuffix(cells[0], ofRowsMark)})
			return nil
		case len(readings) == 0 || len(cells) != 4 && len(cells) != 8 && len(cells) != 10:
			return fmt.Errorf("expected 2, 4, 8 or 10 columns, found %d", len(cells))
		}
		v, err := parseVerdict(cells)
		r := readings[len(readings)-1]
		r.verdicts = append(r.verdicts, v)
		return err
	})
	return readings, err
}

func parseVerdict(cells []string) (v verdict, err error) {
	if v.start, err = strconv.Atoi(cells[1]); err != nil {
		return v, err
	}
	if v.end, err = strconv.Atoi(cells[2]); err != nil {
		return v, err
	}
	if cells[3] == nobody {
		return v, nil
	}
	v.types, v.source, v.target = strings.Split(cells[3], "/"), parseCodes(cells[5]), parseCodes(cells[7])
	if len(cells) == 10 {
		v.flags = cells[9]
	}
	if cooperative[v.types[0]] && strings.Contains(v.flags, future) && !slices.Contains(v.types, "AGREE") {
		v.types = append(v.types, "AGREE")
	}
	for s, cell := range [judge.Sides]string{cells[4], cells[6]} {
		if cell == nobody {
			continue
		}
		if _, err := fmt.Sscanf(cell, "%d:%d", &v.words[s].start, &v.words[s].end); err != nil {
			return v, fmt.Errorf("words %q: %w", cell, err)
		}
	}
	return v, nil
}

const nobody = "-"

// future flags an event that is to come.
const future = "f"

// cooperative are the types of acts that are, to the codebooks, an agreement where they are planned or promised: the intent to meet, to send aid.
var cooperative = text.WordSet("CONSULT SUPPORT COOPERATE AID RETREAT CONCEDE")

func parseCodes(cell string) (all codes) {
	if cell == "" {
		return nil
	}
	for c := range strings.SplitSeq(cell, "/") {
		if c == nobody {
			c = ""
		}
		all = append(all, c)
	}
	return all
}

// fit tells whether an actor's country and sector are among the codes. Where a code names a country, that is enough: readers differ in how
// far they name the office of whoever acts for it.
func (all codes) fit(country, sector string) bool {
	return slices.ContainsFunc(all, func(code string) bool {
		wantCountry, wantSector := split(code)
		switch {
		case code == "":
			return country == "" && sector == ""
		case wantCountry != "":
			return country == wantCountry
		}
		return sector == wantSector
	})
}

var sectors = func() schema.CodeList {
	all := schema.CodeLists()
	return all[slices.IndexFunc(all, func(l schema.CodeList) bool { return l.Name == "sectors" })]
}()

// split is a code's country and the last of its sectors.
func split(code string) (country, sector string) {
	for p := range strings.FieldsSeq(code) {
		if sectors.Has(p) {
			sector = p
		} else {
			country = p
		}
	}
	return country, sector
}
