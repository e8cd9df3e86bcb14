package clause

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Grade judges a noun or pronoun as an actor.
func (c *Sentence) Grade(t int) text.Grade {
	tok := &c.Tokens[t]
	if m := c.MentionAt(t); m >= 0 {
		switch m := &c.ActorMentions[m]; {
		case m.Ref >= 0:
			return text.NamedActor
		case m.Kind == text.ByPronoun:
			return text.Pronoun
		default:
			return text.PersonNoun
		}
	}
	if n := c.NameAt(t); n != nil && n.Kind != text.Miscellaneous {
		return text.NamedActor
	}
	switch {
	case tok.Tag == text.PRON && tok.Feats.Has(text.PersonalPron):
		return text.Pronoun
	case (tok.Tag == text.NOUN || tok.Tag == text.PROPN) && c.Lex.IsPeople(strings.ToLower(tok.Lemma)):
		return text.PersonNoun
	case tok.Tag == text.PROPN && !c.InDate(t): // a name that the recogniser does not know
		return text.PersonNoun
	}
	return text.NoActor
}

// GradeOfPhrase of a coordination or apposition is that of its best member.
func (c *Sentence) GradeOfPhrase(t int) text.Grade {
	best := c.Grade(t)
	for a := range c.Children(t) {
		switch c.Tokens[a].Rel {
		case text.Conj, text.Appos, text.Flat, text.NmodDesc:
			best = max(best, c.Grade(a))
		case text.Nmod: // "dozens of protesters", "a group of lawmakers"
			if whole := c.counted(t); best < text.PersonNoun && whole != t {
				best = max(best, c.Grade(whole))
			}
		}
	}
	return best
}

// counted is the noun of which a word only tells how much or which part there is: the people of "tens of thousands of people".
func (c *Sentence) counted(t int) int {
	for range Depth {
		if c.MentionAt(t) >= 0 || !c.Is(t, partitives) && c.Tokens[t].Tag != text.NUM {
			break
		}
		whole := -1
		for a := range c.Children(t) {
			if c.Tokens[a].Rel == text.Nmod && c.Marker(a) == "of" {
				whole = a
			}
		}
		if whole < 0 {
			break
		}
		t = whole
	}
	return t
}

// Party is one side of an event.
type Party struct {
	Tok    int
	Span   text.Span
	Actors []int
	Grade  text.Grade
}

var Nobody = Party{Tok: -1}

// PartyOf reads the side of an event that a noun phrase stands for: itself where it can act, else whoever its
// possessor or prepositional phrases name ("Israel's raid", "the proposal of the government"), else the phrase as it is.
func (c *Sentence) PartyOf(t int) Party { return c.partyBy(t, innerLinks) }

// DoneBy is the side that a subject or a judged thing stands for: whose it is or who did it, not where it is or whom it struck ("a bomb in
// Kiev", "condemned the attack on a church").
func (c *Sentence) DoneBy(t int) Party { return c.partyBy(t, OwnerLinks) }

func (c *Sentence) partyBy(t int, links []link) Party {
	if t < 0 {
		return Nobody
	}
	if a := c.ActorAlong(t, links, 0); a >= 0 {
		if r := c.Tokens[a].Rel; c.Head(a) == t && (r == text.Amod || r == text.Compound) {
			p := c.AsParty(t) // "Russian artillery": the whole phrase, of Russia
			p.Grade, p.Actors = c.GradeOfPhrase(a), c.ActorsOf(a)
			return p
		}
		return c.AsParty(a)
	}
	return c.AsParty(t)
}

// Struck is the side that something was done to: the thing itself, with those it belongs to or who are there as its actors
// ("a power plant in Odesa").
func (c *Sentence) Struck(t int) Party {
	if t < 0 {
		return Nobody
	}
	p := c.Owned(t)
	if a := c.ActorIn(t); a >= 0 && len(p.Actors) == 0 {
		p.Grade, p.Actors = c.GradeOfPhrase(a), c.ActorsOf(a)
	}
	return p
}

// Owned is a thing with those it belongs to as its actors: "confiscated weapons belonging to the militia".
func (c *Sentence) Owned(t int) Party {
	p := c.AsParty(t)
	if len(p.Actors) > 0 {
		return p
	}
	if a := c.linked(t, OwnerLinks, 0); a >= 0 {
		p.Grade, p.Actors = max(p.Grade, c.GradeOfPhrase(a)), c.ActorsOf(a)
	}
	return p
}

// IsSpot tells the name of a place smaller than a country.
func (c *Sentence) IsSpot(t int) bool {
	from, to := text.Between(c.PlaceMentions, c.Index, c.Index, func(m *text.PlaceMention) int { return m.Sentence })
	for i := from; i < to; i++ {
		m := &c.PlaceMentions[i]
		if m.Ref >= 0 && !m.Demonym && m.Contains(c.Tokens[t].Span) {
			return c.Places[m.Ref].Precision != "country"
		}
	}
	return false
}

