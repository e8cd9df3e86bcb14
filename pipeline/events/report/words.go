package report

import (
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// The words of this room; what each list is for stands in lexicon/words.tsv.
var (
	perfect           = text.WordSet("have")
	negators          = lexicon.List("negation")
	futureAuxiliary   = lexicon.List("future")
	doubtAuxiliary    = lexicon.List("doubt")
	conditions        = lexicon.List("condition")
	hearsay           = lexicon.List("hearsay")
	duties            = lexicon.List("duty")
	inverting         = lexicon.List("inverted")
	addresseePreps    = lexicon.List("addressee")
	againstPreps      = lexicon.List("against")
	works             = lexicon.List("work")
	waits             = lexicon.List("waiting")
	together          = lexicon.List("together")
	intransitiveTolls = lexicon.List("intransitive toll")
	singular          = lexicon.List("singular")
	noneAtAll         = lexicon.List("none")
	singlePerson      = lexicon.List("single person")
	atLeast           = lexicon.List("at least")
	atMost            = lexicon.List("at most")
	orMoreTail        = lexicon.List("or more")
	mishapVerbs       = lexicon.List("mishap verb")
	mishapNouns       = lexicon.List("mishap noun")
	mishapMarks       = lexicon.List("mishap mark")
	partIn            = lexicon.List("part in")
	launching         = lexicon.List("launching")
	aiming            = lexicon.List("aiming")
	rangeMarks        = lexicon.List("range")

	numerals    = lexicon.Numbers["number"]
	multipliers = lexicon.Numbers["times"]
)
