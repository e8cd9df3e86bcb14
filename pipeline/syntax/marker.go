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
		if r := t.Tokens[c].Rel; r != text.Case && r != text.Mark || t.strays(c, w) {
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
	if first == "" {
		return t.strayed(w)
	}
	return first
}

// strays tells a preposition that parsers hang on the noun behind its own: the "by" of "the attack by rebels on the town" on the town.
func (t *Tree) strays(preposition, w int) bool {
	for n := preposition + 1; n < w; n++ {
		if t.Head(n) == t.Head(w) && t.Tokens[n].Rel == t.Tokens[w].Rel && t.Tokens[n].Rel == text.Nmod {
			return true
		}
	}
	return false
}

// strayed is the preposition in front of a noun that hangs on a noun behind it; "" for none.
func (t *Tree) strayed(w int) string {
	first := w
	for c := range t.Children(w) {
		first = min(first, c)
	}
	if c := first - 1; c >= 0 && t.Tokens[c].Rel == text.Case && t.Head(c) > w && t.strays(c, t.Head(c)) {
		return t.joined(c, t.Lemma(c))
	}
	return ""
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
