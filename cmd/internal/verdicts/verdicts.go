// Package verdicts reads what readers found in articles, for the commands that learn from it: cmd/judge/verdicts.tsv, whose form cmd/judge
// tells.
package verdicts

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// Reading is what one reader found in one article.
type Reading struct {
	Reader, Article string
	Verdicts        []Verdict
	OfRows          bool // only rows of the coder were judged: words without a verdict may tell of anything
}

// Verdict is what a reader says of some words: no event, or one of certain types with its sides.
type Verdict struct {
	Words
	Types     []string // the best first; none where the words tell of no event
	Sides     [2]Side  // source and target
	Countries []string // where it happens, alpha-3, any of which is right; none where the text does not tell
	Flags     string
}

// IsEvent tells words that tell of an event.
func (v *Verdict) IsEvent() bool { return len(v.Types) > 0 }

// Words are where something stands in the article's text, in code points; the zero value is nowhere.
type Words struct{ Start, End int }

// Meet tells whether words and a span share any.
func (w Words) Meet(start, end int) bool { return w.Start < end && start < w.End }

// Side is who did something, or to whom it was done.
type Side struct {
	Words Words
	Codes Codes
}

// IsVague tells a side of which the reader does not say who stands there.
func (s *Side) IsVague() bool { return len(s.Codes) == 0 || slices.Contains(s.Codes, Otherwise) }

// Accepts tells whether the first of some actors is whom the reader saw on a side.
func (s *Side) Accepts(d *text.Document, actors []int) bool {
	if len(actors) == 0 {
		return s.Codes.Fit("", "")
	}
	return s.Codes.Fit(d.Actors[actors[0]].Country, d.Actors[actors[0]].Sector)
}

// Codes are the readings of a side that the reader accepts, the best first; "" is nobody named, Otherwise is somebody else than the row that
// was judged has there, and none at all is a side that was not judged.
type Codes []string

// Otherwise is somebody else than a row names.
const Otherwise = "?"

// ofRowsMark ends the number of a reader who judged rows alone.
const ofRowsMark = "r"

// Columns of a verdict, the first empty: on words that tell of no event, on a row, on an event.
const (
	noEventColumns = 4
	rowColumns     = 8
	eventColumns   = 10
)

// Read reads a table of verdicts.
func Read(path string) (readings []Reading, err error) {
	err = corpus.ReadLines(path, func(line string) error {
		cells := strings.Split(line, "\t")
		switch {
		case line == "" || line[0] == '#':
			return nil
		case len(cells) == 2:
			readings = append(readings, Reading{Reader: cells[0], Article: cells[1], OfRows: strings.HasSuffix(cells[0], ofRowsMark)})
			return nil
		case len(readings) == 0 || len(cells) != noEventColumns && len(cells) != rowColumns && len(cells) != eventColumns:
			return fmt.Errorf("expected 2, 4, 8 or 10 columns, found %d", len(cells))
		}
		v, err := parse(cells)
		r := &readings[len(readings)-1]
		r.Verdicts = append(r.Verdicts, v)
		return err
	})
	return readings, err
}

// nobody is an empty list.
const nobody = "-"

func parse(cells []string) (v Verdict, err error) {
	if v.Start, err = strconv.Atoi(cells[1]); err != nil {
		return v, err
	}
	if v.End, err = strconv.Atoi(cells[2]); err != nil {
		return v, err
	}
	if cells[3] == nobody {
		return v, nil
	}
	v.Types = strings.Split(cells[3], "/")
	if len(cells) == eventColumns {
		v.Flags = cells[9]
		v.Countries = slices.DeleteFunc(strings.Split(cells[8], "/"), func(s string) bool { return s == nobody })
	}
	if cooperative[v.Types[0]] && strings.Contains(v.Flags, future) && !slices.Contains(v.Types, "AGREE") {
		v.Types = append(v.Types, "AGREE")
	}
	for s := range v.Sides {
		side := &v.Sides[s]
		side.Codes = parseCodes(cells[5+2*s])
		if words := cells[4+2*s]; words != nobody {
			if _, err := fmt.Sscanf(words, "%d:%d", &side.Words.Start, &side.Words.End); err != nil {
				return v, fmt.Errorf("words %q: %w", words, err)
			}
		}
	}
	return v, nil
}

// future flags an event that is to come.
const future = "f"

// cooperative are the types of acts that are, to the codebooks, an agreement where they are planned or promised: the intent to meet, to send aid.
var cooperative = text.WordSet("CONSULT SUPPORT COOPERATE AID RETREAT CONCEDE")

func parseCodes(cell string) (all Codes) {
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

// Fit tells whether an actor's country and sector are among the codes. Where a code names a country, that is enough: readers differ in how
// far they name the office of whoever acts for it.
func (all Codes) Fit(country, sector string) bool {
	return slices.ContainsFunc(all, func(code string) bool {
		wantCountry, wantSector := Split(code)
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

// Split is a code's country and the last of its sectors.
func Split(code string) (country, sector string) {
	for p := range strings.FieldsSeq(code) {
		if sectors.Has(p) {
			sector = p
		} else {
			country = p
		}
	}
	return country, sector
}
