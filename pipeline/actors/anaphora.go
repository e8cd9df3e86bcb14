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
func (a *article) anaphor(c *core, f *description) []int {
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
	if a.another(c) {
		return nil
	}
	generic := f.definite && !f.plural && bodyNouns[f.noun] != nil && !f.modified() && a.bare(c)
	if i := a.lastWho(c.head, nounReach, func(w *who) bool { return a.calledBy(w, f) && (w.named || !generic) }); i >= 0 {
		return []int{i}
	}
	if !f.definite || f.plural {
		return nil
	}
	if kinds := bodyNouns[f.noun]; kinds != nil && generic {
		return a.one(a.lastWho(c.head, genericReach, func(w *who) bool {
			return w.named && slices.Contains(kinds, w.kind) && (nounSectors[f.noun] == nil || len(w.sectors) > 0 && slices.Contains(nounSectors[f.noun], w.sectors[0]))
		}))
	}
	if epithets[f.noun] {
		return a.one(a.lastWho(c.head, genericReach, func(w *who) bool { return w.kind == "person" && len(w.words) > 0 && agrees(w.gender, f.gender) }))
	}
	if f.agent.person && len(f.sectors) > 0 && f.sectors[0] != "UNK" && f.sectors[0] != "CVL" {
		return a.one(a.lastWho(c.head, genericReach, func(w *who) bool {
			return w.kind == "person" && len(w.words) > 0 && len(w.sectors) > 0 && f.sectors[0] == w.sectors[0] && agrees(w.gender, f.gender) &&
				(f.office == "" || w.office == "" || f.former || f.office == w.office)
		}))
	}
	return nil
}

// bare tells whether a noun stands alone behind its article, so that it says no more than what is known: "the group", but not
// "the district council" nor "the group whose robots won".
func (a *article) bare(c *core) bool {
	for t := c.start; t < c.head; t++ {
		if tag := a.tok(t).Tag; tag != text.DET && tag != text.PRON {
			return false
		}
	}
	return c.end <= c.last && !a.restricted(c)
}

// nationalBody is the body spoken of before that a nationality or a conviction and a general noun take up: "the Somali group",
// "the Islamist movement"; -1 for none.
func (a *article) nationalBody(c *core, f *description) int {
	kinds := bodyNouns[f.noun]
	if kinds == nil || !f.definite || f.plural || f.owner >= 0 || c.end > c.last || a.restricted(c) || a.another(c) {
		return -1
	}
	said := false
	for t := c.start; t < c.head; t++ {
		if tag := a.tok(t).Tag; tag != text.DET && tag != text.PUNCT {
			if a.landAt[t] == 0 && a.modAt[t] == 0 {
				return -1
			}
			said = true
		}
	}
	if !said {
		return -1
	}
	return a.lastWho(c.head, genericReach, func(w *who) bool {
		return w.named && slices.Contains(kinds, w.kind) && (f.country == "" || w.country == "" || f.country == w.country) &&
			(nounSectors[f.noun] == nil || len(w.sectors) > 0 && slices.Contains(nounSectors[f.noun], w.sectors[0]))
	})
}

// restricted tells whether a clause without a comma before it says which one is meant.
func (a *article) restricted(c *core) bool {
	clause := a.Child(c.head, text.AclRelcl)
	return clause > c.head && c.head+1 < len(a.Tokens) && a.tok(c.head+1).Form != ","
}

// another tells whether the words before a noun say that it is not the one spoken of: "the other group", "the European team".
func (a *article) another(c *core) bool {
	sentence, _ := a.SentenceOf(c.head)
	for t := c.start; t < c.first; t++ {
		tok := a.tok(t)
		if otherWords[lower(tok.Form)] || tok.Tag == text.ADJ && t > sentence && startsUpper(tok.Form) && a.landAt[t] == 0 && a.modAt[t] == 0 {
			return true
		}
	}
	return false
}

// otherWords are adjectives that tell somebody from those spoken of.
var otherWords = text.WordSet("other another second third fourth rival different opposing separate next previous")

func (a *article) one(i int) []int {
	if i < 0 {
		return nil
	}
	return []int{i}
}

func agrees(x, y gender) bool { return x == anyGender || y == anyGender || x == y }

// calledBy tells whether the text has called somebody by the same noun before, and in the same office.
func (a *article) calledBy(w *who, f *description) bool {
	if f.office != "" {
		return w.office == f.office || w.office != "" && strings.HasSuffix(f.office, "_ministry") && w.office == f.office
	}
	if w.kind == "person" && len(w.words) > 0 && !f.plural && f.definite && slices.Contains(w.nouns, f.noun) {
		return true
	}
	return slices.Contains(w.nouns, f.noun) && (w.plural == f.plural || w.named && w.kind != "person") && (len(w.sectors) == 0 || len(f.sectors) == 0 || f.sectors[0] == "UNK" || slices.Contains(w.sectors, f.sectors[0]))
}

// lastWho is whom the text spoke of last, within some sentences before token t, and who fits; -1 for nobody.
func (a *article) lastWho(t, reach int, fits func(*who) bool) int {
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
			if fits(&a.people[m.refs[r]]) {
				return m.refs[r]
			}
		}
	}
	return -1
}

// lastOf are the actors that "the two sides" sums up: the last different ones of the kind that the noun asks for, in
// order of the text. Nil where the text has not spoken of so many.
func (a *article) lastOf(n int, f *description) []int {
	var fits func(w *who) bool
	switch {
	case f.agent.state || f.noun == "neighbour" || f.noun == "neighbor" || f.noun == "capital":
		return a.lastCountries(n)
	case f.office != "" || f.agent.person && f.noun != "foe" && f.noun != "rival" && f.noun != "ally" && f.noun != "partner" && f.noun != "enemy":
		fits = func(w *who) bool { return w.kind == "person" && len(w.words) > 0 }
	default:
		fits = func(w *who) bool { return w.kind != "person" && w.kind != "group" }
	}
	var found []int
	for i := len(a.mentions) - 1; i >= 0 && len(found) < n; i-- {
		for _, r := range a.mentions[i].refs {
			if fits(&a.people[r]) && !slices.Contains(found, r) && !a.sameSide(found, r) {
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
	for i := len(a.mentions) - 1; i >= 0 && i >= len(a.mentions)-maxListed; i-- {
		if all := a.linked(&a.mentions[i]); len(all) == n && !slices.ContainsFunc(all, func(r int) bool { return a.people[r].kind != "state" }) {
			return all // "France, Spain and Italy": the three countries
		}
	}
	var found []int
	for i := len(a.mentions) - 1; i >= 0 && len(found) < n; i-- {
		for _, r := range slices.Backward(a.mentions[i].refs) {
			if e, ok := a.x.byID[stateID(a.people[r].country)]; ok && len(found) < n {
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

// maxListed bounds how many mentions back a list of countries is looked for that "the three countries" sums up.
const maxListed = 20

// sameSide tells whether a state or government is already there under its other name.
func (a *article) sameSide(found []int, r int) bool {
	w := &a.people[r]
	return w.kind != "person" && w.country != "" && slices.ContainsFunc(found, func(i int) bool { return a.people[i].country == w.country })
}
