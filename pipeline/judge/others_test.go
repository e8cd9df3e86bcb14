package judge

import (
	"slices"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// TestTold holds what earlier rows tell to those of the same type: a word told again, and somebody who is part of it again.
func TestTold(t *testing.T) {
	d := &text.Document{}
	for i, lemma := range []string{"kill", "arrest", "kill", "killing"} {
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: 10 * i, End: 10*i + 9}, Form: lemma, Lemma: lemma, Tag: text.VERB, Head: -1, Sentence: i})
		d.Sentences = append(d.Sentences, text.Sentence{Span: text.Span{Start: 10 * i, End: 10*i + 9}, First: i, Last: i + 1})
	}
	row := func(sentence int, typ string, target int) text.EventMention {
		return text.EventMention{Type: typ, Sentence: sentence, Targets: []int{target}, Reading: text.Reading{Trigger: sentence}}
	}
	d.EventMentions = []text.EventMention{row(0, "ASSAULT", 0), row(1, "COERCE", 0), row(2, "ASSAULT", 1), row(3, "ASSAULT", 0)}
	doc := newDocument(d)
	for i, want := range []told{{}, {}, {word: 3}, {party: 4}} {
		if doc.told[i] != want {
			t.Errorf("row %d: %+v, want %+v", i, doc.told[i], want)
		}
	}
}

// TestRivals asks the same of whom the coder found, and of nobody, with and without others who may stand on the side.
func TestRivals(t *testing.T) {
	d := &text.Document{Text: "Peru freed guards near Chile.", Sentences: []text.Sentence{{Span: text.Span{Start: 0, End: 29}, First: 0, Last: 5}}}
	for i, word := range []string{"Peru", "freed", "guards", "near", "Chile"} {
		start := []int{0, 5, 11, 18, 23}[i]
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: start + len(word)}, Form: word, Lemma: word, Head: []int{1, -1, 1, 4, 1}[i]})
		d.Actors = append(d.Actors, schema.Actor{ID: word})
	}
	d.EventMentions = []text.EventMention{{Type: "RETREAT", Trigger: d.Tokens[1].Span, Reading: text.Reading{Trigger: 1}}}
	m := &d.EventMentions[0]
	stands := func(token int) Candidate { return Candidate{Span: d.Tokens[token].Span, Actors: []int{token}} }
	doc := newDocument(d)
	ask := func(k int, all ...Candidate) []uint32 {
		doc.heads = doc.heads[:0]
		for _, c := range all {
			head := -1
			if !c.Span.Empty() {
				head = c.Actors[0]
			}
			doc.heads = append(doc.heads, head)
		}
		return slices.Clone(doc.candidateFeatures(m, Target, all, k))
	}
	guards, nobody, chile := stands(2), Candidate{}, stands(4)
	for k, name := range []string{"guards", "nobody"} {
		if slices.Equal(ask(k, guards, nobody), ask(k, guards, nobody, chile)) {
			t.Errorf("%s: asked the same with a rival as without", name)
		}
	}
	m.Sources = []int{4}
	if !slices.Equal(ask(0, guards, nobody), ask(0, guards, nobody, chile)) {
		t.Error("who is on the other side counts as a rival")
	}
}
