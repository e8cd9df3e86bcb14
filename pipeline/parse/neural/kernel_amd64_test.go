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

func TestBlockKernelsAgree(t *testing.T) {
	needAVX2(t)
	r := rand.New(rand.NewPCG(3, 4))
	const rows = 2 * blockRows
	for _, groups := range []int{2, 4, 30, 64} {
		in := groups * groupIns
		x, w, start := inputs(r, rows*in), weights(r, in*blockOuts), make([]int32, blockOuts)
		for i := range start {
			start[i] = int32(r.IntN(1<<20)) - 1<<19
		}
		scale, bias := floats(r, blockOuts, 0.01), floats(r, blockOuts, 5)
		a, b, c := make([]float32, rows*blockOuts), make([]float32, rows*blockOuts), make([]float32, rows*blockOuts)
		for from := 0; from < rows; from += blockRows {
			blockGo(&a[from*blockOuts], blockOuts, &x[from*in], in, &w[0], groups, &start[0], &scale[0], &bias[0])
			blockAVX2(&b[from*blockOuts], blockOuts, &x[from*in], in, &w[0], groups, &start[0], &scale[0], &bias[0])
		}
		if !slices.Equal(a, b) {
			t.Errorf("%d groups: Go %v\nAVX2 %v", groups, a, b)
		}
		if !hasVNNI {
			continue
		}
		block512(&c[0], blockOuts, &x[0], in, &w[0], groups, &start[0], &scale[0], &bias[0])
		if !slices.Equal(a, c) {
			t.Errorf("%d groups: Go %v\nAVX-512 %v", groups, a, c)
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
		src[0], src[1], src[2] = 0.5/16, 1.5/16, -0.5/16
		for _, zero := range []float32{0, middle} {
			a, b := make([]uint8, 160), make([]uint8, 160)
			quantizeGo(&a[0], &src[0], 160, 16, zero, zero/64)
			quantizeAVX2(&b[0], &src[0], 160, 16, zero, zero/64)
			if !slices.Equal(a, b) {
				t.Errorf("spread %g, zero %g: the kernels differ\n%v\n%v", spread, zero, a, b)
			}
		}
	}
}
