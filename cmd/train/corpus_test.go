package main

import (
	"os"
	"path/filepath"
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
	if sentences[0].penn != nil || sentences[1].penn[2] != "JJ" {
		t.Errorf("Penn tags %v and %v", sentences[0].penn, sentences[1].penn)
	}
}
