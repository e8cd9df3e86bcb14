package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// stateActs tells whether a country's name speaks of the state and not of its territory.
func (a *article) stateActs(c *core) bool {
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
		return a.isAction(t.Head) || a.coreAt[max(t.Head, 0)] > 0
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
func (a *article) seatActs(c *core) bool {
	t := a.tok(a.rootOf(c.head))
	switch t.Rel {
	case text.Nsubj:
		return t.Head >= 0 && a.tok(t.Head).Tag == text.VERB
	case text.OblAgent:
		return true
	case text.NmodPoss:
		return a.isAction(t.Head)
	}
	return false
}

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
	return slices.ContainsFunc(a.cores, func(c core) bool { return c.kind == personCore && c.first <= t && t < c.last })
}

// addPlaceLands notes the countries of the places that the gazetteer found, for the people who are there.
func (a *article) addPlaceLands() {
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
		if last > t && !slices.ContainsFunc(a.landAt[t:last], func(l int32) bool { return l > 0 }) && !a.inPerson(t) {
			a.named[a.Places[p.Ref].Country]++
			a.lands = append(a.lands, land{t, last, countrySense, a.Places[p.Ref].Country, false, regionName(&a.Places[p.Ref])})
		}
	}
	slices.SortStableFunc(a.lands, func(p, q land) int { return p.first - q.first })
	for i, l := range a.lands {
		for t := l.first; t < l.last; t++ {
			a.landAt[t] = int32(i + 1)
		}
	}
}
