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

// Of these the processor would choose one: block512 hides blockAVX2.
func init() {
	if hasAVX2 {
		blockKernels = append(blockKernels, blockKernel{"AVX2", func(_ int, out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32) int {
			blockAVX2(out, outStride, x, xStride, w, groups, start, scale, bias)
			return blockRows
		}})
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

func TestAddScaledKernelsAgree(t *testing.T) {
	needAVX2(t)
	r := rand.New(rand.NewPCG(11, 12))
	const width = 96
	a, row := floats(r, width, 1), weights(r, width)
	b := slices.Clone(a)
	addScaledGo(a, row, 0.013)
	addScaledAVX2(&b[0], &row[0], width, 0.013)
	if !slices.Equal(a, b) {
		t.Errorf("the kernels differ\n%v\n%v", a, b)
	}
}

func TestSumKernelsAgree(t *testing.T) {
	needAVX2(t)
	r := rand.New(rand.NewPCG(13, 14))
	const width = 96
	var rows [4][]float32
	for i := range rows {
		rows[i] = floats(r, width, 1)
	}
	a, b := make([]float32, width), make([]float32, width)
	sumGo(a, rows[0], rows[1], rows[2], rows[3])
	sumAVX2(&b[0], &rows[0][0], &rows[1][0], &rows[2][0], &rows[3][0], width)
	if !slices.Equal(a, b) {
		t.Errorf("the kernels differ\n%v\n%v", a, b)
	}
}

func TestExpKernelsAgree(t *testing.T) {
	if !hasFMA {
		t.Skip("this processor lacks FMA")
	}
	r := rand.New(rand.NewPCG(15, 16))
	for _, spread := range []float64{0.1, 3, 30, 80} {
		for n := 4; n <= 2*NameTags; n++ {
			src, a, b := floats(r, n, spread), make([]float64, n), make([]float64, n)
			expGo(a, src, slices.Max(src))
			expAVX2(&b[0], &src[0], n, slices.Max(src))
			if !slices.Equal(a, b) {
				t.Errorf("spread %g, %d numbers: the kernels differ\n%v\n%v", spread, n, a, b)
			}
		}
	}
	far, b := []float32{0, -699, -800, -1e30}, make([]float64, 4)
	expAVX2(&b[0], &far[0], 4, 0)
	if b[0] != 1 || b[1] == 0 || float32(b[2]) != 0 || float32(b[3]) != 0 {
		t.Errorf("of %v: %v", far, b)
	}
}
