package report

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/sense"
	"github.com/dateline-data/dateline/pipeline/text"
)

// side is the source or the target of an event.
type side uint8

const (
	source side = iota
	target
)

func (s side) String() string { return [...]string{"source", "target"}[s] }

// chooser finds who stands on a side that is still empty, or nobody.
type chooser struct {
	side side
	name string
	when func(*coded, *sense.Match) bool // nil for always
	find func(*reporter, *coded, *sense.Match) clause.Party
}

// choose fills the sides of an event that are empty, and notes who found them.
func (c *reporter) choose(ev *coded, m *sense.Match, list []chooser) {
	for i := range list {
		r := &list[i]
		if on := ev.on(r.side); on.Tok < 0 && (r.when == nil || r.when(ev, m)) {
			if found := r.find(c, ev, m); found.Tok >= 0 {
				*on = found
				ev.trace = append(ev.trace, r.side.String()+" "+r.name)
			}
		}
	}
}

func isNoun(ev *coded, _ *sense.Match) bool { return ev.pred.Kind == text.NounTrigger }
func isVerb(ev *coded, _ *sense.Match) bool { return ev.pred.Kind != text.NounTrigger }

// isCarried tells a noun that somebody does: whoever stands before its light verb, or meets in it.
func isCarried(ev *coded, _ *sense.Match) bool {
	p := ev.pred
	return p.Kind == text.NounTrigger && p.Subj != p.Tok && (!p.Beside || lexicon.Root(ev.code) == lexicon.ConsultRoot)
}

// isMoved tells forces that are moved by nobody named: "troops were deployed".
func isMoved(ev *coded, _ *sense.Match) bool {
	return lexicon.Root(ev.code) == lexicon.MobilizeRoot && ev.pred.Passive && ev.pred.Obj >= 0
}

// isDirected leaves out resignations and reforms, which have no addressee but in their pattern.
func isDirected(ev *coded, _ *sense.Match) bool { return !strings.HasPrefix(ev.code, "083") }

// placeTarget is whose place is struck, entered or blocked; a protest is held in a place, not against it.
func (c *reporter) placeTarget(ev *coded, m *sense.Match) clause.Party {
	if c.isHeldIn(ev, m.Place) {
		return clause.Nobody
	}
	return c.Struck(m.Place)
}

// isHeldIn tells where a protest or a fight is held: "clashes in the suburbs"; a war in a country is against it.
func (c *reporter) isHeldIn(ev *coded, t int) bool {
	if t < 0 || c.Marker(t) != "in" {
		return false
	}
	root := lexicon.Root(ev.code)
	return root == lexicon.ProtestRoot || root == "19" && ev.pred.Kind == text.NounTrigger && (c.IsSpot(t) || c.Tokens[t].Tag == text.NOUN)
}

// slotSource is what fills the pattern's source.
func (c *reporter) slotSource(ev *coded, m *sense.Match) clause.Party {
	if c.suffersOf(ev, m) {
		return clause.Nobody
	}
	return c.doer(m.Src)
}

// suffersOf tells that the "of" of a conflict's noun leads to who suffers it, since its doer stands before: "the Soviet invasion of Afghanistan".
func (c *reporter) suffersOf(ev *coded, m *sense.Match) bool {
	return m.Src >= 0 && isNoun(ev, m) && lexicon.IsConflict(ev.code) && !m.Sense.Recip && c.Marker(m.Src) == "of" && len(ev.pred.Mods) > 0
}

// isHandled leaves out what is only talked about.
func isHandled(ev *coded, m *sense.Match) bool {
	return isVerb(ev, m) && lexicon.Root(ev.code) != lexicon.ConsultRoot
}

// doer is who does what a word stands before: whose it is, in the words that name them.
func (c *reporter) doer(t int) clause.Party { return c.Named(c.DoneBy(t)) }

func (c *reporter) subject(ev *coded, m *sense.Match) clause.Party {
	if ev.pred.Subj == ev.tgt.Tok || ev.pred.Kind == text.PredicateTrigger && lexicon.IsJudgement(ev.code) {
		return clause.Nobody
	}
	return c.doer(ev.pred.Subj)
}

