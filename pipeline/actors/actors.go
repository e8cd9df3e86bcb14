// Package actors finds who is spoken of in an article: states, governments, people, organisations, armed groups and the
// people of a country's sector ("Syrian rebels"). It reads names, common nouns and pronouns, takes country and sector
// from titles, nationalities, appositions and owners, and follows each actor through the article.
//
// The stage runs after segmenting, parsing, dates and places, and fills Document.ActorMentions and Document.Actors. An article flows through
// it one way: the lexicon's words and the parser's names give phrases (package phrases), these a scene and, read in order, the cast of the
// article with the mentions of each (thread), these rows (emit).
package actors

import (
	"fmt"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Options says what the resolver knows beyond the embedded lexicon.
type Options struct {
	UserFiles []string // the user's own actors: CSV, or PETRARCH's actor or agent dictionary
}

// Resolver is the stage. It holds no state of a document: any number of goroutines may share it.
type Resolver struct {
	lexicon *lexicon.Lexicon
	rules   rules
}

// New reads the embedded lexicon and the user's files. An error names the file and the line.
func New(o Options) (*Resolver, error) {
	x, err := lexicon.New()
	if err != nil {
		return nil, fmt.Errorf("read actor lexicon: %w", err)
	}
	for _, file := range o.UserFiles {
		if err := x.Load(file); err != nil {
			return nil, fmt.Errorf("read actors: %w", err)
		}
	}
	return &Resolver{x, allRules}, nil
}

// Fingerprint tells the embedded lexicon from any other.
func Fingerprint() string { return lexicon.Fingerprint() }

// Apply fills the document's ActorMentions, in order of the text, and Actors, in order of their first mention. A phrase
// for several actors ("the two countries") has one mention for each, with the same span.
func (r *Resolver) Apply(d *text.Document) error { return r.apply(d, nil) }

func (r *Resolver) apply(d *text.Document, watch func(*choice, *candidate)) error {
	d.ActorMentions, d.Actors = nil, nil
	if len(d.Tokens) == 0 {
		return nil
	}
	a := phrases.Find(r.lexicon, d)
	t := &thread{Article: a, cast: newCast(r.lexicon, a.Day), scene: newScene(a), told: tellings(a), rules: r.rules, watch: watch, refs: make([][]int, len(a.Phrases)), states: make([]state, len(a.Phrases))}
	t.read()
	t.addSpeakers()
	t.settlePeople()
	emit(d, t.mentions, t.cast)
	return nil
}
