package sense

import "github.com/dateline-data/dateline/pipeline/events/lexicon"

// The words of this room; what each list is for stands in lexicon/words.tsv.
var (
	directed = lexicon.List("directed")
	asides   = lexicon.List("aside")
	closed   = lexicon.List("own phrase")
	reasons  = lexicon.List("reason")
	temporal = lexicon.List("temporal")
)
