// Package syntax reads a document's dependency trees: downwards and upwards, by the words of a span, and with what the stages have found
// at a word: a name, a time expression, an actor. All stages behind the parser ask it instead of the bare tokens.
package syntax

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Tree is a document with its trees. Words are indices into Document.Tokens; -1 stands for none.
type Tree struct {
	*text.Document
	first, next []int32 // children of a word, in order of the text
	name        []int32 // index into Document.Names
	mention     []int32 // index into Document.ActorMentions
	date        []bool
}

// Of lays out the trees of a document, as far as its stages have read it: a pass over its words, which costs less than a hundredth of what
// a stage does.
func Of(d *text.Document) *Tree {
	n := len(d.Tokens)
	cells := make([]int32, 4*n)
	for i := range cells {
		cells[i] = -1
	}
	t := &Tree{Document: d, first: cells[:n], next: cells[n : 2*n], name: cells[2*n : 3*n], mention: cells[3*n:], date: make([]bool, n)}
	for i := n - 1; i >= 0; i-- {
		if h := t.Head(i); h >= 0 {
			t.next[i], t.first[h] = t.first[h], int32(i)
		}
	}
	for i, name := range d.Names {
		for w := max(0, name.First); w < min(name.Last, n); w++ {
			t.name[w] = int32(i)
		}
	}
	for _, date := range d.Dates {
		for w, last := t.Words(date.Span); w < last; w++ {
			t.date[w] = true
		}
	}
	t.setMentions()
	return t
}

// setMentions notes at the head words of phrases whom they mean, and at the names in a phrase that the parser hangs outside of it.
func (t *Tree) setMentions() {
	for i, m := range t.ActorMentions {
		if m.Head >= 0 && m.Head < len(t.Tokens) && (i == 0 || !t.ActorMentions[i-1].IsBeside(&m)) {
			t.mention[m.Head] = int32(i)
		}
	}
	for i := range t.ActorMentions {
		first, last := t.Words(t.ActorMentions[i].Span)
		for w := first; w < last; w++ {
			if h := t.Tokens[w].Head; t.mention[w] < 0 && t.name[w] >= 0 && (h < first || h >= last) {
				t.mention[w] = int32(i)
			}
		}
	}
}

// Head is the word that another hangs on within its sentence.
func (t *Tree) Head(w int) int {
	h := t.Tokens[w].Head
	if h < 0 || h >= len(t.Tokens) || h == w || t.Tokens[h].Sentence != t.Tokens[w].Sentence {
		return -1
	}
	return h
}

// Children are the words that hang on another, in order of the text.
func (t *Tree) Children(w int) iter.Seq[int] {
	return func(yield func(int) bool) {
		for c := t.first[w]; c >= 0; c = t.next[c] {
			if !yield(int(c)) {
				return
			}
		}
	}
}

// Child is the first word that hangs on another by one of the relations.
func (t *Tree) Child(w int, rels ...text.Rel) int {
	for c := range t.Children(w) {
		if slices.Contains(rels, t.Tokens[c].Rel) {
			return c
		}
	}
	return -1
}

// HasAux tells whether an auxiliary of some lemma hangs on a verb that has some features and not others: with "have", Past and none a past perfect.
func (t *Tree) HasAux(verb int, lemma string, with, without text.Feats) bool {
	for c := range t.Children(verb) {
		if tok := &t.Tokens[c]; tok.Rel.Base() == text.Aux && t.Lemma(c) == lemma && tok.Feats.Has(with) && tok.Feats&without == 0 {
			return true
		}
	}
	return false
}

// Under tells whether a word is another or hangs on it, directly or through others.
func (t *Tree) Under(w, head int) bool {
	for range maxDepth {
		if w == head || w < 0 {
			return w == head
		}
		w = t.Head(w)
	}
	return false
}

// maxDepth bounds the walk up a tree; trees of news sentences are rarely deeper than fifteen.
const maxDepth = 40

// SentenceOf is the first word of a word's sentence and the one behind its last.
func (t *Tree) SentenceOf(w int) (first, last int) {
	s := &t.Sentences[t.Tokens[w].Sentence]
	return s.First, s.Last
}

// Words are the first of the words that a span touches and the one behind the last.
func (t *Tree) Words(s text.Span) (first, last int) {
	first = sort.Search(len(t.Tokens), func(w int) bool { return t.Tokens[w].End > s.Start })
	for last = first; last < len(t.Tokens) && t.Tokens[last].Start < s.End; last++ {
	}
	return first, last
}

// HeadOf is the word of a span that hangs on one outside of it.
func (t *Tree) HeadOf(s text.Span) int { return t.HeadIn(t.Words(s)) }

// HeadIn is the first of some words that hangs on one outside of them.
func (t *Tree) HeadIn(first, last int) int {
	for w := first; w < last; w++ {
		if h := t.Head(w); h < first || h >= last {
			return w
		}
	}
	return -1
}

// NameAt is the name that a word belongs to; nil for none.
func (t *Tree) NameAt(w int) *text.Name {
	if i := t.name[w]; i >= 0 {
		return &t.Names[i]
	}
	return nil
}

// MentionAt is the index of the actor's mention that a word is the head of, or a name in it: the first of several in the same words.
func (t *Tree) MentionAt(w int) int { return int(t.mention[w]) }

// InDate tells whether a word is part of a time expression.
func (t *Tree) InDate(w int) bool { return t.date[w] }

// Lemma is a word's lemma in lower case.
func (t *Tree) Lemma(w int) string { return strings.ToLower(t.Tokens[w].Lemma) }

// Is tells whether a word's lemma is one of a list's.
func (t *Tree) Is(w int, list text.Words) bool { return w >= 0 && list[t.Lemma(w)] }

// IsVerbal tells verbs and auxiliaries.
func (t *Tree) IsVerbal(w int) bool {
	return t.Tokens[w].Tag == text.VERB || t.Tokens[w].Tag == text.AUX
}
