package report

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/text"
)

// settle changes the sides of an event that stands, and notes what did.
func (c *reporter) settle(ev *coded) {
	c.choose(ev, nil, c.steps.late)
	for _, s := range c.steps.settling {
		before := [2]int{ev.src.Tok, ev.tgt.Tok}
		if s.do(c, ev); before != [2]int{ev.src.Tok, ev.tgt.Tok} {
			ev.trace = append(ev.trace, s.name)
		}
	}
}

// nameStates gives a side that nobody known is on the state whose place or people its words name.
func (c *reporter) nameStates(ev *coded) {
	for _, p := range []*clause.Party{&ev.src, &ev.tgt} {
		if p.Tok >= 0 && len(p.Actors) == 0 && (p == &ev.tgt || p.Grade >= text.PersonNoun) {
			if states := c.StateOf(p.Tok); p == &ev.src || !c.isHome(ev, states) {
				p.Actors = states
			}
		}
	}
}

// isHome tells whether a state is that of whoever does something there: troops who shell a town of their own country do it to somebody
// else, rebels to the state.
func (c *reporter) isHome(ev *coded, states []int) bool {
	return len(states) > 0 && slices.ContainsFunc(ev.src.Actors, func(a int) bool {
		actor := &c.Actors[a]
		return actor.Country == c.Actors[states[0]].Country && !againstState[actor.Sector]
	})
}

// againstState are the sectors of those who fight their own state.
var againstState = text.WordSet("REB UAF CRM OPP PRE")

// doerOfMeans is, for a passive without a doer, the doer of what it happened in or at, or who it was fought with: "killed in a US air strike",
// "hurt in clashes with police", "ousted after the army seized the palace".
func (c *reporter) doerOfMeans(ev *coded, _ *sense.Match) clause.Party {
	if !ev.pred.Passive || !lexicon.IsConflict(ev.code) {
		return clause.Nobody
	}
	for _, o := range ev.pred.Obls {
		if o.Prep != "in" && o.Prep != "during" && o.Prep != "by" {
			continue
		}
		inner := c.code(o.Tok)
		if inner == nil || inner.pred.Kind != text.NounTrigger || !lexicon.IsConflict(inner.code) {
			continue
		}
		if inner.src.Tok >= 0 {
			return inner.src
		}
		if foe := inner.tgt; foe.Grade >= text.PersonNoun && opposed[c.Marker(foe.Tok)] && foe.Tok != ev.tgt.Tok {
			return foe
		}
	}
	for a := range c.Children(ev.pred.Tok) {
		if c.Tokens[a].Rel != text.Advcl || !together[c.Marker(a)] || c.Child(a, text.Nsubj) < 0 {
			continue
		}
		if inner := c.code(a); inner != nil && lexicon.IsConflict(inner.code) && lexicon.Root(inner.code) != lexicon.MobilizeRoot && inner.src.Grade >= text.PersonNoun && len(inner.src.Actors) > 0 && !c.areAlike(inner.src, ev.tgt) {
			return inner.src
		}
	}
	return clause.Nobody
}

// opposed are the prepositions before whom a fight is with.
var opposed = text.WordSet("with against")

// areAlike tells two parties of one kind: militants are not killed by militants who attacked a post.
func (c *reporter) areAlike(one, other clause.Party) bool {
	if len(other.Actors) == 0 {
		return one.Tok == other.Tok
	}
	a, b := &c.Actors[one.Actors[0]], &c.Actors[other.Actors[0]]
	return a.Sector == b.Sector && a.Country == b.Country
}

// leaveSelf drops what one does to oneself.
func (c *reporter) leaveSelf(ev *coded) {
	if ev.tgt.Tok >= 0 && c.Tokens[ev.tgt.Tok].Feats.Has(text.Reflexive) {
		ev.tgt = clause.Nobody
	}
}

// conditionOn is whom a refusal, threat, offer or yielding waits for or answers: the subject of its condition ("will not return until the minister
// resigns", "ended their strike after the company agreed", "threatened to cut funds unless Kenya paid").
func (c *reporter) conditionOn(ev *coded, _ *sense.Match) clause.Party {
	marks := waits
	switch lexicon.Root(ev.code) {
	case lexicon.AgreeRoot:
		marks = conditions
	case "08", "12", "13":
	default:
		return clause.Nobody
	}
	verbs := []int{ev.pred.Tok}
	if ev.of != nil {
		verbs = append(verbs, ev.of.pred.Tok)
	}
	for _, v := range verbs {
		for a := range c.Children(v) {
			if c.Tokens[a].Rel != text.Advcl || !marks[c.Marker(a)] {
				continue
			}
			if q := c.PredicateAt(a); q != nil && q.Subj >= 0 && q.Subj != ev.src.Tok && c.GradeOfPhrase(q.Subj) >= text.PersonNoun {
				return c.AsParty(q.Subj)
			}
		}
	}
	return clause.Nobody
}

// accused is who did what he is accused of, held or sentenced for, or has a part in: "jailed for the murder of two nurses", "his role in the
// kidnapping".
func (c *reporter) accused(ev *coded, _ *sense.Match) clause.Party {
	t := ev.pred.Tok
	if ev.pred.Kind != text.NounTrigger || lexicon.Root(ev.code) < "17" {
		return clause.Nobody
	}
	for c.Tokens[t].Rel == text.Conj && c.Head(t) >= 0 && c.Head(t) < t { // "charged with murder and rape"
		t = c.Head(t)
	}
	prep := c.Marker(t)
	h := c.Head(t)
	if prep == "in" && h >= 0 && c.Is(h, partIn) {
		if poss := c.Child(h, text.NmodPoss); poss >= 0 {
			return c.Named(c.PartyOf(poss))
		}
		prep, h = c.Marker(h), c.Head(h)
	}
	if h < 0 || !chargePreps[prep] {
		return clause.Nobody
	}
	if charge := c.code(h); charge != nil && charge.pred.Kind != text.NounTrigger && (lexicon.Root(charge.code) == "11" && charge.code != lexicon.ComplainCode || charge.code == lexicon.ArrestCode && prep != "in") && charge.tgt.Grade >= text.Pronoun && charge.tgt.Tok != ev.tgt.Tok {
		return charge.tgt
	}
	return clause.Nobody
}

