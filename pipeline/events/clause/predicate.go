// Package clause brings every verb, event noun and adjective of a sentence into one plain active shape: a tree and its frames become a
// Predicate with its arguments. It also reads noun phrases: whether they act, whose they are, what they are called.
package clause

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Sentence is one sentence of a document, with the predicates of its words.
type Sentence struct {
	*syntax.Tree
	Lex        *lexicon.Lexicon
	Index      int
	Start, End int          // tokens
	preds      []*Predicate // by token, as far as asked for
	nounKeys   [][]string   // likewise
	askedKeys  [][]string   // likewise
	members    [][]int      // likewise
}

func NewSentence(tree *syntax.Tree, lex *lexicon.Lexicon, i int) *Sentence {
	s := &tree.Sentences[i]
	n := s.Last - s.First
	keys := make([][]string, 2*n)
	return &Sentence{tree, lex, i, s.First, s.Last, make([]*Predicate, n), keys[:n], keys[n:], make([][]int, n)}
}

// Predicate is a verb, event noun or adjective with its arguments, whatever the syntax that puts them there: passives,
// relative clauses, control and coordination are undone, so that patterns need only know the active clause.
type Predicate struct {
	Tok       int
	Kind      text.TriggerKind
	Keys      []string // what the lexicon may list it under, the most specific first
	Subj      int      // who does it; -1 where not said, and so for the others
	Obj       int
	Iobj      int
	PrtObj    int // what would be the object if the preposition behind the verb were its particle: "take in refugees"
	Comp      int // what the object becomes: "hostage"
	Obls      []Arg
	Clauses   []Arg // complement clauses with their marker
	Mods      []int // of a noun: possessor, compounds and nationalities in front of it
	Poss      int   // of these, the possessor
	Undergoer int   // of a noun: the subject of the verb that carries it, where the noun befalls it
	Light     int   // of a noun: the verb that carries it ("carry out a strike")
	Beside    bool  // of a noun: the clause only takes place in it ("in a telephone call with X, Y agreed")
	Passive   bool
	Path      string // how the subject was found, for the reader
}

// Arg is an argument behind a preposition or marker.
type Arg struct {
	Prep string
	Tok  int
}

