package main

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/pipeline/text"
)

// augmentations are ways in which other people's text differs from the treebanks', each with its share of the training sentences.
var augmentations = []struct {
	share float64
	apply func(*sentence) *sentence
}{
	{0.03, mapForms(strings.ToLower)},
	{0.03, mapForms(strings.ToUpper)},
	{0.03, mapForms(titleCase)},
	{0.05, dropFinalPunctuation},
}

// augment is the sentence itself or, now and then, a variant of it.
func augment(s *sentence, r *rand.Rand) *sentence {
	at := r.Float64()
	for _, a := range augmentations {
		if at < a.share {
			return a.apply(s)
		}
		at -= a.share
	}
	return s
}

func mapForms(change func(string) string) func(*sentence) *sentence {
	return func(s *sentence) *sentence {
		out := *s
		out.forms = make([]string, len(s.forms))
		for i, form := range s.forms {
			out.forms[i] = change(form)
		}
		return &out
	}
}

// titleCase capitalises what headlines capitalise: all but short function words.
func titleCase(form string) string {
	first, n := utf8.DecodeRuneInString(form)
	if len(form) < 4 && functionWords[form] {
		return form
	}
	return string(unicode.ToTitle(first)) + form[n:]
}

var functionWords = map[string]bool{"a": true, "an": true, "the": true, "of": true, "in": true, "on": true, "at": true, "to": true,
	"by": true, "for": true, "and": true, "or": true, "but": true, "as": true, "'s": true, "n't": true}

// dropFinalPunctuation leaves out a sentence's last mark, as headlines and list items do, if nothing hangs on it.
func dropFinalPunctuation(s *sentence) *sentence {
	last := len(s.forms) - 1
	if !s.hasTree || last < 1 || s.tags[last] != text.PUNCT || s.heads[last] < 0 {
		return s
	}
	for _, h := range s.heads {
		if h == last {
			return s
		}
	}
	out := *s
	out.forms, out.tags, out.feats, out.heads, out.rels = s.forms[:last], s.tags[:last], s.feats[:last], s.heads[:last], s.rels[:last]
	return &out
}
