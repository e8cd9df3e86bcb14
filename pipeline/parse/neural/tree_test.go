package neural

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func floats(r *rand.Rand, n int, spread float64) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64() * spread)
	}
	return out
}

// bestByTrial tries all heads of all words.
func bestByTrial(scores []float32, stride int, heads []int) (best float64, tree []int) {
	n := len(heads)
	best = -1e30
	var try func(i int, sum float64)
	try = func(i int, sum float64) {
		if i == n {
			if sum > best && isTree(heads) {
				best, tree = sum, slices.Clone(heads)
			}
			return
		}
		for h := -1; h < n; h++ {
			if h != i {
				heads[i] = h
				try(i+1, sum+float64(scores[(h+1)*stride+i]))
			}
		}
	}
	try(0, 0)
	return best, tree
}

// isTree tells whether all words reach the one child of the root.
func isTree(heads []int) bool {
	roots := 0
	for i, h := range heads {
		roots += one(h < 0)
		at := i
		for steps := 0; at >= 0; steps++ {
			if steps > len(heads) {
				return false
			}
			at = heads[at]
		}
	}
	return roots == 1
}

func TestFindTreeIsBest(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	var f treeFinder
	for trial := range 600 {
		n := 1 + trial%6
		scores := floats(r, n*(n+1), 3)
		heads := make([]int, n)
		_, want := bestByTrial(scores, n, make([]int, n))
		f.find(scores, n, heads)
		if !slices.Equal(heads, want) {
			t.Fatalf("trial %d: %v, want %v for %v", trial, heads, want, scores)
		}
	}
}

func TestFindTreeOfManyWords(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	var f treeFinder
	for range 20 {
		const n = 120
		heads := make([]int, n)
		f.find(floats(r, n*(n+1), 1), n, heads)
		if !isTree(heads) {
			t.Fatalf("%v is no tree", heads)
		}
	}
}

func FuzzFindTree(f *testing.F) {
	f.Add(uint8(3), []byte("scores of heads, one a byte"))
	f.Add(uint8(40), []byte{255, 0})
	var finder treeFinder
	f.Fuzz(func(t *testing.T, words uint8, data []byte) {
		n := int(words)%60 + 1
		scores := make([]float32, n*(n+1))
		for i := range scores {
			if len(data) > 0 {
				scores[i] = float32(int8(data[i%len(data)])) / 8
			}
		}
		heads := make([]int, n)
		finder.find(scores, n, heads)
		if !isTree(heads) {
			t.Fatalf("%v is no tree", heads)
		}
	})
}
