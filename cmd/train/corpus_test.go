package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

func TestReadNamesReadsBothKindsOfIOB(t *testing.T) {
	path := filepath.Join(t.TempDir(), "names.conll")
	// IOB1 opens a name with I; IOB2 with B. A Penn tag may stand between.
	if err := os.WriteFile(path, []byte("Ada I-PER\nLovelace I-PER\nleft O\n\nNew\tNNP\tB-geo\nDelhi\tNNP\tI-geo\nIndian\tJJ\tB-gpe\nand\tCC\tO\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	sentences, err := readNames(path)
	if err != nil || len(sentences) != 2 {
		t.Fatalf("%d sentences, %v", len(sentences), err)
	}
	want := [][]nameSpan{{{0, 2, text.Person}}, {{0, 2, text.Location}, {2, 3, text.Location}}}
	for i, s := range sentences {
		got := nameSpans(s.names)
		for k := range want[i] {
			if len(got) != len(want[i]) || got[k] != want[i][k] {
				t.Errorf("sentence %d: %v, want %v", i, got, want[i])
			}
		}
	}
	if sentences[0].penn[0] != "" || sentences[1].penn[2] != "JJ" {
		t.Errorf("Penn tags %q and %q", sentences[0].penn, sentences[1].penn)
	}
}

func readText(t *testing.T, read func(string) ([]*sentence, error), lines string) []*sentence {
	t.Helper()
	path := filepath.Join(t.TempDir(), "corpus")
	if err := os.WriteFile(path, []byte(lines), 0o600); err != nil {
		t.Fatal(err)
	}
	sentences, err := read(path)
	if err != nil {
		t.Fatal(err)
	}
	return sentences
}

// named lists a sentence's names as KIND[words], and ? before words of which nothing is known.
func named(s *sentence) string {
	kinds := [...]string{"", "PER", "ORG", "LOC", "NAT", "MISC"}
	var out []string
	for i, tag := range s.names {
		if tag == unknownName {
			out = append(out, "?"+s.forms[i])
		}
	}
	for _, n := range spansOf(s.names) {
		out = append(out, kinds[n.kind]+"["+strings.Join(s.forms[n.from:n.to], " ")+"]")
	}
	return strings.Join(out, " ")
}

func TestReadNamesDividesWordsAnew(t *testing.T) {
	sentences := readText(t, readNames, "Paris-based B-org\nAcme I-org\ndid O\nn't O\nsell O\nto O\nthe O\nU.S. B-geo\nIt O\nwaited O\n. O\n")
	if len(sentences) != 2 {
		t.Fatalf("%d sentences", len(sentences))
	}
	if got := strings.Join(sentences[0].forms, "|"); got != "Paris|-|based|Acme|did|n't|sell|to|the|U.S." {
		t.Errorf("words %s", got)
	}
	if got := named(sentences[0]); got != "ORG[Paris - based Acme] LOC[U.S.]" {
		t.Errorf("names %s", got)
	}
}

func TestReadTreebankNamesEntities(t *testing.T) {
	row := func(n, form, tag, penn, head, rel, entity string) string {
		return strings.Join([]string{n, form, "_", tag, penn, "_", head, rel, "_", entity}, "\t") + "\n"
	}
	read := func(path string) ([]*sentence, error) { return readTreebank(path, map[string]*sentence{}) }
	sentences := readText(t, read, "# global.Entity = GRP-etype-infstat\n"+
		row("1", "President", "PROPN", "NNP", "6", "nsubj", "Entity=(1-person-new")+
		row("2", "Ana", "PROPN", "NNP", "1", "flat", "SpaceAfter=Yes")+
		row("3", "of", "ADP", "IN", "5", "case", "_")+
		row("4", "Old", "ADJ", "NNP", "5", "amod", "Entity=(2-place-new")+
		row("5", "Spain", "PROPN", "NNP", "1", "nmod", "Entity=2)1)")+
		row("6", "left", "VERB", "VBD", "0", "root", "_")+
		row("7", "Acme", "PROPN", "NNP", "6", "obj", "_")+
		row("8", "on", "ADP", "IN", "9", "case", "_")+
		row("9", "Monday", "PROPN", "NNP", "6", "obl", "Entity=(3-time-new)")+"\n")
	if got := named(sentences[0]); got != "?Acme PER[Ana] LOC[Old Spain]" {
		t.Errorf("names %s", got)
	}
}

// TestGuessedNames names trees that have no names yet, in the style that is asked for; of words that machines disagree on nothing is known.
func TestGuessedNames(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guessed.conll")
	if err := os.WriteFile(path, []byte("Ana\tB-PER\nde\tI-PER\nSousa\tI-PER\nleft\tO\nGarda\t?\n\nOmar\tB-PER\nleft\tO\n\nIda\tB-PER\nleft\tO\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	bare := &sentence{forms: []string{"Ana", "de", "Sousa", "left", "Garda"}}
	known := toySentence(0, "Omar", "left")
	other := &sentence{forms: []string{"Ana", "left"}}
	set := &data{styles: 2, trees: []*sentence{bare, known, other}}
	if err := set.guessNames(path, 1); err != nil {
		t.Fatal(err)
	}
	if got := named(bare); got != "?Garda PER[Ana de Sousa]" || bare.style != 1 || !bare.guessed {
		t.Errorf("%s in style %d", got, bare.style)
	}
	if known.style != 0 || known.guessed || other.names != nil {
		t.Error("names that are known, or other words, were named")
	}
	if len(set.named) != 1 || named(set.named[0]) != "PER[Ida]" || !set.named[0].guessed {
		t.Errorf("%d sentences that are no tree's", len(set.named))
	}
	if weights := set.styleWeights(); weights[0] != 0.5 {
		t.Errorf("weights %v: guesses count", weights)
	}
}
