package neural

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func needAVX2(t *testing.T) {
	if !hasAVX2 {
		t.Skip("this processor lacks AVX2")
	}
}

func shorts(r *rand.Rand, n int) []int16 {
	out := make([]int16, n)
	for i := range out {
		out[i] = int16(r.IntN(1<<16) - 1<<15)
	}
	return out
}

func TestBlockKernelsAgree(t *testing.T) {
	needAVX2(t)
	r := rand.New(rand.NewPCG(3, 4))
	const rows = 2 * blockRows
	for _, pairs := range []int{1, 2, 31, 128} {
		x, w := shorts(r, rows*2*pairs), shorts(r, pairs*2*blockOuts)
		for i := range w {
			w[i] >>= 8
		}
		scale, bias := floats(r, blockOuts, 0.01), floats(r, blockOuts, 5)
		a, b, c := make([]float32, rows*blockOuts), make([]float32, rows*blockOuts), make([]float32, rows*blockOuts)
		for from := 0; from < rows; from += blockRows {
			blockGo(&a[from*blockOuts], blockOuts, &x[from*2*pairs], 2*pairs, &w[0], pairs, &scale[0], &bias[0])
			blockAVX2(&b[from*blockOuts], blockOuts, &x[from*2*pairs], 2*pairs, &w[0], pairs, &scale[0], &bias[0])
		}
		if !slices.Equal(a, b) {
			t.Errorf("%d pairs: Go %v\nAVX2 %v", pairs, a, b)
		}
		if !hasVNNI {
			continue
		}
		block512(&c[0], blockOuts, &x[0], 2*pairs, &w[0], pairs, &scale[0], &bias[0])
		if !slices.Equal(a, c) {
			t.Errorf("%d pairs: Go %v\nAVX-512 %v", pairs, a, c)
		}
	}
}

func TestCellKernelsAgree(t *testing.T) {
	needAVX2(t)
	r := rand.New(rand.NewPCG(5, 6))
	const width = 64
	for _, spread := range []float64{0.01, 1, 1000} {
		u, skip, c := floats(r, 3*width, spread), floats(r, width, spread), floats(r, width, spread)
		d, h, g := slices.Clone(c), make([]float32, width), make([]float32, width)
		cellGo(&h[0], &c[0], &u[0], &skip[0], width)
		cellAVX2(&g[0], &d[0], &u[0], &skip[0], width)
		if !slices.Equal(h, g) || !slices.Equal(c, d) {
			t.Errorf("spread %g: the kernels differ", spread)
		}
	}
}

func TestQuantizeKernelsAgree(t *testing.T) {
	needAVX2(t)
	r := rand.New(rand.NewPCG(7, 8))
	for _, spread := range []float64{0.01, 10, 1e6} {
		src := floats(r, 160, spread)
		src[0], src[1], src[2] = 0.5/256, 1.5/256, -0.5/256
		a, b := make([]int16, 160), make([]int16, 160)
		quantizeGo(&a[0], &src[0], 160, 256, -4095, 4095)
		quantizeAVX2(&b[0], &src[0], 160, 256, -4095, 4095)
		if !slices.Equal(a, b) {
			t.Errorf("spread %g: the kernels differ", spread)
		}
	}
}

func BenchmarkProduct(b *testing.B) {
	const n, in, out = 64, 256, 768
	l := Linear{In: in, Out: out, Weights: make([]int8, in*out), Scale: make([]float32, out), Bias: make([]float32, out)}
	l.Pack()
	x, y := make([]int16, n*in), make([]float32, n*out)
	for b.Loop() {
		l.Apply(y, x, n)
	}
	b.ReportMetric(float64(b.N)*n*in*out/b.Elapsed().Seconds()/1e9, "GMAC/s")
}