// sourceModifier is who stands before a noun and does it: "Israel's raid", not "his arrest".
func (c *reporter) sourceModifier(ev *coded, m *sense.Match) clause.Party {
	for _, mod := range ev.pred.Mods {
		if lexicon.IsConflict(ev.code) && mod != ev.pred.Poss && c.IsSpot(mod) { // "the Madrid bombings"
			continue
		}
		if mod != ev.pred.Poss || m.Tgt >= 0 || m.Place >= 0 || !c.undergoes(m.Sense, mod) {
			return c.doer(mod)
		}
	}
	return clause.Nobody
}

// ownerOfPlan is whose a noun is that governs, or who has it: "Iran's decision to", "German complaints that", "made a promise to".
func (c *reporter) ownerOfPlan(ev *coded, _ *sense.Match) clause.Party {
	if owner := c.ControllerOfNoun(ev.pred.Tok, 0); owner >= 0 {
		return c.Named(c.PartyOf(owner))
	}
	if len(ev.pred.Mods) == 0 {
		return clause.Nobody
	}
	return c.doer(ev.pred.Mods[0])
}

// targetModifier is who stands before a noun beside whoever does it.
func (c *reporter) targetModifier(ev *coded, _ *sense.Match) clause.Party {
	for _, mod := range ev.pred.Mods {
		if mod != ev.src.Tok {
			return c.Named(c.PartyOf(mod))
		}
	}
	return clause.Nobody
}

// undergoes tells whether a possessor suffers the noun ("his arrest") rather than does it ("Israel's raid"): the noun takes
// its target with "of", and the possessor is a person.
func (c *reporter) undergoes(s *lexicon.Sense, poss int) bool {
	return s.Takes(lexicon.TargetRole, "of") && !s.Takes(lexicon.SourceRole, "of") && c.IsPersonal(poss) // "his visit"
}

// slotTarget is what fills the pattern's target.
func (c *reporter) slotTarget(ev *coded, m *sense.Match) clause.Party {
	if m.Tgt >= 0 && (c.tellsWhere(ev, m) || m.Sense.Recip && c.isHeldIn(ev, m.Tgt)) {
		return clause.Nobody
	}
	if m.Tgt < 0 && c.suffersOf(ev, m) {
		return c.PartyOf(m.Src)
	}
	return c.Named(c.PartyOf(m.Tgt))
}

// tellsWhere tells a slot that only says where the noun of the pattern is struck: "attacked an army camp in Mali".
func (c *reporter) tellsWhere(ev *coded, m *sense.Match) bool {
	return isVerb(ev, m) && lexicon.ConcernsNoun(ev.code) && len(m.Nouns) > 0 && m.Nouns[0] == ev.pred.Obj && clause.InPreps[c.Marker(m.Tgt)] && !c.launches(ev)
}

// launches tells an attack whose verb's object is what strikes: "fired rockets at the town".
func (c *reporter) launches(ev *coded) bool {
	return lexicon.Root(ev.code) >= "18" && ev.pred.Kind == text.VerbTrigger && c.Is(ev.pred.Tok, launching)
}

// askedNoun is the noun of the pattern where it is more likely meant than its slot: "jailed a leader of the party", "expelled a diplomat in a
// move for reform".
func (c *reporter) askedNoun(ev *coded, m *sense.Match) clause.Party {
	if c.isBetween(ev, m) {
		return clause.Nobody
	}
	if lexicon.ConcernsNoun(ev.code) && (m.Tgt < 0 || c.tellsWhere(ev, m) || lexicon.BefallsPeople(ev.code) || c.Marker(m.Tgt) != "of" && c.ActorIn(m.Tgt) < 0) {
		return c.namedNoun(ev, m)
	}
	return clause.Nobody
}

// isBetween tells what several do with each other: of two who exchange prisoners each is the other's side, whatever they exchange.
func (c *reporter) isBetween(ev *coded, m *sense.Match) bool {
	return m.Sense.Recip && m.Tgt < 0 && ev.src.Tok >= 0 && len(c.Members(ev.src.Tok)) > 1
}

