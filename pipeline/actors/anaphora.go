package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// How many sentences back a noun or a pronoun looks for whom it means.
const (
	nounReach    = 30 // "the ministry" may be a page away
	genericReach = 4
	pronounReach = 2
)

// bodyNouns are common nouns that may stand for any actor of a kind: "the group" for Hamas.
var bodyNouns = map[string][]string{
	"group": {"armed_group", "organisation"}, "organisation": {"organisation", "armed_group"}, "organization": {"organisation", "armed_group"},
	"movement": {"armed_group", "organisation"}, "militia": {"armed_group"}, "faction": {"armed_group", "organisation"}, "network": {"organisation", "armed_group"},
	"company": {"organisation"}, "firm": {"organisation"}, "party": {"organisation"}, "agency": {"organisation"}, "union": {"organisation"},
	"bank": {"organisation"}, "alliance": {"organisation"}, "bloc": {"organisation"}, "body": {"organisation"}, "court": {"organisation"},
	"institution": {"organisation"}, "airline": {"organisation"}, "newspaper": {"organisation"}, "broadcaster": {"organisation"}, "charity": {"organisation"},
	"university": {"organisation"}, "council": {"organisation"}, "commission": {"organisation"}, "foundation": {"organisation"},
}

// nounSectors are the sectors that an actor must have for some of these nouns.
var nounSectors = map[string][]string{"party": {"PTY", "OPP", "GOV"}, "company": {"BUS", "MNC", "JRN"}, "firm": {"BUS", "MNC"}, "bank": {"BUS", "IGO", "GOV"},
	"airline": {"BUS", "MNC"}, "newspaper": {"JRN"}, "broadcaster": {"JRN"}, "court": {"JUD", "IGO"}, "union": {"LAB", "IGO"}, "university": {"EDU"},
	"alliance": {"IGO", "PTY", "REB", "MIL"}, "bloc": {"IGO", "PTY", "EUR"}, "charity": {"NGO", "SOC"}}

// sideNouns sum up the actors spoken of: "the two sides".
var sideNouns = text.WordSet("side country nation state government party leader president minister neighbour neighbor capital foe rival ally enemy power man woman official army force group militia faction partner premier diplomat")

// anaphor is whom a common noun without a country of its own takes up again; nil for nobody.
func (a *article) anaphor(c *candidate, f *description) []int {
	if f.count > 1 && f.plural && f.definite && sideNouns[f.noun] {
		return a.lastOf(f.count, f)
	}
	named := f.definite || a.tok(c.head).Tag == text.PROPN || f.agent.home && c.start == c.first
	if !named {
		return nil
	}
	if f.agent.state && f.plural {
		return nil
	}
	if f.agent.state {
		if i, ok := a.x.byCode[a.sceneOf(c.head, f)]; ok {
			return []int{a.known(a.x.byID[stateID(a.x.countries[i].Alpha3)])}
		}
		return nil
	}
	generic := f.definite && !f.plural && bodyNouns[f.noun] != nil && !f.modified() && a.standsAlone(c)
	if i := a.lastParticipant(c.head, nounReach, func(w *participant) bool { return a.calledBy(w, f) && (w.named || !generic) }); i >= 0 {
		return []int{i}
	}
	if !f.definite || f.plural {
		return nil
	}
	if kinds := bodyNouns[f.noun]; kinds != nil && generic {
		return a.one(a.lastParticipant(c.head, genericReach, func(w *participant) bool {
			return w.named && slices.Contains(kinds, w.kind) && (nounSectors[f.noun] == nil || len(w.sectors) > 0 && slices.Contains(nounSectors[f.noun], w.sectors[0]))
		}))
	}
	return nil
}

// standsAlone tells whether a noun stands alone behind its article, so that it says no more than what is known: "the group", but not
// "the district council" nor "the group whose robots won".
func (a *article) standsAlone(c *candidate) bool {
	for t := c.start; t < c.head; t++ {
		if tag := a.tok(t).Tag; tag != text.DET && tag != text.PRON {
			return false
		}
	}
	return c.end <= c.last
}

func (a *article) one(i int) []int {
	if i < 0 {
		return nil
	}
	return []int{i}
}

func agrees(x, y gender) bool { return x == anyGender || y == anyGender || x == y }

// calledBy tells whether the text has called somebody by the same noun before, and in the same office.
func (a *article) calledBy(w *participant, f *description) bool {
	if f.office != "" {
		return w.office == f.office || w.office != "" && strings.HasSuffix(f.office, "_ministry") && w.office == f.office
	}
	return slices.Contains(w.nouns, f.noun) && (w.plural == f.plural || w.named && w.kind != "person") && (len(w.sectors) == 0 || len(f.sectors) == 0 || f.sectors[0] == "UNK" || slices.Contains(w.sectors, f.sectors[0]))
}

// lastParticipant is whom the text spoke of last, within some sentences before token t, and who fits; -1 for nobody.
func (a *article) lastParticipant(t, reach int, fits func(*participant) bool) int {
	sentence := a.tok(t).Sentence
	for i := len(a.mentions) - 1; i >= 0; i-- {
		m := &a.mentions[i]
		if m.head >= t {
			continue
		}
		if sentence-a.tok(m.head).Sentence > reach {
			return -1
		}
		for r := len(m.refs) - 1; r >= 0; r-- {
			if fits(&a.participants[m.refs[r]]) {
				return m.refs[r]
			}
		}
	}
	return -1
}

// lastOf are the actors that "the two sides" sums up: the last different ones of the kind that the noun asks for, in
// order of the text. Nil where the text has not spoken of so many.
func (a *article) lastOf(n int, f *description) []int {
	var fits func(w *participant) bool
	switch {
	case f.agent.state || f.noun == "neighbour" || f.noun == "neighbor" || f.noun == "capital":
		return a.lastCountries(n)
	case f.office != "" || f.agent.person && f.noun != "foe" && f.noun != "rival" && f.noun != "ally" && f.noun != "partner" && f.noun != "enemy":
		fits = func(w *participant) bool { return w.kind == "person" && len(w.words) > 0 }
	default:
		fits = func(w *participant) bool { return w.kind != "person" && w.kind != "group" }
	}
	var found []int
	for i := len(a.mentions) - 1; i >= 0 && len(found) < n; i-- {
		for _, r := range a.mentions[i].refs {
			if fits(&a.participants[r]) && !slices.Contains(found, r) {
				found = append(found, r)
			}
		}
	}
	if len(found) < n {
		return nil
	}
	slices.Reverse(found)
	return found
}

// lastCountries are the states of the countries whose actors were spoken of last.
func (a *article) lastCountries(n int) []int {
	var found []int
	for i := len(a.mentions) - 1; i >= 0 && len(found) < n; i-- {
		for _, r := range slices.Backward(a.mentions[i].refs) {
			if e, ok := a.x.byID[stateID(a.participants[r].country)]; ok && len(found) < n {
				if state := a.known(e); !slices.Contains(found, state) {
					found = append(found, state)
				}
			}
		}
	}
	if len(found) < n {
		return nil
	}
	slices.Reverse(found)
	return found
}
