package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// What a filled slot adds to how specific a match is. The figures only order the senses of one trigger: a noun asked for
// by name tells more than a clause, a clause more than a role, a role more than the mere presence or absence of a word.
const (
	compoundWeight = 5.0 // "peace_talk", "hunger_strike": a noun with its modifier
	nounWeight     = 4.0
	particleWeight = 3.0
	clauseWeight   = 2.5
	actorWeight    = 2.0 // a role filled by somebody who can act
	ownerWeight    = 0.7 // a role filled by what belongs to somebody
	roleWeight     = 0.6 // a role filled by anything else
	thingWeight    = 0.8 // anything allowed, and a thing there
	presenceWeight = 0.5
	optionalShare  = 0.75 // of the weight, for a slot that may stay empty
)

// match is a sense with the words that fill its slots.
type match struct {
	sense   *sense
	score   float64
	src     int // token filling S, T, P; -1 where empty
	tgt     int
	place   int
	nouns   []int // tokens that a noun slot asked for: they are part of the trigger
	args    []int // tokens that fill any slot
	lexical bool  // a noun was asked for by name
	clause  int   // token of the clause slot
}

// bestMatch is the most specific sense that the predicate satisfies, or nil.
func (c *sentenceCoder) bestMatch(p *predicate) *match {
	var best *match
	for _, key := range p.keys {
		for _, s := range c.lex.senses[p.kind][key] {
			m := c.try(p, s)
			if m == nil {
				continue
			}
			if strings.ContainsRune(key, '_') {
				m.score += particleWeight
			}
			if best == nil || m.score > best.score || m.score == best.score && s.order > best.sense.order {
				best = m
			}
		}
	}
	return best
}

// try matches one sense; nil where a required slot stays empty.
func (c *sentenceCoder) try(p *predicate, s *sense) *match {
	m := &match{sense: s, src: -1, tgt: -1, place: -1, clause: -1}
	if p.kind == verbTrigger && !p.passive && p.obj >= 0 && !takesObject(s) {
		return nil // "set up a company in P" is not "set up in P"
	}
	if p.obj < 0 && p.prtObj >= 0 && strings.ContainsRune(s.lemma, '_') {
		q := *p
		q.obj, p = p.prtObj, &q
	}
	var used []int
	hasSecond := slices.ContainsFunc(s.slots, func(sl slot) bool { return sl.at == second })
	for i := range s.slots {
		sl := &s.slots[i]
		t, ok := c.fill(p, sl, hasSecond, used)
		if !ok {
			if sl.optional || sl.at == subject && sl.role != noRole {
				continue
			}
			return nil
		}
		if t < 0 { // `-`
			m.score += presenceWeight
			continue
		}
		if s.recip && sl.role != noRole && c.actorIn(t) < 0 && c.gradeOfPhrase(t) < personNoun {
			return nil // demands are met otherwise than presidents
		}
		used = append(used, t)
		m.args = used
		w := c.bind(m, sl, t)
		if sl.optional {
			w *= optionalShare
		}
		m.score += w
	}
	if !c.selects(p, m) {
		return nil
	}
	return m
}

// isSomebody tells a phrase for people from one for a place.
func (c *sentenceCoder) isSomebody(t int) bool {
	if n := c.NameAt(t); n != nil && n.Kind == text.Location {
		return false
	}
	if m := c.MentionAt(t); m >= 0 && c.ActorMentions[m].Ref >= 0 {
		return c.Actors[c.ActorMentions[m].Ref].Kind != stateKind
	}
	return c.gradeOfPhrase(t) == personNoun
}

func takesObject(s *sense) bool {
	return slices.ContainsFunc(s.slots, func(sl slot) bool { return sl.at == object || sl.at == clause })
}

// bind notes what fills a slot and says what it weighs.
func (c *sentenceCoder) bind(m *match, sl *slot, t int) float64 {
	switch sl.role {
	case sourceRole:
		m.src = t
	case targetRole:
		m.tgt = t
	case placeRole:
		m.place = t
	default:
		switch {
		case sl.at == clause:
			m.clause = t
			return clauseWeight
		case sl.nouns != nil:
			m.nouns, m.lexical = append(m.nouns, t), true
			return c.nounScore(t, sl.nouns)
		case c.gradeOfPhrase(t) == noActor:
			return thingWeight
		}
		return presenceWeight
	}
	if sl.nouns != nil {
		if w := c.nounScore(t, sl.nouns); w > 0 {
			m.lexical = true
			return w
		}
	}
	switch {
	case sl.at == subject:
		return 0 // every sense has one
	case sl.role == placeRole && c.isSomebody(t), befallsPeople(m.sense.code) && c.gradeOfPhrase(t) == noActor:
		return presenceWeight
	case c.gradeOfPhrase(t) > noActor:
		return actorWeight
	case c.actorIn(t) >= 0:
		return ownerWeight
	}
	return roleWeight
}

// fill finds the word for a slot.
func (c *sentenceCoder) fill(p *predicate, sl *slot, hasSecond bool, used []int) (int, bool) {
	switch sl.at {
	case subject:
		return p.subj, p.subj >= 0 && c.fits(p.subj, sl)
	case object:
		return c.fillObject(p, sl, hasSecond)
	case second:
		return c.fillSecond(p, sl)
	case modifier:
		return c.fillModifier(p, sl)
	case clause:
		for _, cl := range p.clauses {
			if len(sl.preps) == 0 || slices.Contains(sl.preps, cl.prep) {
				return cl.tok, true
			}
		}
		return -1, false
	}
	return c.fillOblique(p, sl, used)
}

