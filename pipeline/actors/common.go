package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// longestFirst are the heads of common phrases, those of longer phrases first: "attorney general" before "attorney".
func (a *article) longestFirst() []int {
	var heads []int
	for h, m := range a.agentAt {
		if m > 0 {
			heads = append(heads, h)
		}
	}
	slices.SortStableFunc(heads, func(p, q int) int {
		x, y := &a.agents[a.agentAt[p]-1], &a.agents[a.agentAt[q]-1]
		return (y.last - y.first) - (x.last - x.first)
	})
	return heads
}

// addCounted makes people of numbers that stand for them: "killed twelve", "thousands marched".
func (a *article) addCounted() {
	people := a.x.anyone
	for t := range a.Tokens {
		tok := a.tok(t)
		if a.candidateAt[t] > 0 || a.InDate(t) || tok.Head < 0 || !(tok.Tag == text.NUM || countNouns[lower(tok.Lemma)] && tok.Tag == text.NOUN) || !fateVerbs[a.Lemma(tok.Head)] {
			continue
		}
		if r := tok.Rel; r != text.Nsubj && r != text.NsubjPass && r != text.Obj || a.Child(t, text.Nmod) >= 0 || lower(tok.Form) == "one" {
			continue
		}
		a.candidates = append(a.candidates, candidate{kind: nounCandidate, first: t, last: t + 1, head: t, ref: people, agent: people, agentFirst: t, agentLast: t + 1})
		a.claim(len(a.candidates)-1, t, t+1)
	}
}

// countNouns are nouns that stand for so many people.
var countNouns = text.WordSet("dozen hundred thousand million other score")

// fateVerbs are what happens to people, or what they do in numbers.
var fateVerbs = text.WordSet(`kill wound injure hurt arrest detain jail imprison sentence convict execute behead shoot stab kidnap abduct free release rescue evacuate displace
	deport expel flee die march protest demonstrate rally gather riot strike drown capture hang massacre murder charge indict`)

// addCommon makes candidates of the common nouns for people that no name has claimed, and gives every candidate its extent.
func (a *article) addCommon() {
	names := len(a.candidates)
	for i := range names {
		a.candidates[i].head = a.headOf(a.candidates[i].first, a.candidates[i].last)
		a.candidates[i].agent = -1
		a.extend(i)
	}
	for _, h := range a.longestFirst() {
		m0 := &a.agents[a.agentAt[h]-1]
		if a.candidateAt[h] > 0 || !a.isCommonActor(h, m0) {
			continue
		}
		first, last := m0.first, m0.last
		for first < h && a.candidateAt[first] > 0 {
			first++
		}
		if up := a.tok(h).Head; first <= up && up < last {
			h = a.headOf(first, last) // "attorney general"
		}
		ref := int(m0.senses[0].ref)
		a.candidates = append(a.candidates, candidate{kind: nounCandidate, first: first, last: last, head: h, ref: ref, agent: ref, agentFirst: first, agentLast: last})
		i := len(a.candidates) - 1
		a.claim(i, first, last)
	}
	a.addCounted()
	for i := names; i < len(a.candidates); i++ {
		a.extend(i)
	}
}

// isCommonActor tells whether a common noun speaks of people where it stands.
func (a *article) isCommonActor(h int, m *match) bool {
	t := a.tok(h)
	if m.senses[0].user {
		return true
	}
	if l := a.countryAt[h]; l > 0 && a.countryWords[l-1].first < m.first {
		return false // "the West Bank"
	}
	if t.Tag != text.NOUN && t.Tag != text.PROPN && !(t.Tag == text.ADJ && (m.last-m.first > 1 || a.nounLike(h))) || a.InDate(h) {
		return false
	}
	if a.x.agents[m.senses[0].ref].acts && t.Tag != text.PROPN && !a.doing(h) && !a.hasCountry(h) {
		return false
	}
	return !a.describesOther(h, m)
}

// doing tells whether a noun acts: the subject of a verb in the active voice, its agent in the passive, the owner of an action.
func (a *article) doing(h int) bool {
	t := a.tok(h)
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

// hasCountry tells whether a nationality or a country stands before a noun: "Russian banks", "Iran's universities".
func (a *article) hasCountry(h int) bool {
	for c := range a.Children(h) {
		if c < h && a.countryAt[c] > 0 && !a.countryWords[a.countryAt[c]-1].backer {
			return true
		}
	}
	return false
}

// nounLike tells whether an adjective stands for a noun: "the unemployed", "Democrats and Republicans".
func (a *article) nounLike(h int) bool {
	switch a.tok(h).Rel {
	case text.Nsubj, text.NsubjPass, text.Obj, text.Obl, text.OblAgent, text.Nmod, text.Conj, text.NmodPoss:
		return true
	}
	return false
}

// describesOther tells whether a noun only says what kind of thing the noun after it is: "police station". Before a noun
// of doing it says who does it: "the police raid".
func (a *article) describesOther(h int, m *match) bool {
	t := a.tok(h)
	switch t.Rel {
	case text.Compound, text.Amod, text.NmodDesc:
		return t.Head >= m.last && !actionNouns[a.Lemma(t.Head)]
	}
	return false
}
