package clause

import "github.com/dateline-data/dateline/pipeline/text"

// SurfaceSubject is the word that stands as, or is understood as, the verb's grammatical subject, and how it was found.
func (c *Sentence) SurfaceSubject(t, depth int) (int, string) {
	if depth > Depth {
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
		subj, _ := c.SurfaceSubject(h, depth+1)
		return subj, "conjunct"
	case text.Acl:
		if c.HasTo(t) || c.IsIng(t) && c.Is(h, Statements) {
			if who := c.askedTo(t, h); who >= 0 {
				return who, "control"
			}
			return c.ControllerOfNoun(h, depth+1), "control"
		}
		return h, "participle"
	case text.Xcomp:
		return c.controller(h, t, depth+1), "control"
	case text.Advcl:
		if o := c.Child(h, text.Obj); o >= 0 && o < t && c.IsIng(t) && objectControl[c.Marker(t)] && !c.isPassive(h) {
			return o, "control"
		}
		if who := c.askedTo(t, c.Child(h, text.Obj)); who >= 0 {
			return who, "control"
		}
		if c.IsIng(t) || c.isPastParticiple(t) || c.HasTo(t) {
			subj, _ := c.SurfaceSubject(h, depth+1)
			return subj, "participle"
		}
	}
	return -1, "active"
}

// ownSubject is the subject that hangs on a verb, of several the one nearest before it, or -1.
func (c *Sentence) ownSubject(t int) int {
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
func (c *Sentence) antecedent(t int) int {
	for range Depth {
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
func (c *Sentence) controller(h, t, depth int) int {
	if c.IsVerbal(h) && !c.isPassive(h) && !c.Is(h, subjectControl) && !(c.Is(h, contacting) && c.Is(t, contactAims)) {
		for a := range c.Children(h) {
			switch c.Tokens[a].Rel {
			case text.Obj, text.Iobj:
				if a < t {
					return a
				}
			}
		}
	}
	subj, _ := c.SurfaceSubject(h, depth)
	return subj
}

// ControllerOfNoun is who does what an infinitive behind a noun says: "Iran's decision to", "a pledge by Iran to", "made
// a promise to", "got a promise from Iran to".
func (c *Sentence) ControllerOfNoun(n, depth int) int {
	if poss := c.Child(n, text.NmodPoss); poss >= 0 {
		return poss
	}
	if giver := c.under(n, text.Nmod, madeBy); giver >= 0 {
		return giver
	}
	for a := range c.Children(n) { // "German plans to", not "the Doha plans to"
		if r := c.Tokens[a].Rel; (r == text.Amod || r == text.Compound) && c.Grade(a) == text.NamedActor && !c.IsSpot(a) {
			return a
		}
	}
	h := c.Head(n)
	if h < 0 || !c.IsVerbal(h) || c.Tokens[n].Rel.Base() == text.Nsubj || c.Is(h, hindering) {
		return -1
	}
	if giver := c.under(h, text.Obl, whence); giver >= 0 && c.Tokens[n].Rel == text.Obj && c.Is(h, obtaining) {
		return giver
	}
	subj, _ := c.SurfaceSubject(h, depth)
	return subj
}

// askedTo is who is to do what an infinitive says behind a noun that asks for it, or the verb of the noun: "put pressure on Chad to leave"; -1 for
// nobody.
func (c *Sentence) askedTo(infinitive, noun int) int {
	if !c.HasTo(infinitive) || !c.Is(noun, asking) {
		return -1
	}
	if who := c.under(noun, text.Nmod, asked); who >= 0 {
		return who
	}
	if verb := c.Head(noun); verb >= 0 && c.IsVerbal(verb) {
		return c.under(verb, text.Obl, asked)
	}
	return -1
}

// under is the first word behind one of the prepositions that hangs on another and may act, or -1. It asks for no predicate: it helps to build them.
func (c *Sentence) under(t int, rel text.Rel, preps text.Words) int {
	for a := range c.Children(t) {
		if c.Tokens[a].Rel.Base() == rel && preps[c.Marker(a)] && !c.InDate(a) && c.GradeOfPhrase(a) >= text.PersonNoun {
			return a
		}
	}
	return -1
}
