package scene

import (
	"iter"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// tree is the dependencies of a document, readable downwards.
type tree struct {
	toks        []text.Token
	sentences   []text.Sentence
	first, next []int32 // children of a token, in order of the text; -1 ends
}

func newTree(d *text.Document) *tree {
	n := len(d.Tokens)
	cells := make([]int32, 2*n)
	for i := range cells {
		cells[i] = -1
	}
	t := &tree{toks: d.Tokens, sentences: d.Sentences, first: cells[:n], next: cells[n:]}
	for i := n - 1; i >= 0; i-- {
		if h := t.head(i); h >= 0 {
			t.next[i], t.first[h] = t.first[h], int32(i)
		}
	}
	return t
}

// head is the token's head within the sentence, or -1.
func (t *tree) head(i int) int {
	h := t.toks[i].Head
	if h < 0 || h >= len(t.toks) || h == i || t.toks[h].Sentence != t.toks[i].Sentence {
		return -1
	}
	return h
}

// children are the dependents of a token, in order of the text.
func (t *tree) children(i int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := t.first[i]; c >= 0; c = t.next[c] {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// child is the first dependent with one of the relations, or -1.
func (t *tree) child(i int, rels ...text.Rel) int {
	for c := range t.children(i) {
		for _, r := range rels {
			if t.toks[c].Rel == r {
				return c
			}
		}
	}
	return -1
}

// headOf is the token of a span of a sentence that hangs on a word outside of it, or -1.
func (t *tree) headOf(span text.Span, sentence int) int {
	s := &t.sentences[sentence]
	for i := s.First; i < s.Last; i++ {
		if span.Contains(t.toks[i].Span) {
			if h := t.head(i); h < 0 || !span.Contains(t.toks[h].Span) {
				return i
			}
		}
	}
	return -1
}

func (t *tree) lemma(i int) string { return strings.ToLower(t.toks[i].Lemma) }

func (t *tree) is(i int, words words) bool { return i >= 0 && words[t.lemma(i)] }

func (t *tree) isVerbal(i int) bool {
	return t.toks[i].Tag == text.VERB || t.toks[i].Tag == text.AUX
}

// marker is what introduces a phrase, "in", "because_of"; empty for none.
func (t *tree) marker(i int) string {
	for c := range t.children(i) {
		if t.toks[c].Rel != text.Case {
			continue
		}
		word := t.lemma(c)
		if t.toks[c].Tag == text.VERB { // "given", "following"
			word = strings.ToLower(t.toks[c].Form)
		}
		if word == "'s" || word == "’s" || word == "'" || word == "’" {
			continue
		}
		for f := range t.children(c) {
			if t.toks[f].Rel == text.Fixed {
				word += "_" + t.lemma(f)
			}
		}
		return word
	}
	return ""
}

// climb bounds every walk up the tree: deeper embeddings are rarer than parser errors.
const climb = 8

// words are lemmas in lower case.
type words map[string]bool

func set(list string) words {
	w := words{}
	for word := range strings.FieldsSeq(list) {
		w[word] = true
	}
	return w
}
