package hashnet

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// random is a net of so many hidden sums with any weights, and so many features of those that are common in any text.
func random(hidden, buckets, features int) (*Net, []uint32) {
	r := rand.New(rand.NewPCG(1, 2))
	const questions = 4
	n := &Net{Hidden: hidden, Rows: make([]int8, buckets*hidden), Bias: make([]int32, hidden), Out: make([]int16, questions*hidden), OutBias: make([]int32, questions)}
	for i := range n.Rows {
		n.Rows[i] = int8(r.IntN(1<<8) - 1<<7)
	}
	for k := range n.Bias {
		n.Bias[k] = int32(r.IntN(1<<12)) - 1<<11
	}
	common := rand.NewZipf(r, 1.1, 1, uint64(4*buckets))
	bag := make([]uint32, features)
	for i := range bag {
		bag[i] = spread(uint32(common.Uint64()))
	}
	return n, bag
}

// TestAddRowsIsExact compares what this processor runs with the kernel in Go.
func TestAddRowsIsExact(t *testing.T) {
	for _, hidden := range []int{1, 15, 16, 17, 20, 31, 32, 48, 60, maxHidden} {
		for _, features := range []int{0, 1, 500} {
			n, bag := random(hidden, leastBuckets, features)
			want := make([]int32, hidden)
			addRowsGo(want, n.Bias, n.Rows, bag)
			if got := n.Sums(nil, bag); !slices.Equal(want, got) {
				t.Errorf("%d features, %d sums: %v, want %v", features, hidden, got, want)
			}
		}
	}
}

// BenchmarkAsk asks nets as large as those in use about a row of an article; GODEBUG=cpu.avx2=off leaves the kernel in Go.
func BenchmarkAsk(b *testing.B) {
	for _, hidden := range []int{20, 60} {
		b.Run(fmt.Sprint(hidden), func(b *testing.B) {
			const features, bags = 100, 256
			n, bag := random(hidden, 1<<16, features*bags)
			var answers []int
			for i := 0; b.Loop(); i = (i + 1) % bags {
				answers = n.AskInto(answers, bag[i*features:][:features])
			}
		})
	}
}
