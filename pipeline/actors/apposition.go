package actors

import "github.com/dateline-data/dateline/pipeline/text"

// findHolders notes for every candidate the phrase of another one in which it stands.
func (a *article) findHolders() {
	for o := range a.candidates {
		c := &a.candidates[o]
		for t := c.start; t < c.end; t++ {
			if k := a.candidateAt[t]; k > 0 && int(k-1) != o && a.candidates[k-1].head == t && (a.holderOf[k-1] == 0 || a.width(int(k-1), o)) {
				a.holderOf[k-1] = int32(o + 1)
			}
		}
	}
}

// width tells whether a phrase is narrower than the one noted so far around a candidate.
func (a *article) width(k, o int) bool {
	had := &a.candidates[a.holderOf[k]-1]
	return a.candidates[o].end-a.candidates[o].start < had.end-had.start
}

// findPartners links appositions: "Ara Harutunyan, the prime minister".
func (a *article) findPartners() {
	for k := range a.candidates {
		c := &a.candidates[k]
		for t := c.start; t < c.last; t++ {
			tok := a.tok(t)
			if tok.Rel == text.Appos && tok.Head >= 0 && a.candidateAt[tok.Head] > 0 {
				a.pair(k, int(a.candidateAt[tok.Head]-1))
			}
		}
		if next := a.afterComma(c); next >= 0 {
			a.pair(k, next)
		}
	}
}

// afterComma is the candidate whose phrase stands between commas right after another: an apposition, however the sentence
// was parsed; -1 for none.
func (a *article) afterComma(c *candidate) int {
	end := max(c.end, c.last)
	_, last := a.SentenceOf(c.head)
	if end+1 >= last || a.tok(end).Form != "," {
		return -1
	}
	t := end + 1
	if a.tok(t).Tag == text.DET {
		t++
	}
	for ; t < last && a.candidateAt[t] == 0 && nominal(a.tok(t).Tag); t++ {
	}
	if t >= last || a.candidateAt[t] == 0 {
		return -1
	}
	k := int(a.candidateAt[t] - 1)
	o := &a.candidates[k]
	if o.start != end+1 || a.isPerson(c) == a.isPerson(o) {
		return -1
	}
	if close := max(o.end, o.last); close < last && a.tok(close).Tag == text.PUNCT {
		return k
	}
	return -1
}

// pair links two phrases for one actor where one is a name and the other a fitting common noun.
func (a *article) pair(x, y int) {
	if x == y || a.partner[x] != 0 || a.partner[y] != 0 {
		return
	}
	if a.candidates[y].kind == nounCandidate {
		x, y = y, x
	}
	noun, name := &a.candidates[x], &a.candidates[y]
	if noun.kind != nounCandidate || name.kind == nounCandidate || name.kind == nationCandidate {
		return
	}
	ag := &a.x.agents[noun.agent]
	person := a.isPerson(name)
	state := name.kind == stateCandidate
	if state != ag.state || person && !ag.person || !person && !state && ag.person && !ag.institution && !ag.neutral || a.tok(noun.head).Feats.Has(text.Plur) && person || name.kind == seatCandidate {
		return
	}
	a.partner[x], a.partner[y] = int32(y+1), int32(x+1)
}
