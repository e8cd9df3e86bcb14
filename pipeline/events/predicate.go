package events

import (
	"github.com/dateline-data/dateline/pipeline/text"
)

// predicate is a verb, event noun or adjective with its arguments, whatever the syntax that puts them there: passives,
// relative clauses, control and coordination are undone, so that patterns need only know the active clause.
type predicate struct {
	tok       int
	kind      triggerKind
	keys      []string // what the lexicon may list it under, the most specific first
	subj      int      // who does it; -1 where not said, and so for the others
	obj       int
	iobj      int
	prtObj    int // what would be the object if the preposition behind the verb were its particle: "take in refugees"
	comp      int // what the object becomes: "hostage"
	obls      []arg
	clauses   []arg // complement clauses with their marker
	mods      []int // of a noun: possessor, compounds and nationalities in front of it
	poss      int   // of these, the possessor
	undergoer int   // of a noun: the subject of the verb that carries it, where the noun befalls it
	light     int   // of a noun: the verb that carries it ("carry out a strike")
	beside    bool  // of a noun: the clause only takes place in it ("in a telephone call with X, Y agreed")
	passive   bool
	path      string // how the subject was found, for the reader
}

// arg is an argument behind a preposition or marker.
type arg struct {
	prep string
	tok  int
}

// buildPredicate reads the arguments of a token that may be a trigger.
func (c *sentenceCoder) buildPredicate(t int) *predicate {
	p := &predicate{tok: t, subj: -1, obj: -1, iobj: -1, prtObj: -1, comp: -1, poss: -1, light: -1, undergoer: -1, path: "active"}
	switch {
	case c.IsVerbal(t):
		c.readVerb(p)
	case c.Child(t, text.Cop) >= 0 || c.Tokens[t].Tag == text.ADJ:
		c.readPredicative(p)
	default:
		c.readNoun(p)
	}
	return p
}

// readVerb fills a verb's predicate.
func (c *sentenceCoder) readVerb(p *predicate) {
	t := p.tok
	p.kind, p.passive = verbTrigger, c.isPassive(t)
	surface, path := c.surfaceSubject(t, 0)
	p.path = path
	for a := range c.Children(t) {
		c.addArgument(p, a)
	}
	switch {
	case p.obj < 0 && p.iobj >= 0:
		p.obj, p.iobj = p.iobj, -1
	case p.obj < 0 && p.comp >= 0 && !c.Is(t, becoming) && (c.NameAt(p.comp) != nil || c.Tokens[p.comp].Tag == text.NOUN && c.Child(p.comp, text.Det) >= 0): // "called President Xi": nobody becomes a person
		p.obj, p.comp = p.comp, -1
	}
	if p.passive {
		c.undoPassive(p, surface)
	} else {
		p.subj = surface
	}
	for _, r := range c.rules.arguments {
		r.do(c, p)
	}
	if p.keys = c.verbKeys(t); p.kind == predicateTrigger {
		p.keys = []string{c.lower(t)}
	}
}

