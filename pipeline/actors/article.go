package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// coreKind is what the words at the heart of a noun phrase are.
type candidateKind uint8

const (
	noCandidate     candidateKind = iota
	nounCandidate                 // a common noun for people: "troops"
	nationCandidate               // a nation's people: "Syrians"
	stateCandidate                // a country's name
	seatCandidate                 // a capital, perhaps for its government
	knownCandidate                // an actor of the lexicon
	personCandidate               // a person's name that the lexicon does not know
	bodyCandidate                 // an organisation's name that the lexicon does not know
	shortCandidate                // an acronym that the text has given to an actor: "the Union of Potters (UOP)"
)

// candidate is the heart of a noun phrase that may speak of an actor: Document.Tokens[first:last], with the word that the
// rest of the sentence hangs on.
type candidate struct {
	kind        candidateKind
	first, last int
	head        int
	user        bool // a country that the user's own file names
	ref         int  // index of the entity, country or agent; of a short form the last token of the long one
	start       int  // first token of the whole phrase, titles and nationality included
	end         int  // after its last token
	agent       int  // index of the common noun that says what it is ("President"), or -1
	agentFirst  int  // where that noun begins
	agentLast   int
}

// article is one document while its actors are resolved.
type article struct {
	*syntax.Tree
	x   *lexicon
	day schema.Day // the article's date; 0 where nothing tells it

	candidates   []candidate
	candidateAt  []int32 // by token: 1 + the candidate that it belongs to
	agentAt      []int32 // by token: 1 + index into agents of the longest phrase that it is the head of
	modAt        []int32 // by token: 1 + index into modifiers of the longest one that begins there
	countryAt    []int32 // by token: 1 + index into lands of the nationality or country there
	quotedAt     []bool  // by token: in quoted speech
	agents       []match
	modifiers    []match
	countryWords []countryWord
	spots        []spot //  where the text speaks of countries
	spokenOf     []spokenCountry
	spoken       int // how many spots there are

	mentions     []mention
	participants []participant
	byID         map[string]int
	pronounAt    map[int][]int
	called       map[string]int  // short names that the text uses: whom they mean
	named        map[string]int  // how often the text names a country
	families     map[string]bool // the last words of persons' names, in lower case
	shorts       map[string]int  // acronyms that the text explains: the last token of the long form

	// By candidate:
	facts       []description
	state       []uint8 // whether facts holds it
	refs        [][]int // whom it means
	links       []link  // why
	identifying []bool
	partner     []int32 // 1 + the candidate that it stands in apposition to
	holderOf    []int32 // 1 + the candidate in whose phrase it stands
}

// countryWord is a country that the text names at Document.Tokens[first:last]: by name, adjective, people, capital or place.
type countryWord struct {
	first, last int
	kind        senseKind
	country     string
	backer      bool   // only backs, arms or sanctions whoever the phrase speaks of: "US-backed"
	region      string // the name of a part of the country, where it is no more
}

func newArticle(x *lexicon, d *text.Document) *article {
	n := len(d.Tokens)
	marks := make([]int32, 4*n)
	a := &article{Tree: syntax.Of(d), x: x, day: articleDay(d), candidateAt: marks[:n], agentAt: marks[n : 2*n], modAt: marks[2*n : 3*n], countryAt: marks[3*n:],
		byID: map[string]int{}, pronounAt: map[int][]int{}, named: map[string]int{}, called: map[string]int{}}
	a.markQuotes()
	return a
}

// articleDay is the day at which an article's actors hold their offices: that of its publication, or the latest day
// that it names itself.
func articleDay(d *text.Document) (day schema.Day) {
	if d.Article != nil && !d.Article.PublishedAt.IsZero() {
		return d.Article.PublishedDay()
	}
	for _, date := range d.Dates {
		if date.Basis == "explicit" && date.Kind == "date" && date.Start > day {
			day = date.Start
		}
	}
	return day
}

// tok is a token of the document.
func (a *article) tok(i int) *text.Token { return &a.Tokens[i] }

// maxDepth bounds the walk up a dependency tree; trees of news sentences are rarely deeper than fifteen.
const maxDepth = 40

// headOf is the token of a run that the rest of the sentence hangs on: the first whose own head lies outside.
func (a *article) headOf(first, last int) int {
	best := -1
	for i := first; i < last; i++ {
		t := a.tok(i)
		if t.Head >= first && t.Head < last {
			continue
		}
		if nominal(t.Tag) && t.Rel != text.Case && t.Rel != text.Det {
			return i
		}
		if best < 0 && t.Tag != text.PUNCT {
			best = i
		}
	}
	if best < 0 {
		return last - 1
	}
	return best
}

func nominal(t text.Tag) bool {
	return t == text.NOUN || t == text.PROPN || t == text.PRON || t == text.NUM || t == text.ADJ || t == text.X || t == text.SYM
}

// prepare lays out what is known of every candidate before the text is read in order.
func (a *article) prepare() {
	a.order()
	n := len(a.candidates)
	a.facts, a.state, a.refs, a.links, a.identifying = make([]description, n), make([]uint8, n), make([][]int, n), make([]link, n), make([]bool, n)
	marks := make([]int32, 2*n)
	a.partner, a.holderOf = marks[:n], marks[n:]
	a.findHolders()
	a.findPartners()
	a.findSpots()
}

// order sorts the candidates by their head words.
func (a *article) order() {
	old := make([]int, len(a.candidates))
	for i := range old {
		old[i] = i
	}
	slices.SortFunc(old, func(p, q int) int { return a.candidates[p].head - a.candidates[q].head })
	sorted, place := make([]candidate, len(old)), make([]int32, len(old))
	for i, o := range old {
		sorted[i], place[o] = a.candidates[o], int32(i)
	}
	for t, k := range a.candidateAt {
		if k > 0 {
			a.candidateAt[t] = place[k-1] + 1
		}
	}
	a.candidates = sorted
}