// ownerOfObject is whose the object is, before what it is about: "broke the bloc's ban on entry"; of another deed that is judged, also before
// those it concerns: "rejected the Armenian proposal on Karabakh", "condemned Israel's raid on Gaza", not "expressed Britain's concern to Iran".
func (c *reporter) ownerOfObject(ev *coded, m *sense.Match) clause.Party {
	obj := ev.pred.Obj
	if obj < 0 || m.Tgt < 0 || obj == m.Tgt || c.ActorAlong(obj, clause.OwnerLinks, 0) < 0 {
		return clause.Nobody
	}
	if c.ActorIn(m.Tgt) >= 0 && !c.judgesDeed(m, obj) {
		return clause.Nobody
	}
	return c.doer(obj)
}

// judgesDeed tells a noun of the pattern for what somebody else did, wants or says.
func (c *reporter) judgesDeed(m *sense.Match, noun int) bool {
	if !lexicon.IsJudgement(m.Sense.Code) || !slices.Contains(m.Nouns, noun) || c.IsOwn(noun) || c.GradeOfPhrase(noun) > text.NoActor {
		return false
	}
	deed := c.code(noun)
	return deed == nil || lexicon.Root(deed.code) != lexicon.Root(m.Sense.Code)
}

// seizedThing is a thing that the pattern asks for: "seized a tanker in the Gulf" concerns the tanker, not the Gulf.
func (c *reporter) seizedThing(ev *coded, m *sense.Match) clause.Party {
	if slices.Contains(m.Nouns, ev.pred.Obj) && lexicon.StrikesThings(m.Sense) && !c.isBetween(ev, m) {
		return c.thing(ev, m)
	}
	return clause.Nobody
}

// thing is the target where it is nobody: what is judged, refused or taken, unless the noun is itself the event.
func (c *reporter) thing(ev *coded, m *sense.Match) clause.Party {
	p := ev.pred
	isAsked := slices.Contains(m.Nouns, p.Obj)
	if p.Obj < 0 || c.Lex.Carries(p.Keys, "obj") || c.IsVerbal(p.Obj) || c.launches(ev) && isAsked || c.isBetween(ev, m) {
		return clause.Nobody
	}
	isPerson := c.GradeOfPhrase(p.Obj) >= text.PersonNoun && !c.isPhraseNoun(p.Obj, m)
	switch r := lexicon.Root(m.Sense.Code); {
	case r == lexicon.MobilizeRoot && isAsked, // "moved tanks": the noun is what is moved
		(r == lexicon.AidRoot || r == lexicon.AgreeRoot) && !isPerson,                                       // what is given or agreed to
		isAsked && !isPerson && (c.ActorIn(p.Obj) < 0 || c.IsOwn(p.Obj)) && !lexicon.StrikesThings(m.Sense): // "seized power", "broke the ceasefire": the noun only says what is done
		return clause.Nobody
	}
	if lexicon.IsJudgement(m.Sense.Code) {
		return c.DoneBy(p.Obj)
	}
	return c.Owned(p.Obj)
}

// isPhraseNoun tells a noun that the pattern asks for with its "of" phrase: a state of emergency is no state.
func (c *reporter) isPhraseNoun(t int, m *sense.Match) bool {
	return slices.ContainsFunc(m.Sense.Slots, func(sl lexicon.Slot) bool {
		return slices.ContainsFunc(c.NounKeys(t), func(key string) bool { return strings.Contains(key, "_of_") && sl.Nouns[key] })
	})
}

// namedNoun is the target that the pattern asks for by a noun: "summon an ambassador", "release prisoners", "an attack on civilians".
func (c *reporter) namedNoun(ev *coded, m *sense.Match) clause.Party {
	for _, n := range m.Nouns {
		if lexicon.ConcernsNoun(ev.code) && c.GradeOfPhrase(n) >= text.PersonNoun && n != m.Src && n != ev.pred.Subj && n != ev.pred.Tok && !c.isPhraseNoun(n, m) && !c.IsOwn(n) {
			return c.Struck(n)
		}
	}
	return clause.Nobody
}
