package parse

import (
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

func TestJoinDoubles(t *testing.T) {
	tokens := []text.Token{ // "opposition group rejected Mugabe Monday", in a document whose third word it begins with
		{Tag: text.NOUN, Rel: text.Nsubj, Head: 5}, {Tag: text.NOUN, Rel: text.Nsubj, Head: 5}, {Tag: text.VERB, Rel: text.Root, Head: -1},
		{Tag: text.PROPN, Rel: text.Obj, Head: 5}, {Tag: text.PROPN, Rel: text.Obl, Head: 5},
	}
	joinDoubles(tokens, 3)
	if tokens[0].Head != 4 || tokens[0].Rel != text.Compound {
		t.Errorf("the first noun hangs on %d as %v, want on 4 as compound", tokens[0].Head, tokens[0].Rel)
	}
	for i, want := range []text.Rel{1: text.Nsubj, 2: text.Root, 3: text.Obj, 4: text.Obl} {
		if i > 0 && tokens[i].Rel != want {
			t.Errorf("token %d is %v, want %v", i, tokens[i].Rel, want)
		}
	}
}
