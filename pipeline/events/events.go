// Package events is the coder: it reads who did what to whom in the parsed sentences of a Document.
//
// It is four rooms, each of which knows only those before it: lexicon (which verbs, nouns and adjectives tell of which CAMEO event, and which
// arguments are its source and target), clause (a sentence's trees and frames -> predicates in a plain active shape), sense (a predicate -> the
// most specific match of the lexicon), report (a match -> the event mention with its sides, flags, toll and attribution, after what governing
// words make of it: "refused to withdraw" is a rejection). It takes a Document with sentences, dependencies, names, dates, places and actors,
// and fills Document.EventMentions.
package events

import (
	"fmt"

	"github.com/dateline-data/dateline/pipeline/events/clause"
	"github.com/dateline-data/dateline/pipeline/events/lexicon"
	"github.com/dateline-data/dateline/pipeline/events/report"
	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/scene"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/pipeline/trigger"
)

// Fingerprint tells the embedded lexicon from any other.
func Fingerprint() string { return lexicon.Fingerprint() }

// Options of a coder. The zero value uses the embedded lexicon alone.
type Options struct {
	Triggers  *hashnet.Net // guesses at what the lexicon does not know; nil takes the embedded one
	UserFiles []string     // the user's own patterns, in the format of lexicon/*.tsv; they win over embedded ones that fit as well
}

// Coder is a stage: it holds the lexicon and no document, and may be shared by goroutines.
type Coder struct {
	lex   *lexicon.Lexicon
	steps *report.Steps
	net   *hashnet.Net
	known trigger.Known
}

// New loads the lexicon. Errors name the file and line at fault.
func New(o Options) (*Coder, error) {
	lex, err := lexicon.Load(lexicon.Embedded, o.UserFiles)
	if err != nil {
		return nil, err
	}
	if o.Triggers == nil {
		if o.Triggers, err = trigger.Embedded(); err != nil {
			return nil, err
		}
	}
	return &Coder{lex, report.AllSteps(), o.Triggers, trigger.KnownOf(lex.Known)}, nil
}

// Known is what the lexicon says of lemmas, for whoever trains the scorer of triggers.
func (c *Coder) Known() trigger.Known { return c.known }

// Apply codes the document's sentences, in order.
func (c *Coder) Apply(doc *text.Document) error {
	doc.EventMentions = nil
	tree := syntax.Of(doc)
	guesser := trigger.NewReader(tree, c.net, c.known)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.First < 0 || s.Last > len(doc.Tokens) || s.First > s.Last {
			return fmt.Errorf("code sentence %d: tokens %d to %d of %d", i, s.First, s.Last, len(doc.Tokens))
		}
		doc.EventMentions = append(doc.EventMentions, report.MentionsOf(clause.NewSentence(tree, c.lex, i), c.steps, guesser)...)
	}
	keepSense(doc)
	for i := range doc.EventMentions {
		apart(doc, &doc.EventMentions[i])
	}
	return scene.Apply(doc)
}