func (c *Sentence) AsParty(t int) Party {
	p := Party{Tok: t, Span: c.Phrase(t), Grade: c.GradeOfPhrase(t)}
	p.Actors = c.ActorsOf(t)
	return p
}

// StateOf is the state whose country a phrase names as a place or nationality ("the capital, Damascus", "Armenian positions"), where
// the article's actors have it; nil otherwise.
func (c *Sentence) StateOf(t int) []int {
	span := c.spanBelow(t)
	for i := range c.PlaceMentions {
		m := &c.PlaceMentions[i]
		if m.Ref < 0 || !span.Contains(m.Span) {
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

// spanBelow covers everything below a word.
func (c *Sentence) spanBelow(t int) text.Span {
	first, last := c.ExtentAll(t, 0)
	return text.Span{Start: c.Tokens[first].Start, End: c.Tokens[last].End}
}

// ActorIn is the word of a phrase that names an actor, or -1. Nearer and more explicit links come first.
func (c *Sentence) ActorIn(t int) int { return c.ActorAlong(t, innerLinks, 0) }

func (c *Sentence) ActorAlong(t int, links []link, depth int) int {
	if c.GradeOfPhrase(t) >= text.Pronoun {
		return t
	}
	return c.linked(t, links, depth)
}

// linked is the word below another that names an actor, or -1.
func (c *Sentence) linked(t int, links []link, depth int) int {
	if depth > 3 {
		return -1
	}
	for _, rels := range links {
		for a := range c.Children(t) {
			if rels.rel == text.Acl && c.Tokens[a].Rel == text.Acl {
				if who := c.actorOfClause(a, rels.verbs); who >= 0 && c.GradeOfPhrase(who) > text.Pronoun {
					return who
				}
				continue
			}
			if c.Tokens[a].Rel != rels.rel || rels.preps != nil && !rels.preps[c.Marker(a)] || c.InDate(a) {
				continue
			}
			if rels.rel == text.Amod || rels.rel == text.Compound {
				if c.NameAt(a) != nil && c.Grade(a) == text.NamedActor && !(rels.notSpots && c.IsSpot(a)) {
					return a
				}
				continue
			}
			if found := c.ActorAlong(a, links, depth+1); found >= 0 && c.GradeOfPhrase(found) > text.Pronoun {
				return found
			}
		}
	}
	return -1
}

// actorOfClause is whom the clause behind a noun names: who does it, "missiles fired by T"; of some verbs, their object or whom they lead to, "a bus
// carrying T", "arms belonging to T"; -1 for nobody.
func (c *Sentence) actorOfClause(verb int, verbs text.Words) int {
	q := c.PredicateOf(verb)
	switch {
	case q == nil:
	case verbs == nil && q.Passive:
		return q.Subj
	case !c.Is(verb, verbs):
	case q.Obj >= 0 && !q.Passive:
		return q.Obj
	case len(q.Obls) > 0 && q.Obls[0].Prep == "to":
		return q.Obls[0].Tok
	}
	return -1
}

// link is a dependency, for a preposition one of those, along which a phrase names an actor.
type link struct {
	rel      text.Rel
	preps    text.Words
	notSpots bool       // a town before a noun says where: "the Madrid bombings"
	verbs    text.Words // of a clause, instead of passives
}

var OwnerLinks = []link{
	{rel: text.NmodPoss},
	{rel: text.Nmod, preps: lexicon.List("made by")},
	{rel: text.Nmod, preps: lexicon.List("of")},
	{rel: text.Acl},
	{rel: text.Acl, verbs: lexicon.List("belonging")},
	{rel: text.Amod},
	{rel: text.Compound, notSpots: true},
}

var innerLinks = []link{
	{rel: text.NmodPoss},
	{rel: text.Nmod, preps: lexicon.List("by")},
	{rel: text.Nmod, preps: lexicon.List("of")},
	{rel: text.Acl},
	{rel: text.Acl, verbs: lexicon.List("belonging")},
	{rel: text.Acl, verbs: lexicon.List("bearing")},
	{rel: text.Nmod, preps: lexicon.List("about")},
	{rel: text.Amod},
	{rel: text.Compound},
	{rel: text.Nmod, preps: text.WordSet("in inside within near around across into throughout")},
	{rel: text.Appos},
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

// Phrase is the span of the noun phrase around a word: determiners, modifiers, possessors, "of" phrases and coordinated
// phrases; not its relative clauses, appositions and other prepositional phrases.
func (c *Sentence) Phrase(t int) text.Span {
	first, last := c.Extent(t, 0)
	return text.Span{Start: c.Tokens[first].Start, End: c.Tokens[last].End}
}

func (c *Sentence) Extent(t, depth int) (first, last int) {
	first, last = t, t
	if depth > Depth {
		return
	}
	for a := range c.Children(t) {
		rel := c.Tokens[a].Rel
		switch {
		case outsidePhrase(rel) || c.isBound(a):
			continue
		case rel == text.Conj && !c.isNominal(a):
			continue
		case rel == text.Nmod && (c.Marker(a) != "of" || c.NameAt(t) != nil && c.NameAt(t) != c.NameAt(a)):
			continue
		}
		lo, hi := c.Extent(a, depth+1)
		if lo > last+1 && !c.joins(last+1, lo, a) {
			continue
		}
		first, last = min(first, lo), max(last, hi)
	}
	return first, last
}

// isBound tells the middle of "as many as 20", "at least three", whose other words are no part of a phrase either.
func (c *Sentence) isBound(t int) bool {
	return c.Tokens[t].Tag == text.ADJ && (c.Lower(t) == "least" || t+2 < c.End && c.Lower(t+1) == "as" && c.Tokens[t+2].Tag == text.NUM)
}

// joins tells whether the words from first to before last only link a phrase to its part at a: no other phrase stands between them.
func (c *Sentence) joins(first, last, a int) bool {
	for t := first; t < last; t++ {
		if h := c.Head(t); c.Tokens[t].Tag != text.PUNCT && h != a && (h < first || c.Head(h) != a) {
			return false
		}
	}
	return true
}

// ActorsOf are the resolved actors of a phrase: its head, what is coordinated with it, and where these are not resolved, their appositions.
func (c *Sentence) ActorsOf(t int) []int {
	var refs []int
	add := func(t int) bool {
		m := c.MentionAt(t)
		if m < 0 || c.ActorMentions[m].Ref < 0 {
			return false
		}
		for first := &c.ActorMentions[m]; m < len(c.ActorMentions) && c.ActorMentions[m].IsBeside(first); m++ {
			if ref := c.ActorMentions[m].Ref; !slices.Contains(refs, ref) {
				refs = append(refs, ref)
			}
		}
		return true
	}
	member := func(t int) {
		if add(t) || add(c.counted(t)) {
			return
		}
		for a := range c.Children(t) {
			switch c.Tokens[a].Rel {
			case text.Appos, text.Flat, text.NmodDesc:
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

// Members are a coordination's noun phrases, the head first; they are the sentence's own, not to be changed.
func (c *Sentence) Members(t int) []int {
	if known := c.members[t-c.Start]; known != nil {
		return known
	}
	all := []int{t}
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Conj && c.isNominal(a) {
			all = append(all, a)
		}
	}
	c.members[t-c.Start] = all
	return all
}

// Named replaces a pronoun's words by those of its antecedent where the same sentence names it.
func (c *Sentence) Named(p Party) Party {
	if p.Tok < 0 || c.Tokens[p.Tok].Tag != text.PRON {
		return p
	}
	m := c.MentionAt(p.Tok)
	for i := m - 1; i >= 0 && c.ActorMentions[m].Ref >= 0 && c.ActorMentions[i].Sentence == c.Index; i-- {
		if other := &c.ActorMentions[i]; other.Ref == c.ActorMentions[m].Ref && other.Kind != text.ByPronoun && other.Head >= 0 {
			p.Span, p.Grade = c.Phrase(other.Head), text.NamedActor
			break
		}
	}
	return p
}

// ExtentAll is the first and last token of everything below a word.
func (c *Sentence) ExtentAll(t, depth int) (first, last int) {
	first, last = t, t
	if depth > 2*Depth {
		return
	}
	for a := range c.Children(t) {
		lo, hi := c.ExtentAll(a, depth+1)
		first, last = min(first, lo), max(last, hi)
	}
	return
}

// IsOwn tells a phrase that belongs to whom the sentence speaks of: "its troops".
func (c *Sentence) IsOwn(t int) bool {
	poss := c.Child(t, text.NmodPoss)
	return poss >= 0 && c.Tokens[poss].Tag == text.PRON
}

// StateKind is the kind of actors that are countries (schema.ActorKinds).
const StateKind = "state"

// IsOther tells whether a pronoun is known to mean somebody else than the source.
func (c *Sentence) IsOther(t, src int) bool {
	refs := c.ActorsOf(t)
	return len(refs) > 0 && (src < 0 || !slices.Equal(refs, c.ActorsOf(src)))
}

// IsPersonal tells a pronoun, a person's name and a noun for people.
func (c *Sentence) IsPersonal(t int) bool {
	return c.Tokens[t].Tag == text.PRON || c.isPersonName(t) || c.NameAt(t) == nil && c.Grade(t) == text.PersonNoun
}

func (c *Sentence) isPersonName(t int) bool {
	n := c.NameAt(t)
	return n != nil && n.Kind == text.Person
}
