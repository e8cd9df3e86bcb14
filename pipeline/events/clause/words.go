package clause

import "github.com/dateline-data/dateline/pipeline/events/lexicon"

// The coder's own words; what each list is for stands in lexicon/words.tsv.
var (
	relativePronouns = lexicon.List("relative")
	measures         = lexicon.List("measure")
	partitives       = lexicon.List("partitive")
	becoming         = lexicon.List("becoming")
	approximations   = lexicon.List("approximation")
	observing        = lexicon.List("observing")
	stative          = lexicon.List("stative")
	obtaining        = lexicon.List("obtaining")
	asking           = lexicon.List("asking")
	asked            = lexicon.List("asked")
	madeBy           = lexicon.List("made by")
	whence           = lexicon.List("whence")
	banishing        = lexicon.List("banishing")
	containing       = lexicon.List("containing")
	aiming           = lexicon.List("aiming")
	filled           = lexicon.List("filled")
	undergoing       = lexicon.List("undergoing")
	leading          = lexicon.List("leading")
	Occasions        = lexicon.List("occasion")
	subjectControl   = lexicon.List("subject control")
	hindering        = lexicon.List("hindering")
	handing          = lexicon.List("handing")
	sameVerb         = lexicon.List("same verb")
	objectControl    = lexicon.List("object control")
	contacting       = lexicon.List("contacting")
	contactAims      = lexicon.List("contact aim")
	Statements       = lexicon.List("statement")
	InPreps          = lexicon.List("within")

	Vague = lexicon.Numbers["vague"]
)
