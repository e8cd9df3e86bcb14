package events

import (
	"github.com/dateline-data/dateline/pipeline/text"
)

// surfaceSubject is the word that stands as, or is understood as, the verb's grammatical subject, and how it was found.
func (c *sentenceCoder) surfaceSubject(t, depth int) (int, string) {
	if depth > clauseDepth {
		return -1, ""
	}
	if own := c.ownSubject(t); own >= 0 {
		if c.isRelative(own) {
			return c.antecedent(t), "relative"
		}
		return own, "active"
	}
	h := c.Head(t)
	if h < 0 {
		return -1, "active"
	}
	switch c.Tokens[t].Rel.Base() {
	case text.Conj:
		if c.isNominal(h) && c.Child(h, text.Cop) < 0 {
			return -1, "conjunct"
		}
		subj, _ := c.surfaceSubject(h, depth+1)
		return subj, "conjunct"
	case text.Acl:
		if c.Tokens[t].Rel == text.AclRelcl && c.Child(t, text.Obj) >= 0 && c.isRelative(c.Child(t, text.Obj)) {
			return -1, "relative"
		}
		if c.hasTo(t) || c.isIng(t) && c.Is(h, statements) {
			return c.controllerOfNoun(h, depth+1), "control"
		}
		return h, "participle"
	case text.Xcomp:
		return c.controller(h, t, depth+1), "control"
	case text.Advcl:
		if o := c.Child(h, text.Obj); o >= 0 && o < t && c.isIng(t) && objectControl[c.marker(t)] && !c.isPassive(h) {
			return o, "control"
		}
		if c.isIng(t) || c.isPastParticiple(t) || c.hasTo(t) {
			if c.isNominal(h) && c.Child(h, text.Cop, text.Nsubj) < 0 {
				return c.controllerOfNoun(h, depth+1), "participle"
			}
			subj, _ := c.surfaceSubject(h, depth+1)
			return subj, "participle"
		}
		return c.misreadSubject(h, t), "active"
	}
	return -1, "active"
}

// misreadSubject is the subject of a finite clause whose conjunction was read as a preposition: in "comes after police arrested a man" the
// police hang on "comes". It is the last such phrase with nothing but what describes it before the verb; -1 for none.
func (c *sentenceCoder) misreadSubject(h, t int) int {
	subj := -1
	for a := range c.Children(h) {
		if a > h && a < t && c.Tokens[a].Rel == text.Obl && conjunctions[c.marker(a)] {
			subj = a
		}
	}
	for w := subj + 1; subj >= 0 && w < t; w++ {
		if tag := c.Tokens[w].Tag; tag == text.VERB || tag == text.PUNCT || tag == text.CCONJ || tag == text.SCONJ || tag == text.PRON {
			return -1
		}
	}
	return subj
}

// ownSubject is the subject that hangs on a verb, of several the one nearest before it, or -1.
func (c *sentenceCoder) ownSubject(t int) int {
	own := -1
	for a := range c.Children(t) {
		switch c.Tokens[a].Rel {
		case text.Nsubj, text.NsubjPass, text.NsubjOuter:
			if own < 0 || a < t && !c.InDate(a) {
				own = a
			}
		}
	}
	return own
}

// antecedent is the noun that a relative clause describes, or -1.
func (c *sentenceCoder) antecedent(t int) int {
	for range clauseDepth {
		if t < 0 || c.Tokens[t].Rel == text.AclRelcl {
			break
		}
		t = c.Head(t)
	}
	if t < 0 {
		return -1
	}
	return c.Head(t)
}

// controller is who does what an infinitive or gerund behind the verb h says.
func (c *sentenceCoder) controller(h, t, depth int) int {
	if c.IsVerbal(h) && !c.isPassive(h) && !c.Is(h, subjectControl) {
		for a := range c.Children(h) {
			switch c.Tokens[a].Rel {
			case text.Obj, text.Iobj:
				if a < t {
					return a
				}
			case text.Obl: // "called on Israel to stop", "appealed to them to leave"
				if m := c.marker(a); a < t && (m == "on" || m == "upon" || m == "to") && c.hasTo(t) && !c.InDate(a) {
					return a
				}
			}
		}
	}
	subj, _ := c.surfaceSubject(h, depth)
	return subj
}

// controllerOfNoun is who does what an infinitive behind a noun says: "Iran's decision to", "made a promise to".
func (c *sentenceCoder) controllerOfNoun(n, depth int) int {
	if poss := c.Child(n, text.NmodPoss); poss >= 0 {
		return poss
	}
	for a := range c.Children(n) {
		if m := c.Tokens[a].Rel; (m == text.Compound || m == text.Amod) && c.grade(a) >= namedActor {
			return a
		}
		if m := c.Tokens[a].Rel; m == text.Nmod && c.marker(a) == "by" {
			return a
		}
	}
	h := c.Head(n)
	if h < 0 || !c.IsVerbal(h) {
		return -1
	}
	switch c.Tokens[n].Rel.Base() {
	case text.Nsubj:
		return -1
	}
	if c.isPassive(h) {
		return -1
	}
	subj, _ := c.surfaceSubject(h, depth)
	return subj
}
