package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// grade is how surely a word stands for somebody who acts in the news.
type grade uint8

const (
	noActor    grade = iota
	pronoun          // somebody, not said who
	personNoun       // people spoken of by what they are: "protesters"
	namedActor       // a name, or somebody the article knows
)

// grade judges a noun or pronoun as an actor.
func (c *sentenceCoder) grade(t int) grade {
	tok := &c.Tokens[t]
	if c.isFirstOrSecond(t) {
		return noActor
	}
	if m := c.MentionAt(t); m >= 0 {
		switch m := &c.ActorMentions[m]; {
		case m.Ref >= 0 && (m.Kind == "name" || c.isKnown(m.Ref)):
			return namedActor
		case m.Kind == "pronoun":
			return pronoun
		default:
			return personNoun
		}
	}
	if n := c.NameAt(t); n != nil && n.Kind != text.Miscellaneous {
		return namedActor
	}
	switch {
	case tok.Tag == text.PRON && (tok.Feats.Has(text.PersonalPron) || isThirdPerson[strings.ToLower(tok.Form)]):
		return pronoun
	case (tok.Tag == text.NOUN || tok.Tag == text.PROPN) && c.lex.isPeople(strings.ToLower(tok.Lemma)):
		return personNoun
	case tok.Tag == text.PROPN && !c.InDate(t): // a name that the recogniser does not know
		return personNoun
	case tok.Tag == text.NOUN && vague[strings.ToLower(tok.Form)] != [2]int{} && tok.Rel != text.Nummod && tok.Rel != text.Amod && tok.Rel != text.Compound && c.Child(t, text.Nmod) < 0:
		return personNoun // "dozens were arrested"
	case tok.Tag == text.NUM && tok.Rel != text.Nummod && tok.Rel != text.Compound && !c.InDate(t):
		return pronoun // "two were killed"
	}
	return noActor
}

// isKnown tells an actor of whom the article says more than that there is one: a country or what they are in public life.
func (c *sentenceCoder) isKnown(ref int) bool {
	a := &c.Actors[ref]
	return a.Country != "" || a.Sector != "" && a.Sector != civilian
}

// civilian is PLOVER's sector of those without a part in public life.
const civilian = "CVL"

// peopleClass is the noun class of those who act or suffer: "troops", "government", "civilian".
const peopleClass = "people"

// isPeople tells a word for people, in the singular or, where the lemma is not reduced, as "gunmen".
func (l *lexicon) isPeople(lemma string) bool {
	people := l.classes[peopleClass]
	stem, isMen := strings.CutSuffix(lemma, "men")
	return people[lemma] || isMen && people[stem+"man"] || people[strings.TrimSuffix(lemma, "s")]
}

// grade of a coordination or apposition is that of its best member.
func (c *sentenceCoder) gradeOfPhrase(t int) grade {
	best := c.grade(t)
	for a := range c.Children(t) {
		switch c.Tokens[a].Rel {
		case text.Conj, text.Appos, text.Flat, text.NmodDesc:
			best = max(best, c.grade(a))
		case text.Amod, text.Compound, text.NmodPoss: // "Syrian opposition", "Gaza's rulers"
			if best == personNoun && c.NameAt(a) != nil {
				best = namedActor
			}
		case text.Nmod: // "dozens of protesters", "a group of lawmakers"
			switch m := c.marker(a); {
			case m == "of" && best < personNoun && c.Is(t, partitives) || c.Tokens[t].Tag == text.NUM:
				best = max(best, c.grade(a))
			case best == personNoun && (m == "of" || m == "from") && c.NameAt(a) != nil: // "the ministers of Russia and China"
				best = namedActor
			}
		}
	}
	return best
}

// party is one side of an event.
type party struct {
	tok    int
	span   text.Span
	actors []int
	grade  grade
}

var nobody = party{tok: -1}

// partyOf reads the side of an event that a noun phrase stands for: itself where it can act, else whoever its
// possessor or prepositional phrases name ("Israel's raid", "the proposal of the government"), else the phrase as it is.
func (c *sentenceCoder) partyOf(t int) party { return c.partyBy(t, innerLinks) }

// doneBy is the side that a subject stands for: whose it is, not where it is ("a bomb in Kiev").
func (c *sentenceCoder) doneBy(t int) party { return c.partyBy(t, ownerLinks) }

// blamedFor is the side that a judged thing belongs to: who did it or owns it, not whom it struck ("condemned the attack on a church").
func (c *sentenceCoder) blamedFor(t int) party { return c.partyBy(t, ownerLinks) }

