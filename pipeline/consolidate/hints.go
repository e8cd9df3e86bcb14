package consolidate

// hint is a thing in which two reports agree, may agree or differ. What each says for one event stands in weights.tsv.
type hint int

const (
	kindRare hint = iota
	kindCode
	kindRoot
	kindType
	kindKindred
	kindViolent  // kindred deeds of violence: much of it happens in one story
	kindOther    // of force: never one event, but what else two such reports share tells how little that says
	hypothetical // told as a fact by one of them alone
	littleKnown  // day and story count in this
	nothingOwn   // but not in this
	homeCountry  // of a party, which tells the place of one of them
	placeSame
	placeNear
	placeInside
	placeCountry
	placeOther
	placeForeign
	frameSame // in the same order: one of the two places is told by what stands around
	frameNear
	frameInside
	frameCountry
	frameOther
	frameForeign
	daySame
	dayNight
	dayMorning // the day on which a night ends
	dayWeek    // intervals of up to a week that meet
	dayMonth   // longer ones
	dayWeekApart
	dayUnknown
	dayUnknownWords
	carriedSame // the same day, which one of them only stands next to
	carriedNear // a day or two apart, neither of publication
	carriedApart
	carriedFar // more than a week apart
	told0      // a day that words give, and days until another report of no day was published
	told1
	told3
	told10
	toldMore
	published0 // days between two reports of no day
	published1
	published3
	published10
	publishedMore
	saidAgain // words said days apart
	tollLarge
	tollSame
	tollClose
	tollGrown
	tollOther
	countLarge
	countSame
	countOther
	countPeople
	storyLike
	deedWord
	nameShared
	deedlessAccord // two accords whose clauses share no word but those for the parties
	deedlessWords
	saidBeside // somebody who speaks twice in one article
	givenDeed  // "the attack", after one was told
	givenBare  // by a noun that brings no party, place or day of its own
	attackSame // two attacks in one sentence: mostly what was done, and what it did
	sentenceNext
	sentencesFar
	tellsOutcome
	tellsVisit
	sourceHint
	targetHint = sourceHint + partyHints
	victimHint = targetHint + partyHints // the target of force: whom it befell is told in more ways than who used it
	mutualHint = victimHint + partyHints
	hintCount  = mutualHint + partyHints
)

// What hints on a party tell, counted from the first of a side.
const (
	partySame hint = iota
	partyWithin
	partySameState
	partyWithinState
	partySameDim // both say "police"
	partyKin
	partyUnknown
	partyOther
	partyOtherNamed // two that have names, or are of two countries
	partyHints
)

// meaning is how a hint is called, and how much is known by it.
type meaning struct {
	name, reason string
	known, frame float64 // sides, place, toll and topic in which two reports meet, and the same of day and story, in which much else happens
}

// half is what counts among the things known where it is shared by many: "police", the day of publication, a toll of two.
const half = 0.5

var meanings = func() (all [hintCount]meaning) {
	copy(all[:], []meaning{
		kindRare: {"kind rare", "kind", half, 0}, kindCode: {"kind code", "kind", 0, 0}, kindRoot: {"kind root", "kind", 0, 0},
		kindType: {"kind type", "kind", 0, 0}, kindKindred: {"kind kindred", "kind", 0, 0}, kindViolent: {"kind violent", "kind", 0, 0},
		kindOther: {"kind other", "", 0, 0}, hypothetical: {"hypothetical", "", 0, 0},
		littleKnown: {"little known", "", 0, 0}, nothingOwn: {"nothing own", "", 0, 0},
		homeCountry:  {"home country", "place", 0, 0},
		placeForeign: {"place foreign", "", 0, 0}, frameForeign: {"frame foreign", "", 0, 0},
		placeSame: {"place same", "place", 1, 0}, placeNear: {"place near", "place", 1, 0}, placeInside: {"place inside", "place", 1, 0},
		placeCountry: {"place country", "place", 0, 0}, placeOther: {"place other", "place", 0, 0},
		frameSame: {"frame same", "place", 1, 0}, frameNear: {"frame near", "place", 1, 0}, frameInside: {"frame inside", "place", 1, 0},
		frameCountry: {"frame country", "place", 0, 0}, frameOther: {"frame other", "place", 0, 0},
		daySame: {"day same", "day", 0, 1}, dayNight: {"day night", "night", 0, 1}, dayMorning: {"day morning", "night", 0, 1},
		dayWeek: {"day week", "week", 0, 1}, dayMonth: {"day month", "month", 0, 0}, dayWeekApart: {"day week apart", "week", 0, 0},
		dayUnknown: {"day unknown", "", 0, 0}, dayUnknownWords: {"day unknown words", "", 0, 0},
		carriedSame: {"carried same", "day", 0, 1}, carriedNear: {"carried near", "day", 0, 0}, carriedApart: {"carried apart", "day", 0, 0}, carriedFar: {"carried far", "day", 0, 0},
		told0: {"told on the day", "day of publication", 0, half}, told1: {"told the day after", "day of publication", 0, half},
		told3: {"told days after", "", 0, 0}, told10: {"told a week after", "", 0, 0}, toldMore: {"told weeks after", "", 0, 0},
		published0: {"published on one day", "day of publication", 0, half}, published1: {"published a day apart", "day of publication", 0, half},
		published3: {"published days apart", "", 0, 0}, published10: {"published a week apart", "", 0, 0}, publishedMore: {"published weeks apart", "", 0, 0},
		saidAgain: {"said again", "", 0, 0},
		tollLarge: {"toll large", "toll", 1, 0}, tollSame: {"toll same", "toll", half, 0}, tollClose: {"toll close", "toll", 0, 0},
		tollGrown: {"toll grown", "toll", 0, 0}, tollOther: {"toll other", "toll", 0, 0},
		countLarge: {"count large", "count", 1, 0}, countSame: {"count same", "count", 0, 0}, countOther: {"count other", "count", 0, 0}, countPeople: {"count people", "count", 0, 0},
		storyLike: {"story", "story", 0, 0}, deedWord: {"deed word", "words", 0, 0}, nameShared: {"name", "names", 0, 0},
		deedlessAccord: {"deedless accord", "", 0, 0}, deedlessWords: {"deedless words", "", 0, 0},
		saidBeside: {"said beside", "", 0, 0}, givenDeed: {"given deed", "the deed", half, 0}, givenBare: {"given bare", "the deed", 1, 0},
		attackSame: {"attack same", "", 0, 0}, sentenceNext: {"sentence next", "", 0, 0}, sentencesFar: {"sentences far", "", 0, 0},
		tellsOutcome: {"outcome", "outcome", 1, 0}, tellsVisit: {"visit", "visit", 1, 0},
	})
	for _, side := range []struct {
		first        hint
		name, reason string
	}{{sourceHint, "source", "source"}, {targetHint, "target", "target"}, {victimHint, "victim", "target"}, {mutualHint, "mutual", "parties"}} {
		for i, m := range []meaning{
			partySame: {"same", "", 1, 0}, partyWithin: {"within", "", 1, 0}, partySameState: {"same state", "", 1, 0}, partyWithinState: {"within state", "", 1, 0},
			partySameDim: {"same dim", "", half, 0}, partyKin: {"kin", "", half, 0}, partyUnknown: {"unknown", "", 0, 0}, partyOther: {"other", "", 0, 0}, partyOtherNamed: {"other named", "", 0, 0},
		} {
			m.name, m.reason = side.name+" "+m.name, side.reason
			all[side.first+hint(i)] = m
		}
	}
	return all
}()
