package events

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// The coder's own words; what each list is for stands in lexicon/words.tsv.
var (
	relativePronouns = listed("relative")
	particles        = listed("particle")
	measures         = listed("measure")
	isThirdPerson    = listed("third person")
	partitives       = listed("partitive")
	becoming         = listed("becoming")
	approximations   = listed("approximation")
	compared         = listed("compared")
	observing        = listed("observing")
	stative          = listed("stative")
	undergoing       = listed("undergoing")
	occasions        = listed("occasion")
	conjunctions     = listed("conjunction")
	subjectControl   = listed("subject control")
	objectControl    = listed("object control")
	statements       = listed("statement")
	inPreps          = listed("within")
)

var (
	directed     = listed("directed")
	asides       = listed("aside")
	reasons      = listed("reason")
	temporal     = listed("temporal")
	prepositions = listed("preposition")
)

var (
	negators          = listed("negation")
	futureAuxiliary   = listed("future")
	doubtAuxiliary    = listed("doubt")
	conditions        = listed("condition")
	hearsay           = listed("hearsay")
	duties            = listed("duty")
	inverting         = listed("inverted")
	addresseePreps    = listed("addressee")
	againstPreps      = listed("against")
	intermediaries    = listed("intermediary")
	works             = listed("work")
	waits             = listed("waiting")
	intransitiveTolls = listed("intransitive toll")
	singular          = listed("singular")
	noneAtAll         = listed("none")
	singlePerson      = listed("single person")
	atLeast           = listed("at least")
	atMost            = listed("at most")
	orMoreTail        = listed("or more")

	numerals    = numbers["number"]
	multipliers = numbers["times"]
	vague       = numbers["vague"]
)

// lists are those of words.tsv by their names; numbers are, by kind and words, the least and most that words stand for.
var lists, numbers = readWords()

// listed is a list of words.tsv, which has it: a name that it lacks is a fault of the program.
func listed(name string) text.Words {
	if lists[name] == nil {
		panic("event lexicon: no list " + name)
	}
	return lists[name]
}

func readWords() (map[string]text.Words, map[string]map[string][2]int) {
	lists, numbers := map[string]text.Words{}, map[string]map[string][2]int{}
	err := readEmbedded(embedded, "lexicon/"+wordsFile, func(_ int, cells []string) error {
		lists[cells[0]] = text.Words{}
		for w := range strings.SplitSeq(cells[1], "|") {
			lists[cells[0]][w] = true
		}
		return nil
	})
	if err == nil {
		err = readEmbedded(embedded, "lexicon/"+numbersFile, func(_ int, cells []string) error {
			low, err := strconv.Atoi(cells[2])
			if err != nil {
				return err
			}
			high, err := strconv.Atoi(cells[3])
			if numbers[cells[0]] == nil {
				numbers[cells[0]] = map[string][2]int{}
			}
			numbers[cells[0]][cells[1]] = [2]int{low, high}
			return err
		})
	}
	if err != nil {
		panic(fmt.Sprint("embedded ", err))
	}
	return lists, numbers
}
