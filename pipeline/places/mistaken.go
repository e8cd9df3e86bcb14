package places

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/text"
)

// knownTown is the population from which a town of a country that the article speaks of is known there by its bare name.
const knownTown = 50_000

// mistaken finds the places that the parser took for persons: "French troops left Gao", "Batumi has elected a mayor". The name is that of
// a place in a country that the article speaks of, nobody of that name is spoken of, and what stands around it is as for a place, or the
// place is large.
func (s *spotter) mistaken() {
	countries := s.spokenOf()
	beginsAt, endsAt := map[int]bool{}, map[int]bool{}
	taken := make([]bool, len(s.doc.Tokens))
	for _, m := range s.mentions {
		beginsAt[m.first], endsAt[m.last] = !m.demonym, !m.demonym
		for t := m.first; t < m.last; t++ {
			taken[t] = true
		}
	}
	for i := range s.doc.Names {
		n := &s.doc.Names[i]
		first, last := s.trim(n.First, n.Last)
		if n.Kind != text.Person || first == last || taken[first] || !s.isUnmarked(first, last) {
			continue
		}
		m, ok := s.match(first, last)
		if !ok || m.demonym || givenNames[m.key] {
			continue
		}
		known, people := s.bearerIn(m.bearers, countries)
		listed := s.follows(first, listed) && endsAt[first-1] || last < len(s.doc.Tokens) && listed[s.doc.Tokens[last].Form] && beginsAt[last+1]
		if known && (people >= knownTown || last-first == 1 && (listed || s.taken(&m))) || len(m.bearers) <= fewBearers && s.follows(first, sites) {
			m.confidence = besideOthers
			m.attested = true
			s.add(m)
			endsAt[m.last], beginsAt[m.first] = true, true
		}
	}
}

// sites are the prepositions that seldom stand before persons.
var sites = text.WordSet("in near at outside")

// isUnmarked tells a name that nothing beside it or elsewhere in the article says to be a person's.
func (s *spotter) isUnmarked(first, last int) bool {
	tok := &s.doc.Tokens[first]
	if last-first == 1 && s.persons[tok.Form] || tok.Rel.Base() == text.Nsubj && tok.Head >= 0 && speaks[s.doc.Tokens[tok.Head].Lemma] {
		return false
	}
	if first == 0 || s.doc.Tokens[first-1].Sentence != tok.Sentence {
		return true
	}
	switch s.doc.Tokens[first-1].Tag {
	case text.ADP, text.VERB, text.CCONJ, text.SCONJ, text.PUNCT:
		return true
	}
	return false
}

// speaks are the verbs whose subjects, where they may be persons, are.
var speaks = text.WordSet("say tell add explain recall write ask argue think believe know remember")

// bearerIn tells whether a name is borne by a place in the countries, and how many people live in the largest such town.
func (s *spotter) bearerIn(bearers []gazetteer.Bearer, countries []gazetteer.Ref) (found bool, people int) {
	for _, b := range bearers {
		if b.Kind <= gazetteer.Bare && slices.Contains(countries, s.gaz.Country(b.Place)) {
			found = true
			if s.gaz.IsPopulated(b.Place) {
				people = max(people, s.gaz.Population(b.Place))
			}
		}
	}
	return found, people
}
