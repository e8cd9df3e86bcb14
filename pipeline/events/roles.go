package events

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// verbRoles takes source and target from the slots, else from what stands around verb and nouns.
func (c *sentenceCoder) verbRoles(ev *coded, p *predicate, m *match) {
	ev.src, ev.tgt = nobody, nobody
	if m.src >= 0 {
		ev.src = c.named(c.doneBy(m.src))
	}
	for _, r := range c.rules.targets {
		if ev.tgt = r.do(c, ev, p, m); ev.tgt.tok >= 0 {
			break
		}
	}
	if ev.src.tok < 0 && root(ev.code) == mobilizeRoot && p.passive && p.obj >= 0 {
		if ev.src = c.asParty(p.obj); ev.tgt.tok == p.obj {
			ev.tgt = c.impliedTarget(p, m, p.obj)
		}
	}
	switch {
	case ev.src.tok >= 0 || wantsSource(m.sense):
	case p.kind == predicateTrigger && isJudgement(ev.code): // "said that the vote was unfair"
		if by := c.tellerOf(p.tok); by >= 0 && p.path != "attributive" {
			ev.src = c.named(c.partyOf(by))
		}
	case p.subj >= 0 && p.subj != ev.tgt.tok:
		ev.src = c.named(c.doneBy(p.subj))
	}
}

// slotTarget is what fills the pattern's target, or a noun of the pattern that is more likely meant.
func (c *sentenceCoder) slotTarget(ev *coded, p *predicate, m *match) party {
	tgt := nobody
	switch {
	case m.tgt < 0 && concernsNoun(m.sense.code):
		tgt = c.namedNoun(p.subj, m)
	case m.tgt < 0:
	case concernsNoun(ev.code) && len(m.nouns) > 0 && m.nouns[0] == p.obj && inPreps[c.marker(m.tgt)]:
		tgt = c.namedNoun(p.subj, m) // "attacked an army camp in Mali": what is attacked, not where
	case concernsNoun(ev.code) && (befallsPeople(ev.code) || c.marker(m.tgt) != "of" && c.actorIn(m.tgt) < 0) && c.namedNoun(p.subj, m).tok >= 0:
		tgt = c.namedNoun(p.subj, m) // "jailed a leader of the party", "expelled a diplomat in a move for reform"
	case p.obj >= 0 && p.obj != m.tgt && c.actorIn(m.tgt) < 0 && c.actorAlong(p.obj, ownerLinks, 0) >= 0:
		tgt = c.named(c.blamedFor(p.obj)) // "broke the bloc's ban on entry": whose it is before what it is about
	case isJudgement(ev.code):
		tgt = c.named(c.blamedFor(m.tgt))
	case isConflict(ev.code):
		tgt = c.named(c.struck(m.tgt))
	default:
		tgt = c.named(c.partyOf(m.tgt))
	}
	switch r := root(ev.code); {
	case tgt.tok < 0:
	case isCooperative(ev.code) && tgt.grade < personNoun && len(tgt.actors) == 0 && c.actorIn(tgt.tok) < 0, // "eased restrictions on travel"
		c.isOwn(tgt.tok) && (r == yieldRoot || r == mobilizeRoot): // whose troops are withdrawn or moved is no target of it
		return nobody
	}
	return tgt
}

// seizedThing is a thing that the pattern asks for: "seized a tanker in the Gulf" concerns the tanker, not the Gulf.
func (c *sentenceCoder) seizedThing(_ *coded, p *predicate, m *match) party {
	if p.obj >= 0 && slices.Contains(m.nouns, p.obj) && strikesThings(m.sense) {
		return c.thing(p, m)
	}
	return nobody
}

func (c *sentenceCoder) placeTarget(_ *coded, _ *predicate, m *match) party { return c.struck(m.place) }

func (c *sentenceCoder) implied(ev *coded, p *predicate, m *match) party {
	return c.impliedTarget(p, m, ev.src.tok)
}

func (c *sentenceCoder) anyThing(_ *coded, p *predicate, m *match) party { return c.thing(p, m) }

func wantsSource(s *sense) bool {
	return slices.ContainsFunc(s.slots, func(sl slot) bool { return sl.role == sourceRole })
}

// nounRoles takes the sides of an event noun from its slots, its possessor and modifiers, and the verb that carries it.
func (c *sentenceCoder) nounRoles(ev *coded, p *predicate, m *match) {
	src, tgt := m.src, m.tgt
	if tgt < 0 {
		tgt = m.place
	}
	for _, mod := range p.mods {
		switch {
		case strings.HasPrefix(m.sense.lemma, c.Lemma(mod)+"_"): // the terrorist of "terrorist attack" is a word of it
		case src < 0 && !(mod == p.poss && tgt < 0 && c.undergoes(m.sense, mod)):
			src = mod
		case tgt < 0 && mod != src:
			tgt = mod
		}
	}
	if tgt < 0 && p.undergoer != src {
		tgt = p.undergoer
	}
	if src < 0 && p.subj < 0 && tgt >= 0 && (root(ev.code) == consultRoot || root(ev.code) == cooperateRoot) {
		src = c.tellerOf(p.tok)
	}
	if src < 0 && p.subj >= 0 && p.subj != p.tok && (!p.beside || root(ev.code) == consultRoot) {
		src = p.subj
	}
	ev.src, ev.tgt = nobody, nobody
	if src >= 0 {
		ev.src = c.named(c.doneBy(src))
	}
	if tgt >= 0 {
		ev.tgt = c.named(c.partyOf(tgt))
	} else if named := c.namedNoun(p.tok, m); named.tok >= 0 && concernsNoun(ev.code) { // "an attack on civilians"
		ev.tgt = named
	} else {
		ev.tgt = c.impliedTarget(p, m, ev.src.tok)
	}
	if ev.tgt.tok >= 0 && ev.tgt.tok == ev.src.tok {
		ev.tgt = nobody
	}
}

// tellerOf is who speaks of a noun or judges with an adjective, or -1: "the ministry stressed its talks with Turkey" tells of talks of its own.
func (c *sentenceCoder) tellerOf(t int) int {
	v := c.verbAbove(t)
	if v < 0 || !c.says(v) {
		return -1
	}
	subj, _ := c.surfaceSubject(v, 0)
	if subj < 0 || c.gradeOfPhrase(subj) < pronoun {
		return -1
	}
	return subj
}

// undergoes tells whether a possessor suffers the noun ("his arrest") rather than does it ("Israel's raid"): the noun takes
// its target with "of", and the possessor is a person.
func (c *sentenceCoder) undergoes(s *sense, poss int) bool {
	for _, sl := range s.slots {
		if sl.role == sourceRole && slices.Contains(sl.preps, "of") {
			return false // "his visit"
		}
	}
	for _, sl := range s.slots {
		if sl.role == targetRole && slices.Contains(sl.preps, "of") {
			n := c.NameAt(poss)
			return c.Tokens[poss].Tag == text.PRON || n != nil && n.Kind == text.Person || n == nil && c.grade(poss) == personNoun
		}
	}
	return false
}
