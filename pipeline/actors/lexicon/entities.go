package lexicon

import (
	"fmt"
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// Entity is an actor that the lexicon knows.
type Entity struct {
	ID, Name, Kind string
	aliases        []string
	Terms          []Term // in the lexicon's order; never empty
	coded          bool   // by a dictionary that gives it no code outside its terms
}

// Term is what an entity is from one day to another: an office held, a name's code in those years.
type Term struct {
	from, to schema.Day // both inclusive; 0 is open
	Country  string
	Sectors  []string // most specific first
	Parent   string
	Office   string // slug: "president"
	CAMEO    string // a code that a user's file gives instead of country and sectors
}

func (t *Term) dated() bool { return t.from != 0 || t.to != 0 }

func (t *Term) covers(day schema.Day) bool {
	return (t.from == 0 || t.from <= day) && (t.to == 0 || day <= t.to)
}

// Term is the term that covers a day, the highest listed last winning; on day 0, which is unknown, the last that is open. Nil where none does.
func (e *Entity) Term(day schema.Day) *Term {
	for i := len(e.Terms) - 1; i >= 0; i-- {
		if t := &e.Terms[i]; day != 0 && t.covers(day) || day == 0 && t.to == 0 {
			return t
		}
	}
	return nil
}

// Tenures are the days, first and last, of the terms of an office; a last day of 0 is still to come.
func (e *Entity) Tenures(office string) (all [][2]schema.Day) {
	for _, t := range e.Terms {
		if t.Office == office && t.from != 0 {
			all = append(all, [2]schema.Day{t.from, t.to})
		}
	}
	return all
}

// On is what an entity is on a day; where no term covers it, what the last one makes it, but that somebody who has left an office by then is one
// of the elites.
func (e *Entity) On(day schema.Day) Term {
	if now := e.Term(day); now != nil {
		return *now
	}
	if e.coded && day != 0 {
		return Term{}
	}
	t := e.Terms[len(e.Terms)-1]
	if isOver := func(o Term) bool { return o.to != 0 && o.to < day }; e.Kind == "person" && slices.ContainsFunc(e.Terms, isOver) {
		t.Sectors = LeftOffice(t.Sectors)
	}
	t.Office = ""
	return t
}

// loadEntities reads a table of actors: id name aliases kind country sectors from to parent title.
func (x *Lexicon) loadEntities(table string) error {
	return eachRow(table, 10, func(c []string) error {
		from, err := parseBound(c[6], false)
		if err != nil {
			return err
		}
		to, err := parseBound(c[7], true)
		if err != nil {
			return err
		}
		if c[0] == "" || c[1] == "" {
			return fmt.Errorf("an actor needs an id and a name")
		}
		x.addEntity(Entity{ID: c[0], Name: c[1], aliases: list(c[2]), Kind: c[3],
			Terms: []Term{{from: from, to: to, Country: c[4], Sectors: list(c[5]), Parent: c[8], Office: Slug(canonicalTitle(c[9]))}}})
		return nil
	})
}

// addEntity adds an actor, or to one that is already there its further aliases and terms.
func (x *Lexicon) addEntity(e Entity) int {
	i, known := x.byID[e.ID]
	if !known {
		i = len(x.Entities)
		x.byID[e.ID] = i
		x.Entities = append(x.Entities, e)
		return i
	}
	had := &x.Entities[i]
	for _, alias := range append(e.aliases, e.Name) {
		if alias != had.Name && !slices.Contains(had.aliases, alias) {
			had.aliases = append(had.aliases, alias)
		}
	}
	had.Terms = append(had.Terms, e.Terms...)
	return i
}
