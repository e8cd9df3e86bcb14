// Package actors finds who is spoken of in an article: states, governments, people, organisations, armed groups and the
// people of a country's sector ("Syrian rebels"). It reads names, common nouns and pronouns, takes country and sector
// from titles, nationalities, appositions and owners, and follows each actor through the article.
//
// The stage runs after segmenting, parsing, dates and places, and fills Document.ActorMentions and Document.Actors.
package actors

import (
	"fmt"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Options says what the resolver knows beyond the embedded lexicon.
type Options struct {
	UserFiles []string // the user's own actors: CSV, or PETRARCH's actor or agent dictionary
}

// Resolver is the stage. It holds no state of a document: any number of goroutines may share it.
type Resolver struct{ lexicon *lexicon }

// New reads the embedded lexicon and the user's files. An error names the file and the line.
func New(o Options) (*Resolver, error) {
	x, err := newLexicon()
	if err != nil {
		return nil, fmt.Errorf("read actor lexicon: %w", err)
	}
	for _, file := range o.UserFiles {
		if err := x.loadUserFile(file); err != nil {
			return nil, fmt.Errorf("read actors: %w", err)
		}
	}
	return &Resolver{x}, nil
}

// Apply fills the document's ActorMentions, in order of the text, and Actors, in order of their first mention. A phrase
// for several actors ("the two countries") has one mention for each, with the same span.
func (r *Resolver) Apply(d *text.Document) error {
	d.ActorMentions, d.Actors = nil, nil
	if len(d.Tokens) == 0 {
		return nil
	}
	a := newArticle(r.lexicon, d)
	a.scan()
	a.prepare()
	a.collect()
	a.addSpeakers()
	a.settlePeople()
	a.write()
	a.addAncestors()
	return nil
}
