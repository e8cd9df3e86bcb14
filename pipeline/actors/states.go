package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// stateActs tells whether a country's name speaks of the state and not of its territory.
func (a *article) stateActs(c *candidate) bool {
	h := a.rootOf(c.head)
	t := a.tok(h)
	switch t.Rel {
	case text.Amod, text.Compound, text.NmodDesc, text.NmodUnmarked:
		return c.user || a.isAction(t.Head) && !a.isPrefix(match{first: c.first, last: c.last})
	case text.Nsubj, text.NsubjPass, text.Obj, text.Iobj, text.NmodPoss, text.OblAgent, text.NsubjOuter, text.Root, text.Vocative, text.Csubj:
		return true
	}
	prep := a.Preposition(h)
	if prep == "of" {
		return a.isAction(t.Head) || a.candidateAt[max(t.Head, 0)] > 0
	}
	return !a.leadsToPlace(prep, t.Head)
}

// leadsToPlace tells whether a preposition behind a word leads to a place, and not to somebody who acts or is acted on.
func (a *article) leadsToPlace(prep string, head int) bool {
	return placePrepositions[prep] || (prep == "to" || prep == "from") && a.Is(head, motionWords)
}

// rootOf is the first of the words linked by "and" or standing in apposition, which shows what all of them do.
func (a *article) rootOf(t int) int {
	for range maxDepth {
		tok := a.tok(t)
		if tok.Rel != text.Conj && tok.Rel != text.Appos && tok.Rel != text.Flat || tok.Head < 0 || !nominal(a.tok(tok.Head).Tag) {
			return t
		}
		t = tok.Head
	}
	return t
}

// seatActs tells whether a capital's name speaks of the government: the subject or agent of what is done, the owner of a deed.
func (a *article) seatActs(c *candidate) bool { return a.doing(a.rootOf(c.head)) }

// regionName is the name of a part of a country that has authorities of its own; "" for countries and seats of government,
// whose authorities are the country's.
func regionName(p *schema.Place) string {
	if p.Precision == "country" || strings.HasPrefix(p.FeatureCode, "PCL") || p.FeatureCode == "PPLC" || p.FeatureClass != "A" && p.FeatureClass != "P" {
		return ""
	}
	return p.Name
}

// inPerson tells whether a token is part of the name of a human being found so far.
func (a *article) inPerson(t int) bool {
	return slices.ContainsFunc(a.candidates, func(c candidate) bool { return c.kind == personCandidate && c.first <= t && t < c.last })
}

// addPlaceCountries notes the countries of the places that the gazetteer found, for the people who are there.
func (a *article) addPlaceCountries() {
	t := 0
	for i := range a.PlaceMentions {
		p := &a.PlaceMentions[i]
		if p.Ref < 0 || a.Places[p.Ref].Country == "" {
			continue
		}
		for t < len(a.Tokens) && a.Tokens[t].End <= p.Start {
			t++
		}
		last := t
		for last < len(a.Tokens) && a.Tokens[last].Start < p.End {
			last++
		}
		if last > t && !slices.ContainsFunc(a.countryAt[t:last], func(l int32) bool { return l > 0 }) && !a.inPerson(t) {
			a.named[a.Places[p.Ref].Country]++
			a.countryWords = append(a.countryWords, countryWord{t, last, countrySense, a.Places[p.Ref].Country, false, regionName(&a.Places[p.Ref])})
		}
	}
	slices.SortStableFunc(a.countryWords, func(p, q countryWord) int { return p.first - q.first })
	for i, l := range a.countryWords {
		for t := l.first; t < l.last; t++ {
			a.countryAt[t] = int32(i + 1)
		}
	}
}
