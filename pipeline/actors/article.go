package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// coreKind is what the words at the heart of a noun phrase are.
type coreKind uint8

const (
	noCore     coreKind = iota
	agentCore           // a common noun for people: "troops"
	peopleCore          // a nation's people: "Syrians"
	stateCore           // a country's name
	seatCore            // a capital, perhaps for its government
	entityCore          // an actor of the lexicon
	personCore          // a person's name that the lexicon does not know
	bodyCore            // an organisation's name that the lexicon does not know
	shortCore           // an acronym that the text has given to an actor: "the Union of Potters (UOP)"
)

// core is the heart of a noun phrase that may speak of an actor: Document.Tokens[first:last], with the word that the
// rest of the sentence hangs on.
type core struct {
	kind        coreKind
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
	x   *lexicon
	d   *text.Document
	day schema.Day // the article's date; 0 where nothing tells it

	children  [][2]int32 // by token: first child and next sibling, 1-based
	cores     []core
	coreAt    []int32 // by token: 1 + the core that it belongs to
	agentAt   []int32 // by token: 1 + index into agents of the longest phrase that it is the head of
	modAt     []int32 // by token: 1 + index into modifiers of the longest one that begins there
	landAt    []int32 // by token: 1 + index into lands of the nationality or country there
	nerAt     []int32 // by token: 1 + index into Document.Names
	dateAt    []bool  // by token: part of a time expression
	quotedAt  []bool  // by token: in quoted speech
	agents    []match
	modifiers []match
	lands     []land
	spots     []spot //  where the text speaks of countries
	spokenOf  []spokenCountry
	spoken    int // how many spots there are

	mentions  []mention
	people    []who
	byID      map[string]int
	pronounAt map[int][]int
	called    map[string]int  // short names that the text uses: whom they mean
	named     map[string]int  // how often the text names a country
	families  map[string]bool // the last words of persons' names, in lower case
	shorts    map[string]int  // acronyms that the text explains: the last token of the long form
	things    map[string]bool // slugs of names of things that are no actors

	// By core:
	facts       []description
	state       []uint8 // whether facts holds it
	refs        [][]int // whom it means
	links       []link  // why
	identifying []bool
	partner     []int32 // 1 + the core that it stands in apposition to
	holderOf    []int32 // 1 + the core in whose phrase it stands
}

// land is a country that the text names at Document.Tokens[first:last]: by name, adjective, people, capital or place.
type land struct {
	first, last int
	kind        senseKind
	country     string
	backer      bool   // only backs, arms or sanctions whoever the phrase speaks of: "US-backed"
	region      string // the name of a part of the country, where it is no more
}

func newArticle(x *lexicon, d *text.Document) *article {
	n := len(d.Tokens)
	marks := make([]int32, 5*n)
	a := &article{x: x, d: d, day: articleDay(d), coreAt: marks[:n], agentAt: marks[n : 2*n], modAt: marks[2*n : 3*n], landAt: marks[3*n : 4*n],
		nerAt: marks[4*n:], children: make([][2]int32, n), dateAt: make([]bool, n), byID: map[string]int{}, pronounAt: map[int][]int{}, named: map[string]int{}, called: map[string]int{}}
	for i := n - 1; i >= 0; i-- {
		if h := d.Tokens[i].Head; h >= 0 && h < n {
			a.children[i][1] = a.children[h][0]
			a.children[h][0] = int32(i + 1)
		}
	}
	for i, name := range d.Names {
		for t := name.First; t < name.Last; t++ {
			a.nerAt[t] = int32(i + 1)
		}
	}
	a.markDates()
	a.markQuotes()
	return a
}

// markDates marks the tokens of time expressions, which are no actors ("March", "the Reagan years").
func (a *article) markDates() {
	t := 0
	for _, date := range a.d.Dates {
		for t < len(a.d.Tokens) && a.d.Tokens[t].End <= date.Span.Start {
			t++
		}
		for ; t < len(a.d.Tokens) && a.d.Tokens[t].Start < date.Span.End; t++ {
			a.dateAt[t] = true
		}
	}
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
func (a *article) tok(i int) *text.Token { return &a.d.Tokens[i] }

// eachChild calls f with every token that hangs on a token, in order of the text, until f returns false.
func (a *article) eachChild(i int, f func(child int) bool) {
	for c := a.children[i][0]; c > 0; c = a.children[c-1][1] {
		if !f(int(c - 1)) {
			return
		}
	}
}

// child is the first token that hangs on another by one of the relations, or -1.
func (a *article) child(i int, rels ...text.Rel) int {
	found := -1
	a.eachChild(i, func(c int) bool {
		if slices.Contains(rels, a.tok(c).Rel) {
			found = c
		}
		return found < 0
	})
	return found
}

// under tells whether a token hangs on another, directly or through others of its sentence.
func (a *article) under(i, head int) bool {
	for range maxDepth {
		if i == head {
			return true
		}
		if i < 0 {
			return false
		}
		i = a.tok(i).Head
	}
	return false
}

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

// sentenceOf is the token range of a token's sentence.
func (a *article) sentenceOf(i int) (first, last int) {
	s := &a.d.Sentences[a.tok(i).Sentence]
	return s.First, s.Last
}

// caseOf is the preposition that a noun hangs on its head with, in lower case; "" for none.
func (a *article) caseOf(i int) string {
	word := ""
	a.eachChild(i, func(c int) bool {
		if c < i && a.tok(c).Rel == text.Case && a.tok(c).Tag != text.PART {
			word = lower(a.tok(c).Form)
		}
		return c < i
	})
	return word
}

// prepare lays out what is known of every core before the text is read in order.
func (a *article) prepare() {
	a.order()
	n := len(a.cores)
	a.facts, a.state, a.refs, a.links, a.identifying = make([]description, n), make([]uint8, n), make([][]int, n), make([]link, n), make([]bool, n)
	marks := make([]int32, 2*n)
	a.partner, a.holderOf = marks[:n], marks[n:]
	a.findHolders()
	a.findPartners()
	a.findSpots()
}

// order sorts the cores by their head words.
func (a *article) order() {
	old := make([]int, len(a.cores))
	for i := range old {
		old[i] = i
	}
	slices.SortFunc(old, func(p, q int) int { return a.cores[p].head - a.cores[q].head })
	sorted, place := make([]core, len(old)), make([]int32, len(old))
	for i, o := range old {
		sorted[i], place[o] = a.cores[o], int32(i)
	}
	for t, k := range a.coreAt {
		if k > 0 {
			a.coreAt[t] = place[k-1] + 1
		}
	}
	a.cores = sorted
}
