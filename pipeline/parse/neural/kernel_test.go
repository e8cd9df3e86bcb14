package neural

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// inputs are numbers of 7 bits, the greatest among them.
func inputs(r *rand.Rand, n int) []uint8 {
	out := make([]uint8, n)
	for i := range out {
		out[i] = uint8(min(127, r.IntN(1<<7+10)))
	}
	return out
}

// weights are numbers of 7 bits, the greatest and least among them.
func weights(r *rand.Rand, n int) []int8 {
	out := make([]int8, n)
	for i := range out {
		out[i] = int8(max(-weightLevels, min(weightLevels, r.IntN(150)-75)))
	}
	return out
}

// blockKernel computes as many rows of a block's results as it says, at most those there are.
type blockKernel struct {
	name string
	run  func(rows int, out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32) int
}

// blockKernels are those that this processor runs.
var blockKernels = []blockKernel{{"chosen", block}}

// TestBlockIsExact compares the kernels that this processor runs with the one in Go.
func TestBlockIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	const rows = 2 * blockRows
	for _, groups := range []int{2, 4, 30, 64} {
		in := groups * groupIns
		x, w, start := inputs(r, rows*in), weights(r, in*blockOuts), make([]int32, blockOuts)
		for i := range start {
			start[i] = int32(r.IntN(1<<20)) - 1<<19
		}
		scale, bias := floats(r, blockOuts, 0.01), floats(r, blockOuts, 5)
		want := make([]float32, rows*blockOuts)
		for from := 0; from < rows; from += blockRows {
			blockGo(&want[from*blockOuts], blockOuts, &x[from*in], in, &w[0], groups, &start[0], &scale[0], &bias[0])
		}
		for _, kernel := range blockKernels {
			got := make([]float32, rows*blockOuts)
			for from := 0; from < rows; {
				from += kernel.run(rows-from, &got[from*blockOuts], blockOuts, &x[from*in], in, &w[0], groups, &start[0], &scale[0], &bias[0])
			}
			if !slices.Equal(want, got) {
				t.Errorf("%d groups: Go %v\n%s %v", groups, want, kernel.name, got)
			}
		}
	}
}

// BenchmarkProduct measures the fastest kernel that the processor has; GODEBUG=cpu.avx512f=off leaves AVX2's.
func BenchmarkProduct(b *testing.B) {
	const n, in, out = 64, 256, 768
	l := Linear{In: in, Out: out, Weights: make([]int8, in*out), Scale: make([]float32, out), Bias: make([]float32, out)}
	l.pack(stateGrid)
	x, y := make([]uint8, n*in), make([]float32, n*out)
	for b.Loop() {
		l.Apply(y, x, n)
	}
	b.ReportMetric(float64(b.N)*n*in*out/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
