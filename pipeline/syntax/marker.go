package syntax

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// Preposition is what a noun's phrase begins with: "in", "because_of"; "" for none.
func (t *Tree) Preposition(w int) string {
	for c := range t.Children(w) {
		if t.Tokens[c].Rel != text.Case {
			continue
		}
		if t.Tokens[c].Tag == text.VERB {
			return t.joined(c, strings.ToLower(t.Tokens[c].Form)) // "given", "following"
		}
		if word := t.joined(c, t.Lemma(c)); !possessive[word] {
			return word
		}
	}
	return ""
}

// Marker is what introduces a clause or a phrase: "to", "of", "on_behalf_of"; "" for none. Several prepositions in a row are one where
// known has them so: "out_of".
func (t *Tree) Marker(w int, known text.Words) string {
	if title := t.Child(w, text.NmodDesc); title >= 0 && title < w && t.Child(w, text.Case, text.Mark) < 0 {
		return t.Marker(title, known) // "of Prime Minister Hariri": parsers may hang it on the title
	}
	var first, all string
	for c := range t.Children(w) {
		if r := t.Tokens[c].Rel; r != text.Case && r != text.Mark {
			continue
		}
		switch word := t.joined(c, t.Lemma(c)); {
		case possessive[word]:
		case first == "":
			first, all = word, word
		default:
			all += "_" + word
		}
	}
	if known[all] {
		return all
	}
	return first
}

// joined is a word with those that make a fixed phrase with it: "because_of".
func (t *Tree) joined(w int, word string) string {
	for c := range t.Children(w) {
		if t.Tokens[c].Rel == text.Fixed {
			word += "_" + t.Lemma(c)
		}
	}
	return word
}

var possessive = text.WordSet("'s ’s ' ’")
