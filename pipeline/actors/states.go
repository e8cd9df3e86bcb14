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
		return c.user || a.tok(min(c.last, len(a.Tokens)-1)).Tag == text.VERB || a.isAction(t.Head) && !a.isPrefix(match{first: c.first, last: c.last})
	case text.Nsubj, text.NsubjPass, text.Obj, text.Iobj, text.NmodPoss, text.OblAgent, text.NsubjOuter, text.Root, text.Vocative, text.Csubj:
		return true
	}
	return a.actsAfter(a.Preposition(h), t.Head)
}

// actsAfter tells whether a preposition after a word leads to somebody who acts or is acted on, and not to a place.
func (a *article) actsAfter(prep string, head int) bool {
	switch {
	case placePrepositions[prep]:
		return false
	case wayPrepositions[prep]:
		return head < 0 || !motionWords[a.Lemma(head)]
	case prep == "of":
		return a.isAction(head) || a.coreAt[max(head, 0)] > 0
	}
	return true
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

// pairPrepositions stand before those who deal with each other.
var pairPrepositions = text.WordSet("between with against by")

// tieNouns are nouns for what governments have with each other, behind which a capital means its government.
var tieNouns = text.WordSet(`relation tie talk negotiation dispute tension agreement deal pact treaty accord alliance war conflict cooperation contact dialogue
	rift standoff row friendship partnership rapprochement confrontation rivalry pressure sanction accusation demand support aid message signal warning`)

// seatActs tells whether a capital's name speaks of the government: the subject of what governments do, the owner of a
// policy, one of those that have ties.
func (a *article) seatActs(c *core) bool {
	if a.resolvedElsewhere(c) {
		return false
	}
	h := a.rootOf(c.head)
	t := a.tok(h)
	switch t.Rel {
	case text.Nsubj:
		return t.Head >= 0 && a.tok(t.Head).Tag == text.VERB && !placeVerbs[a.Lemma(t.Head)] || a.willing(t.Head)
	case text.NsubjPass:
		return t.Head >= 0 && governedVerbs[a.Lemma(t.Head)]
	case text.OblAgent:
		return true
	case text.Obj, text.Iobj:
		return t.Head >= 0 && (governedVerbs[a.Lemma(t.Head)] || a.Lemma(t.Head) == "support")
	case text.NmodPoss:
		return a.isAction(t.Head) || t.Head >= 0 && policyNouns[a.Lemma(t.Head)]
	}
	prep := a.Preposition(h)
	if prep == "by" {
		return t.Rel.Base() == text.Obl && t.Head >= 0 && a.tok(t.Head).Tag == text.VERB && (a.tok(t.Head).Feats.Has(text.Part) || a.tok(t.Head).Feats.Has(text.Pass))
	}
	if pairPrepositions[prep] || prep == "to" || prep == "on" || prep == "from" {
		return t.Head >= 0 && (tieNouns[a.Lemma(t.Head)] || prep == "from" && givenNouns[a.Lemma(t.Head)] || prep == "from" && a.tok(t.Head).Tag == text.VERB && a.gives(t.Head))
	}
	return false
}

// givenNouns are what one gets from a government and not from a city.
var givenNouns = text.WordSet(`apology concession guarantee assurance permission approval recognition reply response offer compensation answer explanation clarification
	commitment pledge promise order instruction backing protection funding loan reparation signal support help`)

// gives tells whether what a verb is about is something that only governments give: "demanded an apology from Ankara".
func (a *article) gives(verb int) bool {
	o := a.Child(verb, text.Obj)
	return o >= 0 && givenNouns[a.Lemma(o)]
}

// policyNouns are what governments have and cities do not.
var policyNouns = text.WordSet(`policy position stance view interest ambition intention plan strategy ally envoy ambassador diplomat minister government troop army force
	military official leader foe enemy observation agenda concern commitment willingness readiness relationship ties tie patience role goal aim objective proxy
	nuclear leadership negotiator delegation spokesman spokeswoman representative backer`)

// willing tells whether a predicate without a full verb is said of somebody with a will: "Baku is ready".
func (a *article) willing(head int) bool {
	return head >= 0 && willingAdjectives[a.Lemma(head)]
}

var willingAdjectives = text.WordSet("ready willing unwilling keen reluctant eager determined committed concerned angry furious optimistic pessimistic confident responsible adamant opposed prepared open wary worried")

// resolvedElsewhere tells whether the gazetteer has found a capital's name to be another place of that name.
func (a *article) resolvedElsewhere(c *core) bool {
	country := a.x.countries[c.ref].Alpha3
	for _, p := range a.placesAt(c.first, c.last) {
		if p.Ref >= 0 && a.Places[p.Ref].Country != country && a.Places[p.Ref].Country != "" {
			return true
		}
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

// inAgent tells whether a place's name begins a common phrase: "Supreme Court", though there is a town of Supreme.
func (a *article) inAgent(t int) bool {
	for h := t + 1; h < min(len(a.agentAt), t+maxTitleTokens); h++ {
		if m := a.agentAt[h]; m > 0 && a.agents[m-1].first == t {
			return true
		}
	}
	return false
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
		if last > t && !slices.ContainsFunc(a.landAt[t:last], func(l int32) bool { return l > 0 }) && !a.inAgent(t) && !a.inPerson(t) && !(last < len(a.Tokens) && rulings[lower(a.tok(last).Form)] && a.ruler(t)) {
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
