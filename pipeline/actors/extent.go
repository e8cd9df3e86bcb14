package actors

import "github.com/dateline-data/dateline/pipeline/text"

// extend finds the whole noun phrase around a candidate: article, titles, nationality and other words before it, and the
// prepositional phrases that belong to it.
func (a *article) extend(i int) {
	c := &a.candidates[i]
	c.start, c.end = c.first, c.last
	if a.isPerson(c) {
		a.extendTitles(i, c)
		return
	}
	if c.kind == stateCandidate || c.kind == seatCandidate {
		a.extendArticle(c)
		return
	}
	c.start = a.leftEdge(c.first, c.head)
	c.end = a.rightEdge(c.last, c.head)
	if c.kind != nounCandidate {
		if m := a.agentAt[c.last-1]; m > 0 {
			c.agent, c.agentFirst, c.agentLast = int(a.agents[m-1].senses[0].ref), a.agents[m-1].first, c.last
		} else if m := a.agentAt[a.phraseHead(c.first, c.last)]; m > 0 {
			c.agent, c.agentFirst, c.agentLast = int(a.agents[m-1].senses[0].ref), a.agents[m-1].first, a.agents[m-1].last
		}
	}
}

// isPerson tells whether a candidate is the name of a human being.
func (a *article) isPerson(c *candidate) bool {
	return c.kind == personCandidate || c.kind == knownCandidate && a.x.entities[c.ref].kind == "person"
}

// extendArticle takes in "the" and "the Republic of" before the name of a country.
func (a *article) extendArticle(c *candidate) {
	first, _ := a.SentenceOf(c.first)
	if c.first > first && a.tok(c.first-1).Tag == text.DET {
		c.start--
	}
}

// leftEdge is the first token of the noun phrase around words whose head is given.
func (a *article) leftEdge(from, head int) int {
	first, _ := a.SentenceOf(from)
	edge := from
	for t := from - 1; t >= first; t-- {
		tok := a.tok(t)
		switch tok.Tag {
		case text.DET:
			if a.Under(t, head) || tok.Head >= from {
				edge = t
			}
			return edge
		case text.PRON:
			if tok.Feats.Has(text.Possessive) || tok.Rel == text.NmodPoss {
				edge = t
			}
			return edge
		case text.PART:
			owner := tok.Head
			if owner >= first && owner < t && a.tok(owner).Rel == text.NmodPoss && a.Under(owner, head) {
				return a.ownerEdge(owner, t)
			}
			return edge
		case text.ADJ, text.NOUN, text.PROPN, text.NUM, text.X, text.ADV, text.VERB, text.PUNCT, text.CCONJ, text.SYM:
			if !a.insidePhrase(t, head) {
				return edge
			}
			if tok.Tag != text.CCONJ && tok.Tag != text.PUNCT {
				edge = t
			}
		default:
			return edge
		}
	}
	return edge
}

// insidePhrase tells whether a token before a head word describes it.
func (a *article) insidePhrase(t, head int) bool {
	if !a.Under(t, head) {
		return false
	}
	tok := a.tok(t)
	switch tok.Tag {
	case text.PUNCT:
		return tok.Form == "-" || tok.Form == "–" || tok.Form == "\"" || tok.Form == "“" || tok.Form == "”"
	case text.CCONJ:
		return tok.Head < head && tok.Head >= 0 && a.tok(tok.Head).Rel == text.Conj && a.describes(a.tok(tok.Head).Head)
	case text.VERB:
		return tok.Rel == text.Amod || tok.Rel == text.Compound && tok.Feats.Has(text.Part)
	case text.ADV:
		return tok.Rel == text.Advmod && tok.Head > t
	}
	return a.describes(t) || tok.Rel == text.Conj && tok.Head >= 0 && a.describes(tok.Head)
}

// describes tells whether a token stands before the noun that it hangs on as part of its phrase.
func (a *article) describes(t int) bool {
	switch a.tok(t).Rel {
	case text.Amod, text.Compound, text.Nummod, text.NmodDesc, text.NmodUnmarked, text.Flat, text.Advmod, text.NmodPoss, text.Dep, text.Goeswith, text.Appos, text.Nmod, text.OblUnmarked:
		return a.tok(t).Head > t
	}
	return false
}

// ownerEdge is the first token of a possessor's own phrase: "the city's mayor", "Turkish President Erdoğan's aide".
func (a *article) ownerEdge(owner, mark int) int {
	if c := a.candidateAt[owner]; c > 0 {
		if start := a.candidates[c-1].start; start > 0 && start <= owner {
			return start
		}
		return min(a.leftEdge(a.candidates[c-1].first, owner), owner)
	}
	return a.leftEdge(min(owner, mark-1), owner)
}

// rightEdge is where the prepositional phrases end that belong to a noun phrase: "of Turkey", "loyal to Assad".
func (a *article) rightEdge(end, head int) int {
	_, last := a.SentenceOf(head)
	for end < last && end-head < maxTail {
		next := a.tailAt(end, head, last)
		if next <= end {
			break
		}
		end = next
	}
	return end
}

// maxTail bounds how far a phrase reaches behind its head word; longer tails are mostly wrong attachments.
const maxTail = 14

// tailAt is the end of the prepositional phrase that begins at a token and hangs on the head, or the token itself.
func (a *article) tailAt(t, head, last int) int {
	tok := a.tok(t)
	if tok.Tag != text.ADP || tok.Rel != text.Case || !spanPrepositions[lower(tok.Form)] {
		return t
	}
	noun := tok.Head
	if noun <= t || a.tok(noun).Rel.Base() != text.Nmod || !a.inCandidate(a.tok(noun).Head, head) || a.InDate(noun) {
		return t
	}
	return a.subtreeEnd(noun, last)
}

// inCandidate tells whether a token is the head of a phrase or belongs to the same candidate.
func (a *article) inCandidate(t, head int) bool {
	return t == head || t >= 0 && a.candidateAt[t] > 0 && a.candidateAt[t] == a.candidateAt[head]
}

// subtreeEnd is where the words end that hang on a noun without a clause of their own.
func (a *article) subtreeEnd(noun, last int) int {
	end := noun + 1
	for end < last {
		t := a.tok(end)
		if t.Tag == text.PUNCT && t.Form != "-" || t.Tag == text.VERB || t.Tag == text.AUX || t.Tag == text.SCONJ || t.Tag == text.PRON || !a.Under(end, noun) || a.InDate(end) {
			break
		}
		end++
	}
	for end > noun+1 && (a.tok(end-1).Tag == text.ADP || a.tok(end-1).Tag == text.CCONJ || a.tok(end-1).Tag == text.DET || a.tok(end-1).Tag == text.PUNCT) {
		end--
	}
	return end
}
