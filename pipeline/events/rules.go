package events

// rules are the steps of the coder that a name tells apart, each list in the order in which it is tried. A step that another
// one could stand in for is measured by leaving it out: `go test ./pipeline/events -ablate`.
type rules struct {
	arguments []rule[func(*sentenceCoder, *predicate)] // completes what the clause's own words say
	targets   []rule[chooser]                          // the first that finds somebody decides
	shaping   []rule[func(*sentenceCoder, *coded, *match)]
	settling  []rule[func(*sentenceCoder, *coded)]
	selecting []rule[doubter]
}

// chooser finds a side of an event, or nobody.
type chooser func(*sentenceCoder, *coded, *predicate, *match) party

// doubter tells whether a reader would not call an event reported, given the events of the sentence that are not in doubt so far.
type doubter struct {
	doubts     func(c *sentenceCoder, ev *coded, all []*coded) bool
	sparesLast bool // not where no event of the sentence would be left
	drops      bool // what it tells is no event of the world: it is left out, not doubted
}

// rule is one step with its name.
type rule[F any] struct {
	name string
	do   F
}

var allRules = rules{
	arguments: []rule[func(*sentenceCoder, *predicate)]{
		{"frame-agent", (*sentenceCoder).frameAgent},
		{"frame-patient", (*sentenceCoder).framePatient},
	},
	targets: []rule[chooser]{
		{"slot", (*sentenceCoder).slotTarget},
		{"seized-thing", (*sentenceCoder).seizedThing},
		{"place", (*sentenceCoder).placeTarget},
		{"implied", (*sentenceCoder).implied},
		{"thing", (*sentenceCoder).anyThing},
	},
	shaping: []rule[func(*sentenceCoder, *coded, *match)]{
		{"split-sides", (*sentenceCoder).splitMutual},
		{"absorb", (*sentenceCoder).absorb},
		{"refine", (*sentenceCoder).refine},
	},
	settling: []rule[func(*sentenceCoder, *coded)]{
		{"pair-sides", (*sentenceCoder).pairSides},
		{"state-of-target", (*sentenceCoder).nameTargetState},
		{"state-of-source", (*sentenceCoder).nameSourceState},
		{"means", (*sentenceCoder).nameMeans},
		{"condition", (*sentenceCoder).nameCondition},
		{"self", (*sentenceCoder).leaveSelf},
	},
	selecting: []rule[doubter]{
		{"score", doubter{doubts: (*sentenceCoder).isScored, drops: true}},
		{"work", doubter{doubts: (*sentenceCoder).isOfWork, drops: true}},
		{"news", doubter{doubts: func(_ *sentenceCoder, ev *coded, _ []*coded) bool { return !isNews(ev) }}},
		{"alone", doubter{doubts: (*sentenceCoder).standsAlone}},
		{"personal", doubter{doubts: (*sentenceCoder).isPersonal}},
		{"aside", doubter{doubts: (*sentenceCoder).isAside, sparesLast: true}},
		{"description", doubter{doubts: (*sentenceCoder).isDescription, sparesLast: true}},
	},
}
