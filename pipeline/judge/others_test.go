package judge

import (
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
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
