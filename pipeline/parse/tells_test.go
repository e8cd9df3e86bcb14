package parse

import (
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

// TestTells asks what words tell of and who stands on their sides: the number of the word, the event, and the words of the source and the target,
// -1 for nobody.
func TestTells(t *testing.T) {
	for _, c := range []struct {
		words          string
		word           int
		event          string
		source, target int
	}{
		{"Rebels shelled the town of Goma on Friday .", 1, "ASSAULT", 0, 3},
		{"Norway accused Ghana of spying .", 1, "ACCUSE", 0, 2},
		{"Two ministers were arrested by police in Lima .", 3, "COERCE", 5, 1},
		{"A journalist was shot in Cali .", 3, "ASSAULT", -1, 1},
		{"Teachers marched through Quito .", 1, "PROTEST", 0, 3},
		{"The orchestra played two symphonies by Haydn .", 2, "", -1, -1},
		{"The recipe calls for a cup of flour .", 2, "", -1, -1},
	} {
		d := document(c.words)
		if err := annotator(t).Apply(d); err != nil {
			t.Fatal(err)
		}
		tells := d.Tokens[c.word].Tells
		if c.event == "" {
			if tells.Event() > 0 {
				t.Errorf("%s: %s is taken for an event", c.words, d.Tokens[c.word].Form)
			}
			continue
		}
		if got := text.EventTypes[tells.Likeliest()]; tells.Event() <= 0 || got != c.event {
			t.Errorf("%s: %s tells of %s with odds %d, want %s", c.words, d.Tokens[c.word].Form, got, tells.Event(), c.event)
		}
		for side, want := range []int{c.source, c.target} {
			if got := likeliest(d, c.word, side); got != want {
				t.Errorf("%s: word %d on side %d, want %d", c.words, got, side, want)
			}
		}
	}
}

// likeliest is who most likely stands on a side of what a word tells of, -1 for nobody.
func likeliest(d *text.Document, word, side int) int {
	best, odds := -1, d.Tokens[word].Tells.Nobody(side)
	for _, f := range d.Frames {
		for _, s := range f.Standings {
			if isNominal(d.Tokens[s.Token].Tag) && f.Predicate == word && s.Token != word && int(s.Odds[side]) > odds {
				best, odds = s.Token, int(s.Odds[side])
			}
		}
	}
	return best
}

func isNominal(t text.Tag) bool { return t == text.NOUN || t == text.PROPN || t == text.PRON }

// TestTitlesAreWords reads titles that end in a stop: words with letters are no punctuation, and pronouns are no names.
func TestTitlesAreWords(t *testing.T) {
	for _, words := range []string{"Ms. Boateng denied it .", "They met Mr. Lund in Oslo .", "We thank Dr. Mensah ."} {
		d := document(words)
		if err := annotator(t).Apply(d); err != nil {
			t.Fatal(err)
		}
		for i := range d.Tokens {
			if tok := &d.Tokens[i]; tok.Tag == text.PUNCT && tok.Form != "." {
				t.Errorf("%s: %s is punctuation", words, tok.Form)
			}
		}
		for _, n := range d.Names {
			if n.Last == n.First+1 && d.Tokens[n.First].Tag == text.PRON {
				t.Errorf("%s: %s is a name", words, d.Tokens[n.First].Form)
			}
		}
	}
}
