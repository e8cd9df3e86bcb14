// Package sense finds what a predicate means: the most specific sense of the lexicon that it satisfies, as a Match with the words that fill
// the sense's slots.
package sense

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// What a filled slot adds to how specific a match is. The figures only order the senses of one trigger: a noun asked for
// by name tells more than a clause, a clause more than a role, a role more than the mere presence or absence of a word.
const (
	compoundWeight = 5.0 // "peace_talk", "hunger_strike": a noun with its modifier
	nounWeight     = 4.0
	particleWeight = 3.0
	ClauseWeight   = 2.5
	actorWeight    = 2.0 // a role filled by somebody who can act
	ownerWeight    = 0.7 // a role filled by what belongs to somebody
	roleWeight     = 0.6 // a role filled by anything else
	thingWeight    = 0.8 // anything allowed, and a thing there
	presenceWeight = 0.5
	optionalShare  = 0.75 // of the weight, for a slot that may stay empty
)

// Matcher finds the senses of a sentence's predicates.
type Matcher struct{ *clause.Sentence }

// Match is a sense with the words that fill its slots.
type Match struct {
	Sense   *lexicon.Sense
	Score   float64
	Src     int // token filling S, T, P; -1 where empty
	Tgt     int
	Place   int
	Nouns   []int // tokens that a noun slot asked for: they are part of the trigger
	Lexical bool  // a noun was asked for by name
}

// BestMatch is the most specific sense that the predicate satisfies, or nil.
func (c *Matcher) BestMatch(p *clause.Predicate) *Match {
	var best *Match
	isOther := p.Kind == text.VerbTrigger && c.IsOtherWith(p.Tok)
	for _, key := range p.Keys {
		hasParticle := strings.ContainsRune(key, '_')
		if isOther && !hasParticle {
			continue
		}
		for _, s := range c.Lex.Senses[p.Kind][key] {
			m := c.try(p, s)
			if m == nil {
				continue
			}
			if hasParticle {
				m.Score += particleWeight
			}
			if best == nil || m.Score > best.Score || m.Score == best.Score && s.Order > best.Sense.Order {
				best = m
			}
		}
	}
	return best
}

// try matches one sense; nil where a required slot stays empty.
func (c *Matcher) try(p *clause.Predicate, s *lexicon.Sense) *Match {
	m := Match{Sense: s, Src: -1, Tgt: -1, Place: -1}
	if p.Kind == text.VerbTrigger && !p.Passive && p.Obj >= 0 && !s.TakesObject {
		return nil // "set up a company in P" is not "set up in P"
	}
	if p.Obj < 0 && p.PrtObj >= 0 && strings.ContainsRune(s.Lemma, '_') {
		q := *p
		q.Obj, p = p.PrtObj, &q
	}
	var used []int
	for i := range s.Slots {
		sl := &s.Slots[i]
		t, ok := c.fill(p, sl, s.HasSecond, used)
		if !ok {
			if sl.Optional || sl.At == lexicon.Subject && sl.Role != lexicon.NoRole {
				continue
			}
			return nil
		}
		if t < 0 { // `-`
			m.Score += presenceWeight
			continue
		}
		used = append(used, t)
		w := c.bind(&m, sl, t)
		if sl.Optional {
			w *= optionalShare
		}
		m.Score += w
	}
	if !c.selects(p, &m) {
		return nil
	}
	matched := m // most senses that are tried do not match, and take no memory
	return &matched
}

// bind notes what fills a slot and says what it weighs.
func (c *Matcher) bind(m *Match, sl *lexicon.Slot, t int) float64 {
	switch sl.Role {
	case lexicon.SourceRole:
		m.Src = t
	case lexicon.TargetRole:
		m.Tgt = t
	case lexicon.PlaceRole:
		m.Place = t
	default:
		switch {
		case sl.At == lexicon.Clause:
			return ClauseWeight
		case sl.Nouns != nil:
			m.Nouns, m.Lexical = append(m.Nouns, t), true
			return c.nounScore(t, sl.Nouns)
		case c.GradeOfPhrase(t) == text.NoActor:
			return thingWeight
		}
		return presenceWeight
	}
	if w := c.nounScore(t, sl.Nouns); w > 0 { // "@captive|T": what the class names for certain
		m.Lexical = true
		return w
	}
	switch {
	case sl.At == lexicon.Subject:
		return 0 // every sense has one
	case sl.Role == lexicon.PlaceRole:
		return presenceWeight
	case c.GradeOfPhrase(t) > text.NoActor:
		return actorWeight
	case c.ActorIn(t) >= 0:
		return ownerWeight
	}
	return roleWeight
}

// fill finds the word for a slot.
func (c *Matcher) fill(p *clause.Predicate, sl *lexicon.Slot, hasSecond bool, used []int) (int, bool) {
	switch sl.At {
	case lexicon.Subject:
		return p.Subj, p.Subj >= 0 && c.fits(p.Subj, sl)
	case lexicon.Object:
		return c.fillObject(p, sl, hasSecond)
	case lexicon.Second:
		return c.fillSecond(p, sl)
	case lexicon.Modifier:
		return c.fillModifier(p, sl)
	case lexicon.Clause:
		for _, cl := range p.Clauses {
			if (len(sl.Preps) == 0 || slices.Contains(sl.Preps, cl.Prep)) && (!sl.Asked && !sl.Told || sl.Told == c.IsTold(cl)) {
				return cl.Tok, true
			}
		}
		return -1, false
	}
	return c.fillOblique(p, sl, used)
}

// fits tells whether a word can fill a slot.
func (c *Matcher) fits(t int, sl *lexicon.Slot) bool {
	return sl.Nouns == nil || sl.Role != lexicon.NoRole || c.nounScore(t, sl.Nouns) > 0
}

