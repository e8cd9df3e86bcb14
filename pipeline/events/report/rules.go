package report

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/sense"
)

// Steps are those of the coder that have a name, each list in the order in which it is tried. Each can be left out by its name:
// `go test ./pipeline/events -ablate` prints what it is worth.
type Steps struct {
	choosing  []chooser // of the sides of a match
	governing []chooser // of the sides of what a governor makes of an event
	late      []chooser // by what other words of the sentence tell
	shaping   []step[func(*reporter, *coded, *sense.Match)]
	settling  []step[func(*reporter, *coded)]
	selecting []step[doubter] // the first that doubts an event gives its name
}

// step is one step with its name.
type step[F any] struct {
	name string
	do   F
}

// doubter tells whether a reader would not call an event reported.
type doubter struct {
	doubts func(*reporter, *coded) bool
	drops  bool // what it tells is no event of the world: it is left out, not doubted
}

// AllSteps are all steps.
func AllSteps() *Steps {
	return &Steps{
		choosing: []chooser{
			{source, "slot", nil, (*reporter).slotSource},
			{source, "modifier", isNoun, (*reporter).sourceModifier},
			{source, "carrier", isCarried, func(c *reporter, ev *coded, _ *sense.Match) clause.Party { return c.doer(ev.pred.Subj) }},
			{target, "spoken of", isLearned, (*reporter).spokenOf},
			{target, "noun", isVerb, (*reporter).askedNoun},
			{target, "owner", isVerb, (*reporter).ownerOfObject},
			{target, "slot", nil, (*reporter).slotTarget},
			{target, "seized", isVerb, (*reporter).seizedThing},
			{target, "place", nil, (*reporter).placeTarget},
			{target, "modifier", isNoun, (*reporter).targetModifier},
			{target, "undergoer", nil, func(c *reporter, ev *coded, _ *sense.Match) clause.Party {
				return c.Named(c.PartyOf(ev.pred.Undergoer))
			}},
			{target, "implied", isDirected, (*reporter).impliedTarget},
			{target, "thing", isHandled, (*reporter).thing},
			{source, "moved", isMoved, func(c *reporter, ev *coded, _ *sense.Match) clause.Party { return c.AsParty(ev.pred.Obj) }},
			{source, "subject", isVerb, (*reporter).subject},
		},
		governing: []chooser{
			{source, "subject", nil, func(c *reporter, ev *coded, _ *sense.Match) clause.Party { return c.Named(c.PartyOf(ev.pred.Subj)) }},
			{source, "expected", isExpected, func(c *reporter, ev *coded, _ *sense.Match) clause.Party { return c.Named(c.PartyOf(ev.pred.Obj)) }},
			{source, "owner", isNoun, (*reporter).ownerOfPlan},
			{target, "governed", isCommanded, governedTarget},
			{target, "addressed", nil, (*reporter).addressed},
			{target, "doer", nil, (*reporter).governedDoer},
			{target, "governed", nil, governedTarget},
		},
		late: []chooser{
			{source, "means", nil, (*reporter).doerOfMeans},
			{source, "deed", isNoun, (*reporter).doerOfDeed},
			{source, "accused", isNoun, (*reporter).accused},
			{target, "condition", nil, (*reporter).conditionOn},
		},
		shaping: []step[func(*reporter, *coded, *sense.Match)]{
			{"split-sides", (*reporter).splitMutual},
			{"absorb", (*reporter).absorb},
			{"absorb", (*reporter).absorbLaying},
			{"refine", (*reporter).refine},
		},
		settling: []step[func(*reporter, *coded)]{
			{"contacted", (*reporter).addressContacted},
			{"pair", (*reporter).pairSides},
			{"state", (*reporter).nameStates},
			{"self", (*reporter).leaveSelf},
			{"refine", (*reporter).refineLate},
		},
		selecting: []step[doubter]{
			{"score", doubter{doubts: (*reporter).isScored, drops: true}},
			{"mishap", doubter{doubts: (*reporter).isMishap, drops: true}},
			{"work", doubter{doubts: (*reporter).isOfWork, drops: true}},
			{"news", doubter{doubts: func(_ *reporter, ev *coded) bool { return !isNews(ev) }}},
			{"alone", doubter{doubts: (*reporter).standsAlone}},
			{"aside", doubter{doubts: (*reporter).isAside}},
		},
	}
}

// Names are those of all steps; steps that share a name are left out together.
func (s *Steps) Names() []string {
	names := slices.Concat(names(s.choosing), names(s.governing), names(s.late), names(s.shaping), names(s.settling), names(s.selecting))
	slices.Sort(names)
	return slices.Compact(names)
}

type named interface{ called() string }

func names[S named](steps []S) (all []string) {
	for _, s := range steps {
		all = append(all, s.called())
	}
	return all
}

// Without are the steps but those of a name.
func (s *Steps) Without(name string) *Steps {
	return &Steps{leave(s.choosing, name), leave(s.governing, name), leave(s.late, name), leave(s.shaping, name), leave(s.settling, name), leave(s.selecting, name)}
}

func leave[S named](steps []S, name string) []S {
	return slices.DeleteFunc(slices.Clone(steps), func(s S) bool { return s.called() == name })
}

func (s step[F]) called() string { return s.name }
func (r chooser) called() string { return r.name }
