package extsort

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

func TestSorterSpillsAndMerges(t *testing.T) {
	s := New[int](t.TempDir())
	s.length = 7
	random := rand.New(rand.NewPCG(1, 2))
	want := map[string]int{}
	for range 1000 {
		n := random.IntN(600)
		want[fmt.Sprintf("%04d", n)] = n
		if err := s.Add(fmt.Sprintf("%04d", n), n); err != nil {
			t.Fatal(err)
		}
	}
	if len(s.runs) > maxRuns {
		t.Errorf("%d runs are open", len(s.runs))
	}
	var got []int
	for v, err := range s.All() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, v)
	}
	if !slices.IsSorted(got) || len(got) != len(want) {
		t.Errorf("%d values, want %d, in order: %v", len(got), len(want), slices.IsSorted(got))
	}
}

func TestSorterReportsALostRun(t *testing.T) {
	s := New[int](t.TempDir())
	s.length = 2
	for i := range 4 {
		if err := s.Add(fmt.Sprint(i), i); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Truncate(s.runs[0], 3); err != nil {
		t.Fatal(err)
	}
	for _, err := range s.All() {
		if err != nil {
			return
		}
	}
	t.Error("a truncated run was read without an error")
}
