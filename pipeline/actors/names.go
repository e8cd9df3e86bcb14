package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// takenByCores tells of every token whether a core holds it, before tokens are claimed.
func (a *article) takenByCores() []bool {
	taken := make([]bool, len(a.Tokens))
	for i := range a.cores {
		for t := a.cores[i].first; t < a.cores[i].last; t++ {
			taken[t] = true
		}
	}
	return taken
}

// properName is a recognised name without the titles before it and, of a person, the place behind it: "Jane Roe of Leeds".
func (a *article) properName(n *text.Name) (first, last int) {
	first, last = a.stripTitles(n.First, n.Last)
	if word := a.tok(first).Form; n.Kind == text.Person && last-first > 2 && len(word) > 2 && isAcronym(word) && a.isEntity(word) {
		first++ // "NASA Bill Ingalls"
	}
	for t := first + 1; n.Kind == text.Person && t < last; t++ {
		if a.tok(t).Form == "of" {
			return first, t
		}
	}
	return first, last
}

// personTitle tells whether an office or rank of one human being stands right before a name.
func (a *article) personTitle(first int) bool {
	m := a.agentAt[first-1]
	if m == 0 || a.agents[m-1].last != first {
		return false
	}
	ag := &a.x.agents[a.agents[m-1].senses[0].ref]
	return ag.person && !ag.institution && len(ag.sectors) > 0 && slices.Contains(officials, ag.sectors[0]) && !a.tok(first-1).Feats.Has(text.Plur)
}

// hyphenEnd tells whether the last token of a name stands behind a hyphen: "Chen Chi-mai".
func (a *article) hyphenEnd(last int) bool { return last > 1 && a.tok(last-2).Form == "-" }

// personName is a person's name with the parts that the recogniser cuts off: "Wong Pik-wan", "James To".
func (a *article) personName(first, last int) (int, int) {
	_, end := a.SentenceOf(first)
	for last+1 < end && a.tok(last).Form == "-" && a.tok(last).Start == a.tok(last-1).End && a.tok(last+1).Start == a.tok(last).End && a.NameAt(last+1) == nil && !notNames[lower(a.tok(last+1).Form)] {
		last += 2
	}
	if last-first == 1 && last < end && a.NameAt(last) == nil && startsUpper(a.tok(last).Form) && functionTag(a.tok(last).Tag) {
		last++
	}
	return first, last
}

func functionTag(t text.Tag) bool {
	return t == text.ADP || t == text.PART || t == text.CCONJ || t == text.AUX
}

// onlyTitle tells whether a recognised name is no more than a common noun: "U.S. Senator".
func (a *article) onlyTitle(first, last int) bool {
	h := a.agentAt[a.phraseHead(first, last)]
	return h > 0 && a.agents[h-1].first <= first && a.agents[h-1].last >= last && !givenNames[lower(a.tok(first).Form)]
}

// afterOffice is where a person's name begins behind somebody's office that the recogniser took for a part of it: "NASA
// Administrator Charles Bolden", "Islamic State leader Abu Omar".
func (a *article) afterOffice(first, last int) int {
	for h := first + 1; h < last-1; h++ {
		m := a.agentAt[h]
		if m == 0 || a.agents[m-1].last >= last || a.agents[m-1].first <= first || !a.x.agents[a.agents[m-1].senses[0].ref].person {
			continue
		}
		before := a.tok(a.agents[m-1].first - 1).Form
		if !startsUpper(a.tok(h).Form) || isAcronym(before) {
			return a.agents[m-1].last
		}
	}
	return first
}

// addTitled makes persons and bodies of the names that the recogniser missed right behind a title: "councillor Lam Cheuk-ting".
func (a *article) addTitled() {
	taken := a.takenByCores()
	for h, m := range a.agentAt {
		if m == 0 || !a.x.agents[a.agents[m-1].senses[0].ref].person || a.tok(h).Feats.Has(text.Plur) || !nounTag(a.tok(h).Tag) || taken[h] {
			continue
		}
		first := a.agents[m-1].last
		_, end := a.SentenceOf(h)
		last := first
		for last < end && !taken[last] && a.tok(last).Tag == text.PROPN && startsUpper(a.tok(last).Form) && a.NameAt(last) == nil && a.landAt[last] == 0 && a.agentAt[last] == 0 && !a.InDate(last) {
			last++
		}
		if last == first || isAcronym(a.tok(first).Form) || last < end && a.agentAt[last] > 0 {
			continue
		}
		if bodyNouns[a.Lemma(h)] != nil { // "the localist group Youngspiration"
			a.cores = append(a.cores, core{kind: bodyCore, first: first, last: last})
			continue
		}
		first, last = a.personName(first, last)
		a.cores = append(a.cores, core{kind: personCore, first: first, last: last})
	}
}

// addRulers makes persons of the family names before "administration" and its like that the recogniser missed: "the Bush
// administration".
func (a *article) addRulers() {
	taken := a.takenByCores()
	for t := 1; t < len(a.Tokens); t++ {
		n := t - 1
		if rulings[lower(a.tok(t).Form)] && !taken[n] && a.tok(n).Tag == text.PROPN && (a.NameAt(n) == nil || a.NameAt(n).Kind != text.Person) && a.ruler(n) {
			a.cores = append(a.cores, core{kind: personCore, first: n, last: t})
		}
	}
}

// rulings are nouns for those who rule with somebody.
var rulings = text.WordSet("administration regime government cabinet presidency junta loyalists loyalist")

// ruler tells whether a word is the family name of somebody who has held the highest office of a country.
func (a *article) ruler(t int) bool { return a.lastRuler(t) >= 0 }

// lastRuler is who has come last to the highest office of a country under a family name, by the article's day; -1 for nobody.
func (a *article) lastRuler(t int) int {
	found, since := -1, schema.Day(0)
	for _, e := range a.x.families[emptyKey.add(a.tok(t).Form)] {
		for _, term := range a.x.entities[e].terms {
			if highest[term.title] && (a.day == 0 || term.from <= a.day) && (found < 0 || term.from > since) {
				found, since = e, term.from
			}
		}
	}
	return found
}

// highest are the offices after whose holders administrations and regimes are named.
var highest = map[string]bool{"president": true, "prime minister": true, "chancellor": true, "king": true, "supreme leader": true, "leader": true, "governor": true}

// addFamilyNames makes persons of the family names, of people whom the text calls in full, that the recogniser missed.
func (a *article) addFamilyNames() {
	taken := a.takenByCores()
	for t := range a.Tokens {
		tok := a.tok(t)
		if !taken[t] && tok.Tag == text.PROPN && startsUpper(tok.Form) && a.NameAt(t) == nil && a.landAt[t] == 0 && a.agentAt[t] == 0 && !a.InDate(t) && a.families[lower(tok.Form)] && tok.Rel != text.Flat {
			a.cores = append(a.cores, core{kind: personCore, first: t, last: t + 1})
		}
	}
}
