// Package text holds what the pipeline knows of one article: its text and what each stage has read in it.
//
// A Document starts as an article's text. The stages add, in order: sentences and tokens (this package),
// tags, lemmas, dependencies and names (parse), time expressions (dates), places, actors and events.
// Every span counts bytes of Document.Text; Offsets turns them into Unicode code points at the edge.
package text

import "github.com/dateline-data/dateline/schema"

// Span is a half-open range of bytes in Document.Text.
type Span struct{ Start, End int }

// Len is the number of bytes in the span.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells whether the span holds nothing; the zero Span stands for "no words".
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether other lies wholly within s.
func (s Span) Contains(other Span) bool { return s.Start <= other.Start && other.End <= s.End }

// Overlaps tells whether the spans share a byte.
func (s Span) Overlaps(other Span) bool { return s.Start < other.End && other.Start < s.End }

// Document is one article on its way through the stages.
type Document struct {
	Article   *schema.Article // what the input said of the article; never nil
	Text      string          // the article's text, mended
	Edits     []Edit          // what mended it; nil where it is exactly as the input held it
	Sentences []Sentence
	Tokens    []Token // of all sentences, in order of the text
	Dateline  Dateline

	// What the text says, in order of the text.
	Names         []Name  // not overlapping
	Frames        []Frame // by predicate
	Dates         []Date
	PlaceMentions []PlaceMention
	ActorMentions []ActorMention
	EventMentions []EventMention

	// Whom and what the mentions mean; counts and report dates are left to consolidation.
	Places []schema.Place
	Actors []schema.Actor
}

// Held is the text exactly as the input held it.
func (d *Document) Held() string {
	if d.Edits == nil {
		return d.Text
	}
	return d.Article.Text
}

// Slice is the text of a span.
func (d *Document) Slice(s Span) string { return d.Text[s.Start:s.End] }

// Sentence is a run of tokens: Document.Tokens[First:Last].
type Sentence struct {
	Span
	First, Last int
}

// Token is one syntactic word in the sense of Universal Dependencies: "don't" is "do" and "n't".
type Token struct {
	Span
	Form     string // the words of the span
	Lemma    string
	Tag      Tag
	Feats    Feats
	Rel      Rel
	Head     int    // index into Document.Tokens; -1 for the root of its sentence
	Vector   []int8 // what the form means in general text, read-only: words used alike point the same way; nil where nothing is known
	Tells    Tells  // which event the word tells of, if any
	Sentence int    // index into Document.Sentences
	Joined   bool   // belongs to one orthographic word with the token before it ("n't", the "not" of "cannot"): a multiword token
}

// Dateline is the opening "DAMASCUS, Dec. 8 (Reuters) -" of an article; its Span is empty where there is none.
type Dateline struct {
	Span
	Place Span // the place's words with its region, "CARTHAGE, N.C."; empty where the article names its agency alone
}
