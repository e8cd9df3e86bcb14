// Package reading reads sentences for the tests of the coder's rooms: everything that stands before it in the pipeline.
package reading

import (
	"sync"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline/actors"
	"github.com/dateline-data/dateline/pipeline/dates"
	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/places"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// Published is the day on which all test sentences are printed: a Friday.
var Published = time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC)

// Stage is a stage of the pipeline.
type Stage interface{ Apply(*text.Document) error }

var stages = sync.OnceValues(func() ([]Stage, error) {
	annotator, err := parse.New()
	if err != nil {
		return nil, err
	}
	resolver, err := places.New(places.Options{})
	if err != nil {
		return nil, err
	}
	who, err := actors.New(actors.Options{})
	return []Stage{text.NewSegmenter(), annotator, dates.New(), resolver, who}, err
})

// Read is a text as the stages before the coder leave it. They are loaded once a test binary.
func Read(tb testing.TB, s string) *text.Document {
	tb.Helper()
	before, err := stages()
	if err != nil {
		tb.Fatal(err)
	}
	d := &text.Document{Article: &schema.Article{Text: s, PublishedAt: Published}, Text: s}
	for _, stage := range before {
		if err := stage.Apply(d); err != nil {
			tb.Fatal(err)
		}
	}
	return d
}

var words = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.Load(lexicon.Embedded, nil) })

// Sentence is the first sentence of a text.
func Sentence(tb testing.TB, s string) *clause.Sentence {
	tb.Helper()
	lex, err := words()
	if err != nil {
		tb.Fatal(err)
	}
	return clause.NewSentence(syntax.Of(Read(tb, s)), lex, 0)
}

// Word is the token of a sentence with a form; it fails the test where there is none.
func Word(tb testing.TB, c *clause.Sentence, form string) int {
	tb.Helper()
	for t := c.Start; t < c.End; t++ {
		if c.Tokens[t].Form == form {
			return t
		}
	}
	tb.Fatalf("no word %q", form)
	return -1
}