func (c *sentenceCoder) partyBy(t int, links []link) party {
	if t < 0 {
		return nobody
	}
	if a := c.actorAlong(t, links, 0); a >= 0 {
		if r := c.Tokens[a].Rel; c.Head(a) == t && (r == text.Amod || r == text.Compound) {
			p := c.asParty(t) // "Russian artillery": the whole phrase, of Russia
			p.grade, p.actors = c.gradeOfPhrase(a), c.actorsOf(a)
			return p
		}
		return c.asParty(a)
	}
	return c.asParty(t)
}

// struck is the side that something was done to: the thing itself, with those it belongs to or who are there as its actors
// ("a power plant in Odesa").
func (c *sentenceCoder) struck(t int) party {
	if t < 0 {
		return nobody
	}
	if a := c.actorAlong(t, ownerLinks, 0); a >= 0 {
		return c.asParty(a)
	}
	p := c.asParty(t)
	if a := c.actorIn(t); a >= 0 {
		p.grade, p.actors = c.gradeOfPhrase(a), c.actorsOf(a)
	}
	return p
}

func (c *sentenceCoder) asParty(t int) party {
	p := party{tok: t, span: c.phrase(t), grade: c.gradeOfPhrase(t)}
	p.actors = c.actorsOf(t)
	return p
}

// stateOf is the state whose country a phrase names as a place or nationality ("the capital, Damascus", "Armenian positions"), where
// the article's actors have it; nil otherwise.
func (c *sentenceCoder) stateOf(t int) []int {
	span := c.spanBelow(t)
	for i := range c.PlaceMentions {
		m := &c.PlaceMentions[i]
		if m.Sentence != c.index || m.Ref < 0 || !span.Contains(m.Span) || !c.belongs(c.HeadOf(m.Span), t) {
			continue
		}
		country := c.Places[m.Ref].Country
		for a := range c.Actors {
			if actor := &c.Actors[a]; country != "" && actor.Kind == "state" && actor.Country == country {
				return []int{a}
			}
		}
	}
	return nil
}

// belongs tells whether a place's word says whose or where the thing at t is: no clause and no looser phrase lies between them.
func (c *sentenceCoder) belongs(word, t int) bool {
	for range clauseDepth {
		if word < 0 || word == t {
			return word == t
		}
		switch c.Tokens[word].Rel {
		case text.NmodPoss, text.Amod, text.Compound, text.Appos, text.Flat, text.Conj, text.NmodDesc:
		case text.Nmod:
			if m := c.marker(word); m != "of" && m != "from" && !inPreps[m] {
				return false
			}
		default:
			return false
		}
		word = c.Head(word)
	}
	return false
}

// spanBelow covers everything below a word.
func (c *sentenceCoder) spanBelow(t int) text.Span {
	first, last := c.extentAll(t, 0)
	return text.Span{Start: c.Tokens[first].Start, End: c.Tokens[last].End}
}

// actorIn is the word of a phrase that names an actor, or -1. Nearer and more explicit links come first.
func (c *sentenceCoder) actorIn(t int) int { return c.actorAlong(t, innerLinks, 0) }

func (c *sentenceCoder) actorAlong(t int, links []link, depth int) int {
	if c.gradeOfPhrase(t) >= pronoun {
		return t
	}
	if depth > 3 {
		return -1
	}
	for _, rels := range links {
		for a := range c.Children(t) {
			if rels.rel == text.Acl && c.Tokens[a].Rel == text.Acl { // "missiles fired by T", "laws imposed by T"
				if q := c.predicateOf(a); q != nil && q.passive && q.subj >= 0 && c.gradeOfPhrase(q.subj) > pronoun {
					return q.subj
				}
				continue
			}
			if c.Tokens[a].Rel != rels.rel || rels.preps != nil && !rels.preps[c.marker(a)] || c.InDate(a) {
				continue
			}
			if rels.rel == text.Amod || rels.rel == text.Compound {
				if c.NameAt(a) != nil && c.grade(a) == namedActor {
					return a
				}
				continue
			}
			if found := c.actorAlong(a, links, depth+1); found >= 0 && c.gradeOfPhrase(found) > pronoun {
				return found
			}
		}
	}
	return -1
}

// link is a dependency, for a preposition one of those, along which a phrase names an actor.
type link struct {
	rel   text.Rel
	preps text.Words
}

var ownerLinks = []link{
	{text.NmodPoss, nil},
	{text.Nmod, listed("made by")},
	{text.Nmod, listed("of")},
	{text.Acl, nil},
	{text.Amod, nil},
	{text.Compound, nil},
}

var innerLinks = []link{
	{text.NmodPoss, nil},
	{text.Nmod, listed("by")},
	{text.Nmod, listed("of")},
	{text.Acl, nil},
	{text.Nmod, listed("about")},
	{text.Amod, nil},
	{text.Compound, nil},
	{text.Nmod, text.WordSet("in inside within near around across into throughout")},
	{text.Appos, nil},
}

