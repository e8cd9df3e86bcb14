package main

import (
	"math/rand/v2"
	"testing"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

func TestPlainSentencesAreWhole(t *testing.T) {
	seen, said := map[string]bool{}, 0
	for _, s := range newPlainWriter(rand.New(rand.NewPCG(1, 2))).write(300) {
		n := len(s.forms)
		if len(s.tags) != n || len(s.penn) != n || len(s.feats) != n || len(s.heads) != n || len(s.rels) != n || len(s.predicates[neural.PropBankStyle]) != n {
			t.Fatalf("%v has columns of other lengths", s.forms)
		}
		for i, head := range s.heads {
			if steps := 0; s.rels[i] == text.NoRel || (head < 0) != (s.rels[i] == text.Root) {
				t.Fatalf("%v: word %d hangs on %d as %s", s.forms, i, head, s.rels[i])
			} else {
				for at := i; at >= 0; at = s.heads[at] {
					if steps++; steps > n {
						t.Fatalf("%v is no tree", s.forms)
					}
				}
			}
		}
		verb := s.frames[0].predicate
		root := s.frames[len(s.frames)-1].predicate
		if s.tags[verb] != text.VERB || s.heads[root] != -1 || s.heads[s.frames[0].args[0].head] != verb {
			t.Fatalf("%v has the frames %v", s.forms, s.frames)
		}
		if root != verb {
			said++
			speaker := s.frames[1].args[1].head
			if s.heads[verb] != root || s.rels[verb] != text.Ccomp || s.heads[speaker] != root || s.rels[speaker] != text.Nsubj {
				t.Fatalf("%v: nobody says it", s.forms)
			}
		}
		seen[s.forms[verb]] = true
	}
	if said < 60 || said > 130 {
		t.Errorf("%d of 300 sentences are said by somebody", said)
	}
	if len(seen) < 50 {
		t.Errorf("%d verbs in 300 sentences", len(seen))
	}
}