// buildPredicate reads the arguments of a token that may be a trigger.
func (c *Sentence) buildPredicate(t int) *Predicate {
	p := &Predicate{Tok: t, Subj: -1, Obj: -1, Iobj: -1, PrtObj: -1, Comp: -1, Poss: -1, Light: -1, Undergoer: -1, Path: "active"}
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
func (c *Sentence) readVerb(p *Predicate) {
	t := p.Tok
	p.Kind, p.Passive = text.VerbTrigger, c.isPassive(t)
	surface, path := c.SurfaceSubject(t, 0)
	p.Path = path
	for a := range c.Children(t) {
		c.addArgument(p, a)
	}
	switch {
	case p.Obj < 0 && p.Iobj >= 0:
		p.Obj, p.Iobj = p.Iobj, -1
	case p.Obj < 0 && p.Comp >= 0 && !c.Is(t, becoming) && (c.NameAt(p.Comp) != nil || c.Tokens[p.Comp].Tag == text.NOUN && c.Child(p.Comp, text.Det) >= 0): // "called President Xi": nobody becomes a person
		p.Obj, p.Comp = p.Comp, -1
	}
	if p.Passive {
		c.undoPassive(p, surface)
	} else {
		p.Subj = surface
	}
	c.frameAgent(p)
	c.framePatient(p)
	p.Keys = c.verbKeys(t)
}

// addArgument files one dependent of a verb or adjective.
func (c *Sentence) addArgument(p *Predicate, a int) {
	switch rel := c.Tokens[a].Rel; rel.Base() {
	case text.Obj:
		switch {
		case p.Obj == a-1 && c.isPersonName(a) && c.Tokens[p.Obj].Tag == text.NOUN && c.Child(p.Obj, text.Det) < 0: // "arrested surgeon Helen Marsh"
			p.Obj = a
		case p.Obj >= 0: // "jailed five suspects pending trial": the first of two; "called the deal a mistake"
			p.Comp = a
		case c.isRelative(a):
			p.Obj = c.antecedent(p.Tok)
		default:
			p.Obj = a
		}
	case text.Iobj:
		p.Iobj = a
	case text.Obl:
		if rel == text.OblUnmarked {
			return
		}
		prep := c.Marker(a)
		if (prep == "" || (approximations[prep] || prep == "at" && p.Tok+2 < c.End && c.Lower(p.Tok+2) == "least") && c.Child(a, text.Nummod) >= 0 || prep == "between" && c.isInterval(a)) && a > p.Tok && p.Obj < 0 && !p.Passive && c.IsVerbal(p.Tok) && !c.InDate(a) && c.isNominal(a) {
			p.Obj = a // "arrested more than 100 people", "freed over 300 villages", "killed between 20 and 30": parsers take "than", "over", "between" for prepositions
			return
		}
		if p.PrtObj < 0 && a > p.Tok+1 && c.Tokens[p.Tok+1].Rel == text.Case && c.Head(p.Tok+1) == a {
			p.PrtObj = a
		}
		p.Obls = append(p.Obls, Arg{prep, a})
	case text.Nmod:
	case text.Xcomp, text.Ccomp, text.Advcl, text.Acl:
		if rel == text.Xcomp && !c.IsVerbal(a) && !c.HasTo(a) {
			p.Comp = a
			return
		}
		if rel != text.AclRelcl && rel != text.AdvclRelcl {
			p.Clauses = append(p.Clauses, Arg{c.clauseMarker(a), a})
		}
	}
}

// isInterval tells a noun behind two numbers: "between 20 and 30 nurses".
func (c *Sentence) isInterval(t int) bool {
	n := c.Child(t, text.Nummod)
	return n >= 0 && c.Child(n, text.Conj) >= 0
}

// clauseMarker is "to" for an infinitive, "that" for a finite complement, "ing" for a bare gerund, else the preposition.
func (c *Sentence) clauseMarker(a int) string {
	if c.HasTo(a) {
		return "to"
	}
	if m := c.Marker(a); m != "" {
		return m
	}
	if c.IsIng(a) {
		return "ing"
	}
	return "that"
}

// isPassive tells whether the surface subject undergoes the verb.
func (c *Sentence) isPassive(t int) bool {
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
func (c *Sentence) undoPassive(p *Predicate, surface int) {
	if p.Path == "active" {
		p.Path = "passive"
	} else {
		p.Path += " passive"
	}
	if c.Is(p.Tok, stative) && c.Child(p.Tok, text.OblAgent) < 0 {
		p.Kind, p.Subj, p.Passive = text.PredicateTrigger, surface, false // "Poland is opposed to it"
		return
	}
	if p.Obj < 0 {
		p.Obj = surface
	} else if surface >= 0 && p.Iobj < 0 {
		p.Iobj = surface // "was given aid"
	}
	for _, o := range p.Obls {
		if o.Prep == "by" && !c.InDate(o.Tok) && c.isNominal(o.Tok) {
			p.Subj = o.Tok
			return
		}
	}
	if c.Is(p.Tok, banishing) {
		c.banish(p)
	}
}

// banish makes a state or body from which somebody is sent away the one that does it: "was deported from Greece".
func (c *Sentence) banish(p *Predicate) {
	for i, o := range p.Obls {
		if o.Prep == "from" && c.Grade(o.Tok) == text.NamedActor && !c.IsSpot(o.Tok) && !c.InDate(o.Tok) {
			p.Subj, p.Obls = o.Tok, slices.Delete(p.Obls, i, i+1)
			return
		}
	}
}

// readPredicative fills the predicate of an adjective or noun behind "be".
func (c *Sentence) readPredicative(p *Predicate) {
	p.Kind = text.PredicateTrigger
	p.Subj, p.Path = c.SurfaceSubject(p.Tok, 0)
	if r := c.Tokens[p.Tok].Rel; r == text.Amod || (r == text.Acl && p.Subj < 0) {
		p.Subj, p.Path = c.Head(p.Tok), "attributive"
	}
	for a := range c.Children(p.Tok) {
		c.addArgument(p, a)
	}
	lemma := c.Lemma(p.Tok)
	if m := c.Marker(p.Tok); m != "" {
		p.Keys = append(p.Keys, lemma+"_"+m, "be")
		p.Obls = append(p.Obls, Arg{m, p.Tok})
	}
	p.Keys = append(p.Keys, lemma)
}

// readNoun fills the predicate of a noun: what stands around it, and around the verb that carries it.
func (c *Sentence) readNoun(p *Predicate) {
	p.Kind, p.Path = text.NounTrigger, "noun"
	for a := range c.Children(p.Tok) {
		rel := c.Tokens[a].Rel
		if c.InDate(a) && rel != text.Nmod && rel != text.Obl { // "Sunday's raid" is nobody's
			continue
		}
		switch rel {
		case text.NmodPoss:
			p.Poss = a
			p.Mods = append(p.Mods, a)
		case text.Compound, text.Amod, text.NmodDesc, text.NmodUnmarked, text.Flat:
			if who := c.named(a); who >= 0 {
				p.Mods = append(p.Mods, who)
			}
		case text.Acl:
			c.addAgentClause(p, a)
		case text.AclRelcl: // "complaints that China steals secrets": parsers take what is said for a relative clause
			if c.Child(a, text.Mark) >= 0 {
				p.Clauses = append(p.Clauses, Arg{c.clauseMarker(a), a})
			}
		case text.Nmod, text.Obl:
			p.Obls = append(p.Obls, Arg{c.Marker(a), a})
		case text.Ccomp, text.Xcomp:
			p.Clauses = append(p.Clauses, Arg{c.clauseMarker(a), a})
		}
	}
	c.share(p)
	switch {
	case c.NameAt(p.Tok) != nil: // the Congress of a name is no meeting
	case measures[c.Lemma(p.Tok)]: // of a series of attacks, the attacks are
	case c.Grade(p.Tok) == text.NamedActor: // nor is the opposition that somebody leads
	case c.Tokens[p.Tok].Rel == text.Compound: // nor is the opposition of its leader
	default:
		p.Keys = c.NounKeys(p.Tok)
	}
	c.carry(p)
}

// named is whom a word before an event noun names: itself, the rebels of "insurgent attacks", the leader of a "U.S.-led invasion"; -1 for nobody.
func (c *Sentence) named(a int) int {
	if c.Grade(a) >= text.PersonNoun || c.Tokens[a].Tag == text.ADJ && c.MentionAt(a) >= 0 {
		return a
	}
	if leader := c.Child(a, text.Compound, text.Obl, text.Amod); leader >= 0 && leader == a-2 && c.Is(a, leading) && c.Grade(leader) == text.NamedActor {
		return leader
	}
	return -1
}

// share gives a coordinated noun what stands behind all of them or before the first: "the kidnapping and murder of two diplomats", "Israel's raids
// and arrests". Which of them it hangs on is the parser's whim.
func (c *Sentence) share(p *Predicate) {
	first := p.Tok
	if c.Tokens[first].Rel == text.Conj && c.Head(first) >= 0 {
		first = c.Head(first)
	}
	members := c.Members(first)
	if len(members) < 2 || c.Tokens[first].Tag != text.NOUN {
		return
	}
	last := slices.Max(members)
	hasOwn := slices.ContainsFunc(p.Obls, func(o Arg) bool { return o.Tok < last })
	for _, m := range members {
		if m == p.Tok {
			continue
		}
		for a := range c.Children(m) {
			switch rel := c.Tokens[a].Rel; {
			case rel == text.Nmod && a > last && !hasOwn && !c.InDate(a):
				p.Obls = append(p.Obls, Arg{c.Marker(a), a})
			case m == first && a < first && p.Poss < 0 && rel == text.NmodPoss && c.Child(p.Tok, text.Det) < 0:
				p.Poss, p.Mods = a, append([]int{a}, p.Mods...)
			}
		}
	}
}

// addAgentClause reads "an attack carried out by X", "a plan to do Y", "a raid targeting Z".
func (c *Sentence) addAgentClause(p *Predicate, a int) {
	if c.HasTo(a) || c.Marker(a) != "" {
		p.Clauses = append(p.Clauses, Arg{c.clauseMarker(a), a})
		return
	}
	for o := range c.Children(a) {
		switch c.Tokens[o].Rel.Base() {
		case text.Obl:
			p.Obls = append(p.Obls, Arg{c.Marker(o), o})
		case text.Obj:
			if c.IsIng(a) {
				p.Obls = append(p.Obls, Arg{"against", o})
			}
		}
	}
	if aim := c.aimOf(a); aim >= 0 {
		p.Obls = append(p.Obls, Arg{"against", aim})
	}
}

// Aim is whom the clause behind a noun says that it is to be done to: "an offensive aimed at defeating Z", "sanctions meant to isolate Z"; -1 for nobody.
func (c *Sentence) Aim(noun int) int {
	for a := range c.Children(noun) {
		if c.Tokens[a].Rel == text.Acl {
			if aim := c.aimOf(a); aim >= 0 {
				return aim
			}
		}
	}
	return -1
}

// aimOf is the object of what a participle says is aimed at, or -1.
func (c *Sentence) aimOf(participle int) int {
	deed := c.Child(participle, text.Advcl, text.Ccomp, text.Xcomp)
	if deed < 0 || !c.Is(participle, aiming) {
		return -1
	}
	return c.Child(deed, text.Obj)
}

// carry finds the light verb that a noun depends on, and lends the noun its subject and obliques.
func (c *Sentence) carry(p *Predicate) {
	t := p.Tok
	for range Depth { // "talks and a ceasefire were agreed": a conjunct is carried with the first
		if c.Tokens[t].Rel != text.Conj || c.Head(t) < 0 || !c.isNominal(c.Head(t)) {
			break
		}
		t = c.Head(t)
	}
	h := c.Head(t)
	if h < 0 || !c.IsVerbal(h) {
		return
	}
	carried := Arg{"obj", t}
	switch c.Tokens[t].Rel.Base() {
	case text.Obj:
	case text.Nsubj:
		carried.Prep = "subj"
		if c.isPassive(h) {
			carried.Prep = "obj"
		}
	case text.Obl:
		carried.Prep = c.Marker(t)
	default:
		return
	}
	if !c.Lex.Carries(c.verbKeys(h), carried.Prep) {
		if Occasions[carried.Prep] {
			if verb := c.PredicateOf(h); verb != nil {
				p.Beside, p.Subj, p.Path = true, verb.Subj, "occasion"
			}
		}
		return
	}
	p.Light = h
	verb := c.PredicateOf(h)
	if verb == nil {
		return
	}
	switch {
	case carried.Prep == "obj" && c.Is(h, observing):
	case carried.Prep == "obj" && c.Is(h, undergoing):
		p.Undergoer = verb.Subj
	case carried.Prep != "subj" && verb.Subj != p.Tok:
		p.Subj, p.Path = verb.Subj, "carried noun"
	}
	for _, o := range verb.Obls {
		if o.Tok != t && !(verb.Passive && o.Tok == verb.Subj) {
			p.Obls = append(p.Obls, o)
		}
	}
}

// HeadlinePassive reads a participle without its auxiliary behind its subject as a passive, as headlines have it: "Three soldiers killed in
// Mali"; nil where the verb has an object, an auxiliary or another form.
func (c *Sentence) HeadlinePassive(p *Predicate) *Predicate {
	t := p.Tok
	if p.Kind != text.VerbTrigger || p.Passive || p.Obj >= 0 || p.Subj < 0 || c.isCompleted(p) || c.ownSubject(t) != p.Subj || !c.Tokens[t].Feats.Has(text.Past) ||
		c.Child(t, text.Aux, text.AuxPass) >= 0 || c.GradeOfPhrase(p.Subj) < text.PersonNoun {
		return nil
	}
	q := *p
	q.Passive, q.Obj, q.Subj, q.Path = true, p.Subj, -1, "headline passive"
	for _, o := range q.Obls {
		if o.Prep == "by" && !c.InDate(o.Tok) {
			q.Subj = o.Tok
		}
	}
	return &q
}

// SharedObject reads a verb without an object as having that of the verb it is coordinated with, where only such verbs stand between: "kidnapped,
// tortured and killed a reporter"; nil where there is none. Verbs that need no object, "advanced and seized the town", look just the same.
func (c *Sentence) SharedObject(p *Predicate) *Predicate {
	if p.Kind != text.VerbTrigger || p.Passive || p.Obj >= 0 || p.Comp >= 0 || len(p.Obls) > 0 || len(p.Clauses) > 0 {
		return nil
	}
	for t := p.Tok + 1; t < c.End; t++ {
		switch c.Tokens[t].Tag {
		case text.PUNCT, text.CCONJ, text.ADV:
			continue
		case text.VERB:
		default:
			return nil
		}
		if h := c.Head(t); c.Tokens[t].Rel != text.Conj || h != p.Tok && h != c.Head(p.Tok) {
			return nil
		}
		if obj := c.Child(t, text.Obj); obj > t {
			q := *p
			q.Obj = obj
			return &q
		}
	}
	return nil
}

// isCompleted tells a verb with a clause that says what somebody thinks or does, not when or why.
func (c *Sentence) isCompleted(p *Predicate) bool {
	return slices.ContainsFunc(p.Clauses, func(a Arg) bool { return c.Tokens[a.Tok].Rel.Base() != text.Advcl })
}

// IsHeadline tells a sentence without a stop, as headlines are.
func (c *Sentence) IsHeadline() bool { return c.End > c.Start && c.Tokens[c.End-1].Tag != text.PUNCT }

// PredicateAt is the predicate of a token, nil for none.
func (c *Sentence) PredicateAt(t int) *Predicate {
	if t < 0 {
		return nil
	}
	return c.PredicateOf(t)
}

// PredicateOf is the predicate of a token of this sentence, or nil for a word that has none, and while it is read.
func (c *Sentence) PredicateOf(t int) *Predicate {
	if t < c.Start || t >= c.End {
		return nil
	}
	if c.InDate(t) || c.NameAt(t) != nil && c.Tokens[t].Tag == text.VERB && c.NameAt(t).Last-c.NameAt(t).First > 1 {
		return nil // the month of March, the United of a name
	}
	switch c.Tokens[t].Tag {
	case text.VERB, text.NOUN, text.ADJ, text.PROPN, text.ADV:
	default:
		return nil
	}
	switch c.preds[t-c.Start] {
	case nil:
		c.preds[t-c.Start] = beingRead
		c.preds[t-c.Start] = c.buildPredicate(t)
	case beingRead:
		return nil
	}
	return c.preds[t-c.Start]
}

// beingRead stands for a predicate whose reading is not done: who does it may be asked of words below it, and those ask back.
var beingRead = &Predicate{}