// addArgument files one dependent of a verb or adjective.
func (c *sentenceCoder) addArgument(p *predicate, a int) {
	switch rel := c.Tokens[a].Rel; rel.Base() {
	case text.Obj:
		if c.InDate(a) {
			return // "summoned the ambassador Monday"
		}
		switch {
		case p.obj >= 0 && a == p.obj+1 && (c.Tokens[p.obj].Tag == text.PROPN || c.isTitle(p.obj, a)): // "opened the Rafah crossing"
			p.obj = a
		case p.obj >= 0: // "jailed five suspects pending trial": the first of two; "called the deal a mistake"
			p.comp = a
		case c.isRelative(a):
			p.obj = c.antecedent(p.tok)
		default:
			p.obj = a
		}
	case text.Iobj:
		p.iobj = a
	case text.Obl:
		if rel == text.OblUnmarked {
			return
		}
		prep := c.marker(a)
		if (prep == "" || (approximations[prep] || prep == "at" && p.tok+2 < c.end && c.lower(p.tok+2) == "least") && c.Child(a, text.Nummod) >= 0) && a > p.tok && p.obj < 0 && !p.passive && c.IsVerbal(p.tok) && !c.InDate(a) && c.isNominal(a) {
			p.obj = a // "arrested more than 100 people", "freed over 300 villages": parsers take "than" and "over" for prepositions
			return
		}
		if prep == "than" && p.obj >= 0 && compared[c.lower(p.obj)] && c.isNominal(a) {
			p.obj = a // "abducted more than 30 villagers": parsers take "more" for what was abducted
			return
		}
		if p.prtObj < 0 && a > p.tok+1 && c.Tokens[p.tok+1].Rel == text.Case && c.Head(p.tok+1) == a {
			p.prtObj = a
		}
		if c.isRelative(a) {
			if a = c.antecedent(p.tok); a < 0 {
				return
			}
		}
		p.obls = append(p.obls, arg{prep, a})
	case text.Nmod:
		if rel == text.Nmod {
			p.obls = append(p.obls, arg{c.marker(a), a})
		}
	case text.Xcomp, text.Ccomp, text.Advcl, text.Acl:
		if rel == text.Xcomp && !c.IsVerbal(a) && !c.hasTo(a) {
			p.comp = a
			if m := c.marker(a); m != "" {
				p.obls = append(p.obls, arg{m, a})
			}
			return
		}
		if rel != text.AclRelcl && rel != text.AdvclRelcl {
			p.clauses = append(p.clauses, arg{c.clauseMarker(a), a})
		}
	}
}

// isTitle tells a noun without an article in front of a person's name, which parsers take for two objects: "arrested surgeon Helen Marsh".
func (c *sentenceCoder) isTitle(t, name int) bool {
	n := c.NameAt(name)
	return n != nil && n.Kind == text.Person && c.Tokens[t].Tag == text.NOUN && c.Child(t, text.Det) < 0 && c.NameAt(t) == nil
}

// clauseMarker is "to" for an infinitive, "that" for a finite complement, "ing" for a bare gerund, else the preposition.
func (c *sentenceCoder) clauseMarker(a int) string {
	if c.hasTo(a) {
		return "to"
	}
	if m := c.marker(a); m != "" {
		return m
	}
	if c.isIng(a) {
		return "ing"
	}
	return "that"
}

// isPassive tells whether the surface subject undergoes the verb.
func (c *sentenceCoder) isPassive(t int) bool {
	if c.Child(t, text.AuxPass, text.NsubjPass, text.CsubjPass, text.OblAgent) >= 0 {
		return true
	}
	if c.Child(t, text.Aux, text.Nsubj) >= 0 || !c.isPastParticiple(t) {
		return false
	}
	switch c.Tokens[t].Rel {
	case text.Acl, text.Advcl, text.Amod, text.Xcomp:
		return true
	case text.Conj:
		h := c.Head(t)
		return h >= 0 && c.IsVerbal(h) && h < t && c.isPassive(h)
	}
	return c.Tokens[t].Feats.Has(text.Pass)
}

// undoPassive turns the surface subject into the object and the agent into the subject.
func (c *sentenceCoder) undoPassive(p *predicate, surface int) {
	if p.path == "active" {
		p.path = "passive"
	} else {
		p.path += " passive"
	}
	if c.Is(p.tok, stative) && c.Child(p.tok, text.OblAgent) < 0 {
		p.kind, p.subj, p.passive = predicateTrigger, surface, false // "Poland is opposed to it"
		return
	}
	if p.obj < 0 {
		p.obj = surface
	} else if surface >= 0 && p.iobj < 0 {
		p.iobj = surface // "was given aid"
	}
	for _, o := range p.obls {
		if o.prep == "by" && !c.InDate(o.tok) && c.isNominal(o.tok) {
			p.subj = o.tok
			return
		}
	}
}

// readPredicative fills the predicate of an adjective or noun behind "be".
func (c *sentenceCoder) readPredicative(p *predicate) {
	p.kind = predicateTrigger
	p.subj, p.path = c.surfaceSubject(p.tok, 0)
	if r := c.Tokens[p.tok].Rel; r == text.Amod || (r == text.Acl && p.subj < 0) {
		p.subj, p.path = c.Head(p.tok), "attributive"
	}
	for a := range c.Children(p.tok) {
		c.addArgument(p, a)
	}
	lemma := c.Lemma(p.tok)
	if m := c.marker(p.tok); m != "" {
		p.keys = append(p.keys, lemma+"_"+m, "be")
		p.obls = append(p.obls, arg{m, p.tok})
	}
	p.keys = append(p.keys, lemma)
}

