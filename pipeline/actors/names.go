package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// takenByCandidates tells of every token whether a candidate holds it, before tokens are claimed.
func (a *article) takenByCandidates() []bool {
	taken := make([]bool, len(a.Tokens))
	for i := range a.candidates {
		for t := a.candidates[i].first; t < a.candidates[i].last; t++ {
			taken[t] = true
		}
	}
	return taken
}

// properName is a recognised name without the titles before it and, of a person, the place behind it: "Jane Roe of Leeds".
func (a *article) properName(n *text.Name) (first, last int) {
	first, last = a.stripTitles(n.First, n.Last)
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
	for last+1 < end && a.tok(last).Form == "-" && a.tok(last).Start == a.tok(last-1).End && a.tok(last+1).Start == a.tok(last).End && a.NameAt(last+1) == nil {
		last += 2
	}
	return first, last
}

// onlyTitle tells whether a recognised name is no more than a common noun: "U.S. Senator".
func (a *article) onlyTitle(first, last int) bool {
	h := a.agentAt[a.phraseHead(first, last)]
	return h > 0 && a.agents[h-1].first <= first && a.agents[h-1].last >= last
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

// addFamilyNames makes persons of the family names, of people whom the text calls in full, that the recogniser missed.
func (a *article) addFamilyNames() {
	taken := a.takenByCandidates()
	for t := range a.Tokens {
		tok := a.tok(t)
		if !taken[t] && tok.Tag == text.PROPN && startsUpper(tok.Form) && a.NameAt(t) == nil && a.countryAt[t] == 0 && a.agentAt[t] == 0 && !a.InDate(t) && a.families[lower(tok.Form)] && tok.Rel != text.Flat {
			a.candidates = append(a.candidates, candidate{kind: personCandidate, first: t, last: t + 1})
		}
	}
}