// outsidePhrase are the dependents that describe a noun without belonging to what it is called.
func outsidePhrase(rel text.Rel) bool {
	switch rel.Base() {
	case text.Acl, text.Advcl, text.Parataxis, text.Appos, text.Discourse, text.Cop, text.Nsubj, text.Aux, text.Mark, text.Advmod,
		text.Obl, text.Ccomp, text.Xcomp, text.Csubj, text.Obj, text.Dep, text.Vocative, text.Orphan, text.Case, text.Expl, text.Punct, text.Cc:
		return true
	}
	return false
}

// phrase is the span of the noun phrase around a word: determiners, modifiers, possessors, "of" phrases and coordinated
// phrases; not its relative clauses, appositions and other prepositional phrases.
func (c *sentenceCoder) phrase(t int) text.Span {
	first, last := c.extent(t, 0)
	return text.Span{Start: c.Tokens[first].Start, End: c.Tokens[last].End}
}

func (c *sentenceCoder) extent(t, depth int) (first, last int) {
	first, last = t, t
	if depth > clauseDepth {
		return
	}
	for a := range c.Children(t) {
		rel := c.Tokens[a].Rel
		switch {
		case outsidePhrase(rel), rel == text.NmodUnmarked && c.InDate(a):
			continue
		case rel == text.Conj && !c.isNominal(a):
			continue
		case rel == text.Nmod && (c.marker(a) != "of" || c.endsName(t, a)):
			continue
		}
		lo, hi := c.extent(a, depth+1)
		if lo > last+1 && !c.joins(last+1, lo, a) {
			continue
		}
		if rel == text.NmodPoss || rel == text.Nmod { // the words that mark them: 's, of
			for m := range c.Children(a) {
				if c.Tokens[m].Rel == text.Case {
					lo, hi = min(lo, m), max(hi, m)
				}
			}
		}
		first, last = min(first, lo), max(last, hi)
	}
	return first, last
}

// joins tells whether the words from first to before last only link a phrase to its part at a: no other phrase stands between them.
func (c *sentenceCoder) joins(first, last, a int) bool {
	for t := first; t < last; t++ {
		if h := c.Head(t); c.Tokens[t].Tag != text.PUNCT && h != a && (h < first || c.Head(h) != a) {
			return false
		}
	}
	return true
}

// endsName tells whether an "of" phrase stands outside of the state's name that it hangs on: "accused Russia of ...".
func (c *sentenceCoder) endsName(t, of int) bool {
	m := c.MentionAt(t)
	return m >= 0 && c.ActorMentions[m].Ref >= 0 && c.Actors[c.ActorMentions[m].Ref].Kind == stateKind && (c.NameAt(of) == nil || c.NameAt(of) != c.NameAt(t))
}

// actorsOf are the resolved actors of a phrase: its head, what is coordinated with it, and where these are not resolved, their appositions.
func (c *sentenceCoder) actorsOf(t int) []int {
	var refs []int
	add := func(t int) bool {
		m := c.MentionAt(t)
		if m < 0 || c.ActorMentions[m].Ref < 0 {
			return false
		}
		if ref := c.ActorMentions[m].Ref; !slices.Contains(refs, ref) {
			refs = append(refs, ref)
		}
		return true
	}
	member := func(t int) {
		if add(t) {
			return
		}
		for a := range c.Children(t) {
			switch rel := c.Tokens[a].Rel; {
			case rel == text.Appos, rel == text.Flat, rel == text.NmodDesc, rel == text.Nmod && c.marker(a) == "of" && c.Is(t, partitives):
				if add(a) {
					return
				}
			}
		}
	}
	member(t)
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Conj {
			member(a)
		}
	}
	return refs
}

// members are a coordination's noun phrases, the head first.
func (c *sentenceCoder) members(t int) []int {
	all := []int{t}
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Conj && c.isNominal(a) {
			all = append(all, a)
		}
	}
	return all
}

// named replaces a pronoun's words by those of its antecedent where the same sentence names it.
func (c *sentenceCoder) named(p party) party {
	if p.tok < 0 || c.Tokens[p.tok].Tag != text.PRON {
		return p
	}
	if m := c.MentionAt(p.tok); m >= 0 {
		ref := c.ActorMentions[m].Ref
		for i := m - 1; i >= 0 && ref >= 0; i-- {
			other := &c.ActorMentions[i]
			if other.Sentence != c.Tokens[p.tok].Sentence {
				break
			}
			if other.Ref == ref && other.Kind != "pronoun" && other.Head >= 0 && other.Head < len(c.Tokens) {
				p.span, p.grade = c.phrase(other.Head), namedActor
				return p
			}
		}
		if ref >= 0 {
			return p
		}
	}
	if s := c.speaker(p.tok); s >= 0 {
		return c.asParty(s)
	}
	return p
}
