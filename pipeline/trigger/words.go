package trigger

import (
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Known is what the lexicon says of lemmas in any of its patterns.
type Known map[string][]hashnet.Word

// KnownOf makes it of PLOVER types, and of what the lexicon makes of a clause that a lemma governs ("makes accuse").
func KnownOf(lexicon map[string][]string) Known {
	known := Known{}
	for lemma, all := range lexicon {
		known[lemma] = wordsOf(all)
	}
	return known
}

// sentence is what is read once of a sentence, however many of its words are asked about.
type sentence struct {
	index  int // -1 for none
	events int // that the lexicon has found, at most maxEvents
	words  []word
	sums   []int32 // of the network's hidden layer over what all words of the sentence share; empty until it is asked
}

// word is what features say of a token.
type word struct {
	lemma, coded hashnet.Word
	known        []hashnet.Word
	quotes       int // before it in the sentence
}

// open reads the sentence of a token.
func (r *Reader) open(token int) {
	s := &r.sentence
	if s.index == r.Tokens[token].Sentence {
		return
	}
	s.index, s.events, s.words, s.sums = r.Tokens[token].Sentence, 0, s.words[:0], s.sums[:0]
	first, last := r.SentenceOf(token)
	quotes := 0
	for t := first; t < last; t++ {
		lemma := r.Lemma(t)
		w := word{hashnet.WordOf(lemma), nothing, r.known[lemma], quotes}
		if strings.ContainsAny(r.Tokens[t].Form, "\"“”") {
			quotes++
		}
		if coded := r.Coded[t]; coded != "" {
			w.coded = hashnet.WordOf(coded)
			s.events = min(s.events+1, maxEvents)
		}
		s.words = append(s.words, w)
	}
}

func (r *Reader) at(t int) *word { return &r.sentence.words[t-r.Sentences[r.sentence.index].First] }

func (r *Reader) lemma(t int) hashnet.Word     { return r.at(t).lemma }
func (r *Reader) coded(t int) hashnet.Word     { return r.at(t).coded }
func (r *Reader) knownOf(t int) []hashnet.Word { return r.at(t).known }

// The names of features.
var (
	nothing          = hashnet.WordOf("")
	nameArguments    = hashnet.WordOf("arguments")
	nameAt           = hashnet.WordOf("at")
	nameChild        = hashnet.WordOf("child")
	nameChildCoded   = hashnet.WordOf("child coded")
	nameChildOf      = hashnet.WordOf("child of")
	nameClause       = hashnet.WordOf("clause")
	nameClauseOf     = hashnet.WordOf("clause of")
	nameCoded        = hashnet.WordOf("coded")
	nameEnding       = hashnet.WordOf("ending")
	nameEvents       = hashnet.WordOf("events")
	nameForm         = hashnet.WordOf("form")
	nameHappened     = hashnet.WordOf("happened")
	nameHead         = hashnet.WordOf("head")
	nameHeadCoded    = hashnet.WordOf("head coded")
	nameKnows        = hashnet.WordOf("knows")
	nameLemma        = hashnet.WordOf("lemma")
	nameLemmaAndForm = hashnet.WordOf("lemma and form")
	nameMarked       = hashnet.WordOf("marked")
	nameMarkedChild  = hashnet.WordOf("marked child")
	nameNoFrame      = hashnet.WordOf("no frame")
	nameQuoted       = hashnet.WordOf("quoted")
	nameObject       = hashnet.WordOf("object")
	nameRole         = hashnet.WordOf("role")
	nameRoleAndKnown = hashnet.WordOf("role and known")
	nameRoot         = hashnet.WordOf("root")
	nameSelf         = hashnet.WordOf("self")
	nameSentence     = hashnet.WordOf("sentence")
	nameSubject      = hashnet.WordOf("subject")
	nameTag          = hashnet.WordOf("tag")
	nameTells        = hashnet.WordOf("tells")
	nameTellsType    = hashnet.WordOf("tells type")
	nameUnknown      = hashnet.WordOf("unknown")
	nameWord         = hashnet.WordOf("word")
	nameWords        = hashnet.WordOf("words")
)

var nameKinds = wordsOf([]string{"", "person", "organisation", "location", "nationality", "miscellaneous"})

var (
	tags = wordsOf(text.TagNames())
	rels = wordsOf(text.RelNames())
)

func wordsOf(all []string) (words []hashnet.Word) {
	for _, s := range all {
		words = append(words, hashnet.WordOf(s))
	}
	return words
}

// numbers are those from leastNumber on that features count with.
var numbers = func() (all []hashnet.Word) {
	for n := leastNumber; n <= mostNumber; n++ {
		all = append(all, hashnet.WordOf(strconv.Itoa(n)))
	}
	return all
}()

const leastNumber, mostNumber = -24, 64

func number(n int) hashnet.Word { return numbers[min(max(n, leastNumber), mostNumber)-leastNumber] }
