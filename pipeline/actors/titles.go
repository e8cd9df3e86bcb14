package actors

import "github.com/dateline-data/dateline/pipeline/text"

// extendTitles takes in what stands before a person's name: "former Turkish Prime Minister", "Hamas leader", "Mr.".
func (a *article) extendTitles(i int, c *candidate) {
	for h := c.first; h < c.last-1; h++ { // a title that the lexicon has in the name
		if m := a.agentAt[h]; m > 0 && a.agents[m-1].first == c.first && a.agents[m-1].last < c.last {
			c.agent, c.agentFirst, c.agentLast = int(a.agents[m-1].senses[0].ref), c.first, a.agents[m-1].last
		}
	}
	first, _ := a.SentenceOf(c.first)
	t, edge := c.first-1, c.first
	for t >= first {
		next, ok := a.titlePart(t, edge, c)
		if next < edge && ok {
			edge = next
		}
		if !ok || next > t { // a candidate whose own title begins here, and its name further on
			break
		}
		t = next - 1
		if tag := a.tok(next).Tag; tag == text.DET || tag == text.PRON {
			break
		}
	}
	for edge < c.first && (a.tok(edge).Tag == text.PUNCT || a.tok(edge).Tag == text.PART) {
		edge++
	}
	c.start = edge
	for t := c.start; t < c.first; t++ {
		if a.candidateAt[t] == 0 {
			a.candidateAt[t] = int32(i + 1)
		}
	}
}

// titlePart is where the part of a title ends (reading leftwards) that stands at token t, before words already taken.
func (a *article) titlePart(t, edge int, c *candidate) (next int, ok bool) {
	tok := a.tok(t)
	titled := c.agent >= 0
	if h := a.titleHead(t, edge); h >= 0 && a.isTitle(h, c) {
		m := &a.agents[a.agentAt[h]-1]
		if !titled {
			c.agent, c.agentFirst, c.agentLast = int(m.senses[0].ref), m.first, edge
		}
		return m.first, true
	}
	if k := a.candidateAt[t]; k > 0 {
		other := &a.candidates[k-1]
		if !titled || a.isPerson(other) && a.tok(other.last).Tag != text.PART {
			return t, false
		}
		return other.first, true
	}
	if l := a.countryAt[t]; l > 0 {
		at := &a.countryWords[l-1]
		if at.kind == adjectiveSense || at.kind == peopleSense || titled {
			return at.first, true
		}
		return t, false
	}
	word := lower(tok.Form)
	if courtesyTitles[word] || titleWords[word] && (tok.Tag != text.VERB || tok.Rel == text.Amod) {
		return t, true
	}
	if !titled {
		return t, false
	}
	switch tok.Tag {
	case text.ADJ, text.NOUN, text.PROPN, text.NUM:
		return t, !a.InDate(t) && tok.Head > t && tok.Head < c.last && a.describes(t)
	case text.PUNCT:
		return t, tok.Form == "-"
	case text.PART:
		return t, tok.Rel == text.Case
	case text.DET:
		return t, true
	case text.PRON:
		return t, tok.Rel == text.NmodPoss
	case text.VERB:
		return t, tok.Rel == text.Amod
	}
	return t, false
}

// titleHead is the head of the common noun whose last word stands right before words already taken: "Minister" of "Minister
// of Education"; -1 for none.
func (a *article) titleHead(t, edge int) int {
	first, _ := a.SentenceOf(t)
	found := -1
	for h := t; h >= first && h > t-maxTitleTokens; h-- {
		if m := a.agentAt[h]; m > 0 && a.agents[m-1].last == edge && (found < 0 || a.agents[m-1].first < a.agents[a.agentAt[found]-1].first) {
			found = h // the longest: "Secretary of State", not "State"
		}
	}
	return found
}

// isTitle tells whether a common noun right before a name belongs to it: one in the plural only where the sentence
// structure says so ("told reporters Smith had left").
func (a *article) isTitle(t int, c *candidate) bool {
	tok := a.tok(t)
	if ag := &a.x.agents[a.agents[a.agentAt[t]-1].senses[0].ref]; ag.state || ag.institution && !ag.person {
		return false
	}
	if !tok.Feats.Has(text.Plur) {
		described := a.agents[a.agentAt[t]-1].last-a.agents[a.agentAt[t]-1].first > 1 || startsUpper(tok.Form) || t > 0 && (a.countryAt[t-1] > 0 || a.modAt[t-1] > 0 || a.tok(t-1).Tag == text.PART)
		return tok.Tag == text.NOUN || tok.Tag == text.PROPN || tok.Tag == text.ADJ && described // not "a major Warhol show"
	}
	return tok.Head >= c.first && tok.Head < c.last || a.tok(c.head).Head == t && a.tok(c.head).Rel != text.Nsubj
}