// fits tells whether a word can fill a slot.
func (c *sentenceCoder) fits(t int, sl *slot) bool {
	return sl.nouns == nil || sl.role != noRole || c.nounScore(t, sl.nouns) > 0
}

// nounScore is what a noun, or one coordinated with it, weighs among the words; 0 where it is none of them.
func (c *sentenceCoder) nounScore(t int, nouns text.Words) float64 {
	for _, m := range c.members(t) {
		for _, key := range c.nounKeys(m) {
			if nouns[key] {
				if strings.ContainsRune(key, '_') {
					return compoundWeight
				}
				return nounWeight
			}
		}
	}
	return 0
}

func (c *sentenceCoder) fillObject(p *predicate, sl *slot, hasSecond bool) (int, bool) {
	first := p.obj
	if hasSecond && p.iobj >= 0 {
		first = p.iobj
	}
	if sl.none {
		return -1, first < 0 && !hasClause(p, "that")
	}
	if first >= 0 && c.fits(first, sl) && (!hasSecond || p.iobj >= 0 || p.comp >= 0) {
		return first, true
	}
	if hasSecond { // "give aid to T" for "give T aid"
		for _, o := range p.obls {
			if (o.prep == "to" || o.prep == "for") && c.fits(o.tok, sl) {
				return o.tok, true
			}
		}
	}
	return -1, false
}

func hasClause(p *predicate, marker string) bool {
	return slices.ContainsFunc(p.clauses, func(a arg) bool { return a.prep == marker })
}

func (c *sentenceCoder) fillSecond(p *predicate, sl *slot) (int, bool) {
	for _, t := range []int{p.comp, p.obj} {
		if t >= 0 && c.fits(t, sl) && (t == p.comp || sl.nouns != nil || p.iobj >= 0) {
			return t, true
		}
	}
	return -1, false
}

func (c *sentenceCoder) fillModifier(p *predicate, sl *slot) (int, bool) {
	for a := range c.Children(p.tok) {
		switch c.Tokens[a].Rel {
		case text.Compound, text.Amod, text.NmodPoss, text.NmodDesc:
			if sl.nouns != nil && sl.nouns[c.Lemma(a)] || sl.role != noRole && c.grade(a) >= personNoun {
				return a, true
			}
		}
	}
	return -1, false
}

// fillOblique looks among the predicate's own obliques, then among those that hang on its object or noun: "launch an attack on T"
// is the same whichever of the two the parser chose.
func (c *sentenceCoder) fillOblique(p *predicate, sl *slot, used []int) (int, bool) {
	fallback := -1
	consider := func(o arg) bool {
		if !slices.Contains(sl.preps, o.prep) || c.InDate(o.tok) || slices.Contains(used, o.tok) || !c.fits(o.tok, sl) {
			return false
		}
		if sl.role == targetRole && inPreps[o.prep] && c.actorIn(o.tok) < 0 {
			return false // "in addition", "in protest": neither a place nor anybody
		}
		if sl.role == noRole || c.actorIn(o.tok) >= 0 && !(sl.role == targetRole && len(sl.preps) > 1 && (inPreps[o.prep] || reasons[o.prep])) {
			return true // whom an act is against comes before where it is done
		}
		if fallback < 0 {
			fallback = o.tok
		}
		return false
	}
	for _, o := range p.obls {
		if consider(o) {
			return o.tok, true
		}
	}
	if sl.nouns != nil && sl.role == noRole { // "allow T to run"
		for _, cl := range p.clauses {
			if slices.Contains(sl.preps, cl.prep) && sl.nouns[c.Lemma(cl.tok)] {
				return cl.tok, true
			}
		}
	}
	if p.iobj >= 0 && consider(arg{"to", p.iobj}) {
		return p.iobj, true
	}
	if fallback >= 0 && sl.role == targetRole && c.marker(fallback) == "to" {
		return fallback, true // "gave money to schools using funds sent to Oxfam": the nearer phrase, whoever it names
	}
	for _, t := range []int{p.obj, p.comp} {
		if t < 0 || p.kind == nounTrigger {
			continue
		}
		if found := c.nmodBelow(t, 0, consider); found >= 0 {
			return found, true
		}
	}
	for _, o := range p.obls { // "carry out a strike in response to the shelling of T": one level further, but not from another time
		if temporal[o.prep] {
			continue
		}
		for a := range c.Children(o.tok) {
			if prep := c.marker(a); c.Tokens[a].Rel == text.Nmod && (directed[prep] || sl.role != targetRole) && consider(arg{prep, a}) {
				return a, true
			}
		}
	}
	return fallback, fallback >= 0
}

// nmodDepth is how far below an object its prepositional phrases are looked for: "gave 5 million in aid for refugees to Chad".
const nmodDepth = 3

// nmodBelow is the first prepositional phrase below a noun that may be considered, the nearest level first, or -1.
func (c *sentenceCoder) nmodBelow(t, depth int, consider func(arg) bool) int {
	members := c.members(t) // "pledged food, tents and blankets for the refugees"
	for _, member := range members {
		for a := range c.Children(member) {
			if prep := c.marker(a); c.Tokens[a].Rel == text.Nmod && (depth == 0 || directed[prep]) && consider(arg{prep, a}) {
				return a
			}
		}
	}
	if depth == nmodDepth {
		return -1
	}
	for _, member := range members {
		for a := range c.Children(member) {
			if c.Tokens[a].Rel == text.Nmod && !asides[c.marker(a)] {
				if found := c.nmodBelow(a, depth+1, consider); found >= 0 {
					return found
				}
			}
		}
	}
	return -1
}