// chargePreps are the prepositions before a deed that somebody is accused of or convicted in; "arrested in a raid" is another matter.
var chargePreps = text.WordSet("for of with in over")

// doerOfDeed is, for an attack without a doer, who kills or takes somebody in it: "abducted two priests in a raid", "blew herself up in an attack".
func (c *reporter) doerOfDeed(ev *coded, _ *sense.Match) clause.Party {
	if !ev.pred.Beside || lexicon.Root(ev.code) < "18" {
		return clause.Nobody
	}
	if deed := c.code(c.VerbAbove(ev.pred.Tok)); deed != nil && lexicon.Root(deed.code) >= "18" && deed.src.Tok != ev.tgt.Tok {
		return deed.src
	}
	return clause.Nobody
}

// addressContacted gives what is said in getting in touch with somebody, and not expressly to anybody else, to whom is called, met or written to:
// "called the premier to express his condolences on the flood in Goma".
func (c *reporter) addressContacted(ev *coded) {
	if ev.tgt.Tok >= 0 && !slices.Contains(ev.trace, "target implied") {
		return
	}
	if contact := c.contactFor(ev); contact != nil && contact.tgt.Tok >= 0 {
		ev.tgt = contact.tgt
	}
}

// contactFor is the call, meeting or letter that is made to say something, or nil.
func (c *reporter) contactFor(ev *coded) *coded {
	t := ev.pred.Tok
	if rel := c.Tokens[t].Rel; !isSaid(ev) || rel != text.Xcomp && rel != text.Advcl || !c.HasTo(t) {
		return nil
	}
	if contact := c.code(c.Head(t)); contact != nil && lexicon.Root(contact.code) == lexicon.ConsultRoot && contact.src.Tok == ev.src.Tok {
		return contact
	}
	return nil
}

// isSaid tells what is said to somebody: praise, thanks, apologies, appeals, accusations, refusals, threats.
func isSaid(ev *coded) bool {
	switch lexicon.Root(ev.code) {
	case "02", "05", "10", "11", lexicon.RejectRoot, "13":
		return isVerb(ev, nil)
	}
	return false
}

// firstJoint is the first of the codes of support that two parties give each other: relations, treaties.
const firstJoint = "054"

// pairSides gives a joint agreement, meeting, treaty or undertaking without another side its second party as target.
func (c *reporter) pairSides(ev *coded) {
	switch lexicon.Root(ev.code) {
	case "03", "04", "06":
	case "05":
		if ev.code < firstJoint {
			return // two who praise or support do not praise each other
		}
	default:
		return
	}
	if ev.code == lexicon.MediateCode || ev.tgt.Tok >= 0 && ev.tgt.Grade > text.NoActor && !ev.src.Span.Contains(ev.tgt.Span) {
		return
	}
	if ev.src.Tok >= 0 && (len(c.Members(ev.src.Tok)) > 1 || len(ev.src.Actors) > 1) {
		ev.tgt, ev.recip = clause.Nobody, true
		c.splitSides(ev)
	}
}

func (c *reporter) splitMutual(ev *coded, m *sense.Match) {
	if m.Sense.Recip {
		c.splitSides(ev)
	}
}

// splitSides makes the second of the coordinated parties of a reciprocal event its target: "France and Germany signed a treaty".
func (c *reporter) splitSides(ev *coded) {
	if ev.src.Tok < 0 {
		if ev.tgt.Tok < 0 || len(c.Members(ev.tgt.Tok)) < 2 {
			return
		}
		ev.src, ev.tgt = ev.tgt, clause.Nobody
	}
	if ev.tgt.Tok >= 0 && ev.tgt.Grade >= text.PersonNoun {
		for _, a := range ev.tgt.Actors {
			if !slices.Contains(ev.src.Actors, a) {
				ev.src.Actors = append(slices.Clone(ev.src.Actors), a)
			}
		}
		return
	}
	sides := c.Members(ev.src.Tok)
	if len(sides) < 2 {
		if len(ev.src.Actors) > 1 { // "Israeli and Palestinian negotiators"
			ev.tgt = ev.src
			ev.tgt.Actors = ev.src.Actors[1:]
		}
		return
	}
	all := ev.src.Actors
	first := ev.src.Tok
	ev.src = clause.Party{Tok: first, Span: c.singlePhrase(first), Actors: all, Grade: ev.src.Grade}
	ev.tgt = clause.Party{Tok: sides[1], Span: c.singlePhrase(sides[1]), Actors: c.ActorsOf(sides[1]), Grade: c.Grade(sides[1])}
}

// singlePhrase is the phrase of one member of a coordination.
func (c *reporter) singlePhrase(t int) text.Span {
	span := c.Phrase(t)
	for a := range c.Children(t) {
		if c.Tokens[a].Rel == text.Conj && a > t {
			for m := range c.Children(a) { // the comma or "and" before the conjunct
				a = min(a, m)
			}
			first, _ := c.Extent(a, 0)
			if first > t && first-1 >= t {
				span.End = min(span.End, c.Tokens[first-1].End)
			}
			break
		}
	}
	return span
}