// readNoun fills the predicate of a noun: what stands around it, and around the verb that carries it.
func (c *sentenceCoder) readNoun(p *predicate) {
	p.kind, p.path = nounTrigger, "noun"
	for a := range c.Children(p.tok) {
		switch rel := c.Tokens[a].Rel; rel {
		case text.NmodPoss:
			p.poss = a
			p.mods = append(p.mods, a)
		case text.Compound, text.Amod, text.NmodDesc, text.NmodUnmarked, text.Flat:
			if c.grade(a) >= personNoun {
				p.mods = append(p.mods, a)
			}
		case text.Acl:
			c.addAgentClause(p, a)
		case text.Nmod, text.Obl:
			p.obls = append(p.obls, arg{c.marker(a), a})
		case text.Ccomp, text.Xcomp:
			p.clauses = append(p.clauses, arg{c.clauseMarker(a), a})
		}
	}
	switch {
	case c.NameAt(p.tok) != nil: // the Congress of a name is no meeting
	case measures[c.Lemma(p.tok)]: // of a series of attacks, the attacks are
	case c.grade(p.tok) == namedActor: // nor is the opposition that somebody leads
	case c.Tokens[p.tok].Rel == text.Compound: // nor is the opposition of its leader
	default:
		p.keys = c.nounKeys(p.tok)
	}
	c.carry(p)
}

// addAgentClause reads "an attack carried out by X", "a plan to do Y", "a raid targeting Z".
func (c *sentenceCoder) addAgentClause(p *predicate, a int) {
	if c.hasTo(a) || c.marker(a) != "" {
		p.clauses = append(p.clauses, arg{c.clauseMarker(a), a})
		return
	}
	for o := range c.Children(a) {
		switch c.Tokens[o].Rel.Base() {
		case text.Obl:
			p.obls = append(p.obls, arg{c.marker(o), o})
		case text.Obj:
			if c.isIng(a) {
				p.obls = append(p.obls, arg{"against", o})
			}
		}
	}
}

// carry finds the light verb that a noun depends on, and lends the noun its subject and obliques.
func (c *sentenceCoder) carry(p *predicate) {
	t := p.tok
	for range clauseDepth { // "talks and a ceasefire were agreed": a conjunct is carried with the first
		if c.Tokens[t].Rel != text.Conj || c.Head(t) < 0 || !c.isNominal(c.Head(t)) {
			break
		}
		t = c.Head(t)
	}
	h := c.Head(t)
	if h < 0 || !c.IsVerbal(h) {
		return
	}
	carried := arg{"obj", t}
	switch c.Tokens[t].Rel.Base() {
	case text.Obj:
	case text.Nsubj:
		carried.prep = "subj"
		if c.isPassive(h) {
			carried.prep = "obj"
		}
	case text.Obl:
		carried.prep = c.marker(t)
	default:
		return
	}
	if !c.lex.carries(c.verbKeys(h), carried.prep) {
		if occasions[carried.prep] {
			if verb := c.predicateOf(h); verb != nil {
				p.beside, p.subj, p.path = true, verb.subj, "occasion"
			}
		}
		return
	}
	p.light = h
	verb := c.predicateOf(h)
	if verb == nil {
		return
	}
	switch {
	case carried.prep == "obj" && c.Is(h, observing):
	case carried.prep == "obj" && c.Is(h, undergoing):
		p.undergoer = verb.subj
	case carried.prep != "subj" && verb.subj != p.tok:
		p.subj, p.path = verb.subj, "carried noun"
	}
	for _, o := range verb.obls {
		if o.tok != t && !(verb.passive && o.tok == verb.subj) {
			p.obls = append(p.obls, o)
		}
	}
	if verb.iobj >= 0 {
		p.obls = append(p.obls, arg{"to", verb.iobj})
	}
}