// nounScore is what a noun, or one coordinated with it, weighs among the words; 0 where it is none of them.
func (c *Matcher) nounScore(t int, nouns text.Words) float64 {
	for _, key := range c.AskedKeys(t) {
		if nouns[key] {
			if strings.ContainsRune(key, '_') {
				return compoundWeight
			}
			return nounWeight
		}
	}
	return 0
}

func (c *Matcher) fillObject(p *clause.Predicate, sl *lexicon.Slot, hasSecond bool) (int, bool) {
	first := p.Obj
	if hasSecond && p.Iobj >= 0 {
		first = p.Iobj
	}
	if sl.None {
		return -1, first < 0 && !hasClause(p, "that")
	}
	if first >= 0 && c.fits(first, sl) && (!hasSecond || p.Iobj >= 0 || p.Comp >= 0) {
		return first, true
	}
	if hasSecond { // "give aid to T" for "give T aid"
		for _, o := range p.Obls {
			if (o.Prep == "to" || o.Prep == "for") && c.fits(o.Tok, sl) {
				return o.Tok, true
			}
		}
	}
	return -1, false
}

func hasClause(p *clause.Predicate, marker string) bool {
	return slices.ContainsFunc(p.Clauses, func(a clause.Arg) bool { return a.Prep == marker })
}

func (c *Matcher) fillSecond(p *clause.Predicate, sl *lexicon.Slot) (int, bool) {
	for _, t := range []int{p.Comp, p.Obj} {
		if t >= 0 && c.fits(t, sl) && (t == p.Comp || sl.Nouns != nil || p.Iobj >= 0) {
			return t, true
		}
	}
	return -1, false
}

func (c *Matcher) fillModifier(p *clause.Predicate, sl *lexicon.Slot) (int, bool) {
	for a := range c.Children(p.Tok) {
		switch c.Tokens[a].Rel {
		case text.Compound, text.Amod, text.NmodPoss, text.NmodDesc:
			if sl.Nouns != nil && sl.Nouns[c.Lemma(a)] || sl.Role != lexicon.NoRole && c.Grade(a) >= text.PersonNoun {
				return a, true
			}
		}
	}
	return -1, false
}

// fillOblique looks among the predicate's own obliques, then among those that hang on its object or noun: "launch an attack on T"
// is the same whichever of the two the parser chose.
func (c *Matcher) fillOblique(p *clause.Predicate, sl *lexicon.Slot, used []int) (int, bool) {
	fallback := -1
	consider := func(o clause.Arg) bool {
		if !slices.Contains(sl.Preps, o.Prep) || c.InDate(o.Tok) || slices.Contains(used, o.Tok) || !c.fits(o.Tok, sl) {
			return false
		}
		if sl.Role == lexicon.TargetRole && clause.InPreps[o.Prep] && c.ActorIn(o.Tok) < 0 {
			return false // "in addition", "in protest": neither a place nor anybody
		}
		if sl.Role == lexicon.NoRole || c.ActorIn(o.Tok) >= 0 && !(sl.Role == lexicon.TargetRole && len(sl.Preps) > 1 && (clause.InPreps[o.Prep] || reasons[o.Prep])) {
			return true // whom an act is against comes before where it is done
		}
		if fallback < 0 {
			fallback = o.Tok
		}
		return false
	}
	for _, o := range p.Obls {
		if consider(o) {
			return o.Tok, true
		}
	}
	if sl.Nouns != nil && sl.Role == lexicon.NoRole { // "allow T to run"
		for _, cl := range p.Clauses {
			if slices.Contains(sl.Preps, cl.Prep) && sl.Nouns[c.Lemma(cl.Tok)] {
				return cl.Tok, true
			}
		}
	}
	for _, t := range []int{p.Obj, p.Comp} {
		if t < 0 || p.Kind == text.NounTrigger {
			continue
		}
		if found := c.NmodBelow(t, 0, consider); found >= 0 {
			return found, true
		}
		if aim := c.Aim(t); aim >= 0 && consider(clause.Arg{Prep: "against", Tok: aim}) {
			return aim, true
		}
	}
	for _, o := range p.Obls { // "carry out a strike in response to the shelling of T": one level further, but not from another time, what lies behind or "the border with Chad"
		if temporal[o.Prep] || c.Is(o.Tok, closed) {
			continue
		}
		for a := range c.Children(o.Tok) {
			if prep := c.Marker(a); c.Tokens[a].Rel == text.Nmod && (directed[prep] || sl.Role != lexicon.TargetRole) && consider(clause.Arg{Prep: prep, Tok: a}) {
				return a, true
			}
		}
	}
	return fallback, fallback >= 0
}

// NmodDepth is how far below an object its prepositional phrases are looked for: "gave 5 million in aid for refugees to Chad".
const NmodDepth = 3

// NmodBelow is the first prepositional phrase below a noun that may be considered, the nearest level first, or -1.
func (c *Matcher) NmodBelow(t, depth int, consider func(clause.Arg) bool) int {
	members := c.Members(t) // "pledged food, tents and blankets for the refugees"
	for _, member := range members {
		for a := range c.Children(member) {
			if prep := c.Marker(a); c.Tokens[a].Rel == text.Nmod && (depth == 0 || directed[prep]) && consider(clause.Arg{Prep: prep, Tok: a}) {
				return a
			}
		}
	}
	if depth == NmodDepth {
		return -1
	}
	for _, member := range members {
		for a := range c.Children(member) {
			if c.Tokens[a].Rel == text.Nmod && !asides[c.Marker(a)] && !c.Is(a, closed) {
				if found := c.NmodBelow(a, depth+1, consider); found >= 0 {
					return found
				}
			}
		}
	}
	return -1
}
