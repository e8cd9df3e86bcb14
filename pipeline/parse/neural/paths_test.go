package neural

import (
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

// TestFindListsNearWords reads "He promised mayors of towns to sign it".
func TestFindListsNearWords(t *testing.T) {
	heads := []int{1, -1, 1, 4, 2, 6, 1, 6}
	rels := []text.Rel{text.Nsubj, text.Root, text.Obj, text.Case, text.Nmod, text.Mark, text.Xcomp, text.Obj}
	var f PathFinder
	near := f.Find(6, heads, rels)
	var words []int
	paths := map[int]int32{}
	for _, n := range near {
		words = append(words, n.Word)
		paths[n.Word] = n.Path
	}
	if len(words) != 7 || paths[3] != 0 { // all but "of", which is three steps below the predicate's head
		t.Fatalf("near are %v", words)
	}
	if paths[0] == paths[2] || paths[7] == paths[0] || paths[1] == paths[6] {
		t.Errorf("different paths have one row: %v", paths)
	}
	again := map[int]int32{}
	for _, n := range f.Find(1, heads, rels) {
		again[n.Word] = n.Path
	}
	if again[2] != paths[7] {
		t.Error("objects of two verbs have different paths")
	}
}

func TestFindStopsInCycles(t *testing.T) {
	heads := []int{1, 0, 1, 2}
	rels := []text.Rel{text.Dep, text.Dep, text.Obj, text.Obj}
	var f PathFinder
	if near := f.Find(0, heads, rels); len(near) != 4 {
		t.Errorf("near are %v", near)
	}
}

func TestDistanceRowsTellSidesApart(t *testing.T) {
	seen := map[int32]bool{}
	for d := -40; d <= 40; d++ {
		row := distanceRow(d)
		if row < pathRows || row >= PathTableRows {
			t.Fatalf("distance %d has row %d", d, row)
		}
		seen[row] = true
	}
	if len(seen) != PathTableRows-pathRows || distanceRow(1) == distanceRow(-1) || distanceRow(6) != distanceRow(8) {
		t.Errorf("%d rows", len(seen))
	}
}
