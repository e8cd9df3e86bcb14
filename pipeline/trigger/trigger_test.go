package trigger

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// TestTypesAreThoseOfPLOVER holds Types to the list of events, and each to the root of CAMEO that holds its codes.
func TestTypesAreThoseOfPLOVER(t *testing.T) {
	var names []string
	for _, typ := range Types {
		names = append(names, typ.Name)
		isUnder := false
		for _, list := range schema.CodeLists() {
			for _, e := range list.Entries {
				code, ok := schema.LookupCAMEO(e.Code)
				isUnder = isUnder || list.Name == "cameo" && ok && code.Type == typ.Name && code.Root() == typ.Root
			}
		}
		if _, ok := schema.LookupCAMEO(typ.Root); !ok || !isUnder {
			t.Errorf("no code of %s under %s", typ.Name, typ.Root)
		}
	}
	for _, list := range schema.CodeLists() {
		if list.Name != "event_types" {
			continue
		}
		for _, e := range list.Entries {
			if !slices.Contains(names, e.Code) {
				t.Errorf("no %s", e.Code)
			}
		}
		if len(list.Entries) != len(names) {
			t.Errorf("%d types, want %d", len(names), len(list.Entries))
		}
	}
}

// TestReaderAnswersAboutTheSameTypes holds Types to the order of text.EventTypes.
func TestReaderAnswersAboutTheSameTypes(t *testing.T) {
	for i, typ := range Types {
		if len(Types) != len(text.EventTypes) || text.EventTypes[i] != typ.Name {
			t.Fatalf("%v, want %v", text.EventTypes, Types)
		}
	}
}

func TestEmbeddedAnswersEveryQuestion(t *testing.T) {
	n, err := Embedded()
	if err != nil {
		t.Fatal(err)
	}
	if len(n.OutBias) != Questions() {
		t.Errorf("%d answers, want %d", len(n.OutBias), Questions())
	}
	var file bytes.Buffer
	if err := Write(&file, n); err != nil {
		t.Fatal(err)
	}
	again, err := read(&file)
	if err != nil || !slices.Equal(again.Rows, n.Rows) || !slices.Equal(again.Out, n.Out) {
		t.Errorf("another net came back: %v", err)
	}
}

// farce is "Smith said the vote was a farce" as a parser reads it.
func farce() *syntax.Tree {
	d := &text.Document{Text: "Smith said the vote was a farce"}
	at := 0
	for _, w := range []struct {
		form, lemma string
		tag         text.Tag
		rel         text.Rel
		head        int
	}{
		{"Smith", "Smith", text.PROPN, text.Nsubj, 1}, {"said", "say", text.VERB, text.Root, -1}, {"the", "the", text.DET, text.Det, 3},
		{"vote", "vote", text.NOUN, text.Nsubj, 6}, {"was", "be", text.AUX, text.Cop, 6}, {"a", "a", text.DET, text.Det, 6}, {"farce", "farce", text.NOUN, text.Ccomp, 1},
	} {
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: at, End: at + len(w.form)}, Form: w.form, Lemma: w.lemma, Tag: w.tag, Rel: w.rel, Head: w.head})
		at += len(w.form) + 1
	}
	d.Sentences = []text.Sentence{{Span: text.Span{Start: 0, End: len(d.Text)}, First: 0, Last: len(d.Tokens)}}
	d.Frames = []text.Frame{{Predicate: 1, Happened: 1, Args: []text.Argument{{Role: text.Arg0, Head: 0, First: 0, Last: 1}, {Role: text.Arg1, Head: 6, First: 2, Last: 7}}}}
	return syntax.Of(d)
}

// only is a net for which a single feature speaks, for one of Types.
func only(typ int, parts ...string) *hashnet.Net {
	var bag hashnet.Bag
	bag.Add(parts...)
	n := &hashnet.Net{Hidden: 1, Rows: make([]int8, 1<<14), Bias: []int32{0}, Out: make([]int16, Questions()), OutBias: make([]int32, Questions())}
	n.Rows[hashnet.Bucket(bag[0], n.Buckets())] = 64
	n.Out[IsEvent], n.Out[FirstType+typ] = 2048, 2048
	for q := range n.OutBias {
		n.OutBias[q] = -256
	}
	return n
}

func TestAsk(t *testing.T) {
	accuse := slices.IndexFunc(Types, func(typ Type) bool { return typ.Name == "ACCUSE" })
	for _, c := range []struct {
		feature []string
		isEvent bool
	}{
		{[]string{"clause", "farce"}, true}, {[]string{"clause", "victory"}, false},
		{[]string{"knows", "clause", "none"}, true}, {[]string{"knows", "self", "none"}, false},
		{[]string{"role", "ARG0", "PROPN", "VERB"}, true}, {[]string{"role", "ARG1", "PROPN", "VERB"}, false},
	} {
		r := NewReader(farce(), only(accuse, c.feature...), KnownOf(map[string][]string{"vote": {"none"}}))
		g := r.Ask(1)
		if isEvent := g.Event > 0.5; isEvent != c.isEvent || isEvent && g.Best().Name != "ACCUSE" {
			t.Errorf("%v: event %v, %v", c.feature, g.Event, g.Best())
		}
		if why := r.Why(1); c.isEvent != slices.Equal(why, []string{strings.Join(c.feature, " ")}) {
			t.Errorf("%v: because of %q", c.feature, why)
		}
	}
}

func TestOnlyPredicatesAreAsked(t *testing.T) {
	r := NewReader(farce(), nil, nil)
	for token := range 7 {
		if got := r.IsCandidate(token); got != (token == 1) {
			t.Errorf("token %d: %v", token, got)
		}
	}
}

// TestMeaning asks about "Smith said the vote was a farce" where words have vectors of two numbers, of which the larger counts: those of the
// complement count for the verb of saying, not for the vote.
func TestMeaning(t *testing.T) {
	tree := farce()
	tree.Tokens[1].Vector, tree.Tokens[3].Vector, tree.Tokens[6].Vector = []int8{9, 1}, []int8{-1, 2}, []int8{1, -30}
	accuse := slices.IndexFunc(Types, func(typ Type) bool { return typ.Name == "ACCUSE" })
	for _, c := range []struct {
		feature []string
		token   int
		isEvent bool
	}{
		{[]string{"self", "0 high"}, 1, true}, {[]string{"self", "1 low"}, 1, false},
		{[]string{"clause", "1 low"}, 1, true}, {[]string{"clause", "1 high"}, 1, false}, {[]string{"clause", "1 low"}, 3, false},
		{[]string{"head", "1 low"}, 3, true}, {[]string{"head", "0 high"}, 3, false},
	} {
		r := NewReader(tree, only(accuse, c.feature...), nil)
		g := r.Ask(c.token)
		if isEvent := g.Event > 0.5; isEvent != c.isEvent {
			t.Errorf("%v of %s: event %v", c.feature, tree.Tokens[c.token].Form, g.Event)
		}
		if why := r.Why(c.token); c.isEvent != slices.Equal(why, []string{"meaning of " + c.feature[0]}) {
			t.Errorf("%v of %s: because of %q", c.feature, tree.Tokens[c.token].Form, why)
		}
	}
}
