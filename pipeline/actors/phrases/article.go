// Package phrases finds the noun phrases of an article that may speak of actors, by the lexicon's words and the names that the parser
// recognised, and reads what the words of each say: country, sectors, office, whose it is. It looks at phrases alone; who is meant where the
// words leave it open is asked of the whole article, by package actors.
package phrases

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// Kind is what the words at the heart of a phrase are.
type Kind uint8

// The kinds of phrases.
const (
	Common Kind = iota // a common noun for people: "troops"
	Nation             // a nation's people: "Syrians"
	State              // a country's name
	Seat               // a capital, perhaps for its government
	Known              // an actor of the lexicon
	Person             // a person's name that the lexicon does not know
	Body               // an organisation's name that the lexicon does not know
)

// Phrase is a noun phrase that may speak of an actor. Words are indices into Document.Tokens.
type Phrase struct {
	Kind        Kind
	First, Last int     // the heart
	Head        int     // the word of the heart that the rest of the sentence hangs on
	Start, End  int     // the whole phrase: titles, nationality and what follows with a preposition included
	Ref         int     // index of the lexicon's entity or country
	Index       int     // place in Article.Phrases
	Partner     *Phrase // stands in apposition to it: "Ara Harutunyan, the prime minister"
	Counted     bool    // people told by a number or its like alone: "twelve", "two others"
	holder      *Phrase // in whose words it stands
	noun        *noun   // the common noun that says what it is ("President"); nil for none
	user        bool    // a country that the user's own file names
}

// noun is a common noun or phrase of the lexicon in the text.
type noun struct {
	first, last int
	user        bool
	shorter     *noun // that has the same head: "leader" of "union leader"
	*lexicon.Agent
}

// modifier is a word before a common noun that changes its sectors, in one of several senses.
type modifier struct {
	last   int
	senses []*lexicon.Agent
}

// CountryWord is a country that the text names at First to Last: by name, adjective, people, capital or place.
type CountryWord struct {
	First, Last int
	Kind        lexicon.SenseKind
	Country     string
	IsBacker    bool         // only backs, arms or sanctions whoever the phrase speaks of: "US-backed"
	Before      *CountryWord // named before a hyphen: the first of "Israeli-Palestinian"
	region      string       // the name of a part of the country, where it is no more
}

// Article is one document with its phrases, which nothing changes once they are found.
type Article struct {
	*syntax.Tree
	Lexicon      *lexicon.Lexicon
	Day          schema.Day // the article's date; 0 where nothing tells it
	Phrases      []*Phrase  // in order of their heads
	CountryWords []*CountryWord

	phraseAt   []*Phrase      // by token that a phrase's heart or title holds
	nounAt     []*noun        // by token: the longest common noun that it is the head of
	modifierAt []*modifier    // by token: the longest modifier that begins there
	countryAt  []*CountryWord // by token
	named      map[string]int // how often the text names a country
	families   map[string]bool
	facts      []Description // by phrase
	states     []state
}

// Find reads the phrases of a document whose names, dates and places are known.
func Find(x *lexicon.Lexicon, d *text.Document) *Article {
	n := len(d.Tokens)
	a := &Article{Tree: syntax.Of(d), Lexicon: x, Day: dayOf(d), phraseAt: make([]*Phrase, n), nounAt: make([]*noun, n), modifierAt: make([]*modifier, n),
		countryAt: make([]*CountryWord, n), named: map[string]int{}, families: map[string]bool{}}
	a.findFamilies()
	a.addNames(a.matches())
	if a.Day == 0 {
		a.Day = a.dayOfOffices()
	}
	a.addHalves()
	a.addPlaceCountries()
	a.pairCountries()
	a.doubtParties()
	a.addRecognised()
	a.addCommon()
	slices.SortStableFunc(a.Phrases, func(p, q *Phrase) int { return p.Head - q.Head })
	for i, p := range a.Phrases {
		p.Index = i
	}
	a.findHolders()
	a.findPartners()
	a.facts, a.states = make([]Description, len(a.Phrases)), make([]state, len(a.Phrases))
	return a
}

// dayOf is the day at which an article's actors hold their offices: that of its publication, or the latest day
// that it names itself.
func dayOf(d *text.Document) (day schema.Day) {
	if d.Article != nil && !d.Article.PublishedAt.IsZero() {
		return d.Article.PublishedDay()
	}
	for _, date := range d.Dates {
		if date.Basis == "explicit" && date.Kind == "date" {
			day = max(day, date.Start)
		}
	}
	return day
}

// Tok is a token of the document.
func (a *Article) Tok(i int) *text.Token { return &a.Tokens[i] }

func (a *Article) lower(i int) string { return strings.ToLower(a.Tokens[i].Form) }

// PhraseAt is the phrase that holds a token; nil for none.
func (a *Article) PhraseAt(t int) *Phrase {
	if t < 0 {
		return nil
	}
	return a.phraseAt[t]
}

// CountryAt is the country that a token names; nil for none.
func (a *Article) CountryAt(t int) *CountryWord { return a.countryAt[t] }

// IsNamed tells whether the text names a country, by any word.
func (a *Article) IsNamed(country string) bool { return a.named[country] > 0 }

// IsPerson tells whether a phrase is the name of a human being.
func (a *Article) IsPerson(p *Phrase) bool {
	return p.Kind == Person || p.Kind == Known && a.Lexicon.Entities[p.Ref].Kind == "person"
}

// Spelled is the words of tokens as the text has them, with single spaces.
func (a *Article) Spelled(first, last int) string {
	out := make([]byte, 0, 32)
	for t := first; t < last; t++ {
		if t > first && a.Tok(t).Start > a.Tok(t-1).End {
			out = append(out, ' ')
		}
		out = append(out, a.Slice(a.Tok(t).Span)...)
	}
	return string(out)
}

// claim makes tokens part of a phrase.
func (a *Article) claim(p *Phrase, first, last int) {
	for t := first; t < last; t++ {
		a.phraseAt[t] = p
	}
}

// add adds a phrase by its heart.
func (a *Article) add(kind Kind, first, last, ref int) *Phrase {
	p := &Phrase{Kind: kind, First: first, Last: last, Ref: ref}
	a.Phrases = append(a.Phrases, p)
	a.claim(p, first, last)
	return p
}

// isTaken tells whether a token of a run is part of a phrase already.
func (a *Article) isTaken(first, last int) bool {
	return slices.ContainsFunc(a.phraseAt[first:last], func(p *Phrase) bool { return p != nil })
}

// phraseHead is the noun that a common phrase is about: "member" in "member of parliament", otherwise the last word.
func (a *Article) phraseHead(first, last int) int {
	for t := first + 1; t < last; t++ {
		if a.Tok(t).Tag == text.ADP {
			return t - 1
		}
	}
	return last - 1
}

// hyphenated is the word after a hyphen at token i; "" for none.
func (a *Article) hyphenated(i int) string {
	if i+1 >= len(a.Tokens) || a.Tok(i).Form != "-" {
		return ""
	}
	return a.lower(i + 1)
}
