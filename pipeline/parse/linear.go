// Package parse reads sentences: part of speech and morphology of every token, its lemma, its head and
// relation in Universal Dependencies, and the names of persons, organisations and places.
//
// The classifiers are averaged perceptrons over hashed features (Collins 2002), greedy from left to right;
// the parser is arc-hybrid, trained with a dynamic oracle (Goldberg and Nivre 2013). cmd/train makes the model.
package parse

import (
	"bufio"
	"bytes"
	"compress/gzip"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"

	"github.com/dateline-data/dateline/pipeline/text"
)

//go:embed model/linear.gz
var embedded []byte

var errCorrupt = errors.New("corrupt model")

// confidenceScale turns the lead of a name's label over the next best into a confidence, 1/(1+exp(-lead/scale)):
// chosen on a held-out fifth of the name corpora, where names are right in .70 and have a mean confidence of .71.
const confidenceScale = 400

// Annotator adds tags, lemmas, dependencies and names to documents that have sentences and tokens.
// It may be used by several goroutines at once.
type Annotator struct {
	model
	scratch sync.Pool // of *reader
}

// New makes an Annotator of the embedded model.
func New() (*Annotator, error) {
	unzip, err := gzip.NewReader(bytes.NewReader(embedded))
	if err != nil {
		return nil, fmt.Errorf("read the embedded model: %w", err)
	}
	m, err := readModel(unzip)
	if err != nil {
		return nil, fmt.Errorf("read the embedded model: %w", err)
	}
	return newAnnotator(m), nil
}

func newAnnotator(m model) *Annotator {
	a := &Annotator{model: m}
	a.scratch.New = func() any { return &reader{model: &a.model} }
	return a
}

// model holds the four classifiers with their classes as values.
type model struct {
	tag, feats, arc, name *table

	tags        []text.Tag
	bundles     []text.Feats
	transitions []transition
	names       []nameLabel
}

func readModel(r io.Reader) (m model, err error) {
	in := bufio.NewReader(r)
	for _, t := range []**table{&m.tag, &m.feats, &m.arc, &m.name} {
		if *t, err = readTable(in); err != nil {
			return m, err
		}
	}
	m.tags = classes(m.tag, text.ParseTag)
	m.bundles = classes(m.feats, text.ParseFeats)
	m.transitions = classes(m.arc, parseTransition)
	m.names = classes(m.name, parseNameLabel)
	return m, nil
}

func classes[C any](t *table, parse func(string) C) []C {
	values := make([]C, len(t.labels))
	for i, label := range t.labels {
		values[i] = parse(label)
	}
	return values
}

// Apply fills the tokens' Tag, Feats, Lemma, Rel and Head, and the document's Names. It never fails.
func (a *Annotator) Apply(d *text.Document) error {
	r := a.scratch.Get().(*reader)
	defer a.scratch.Put(r)
	for _, s := range d.Sentences {
		if s.First == s.Last {
			continue
		}
		tokens := d.Tokens[s.First:s.Last]
		r.read(tokens)
		for i := range tokens {
			t, n := &tokens[i], &r.arcs.nodes[i]
			t.Tag, t.Feats, t.Rel = r.tags[i], r.feats[i], n.rel
			t.Lemma = text.Lemma(t.Form, t.Tag, t.Feats)
			t.Head = -1
			if n.head < len(tokens) {
				t.Head = s.First + n.head
			}
		}
		d.Names = r.appendNames(d.Names, d.Tokens, s.First)
	}
	return nil
}

// reader is the state of reading one sentence after another.
type reader struct {
	*model
	features features
	scores   [256]int32
	letters  []rune

	words []word
	tags  []text.Tag
	feats []text.Feats
	arcs  arcs
	names []nameLabel
	leads []int32
}

func (r *reader) read(tokens []text.Token) {
	r.words = r.words[:0]
	for i := range tokens {
		var w word
		w, r.letters = newWord(tokens[i].Form, r.letters)
		r.words = append(r.words, w)
	}
	r.readTags()
	r.readArcs()
	r.readNames()
}

func (r *reader) readTags() {
	scores := r.scores[:len(r.model.tags)]
	r.tags = r.tags[:0]
	for i := range r.words {
		r.features.forTag(r.words, r.tags, i)
		r.tag.score(r.features.keys, scores)
		r.tags = append(r.tags, r.model.tags[best(scores)])
	}
	scores = r.scores[:len(r.bundles)]
	r.feats = r.feats[:0]
	for i := range r.words {
		r.features.forFeats(r.words, r.tags, i)
		r.model.feats.score(r.features.keys, scores)
		r.feats = append(r.feats, r.bundles[best(scores)])
	}
}

func (r *reader) readArcs() {
	scores := r.scores[:len(r.transitions)]
	for r.arcs.reset(r.words, r.tags, r.feats); !r.arcs.done(); {
		r.features.forArcs(&r.arcs)
		r.arc.score(r.features.keys, scores)
		r.arcs.take(r.transitions[r.arcs.bestAllowed(r.transitions, scores)])
	}
}

func (r *reader) readNames() {
	scores := r.scores[:len(r.model.names)]
	r.names, r.leads = r.names[:0], r.leads[:0]
	previous := nameLabel{place: 'o'}
	for i := range r.words {
		r.features.forName(r.words, r.tags, r.names, i)
		r.name.score(r.features.keys, scores)
		top, lead := bestName(r.model.names, scores, previous, i == len(r.words)-1)
		previous = r.model.names[top]
		r.names, r.leads = append(r.names, previous), append(r.leads, lead)
	}
}

// appendNames appends the sentence's names; first is its first token's index.
func (r *reader) appendNames(names []text.Name, tokens []text.Token, first int) []text.Name {
	start, lead := 0, int32(math.MaxInt32)
	for i, l := range r.names {
		if l.place == 'b' || l.place == 'u' {
			start, lead = i, math.MaxInt32
		}
		lead = min(lead, r.leads[i])
		if l.place == 'l' || l.place == 'u' {
			names = append(names, text.Name{
				Span:       text.Span{Start: tokens[first+start].Start, End: tokens[first+i].End},
				First:      first + start,
				Last:       first + i + 1,
				Kind:       l.kind,
				Confidence: 1 / (1 + math.Exp(-float64(lead)/confidenceScale)),
			})
		}
	}
	return names
}
