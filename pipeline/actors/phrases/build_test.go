package phrases

import (
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

var embedded = sync.OnceValues(lexicon.New)

// with adds to a document what its words do not tell.
type with func(*text.Document)

// build makes a document of sentences whose trees are written down, so that no parser's opinion is tested: a word a token with its tag, its
// relation and the number of its head in the sentence, the root with its tag alone: "Kenyan/ADJ/amod/2 police/NOUN/nsubj/3 fled/VERB". A plus
// behind the word makes it a plural, a name behind a tilde is its lemma.
func build(t *testing.T, sentences string, more ...with) *Article {
	t.Helper()
	d := &text.Document{Article: &schema.Article{}}
	for i, sentence := range strings.Split(sentences, " | ") {
		first := len(d.Tokens)
		for _, cell := range strings.Fields(sentence) {
			c := strings.Split(cell, "/")
			if len(c) == 2 {
				c = append(c, text.Root.String(), "0")
			}
			if len(c) != 4 {
				t.Fatalf("token %q", cell)
			}
			form, plural := strings.CutSuffix(c[0], "+")
			form, lemma, ok := strings.Cut(form, "~")
			if !ok {
				lemma = form
			}
			head, err := strconv.Atoi(c[3])
			if err != nil {
				t.Fatal(err)
			}
			tok := text.Token{Form: form, Lemma: lemma, Tag: text.ParseTag(c[1]), Rel: text.ParseRel(c[2]), Head: first + head - 1, Sentence: i}
			if head == 0 {
				tok.Head = -1
			}
			if plural {
				tok.Feats |= text.Plur
			}
			if len(d.Text) > 0 && form != "-" && form != "'s" && form != "," && !strings.HasSuffix(d.Text, "-") {
				d.Text += " "
			}
			tok.Start = len(d.Text)
			d.Text += form
			tok.End = len(d.Text)
			d.Tokens = append(d.Tokens, tok)
		}
		d.Sentences = append(d.Sentences, text.Sentence{First: first, Last: len(d.Tokens), Span: text.Span{Start: d.Tokens[first].Start, End: len(d.Text)}})
	}
	for _, m := range more {
		m(d)
	}
	x, err := embedded()
	if err != nil {
		t.Fatal(err)
	}
	return Find(x, d)
}

// words are the tokens of a phrase of a document.
func words(t *testing.T, d *text.Document, phrase string) (first, last int) {
	t.Helper()
	at := strings.Index(d.Text, phrase)
	if at < 0 {
		t.Fatalf("%q is not in %q", phrase, d.Text)
	}
	for first = 0; d.Tokens[first].Start < at; first++ {
	}
	for last = first; last < len(d.Tokens) && d.Tokens[last].End <= at+len(phrase); last++ {
	}
	return first, last
}

// name tells that the recogniser has found a name.
func name(t *testing.T, phrase string, kind text.NameKind) with {
	return func(d *text.Document) {
		first, last := words(t, d, phrase)
		d.Names = append(d.Names, text.Name{First: first, Last: last, Kind: kind})
	}
}

// place tells that the gazetteer knows words as a place.
func place(t *testing.T, phrase string, p schema.Place) with {
	return func(d *text.Document) {
		first, last := words(t, d, phrase)
		d.PlaceMentions = append(d.PlaceMentions, text.PlaceMention{Span: text.Span{Start: d.Tokens[first].Start, End: d.Tokens[last-1].End}, Ref: len(d.Places)})
		d.Places = append(d.Places, p)
	}
}

// deed tells that the reader takes a noun for an event.
func deed(t *testing.T, noun string) with {
	return func(d *text.Document) {
		first, _ := words(t, d, noun)
		d.Frames = append(d.Frames, text.Frame{Predicate: first})
	}
}

// day tells when the article appeared.
func day(year int) with {
	return func(d *text.Document) { d.Article.PublishedAt = schema.NewDay(year, 6, 15).Time() }
}

// phraseOf is the phrase at whose head or heart some words stand; nil for none.
func phraseOf(t *testing.T, a *Article, phrase string) *Phrase {
	t.Helper()
	first, last := words(t, a.Document, phrase)
	for _, p := range a.Phrases {
		if p.First <= first && last <= p.Last {
			return p
		}
	}
	return nil
}
