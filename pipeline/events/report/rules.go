package report

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/sense"
)

// Rules are the steps of the coder that a name tells apart, each list in the order in which it is tried. A step that another
// one could stand in for is measured by leaving it out: `go test ./pipeline/events -ablate`.
type Rules struct {
	targets   []rule[chooser] // the first that finds somebody decides
	shaping   []rule[func(*reporter, *coded, *sense.Match)]
	settling  []rule[func(*reporter, *coded)]
	selecting []rule[doubter]
}

// chooser finds a side of an event, or nobody.
type chooser func(*reporter, *coded, *clause.Predicate, *sense.Match) clause.Party

// doubter tells whether a reader would not call an event reported, given the events of the sentence that are not in doubt so far.
type doubter struct {
	doubts     func(c *reporter, ev *coded, all []*coded) bool
	sparesLast bool // not where no event of the sentence would be left
	drops      bool // what it tells is no event of the world: it is left out, not doubted
}

// rule is one step with its name.
type rule[F any] struct {
	name string
	do   F
}

var AllRules = Rules{
	targets: []rule[chooser]{
		{"slot", (*reporter).slotTarget},
		{"seized-thing", (*reporter).seizedThing},
		{"place", (*reporter).placeTarget},
		{"implied", (*reporter).implied},
		{"thing", (*reporter).anyThing},
	},
	shaping: []rule[func(*reporter, *coded, *sense.Match)]{
		{"split-sides", (*reporter).splitMutual},
		{"absorb", (*reporter).absorb},
		{"refine", (*reporter).refine},
	},
	settling: []rule[func(*reporter, *coded)]{
		{"pair-sides", (*reporter).pairSides},
		{"state-of-target", (*reporter).nameTargetState},
		{"state-of-source", (*reporter).nameSourceState},
		{"means", (*reporter).nameMeans},
		{"condition", (*reporter).nameCondition},
		{"self", (*reporter).leaveSelf},
	},
	selecting: []rule[doubter]{
		{"score", doubter{doubts: (*reporter).isScored, drops: true}},
		{"work", doubter{doubts: (*reporter).isOfWork, drops: true}},
		{"news", doubter{doubts: func(_ *reporter, ev *coded, _ []*coded) bool { return !isNews(ev) }}},
		{"alone", doubter{doubts: (*reporter).standsAlone}},
		{"personal", doubter{doubts: (*reporter).isPersonal}},
		{"aside", doubter{doubts: (*reporter).isAside, sparesLast: true}},
		{"description", doubter{doubts: (*reporter).isDescription, sparesLast: true}},
	},
}

// Names are those of all steps, in order.
func (r Rules) Names() (all []string) {
	return slices.Concat(namesOf(r.targets), namesOf(r.shaping), namesOf(r.settling), namesOf(r.selecting))
}

// Without are the rules but one.
func (r Rules) Without(name string) Rules {
	return Rules{leave(r.targets, name), leave(r.shaping, name), leave(r.settling, name), leave(r.selecting, name)}
}

func namesOf[F any](list []rule[F]) (names []string) {
	for _, r := range list {
		names = append(names, r.name)
	}
	return names
}

func leave[F any](list []rule[F], name string) []rule[F] {
	return slices.DeleteFunc(slices.Clone(list), func(r rule[F]) bool { return r.name == name })
}
