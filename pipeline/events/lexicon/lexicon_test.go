package lexicon

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/dateline-data/dateline/pipeline/text"
)

// tables are the least that a lexicon needs besides patterns.
func tables(patterns string) fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	return fstest.MapFS{
		"classes.tsv":    file("attack\traid|strike\ntalks\ttalk|negotiation\n"),
		"people.tsv":     file("people\tsoldier|rebel\n"),
		"complement.tsv": file("reject\trefuse\tto\n"),
		"outcomes.tsv":   file("reject\t07\t122\n"),
		"contexts.tsv":   file("military\ttank\n"),
		"toll.tsv":       file("dead\tkill\n"),
		"refine.tsv":     file("15\tpeacekeeper\t074\n"),
		"selection.tsv":  file("173\tT\tperson\n"),
		"patterns.tsv":   file(patterns),
	}
}

func TestEmbeddedLexiconLoads(t *testing.T) {
	l, err := Load(Embedded, nil)
	if err != nil {
		t.Fatal(err)
	}
	if l.count < 2500 {
		t.Errorf("%d senses, want at least 2500", l.count)
	}
}

func TestLexiconErrorsNameFileAndLine(t *testing.T) {
	cases := []struct{ patterns, want string }{
		{"19\tS attack T\n999\tS raid T\n", `patterns.tsv:2: "999" is no CAMEO code`},
		{"# comment\n\n19 S attack T\n", "patterns.tsv:3: expected 2 to 4 columns"},
		{"19\tS T\n", "patterns.tsv:1: no trigger"},
		{"19\tn: (of T)\n", "patterns.tsv:1: no trigger"},
		{"19\tS launch @atack on T\n", "patterns.tsv:1: no class @atack"},
		{"19\tS launch @attack on\n", `patterns.tsv:1: nothing behind "on"`},
		{"19\tS fight (with T\n", "patterns.tsv:1: parenthesis not closed"},
		{"19\tS fight with) T\n", "patterns.tsv:1: parenthesis out of place"},
		{"19\tS give T aid food\n", "patterns.tsv:1: \"food\": a third argument"},
		{"19\tS be\n", "patterns.tsv:1: `be` needs an adjective"},
		{"19\tS attack Tt\n", "patterns.tsv:1: \"Tt\": expected lower-case lemmas"},
		{"19\tS attack T\tloud\n", `patterns.tsv:1: unknown attribute "loud"`},
	}
	for _, c := range cases {
		_, err := Load(tables(c.patterns), nil)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: error %v, want %q", c.patterns, err, c.want)
		}
	}
}

func TestPatternsReadTheirParts(t *testing.T) {
	l, err := Load(tables("040\tS call_off @talks|meeting (with|between T)\n190\tn: rebel @attack by S on T\n040\tT be in talk with S\n111\tS be angry|furious at T\n"), nil)
	if err != nil {
		t.Fatal(err)
	}
	off := l.Senses[text.VerbTrigger]["call_off"]
	if len(off) != 1 || len(off[0].Slots) != 3 || !off[0].Slots[1].Nouns["talk"] || !off[0].Slots[1].Nouns["meeting"] || !off[0].Slots[2].Optional {
		t.Errorf("call_off: %+v", off)
	}
	if raid := l.Senses[text.NounTrigger]["raid"]; len(raid) != 1 || raid[0].Slots[0].At != Modifier || raid[0].Slots[2].Role != TargetRole {
		t.Errorf("raid: %+v", raid)
	}
	if talk := l.Senses[text.PredicateTrigger]["talk_in"]; len(talk) != 1 || talk[0].Slots[0].Role != TargetRole {
		t.Errorf("in talks: %+v", talk)
	}
	if len(l.Senses[text.PredicateTrigger]["furious"]) != 1 {
		t.Error("each alternative of an adjective is a sense")
	}
}
