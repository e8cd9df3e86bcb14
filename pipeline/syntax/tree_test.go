package syntax

import (
	"slices"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

// sentence is "rebels in the north because of Turkey 's army fled ." with a second one, "Ankara denied it", behind it.
func sentence() *text.Document {
	words := []struct {
		form, lemma string
		tag         text.Tag
		rel         text.Rel
		head        int
	}{
		{"Rebels", "rebel", text.NOUN, text.Nsubj, 9}, {"in", "in", text.ADP, text.Case, 3}, {"the", "the", text.DET, text.Det, 3}, {"north", "north", text.NOUN, text.Nmod, 0},
		{"because", "because", text.ADP, text.Case, 8}, {"of", "of", text.ADP, text.Fixed, 4}, {"Turkey", "Turkey", text.PROPN, text.NmodPoss, 8}, {"'s", "'s", text.PART, text.Case, 6},
		{"army", "army", text.NOUN, text.Obl, 9}, {"fled", "flee", text.VERB, text.Root, -1},
		{"Ankara", "Ankara", text.PROPN, text.Nsubj, 11}, {"denied", "deny", text.VERB, text.Root, -1}, {"it", "it", text.PRON, text.Obj, 11},
	}
	d := &text.Document{}
	for i, w := range words {
		start := len(d.Text)
		d.Text += w.form + " "
		s := 0
		if i > 9 {
			s = 1
		}
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: start + len(w.form)}, Form: w.form, Lemma: w.lemma, Tag: w.tag, Rel: w.rel, Head: w.head, Sentence: s})
	}
	d.Sentences = []text.Sentence{{First: 0, Last: 10}, {First: 10, Last: 13}}
	d.Names = []text.Name{{First: 6, Last: 7, Kind: text.Location}}
	d.ActorMentions = []text.ActorMention{{Span: text.Span{Start: d.Tokens[6].Start, End: d.Tokens[8].End}, Head: 8}}
	d.Dates = []text.Date{{Span: d.Tokens[3].Span}}
	return d
}

func TestTree(t *testing.T) {
	tree := Of(sentence())
	if got := slices.Collect(tree.Children(9)); !slices.Equal(got, []int{0, 8}) {
		t.Errorf("on the verb hang %v", got)
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{
		{"child", tree.Child(8, text.NmodPoss, text.Det), 6},
		{"no child", tree.Child(8, text.Obj), -1},
		{"head", tree.Head(3), 0},
		{"head of a root", tree.Head(9), -1},
		{"head of a phrase", tree.HeadOf(text.Span{Start: tree.Tokens[4].Start, End: tree.Tokens[8].End}), 8},
		{"head of half a phrase", tree.HeadOf(text.Span{Start: tree.Tokens[1].Start, End: tree.Tokens[2].End}), 1},
		{"mention at its head", tree.MentionAt(8), 0},
		{"no mention at a word that hangs inside", tree.MentionAt(6), -1},
	} {
		if c.got != c.want {
			t.Errorf("%s: %d, not %d", c.what, c.got, c.want)
		}
	}
	if !tree.Under(2, 0) || tree.Under(2, 8) || tree.Under(10, 9) {
		t.Error("under")
	}
	if tree.NameAt(6) == nil || tree.NameAt(8) != nil || !tree.InDate(3) || tree.InDate(4) {
		t.Error("names and dates by word")
	}
}

func TestHeadsStayInTheirSentence(t *testing.T) {
	d := sentence()
	d.Tokens[10].Head, d.Tokens[12].Head, d.Tokens[11].Head = 9, 99, 11
	tree := Of(d)
	for _, w := range []int{10, 11, 12} {
		if h := tree.Head(w); h != -1 {
			t.Errorf("word %d hangs on %d", w, h)
		}
	}
	if got := slices.Collect(tree.Children(9)); slices.Contains(got, 10) {
		t.Errorf("a word of another sentence hangs on the verb: %v", got)
	}
}

func TestMarkers(t *testing.T) {
	d := sentence()
	tree := Of(d)
	for w, want := range map[int]string{3: "in", 8: "because_of", 6: "", 0: ""} {
		if got := tree.Preposition(w); got != want {
			t.Errorf("preposition of %q: %q, not %q", d.Tokens[w].Form, got, want)
		}
		if got := tree.Marker(w, nil); got != want {
			t.Errorf("marker of %q: %q, not %q", d.Tokens[w].Form, got, want)
		}
	}
	d.Tokens[5].Rel, d.Tokens[5].Head = text.Case, 8
	if got := Of(d).Marker(8, text.WordSet("because_of")); got != "because_of" {
		t.Errorf("two prepositions in a row: %q", got)
	}
	if got := Of(d).Marker(8, nil); got != "because" {
		t.Errorf("two prepositions that are not known in a row: %q", got)
	}
}
