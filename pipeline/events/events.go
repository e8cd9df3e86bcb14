// Package events is the coder: it reads who did what to whom in the parsed sentences of a Document.
//
// A lexicon of patterns (lexicon/*.tsv) says which verbs, nouns and adjectives tell of which CAMEO event and which
// arguments are its source and target. The coder brings every clause into a plain active shape (predicate.go), finds the
// most specific pattern that it satisfies (match.go), lets governing verbs change what that means (govern.go: "refused
// to withdraw" is a rejection), and adds flags, toll, time, place and contexts. It takes a Document with sentences,
// dependencies, names, dates, places and actors, and fills Document.EventMentions.
package events

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/scene"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// Options of a coder. The zero value uses the embedded lexicon alone.
type Options struct {
	UserFiles []string // the user's own patterns, in the format of lexicon/*.tsv; they win over embedded ones that fit as well
}

// Coder is a stage: it holds the lexicon and no document, and may be shared by goroutines.
type Coder struct {
	lex   *lexicon
	rules rules
}

// New loads the lexicon. Errors name the file and line at fault.
func New(o Options) (*Coder, error) { return newCoder(embedded, o) }

func newCoder(files fs.FS, o Options) (*Coder, error) {
	lex, err := loadLexicon(files, o.UserFiles)
	if err != nil {
		return nil, err
	}
	return &Coder{lex, allRules}, nil
}

// Apply codes the document's sentences, in order.
func (c *Coder) Apply(doc *text.Document) error {
	doc.EventMentions = nil
	tree := syntax.Of(doc)
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.First < 0 || s.Last > len(doc.Tokens) || s.First > s.Last {
			return fmt.Errorf("code sentence %d: tokens %d to %d of %d", i, s.First, s.Last, len(doc.Tokens))
		}
		n := s.Last - s.First
		sc := &sentenceCoder{Tree: tree, lex: c.lex, rules: &c.rules, index: i, start: s.First, end: s.Last,
			preds: make([]*predicate, n), coded: make([]*coded, n), state: make([]state, n)}
		doc.EventMentions = append(doc.EventMentions, sc.mentions()...)
	}
	for i := range doc.EventMentions {
		apart(doc, &doc.EventMentions[i])
	}
	return scene.Apply(doc)
}

// sentenceCoder codes one sentence.
type sentenceCoder struct {
	*syntax.Tree
	lex        *lexicon
	rules      *rules
	index      int
	start, end int          // tokens
	preds      []*predicate // by token, as far as asked for
	coded      []*coded
	state      []state
}

// state is how far a token has been coded; a token under way answers nothing, which ends every cycle.
type state uint8

const (
	untouched state = iota
	underWay
	done
)

// coded is an event as a token tells it.
type coded struct {
	pred      *predicate
	code      string
	mode      string
	contexts  []string
	src, tgt  party
	place     int // token that fills a place slot, or -1
	flags     schema.Flags
	toll      schema.Toll
	trigger   text.Span
	rule      string
	score     float64
	nouns     []int // of the pattern
	lexical   bool
	weak      bool
	consumed  bool   // what a governing verb made another event of
	converted bool   // what it governs has been taken into the code
	recip     bool   // both sides do it
	doubt     string // the rule for which a reader may not call it reported
	real      bool   // said outright, though an infinitive
	sense     string
	effect    string
}

// predicateOf is the predicate of a token of this sentence, or nil for a word that has none.
func (c *sentenceCoder) predicateOf(t int) *predicate {
	if t < c.start || t >= c.end {
		return nil
	}
	if c.InDate(t) || c.NameAt(t) != nil && c.Tokens[t].Tag == text.VERB && c.NameAt(t).Last-c.NameAt(t).First > 1 {
		return nil // the month of March, the United of a name
	}
	switch c.Tokens[t].Tag {
	case text.VERB, text.NOUN, text.ADJ, text.PROPN, text.ADV:
	default:
		return nil
	}
	if c.preds[t-c.start] == nil {
		c.preds[t-c.start] = c.buildPredicate(t)
	}
	return c.preds[t-c.start]
}

// mentions codes every token and keeps what stands for an event of its own.
func (c *sentenceCoder) mentions() []text.EventMention {
	for t := c.start; t < c.end; t++ {
		c.code(t)
	}
	var kept []*coded
	for t := c.start; t < c.end; t++ {
		if ev := c.coded[t-c.start]; ev != nil && !ev.consumed {
			c.judge(ev)
			for _, r := range c.rules.settling {
				r.do(c, ev)
			}
			kept = append(kept, ev)
		}
	}
	c.doubt(kept)
	c.addTolls(slices.DeleteFunc(slices.Clone(kept), func(ev *coded) bool { return ev.doubt != "" }))
	var mentions []text.EventMention
	for _, ev := range kept {
		if !ev.consumed {
			mentions = append(mentions, c.mentionOf(ev))
		}
	}
	return mentions
}

// mentionOf writes a coded event out.
func (c *sentenceCoder) mentionOf(ev *coded) text.EventMention {
	m := text.EventMention{Sentence: c.index, Trigger: ev.trigger, Source: ev.src.span, Target: ev.tgt.span, CAMEO: ev.code, Mode: ev.mode,
		Sources: ev.src.actors, Targets: ev.tgt.actors, Place: -1, Flags: ev.flags, Toll: ev.toll, AttributionActor: -1,
		Mutual: ev.recip && ev.effect != denyEffect, Rule: ev.rule}
	if code, ok := schema.LookupCAMEO(ev.code); ok {
		m.Type = code.Type
		if m.Mode == "" {
			m.Mode = code.Mode
		}
		m.Contexts = c.contextsOf(ev, code.Contexts)
	}
	c.attribute(ev, &m)
	m.Reading = text.Reading{Sense: ev.sense, Effect: ev.effect, Kind: ev.pred.kind.String(), Trigger: ev.pred.tok, Source: ev.src.tok, Target: ev.tgt.tok,
		SourceSure: uint8(ev.src.grade), TargetSure: uint8(ev.tgt.grade), Score: ev.score, Lexical: ev.lexical, Weak: ev.weak, Passive: ev.pred.passive, Doubt: ev.doubt}
	return m
}

// lower is the token's form in lower case.
func (c *sentenceCoder) lower(t int) string { return strings.ToLower(c.Tokens[t].Form) }
