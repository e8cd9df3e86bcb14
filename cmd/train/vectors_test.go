package main

import (
	"os"
	"path/filepath"
	"testing"
)

// TestVocabularyGivesRowsToWordsSeenOften reads a package of four words, of which training has one often, one rarely and one that the package lacks.
func TestVocabularyGivesRowsToWordsSeenOften(t *testing.T) {
	folder := t.TempDir()
	vectors := `{"dimensions":2,"words":["the","army","flees","quay"],"vectors":{"the":[1,0,1,0],"army":[0,1,1,1],"flees":[1,1,1,2],"quay":[1,-1,1,3]}}`
	if err := os.WriteFile(filepath.Join(folder, "wink-embeddings-toy.json"), []byte(vectors), 0o600); err != nil {
		t.Fatal(err)
	}
	counts := map[string]int{"the": 9, "army": 2, "flees": 1, "houthis": 5, "garda": 1}
	for formCount, want := range map[int][]string{1: {"the", "army", "flees", "houthis", "garda"}, 2: {"the", "army", "houthis"}, 5: {"the", "houthis"}} {
		v, err := readVocabulary(folder, counts, limits{words: 2, neighbourhoods: 1, dim: 2, formCount: formCount})
		if err != nil {
			t.Fatal(err)
		}
		if v.Forms != len(want) {
			t.Errorf("%d words have rows from %d times on, want %q", v.Forms, formCount, want)
		}
		for _, word := range want {
			if v.FormRow(word) < 0 {
				t.Errorf("%s, seen %d times, has no row from %d times on", word, counts[word], formCount)
			}
		}
		if v.FormRow("quay") >= 0 {
			t.Error("a word that training lacks has a row")
		}
	}
}
