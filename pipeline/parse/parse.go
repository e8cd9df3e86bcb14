// Package parse reads sentences: part of speech and morphology of every token, its lemma, its head and
// relation in Universal Dependencies, the names of persons, organisations and places, and who does what to whom in PropBank's roles.
//
// The work is done by one network for all of these (package neural), whose model cmd/train makes and this package embeds.
package parse

import (
	"bytes"
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/zstd"
)

//go:embed model/english.zst
var embedded []byte

// Fingerprint tells the embedded model from any other.
func Fingerprint() string { return schema.Fingerprint(embedded) }

// Annotator adds tags, lemmas, dependencies and names to documents that have sentences and tokens.
// It may be used by several goroutines at once.
type Annotator struct {
	scratch sync.Pool // of *scratch
}

// New makes an Annotator of the embedded model.
func New() (*Annotator, error) {
	r, err := zstd.NewReader(bytes.NewReader(embedded), zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("read the embedded model: %w", err)
	}
	defer r.Close()
	m, err := neural.Read(r)
	if err != nil {
		return nil, fmt.Errorf("read the embedded model: %w", err)
	}
	return NewAnnotator(m), nil
}

// NewAnnotator makes an Annotator of a model of one's own.
func NewAnnotator(m *neural.Model) *Annotator {
	a := &Annotator{}
	a.scratch.New = func() any { return &scratch{reader: neural.NewReader(m)} }
	return a
}

// batchWords is the number of words that are read together, so that short sentences do not leave a kernel's rows empty.
const batchWords = 256

// scratch is one goroutine's working memory.
type scratch struct {
	reader   *neural.Reader
	forms    []string
	lists    [][]string
	readings []neural.Reading
}

// Apply fills the tokens' Tag, Feats, Lemma, Rel and Head, and the document's Names and Frames. It never fails.
func (a *Annotator) Apply(d *text.Document) error {
	s := a.scratch.Get().(*scratch)
	defer a.scratch.Put(s)
	for sentences := d.Sentences; len(sentences) > 0; {
		n, words := 0, 0
		for n < len(sentences) && (n == 0 || words+sentences[n].Last-sentences[n].First <= batchWords) {
			words += sentences[n].Last - sentences[n].First
			n++
		}
		s.read(d, sentences[:n], words)
		at, frames := 0, s.reader.Frames()
		for _, p := range sentences[:n] {
			readings := s.readings[at : at+p.Last-p.First]
			fill(d, p, readings)
			joinDoubles(d.Tokens[p.First:p.Last], p.First)
			frames = appendFrames(d, frames, at, p)
			d.Names = appendNames(d.Names, d.Tokens, p.First, readings)
			at += len(readings)
		}
		sentences = sentences[n:]
	}
	return nil
}

// read reads some sentences, of so many words together, into s.readings.
func (s *scratch) read(d *text.Document, sentences []text.Sentence, words int) {
	s.forms, s.lists = s.forms[:0], s.lists[:0]
	for _, p := range sentences {
		for i := p.First; i < p.Last; i++ {
			s.forms = append(s.forms, d.Tokens[i].Form)
		}
	}
	at := 0
	for _, p := range sentences {
		s.lists = append(s.lists, s.forms[at:at+p.Last-p.First])
		at += p.Last - p.First
	}
	if cap(s.readings) < words {
		s.readings = make([]neural.Reading, 2*words)
	}
	s.readings = s.readings[:words]
	s.reader.Read(s.lists, s.readings)
	clear(s.forms) // do not keep the text alive
}

// fill writes what was read into a sentence's tokens.
func fill(d *text.Document, p text.Sentence, readings []neural.Reading) {
	for i, w := range readings {
		t := &d.Tokens[p.First+i]
		t.Tag, t.Feats, t.Rel, t.Head, t.Vector, t.Tells = w.Tag, w.Feats, w.Rel, p.First+w.Head, w.Vector, w.Tells
		if t.Tag == text.PRON && !text.IsPronoun(t.Form) {
			t.Tag, t.Feats = text.PROPN, w.Feats&text.Plur // "the Houthis": an unknown name in a pronoun's place
		}
		if t.Tag == text.PUNCT && strings.ContainsFunc(t.Form, unicode.IsLetter) {
			t.Tag = text.PROPN // "Mr.": its stop is its own
		}
		t.Lemma = text.Lemma(t.Form, t.Tag, t.Feats)
		if w.Head < 0 {
			t.Head = -1
		}
	}
}

// appendNames appends a sentence's names; first is its first token.
func appendNames(names []text.Name, tokens []text.Token, first int, readings []neural.Reading) []text.Name {
	for i := 0; i < len(readings); {
		if !readings[i].Name.Opens() {
			i++
			continue
		}
		end, sure := i+1, readings[i].Sure
		for end < len(readings) && readings[end].Name != 0 && !readings[end].Name.Opens() {
			sure = min(sure, readings[end].Sure)
			end++
		}
		if end == i+1 && tokens[first+i].Tag == text.PRON {
			i = end
			continue // "They" and "We" at the head of a sentence name nobody
		}
		names = append(names, text.Name{
			Span:       text.Span{Start: tokens[first+i].Start, End: tokens[first+end-1].End},
			First:      first + i,
			Last:       first + end,
			Kind:       readings[i].Name.Kind(),
			Confidence: float64(sure),
		})
		i = end
	}
	return names
}
