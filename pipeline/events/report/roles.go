package report

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/text"
)

// verbRoles takes source and target from the slots, else from what stands around verb and nouns.
func (c *reporter) verbRoles(ev *coded, p *clause.Predicate, m *sense.Match) {
	ev.src, ev.tgt = clause.Nobody, clause.Nobody
	if m.Src >= 0 {
		ev.src = c.Named(c.DoneBy(m.Src))
	}
	for _, r := range c.rules.targets {
		if ev.tgt = r.do(c, ev, p, m); ev.tgt.Tok >= 0 {
			break
		}
	}
	switch {
	case ev.src.Tok >= 0:
	case p.Kind == lexicon.PredicateTrigger && lexicon.IsJudgement(ev.code): // "said that the vote was unfair"
		if by := c.TellerOf(p.Tok); by >= 0 && p.Path != "attributive" {
			ev.src = c.Named(c.PartyOf(by))
		}
	case lexicon.Root(ev.code) == lexicon.MobilizeRoot && p.Passive && p.Obj >= 0: // "troops were deployed"
		ev.src = c.AsParty(p.Obj)
	case p.Subj >= 0 && p.Subj != ev.tgt.Tok:
		ev.src = c.Named(c.DoneBy(p.Subj))
	}
}

// slotTarget is what fills the pattern's target, or a noun of the pattern that is more likely meant.
func (c *reporter) slotTarget(ev *coded, p *clause.Predicate, m *sense.Match) clause.Party {
	tgt := clause.Nobody
	switch {
	case m.Tgt < 0 && lexicon.ConcernsNoun(m.Sense.Code):
		tgt = c.namedNoun(p.Subj, m)
	case m.Tgt < 0:
	case lexicon.ConcernsNoun(ev.code) && len(m.Nouns) > 0 && m.Nouns[0] == p.Obj && clause.InPreps[c.Marker(m.Tgt)]:
		tgt = c.namedNoun(p.Subj, m) // "attacked an army camp in Mali": what is attacked, not where
	case lexicon.ConcernsNoun(ev.code) && (lexicon.BefallsPeople(ev.code) || c.Marker(m.Tgt) != "of" && c.ActorIn(m.Tgt) < 0) && c.namedNoun(p.Subj, m).Tok >= 0:
		tgt = c.namedNoun(p.Subj, m) // "jailed a leader of the party", "expelled a diplomat in a move for reform"
	case p.Obj >= 0 && p.Obj != m.Tgt && c.ActorIn(m.Tgt) < 0 && c.ActorAlong(p.Obj, clause.OwnerLinks, 0) >= 0:
		tgt = c.Named(c.BlamedFor(p.Obj)) // "broke the bloc's ban on entry": whose it is before what it is about
	default:
		tgt = c.Named(c.PartyOf(m.Tgt))
	}
	if tgt.Tok >= 0 && lexicon.IsCooperative(ev.code) && tgt.Grade < clause.PersonNoun && len(tgt.Actors) == 0 && c.ActorIn(tgt.Tok) < 0 {
		return clause.Nobody // "eased restrictions on travel"
	}
	return tgt
}

// seizedThing is a thing that the pattern asks for: "seized a tanker in the Gulf" concerns the tanker, not the Gulf.
func (c *reporter) seizedThing(_ *coded, p *clause.Predicate, m *sense.Match) clause.Party {
	if p.Obj >= 0 && slices.Contains(m.Nouns, p.Obj) && lexicon.StrikesThings(m.Sense) {
		return c.thing(p, m)
	}
	return clause.Nobody
}

func (c *reporter) placeTarget(_ *coded, _ *clause.Predicate, m *sense.Match) clause.Party {
	return c.Struck(m.Place)
}

func (c *reporter) implied(ev *coded, p *clause.Predicate, m *sense.Match) clause.Party {
	return c.impliedTarget(p, m, ev.src.Tok)
}

func (c *reporter) anyThing(_ *coded, p *clause.Predicate, m *sense.Match) clause.Party {
	return c.thing(p, m)
}

// nounRoles takes the sides of an event noun from its slots, its possessor and modifiers, and the verb that carries it.
func (c *reporter) nounRoles(ev *coded, p *clause.Predicate, m *sense.Match) {
	src, tgt := m.Src, m.Tgt
	if tgt < 0 {
		tgt = m.Place
	}
	for _, mod := range p.Mods {
		switch {
		case src < 0 && !(mod == p.Poss && tgt < 0 && c.undergoes(m.Sense, mod)):
			src = mod
		case tgt < 0 && mod != src:
			tgt = mod
		}
	}
	if tgt < 0 && p.Undergoer != src {
		tgt = p.Undergoer
	}
	if src < 0 && p.Subj >= 0 && p.Subj != p.Tok && (!p.Beside || lexicon.Root(ev.code) == lexicon.ConsultRoot) {
		src = p.Subj
	}
	ev.src, ev.tgt = clause.Nobody, clause.Nobody
	if src >= 0 {
		ev.src = c.Named(c.DoneBy(src))
	}
	if tgt >= 0 {
		ev.tgt = c.Named(c.PartyOf(tgt))
	} else if named := c.namedNoun(p.Tok, m); named.Tok >= 0 && lexicon.ConcernsNoun(ev.code) { // "an attack on civilians"
		ev.tgt = named
	} else {
		ev.tgt = c.impliedTarget(p, m, ev.src.Tok)
	}
}

// undergoes tells whether a possessor suffers the noun ("his arrest") rather than does it ("Israel's raid"): the noun takes
// its target with "of", and the possessor is a person.
func (c *reporter) undergoes(s *lexicon.Sense, poss int) bool {
	for _, sl := range s.Slots {
		if sl.Role == lexicon.SourceRole && slices.Contains(sl.Preps, "of") {
			return false // "his visit"
		}
	}
	for _, sl := range s.Slots {
		if sl.Role == lexicon.TargetRole && slices.Contains(sl.Preps, "of") {
			n := c.NameAt(poss)
			return c.Tokens[poss].Tag == text.PRON || n != nil && n.Kind == text.Person || n == nil && c.Grade(poss) == clause.PersonNoun
		}
	}
	return false
}
