package main

import (
	"math"
	"math/rand/v2"
	"testing"
)

func random(r *rand.Rand, n int) []float32 {
	out := make([]float32, n)
	for i := range out {
		out[i] = float32(r.NormFloat64())
	}
	return out
}

func TestMultiplyAgreesWithDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, size := range [][3]int{{1, 1, 1}, {4, 16, 3}, {5, 17, 9}, {33, 70, 41}} {
		m, n, k := size[0], size[1], size[2]
		a, b := view(random(r, m*k), m, k), view(random(r, k*n), k, n)
		at, bt := view(make([]float32, m*k), k, m), view(make([]float32, k*n), n, k)
		for i := range m {
			for x := range k {
				at.data[x*m+i] = a.data[i*k+x]
			}
		}
		for x := range k {
			for j := range n {
				bt.data[j*k+x] = b.data[x*n+j]
			}
		}
		c, d := view(make([]float32, m*n), m, n), view(make([]float32, m*n), m, n)
		var mu multiplier
		mu.add(c, a, b)
		mu.add(d, at.t(), bt.t())
		for i := range m {
			for j := range n {
				want := 0.0
				for x := range k {
					want += float64(a.data[i*k+x]) * float64(b.data[x*n+j])
				}
				if got := float64(c.data[i*n+j]); math.Abs(got-want) > 1e-4 {
					t.Fatalf("%v: c[%d,%d] = %g, want %g", size, i, j, got, want)
				}
				if c.data[i*n+j] != d.data[i*n+j] {
					t.Fatalf("%v: the transposed views give another product", size)
				}
			}
		}
	}
}

func BenchmarkMultiply(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	m, n, k := 800, 768, 256
	x, w, y := view(random(r, m*k), m, k), view(random(r, k*n), k, n), view(make([]float32, m*n), m, n)
	var mu multiplier
	for b.Loop() {
		mu.add(y, x, w)
	}
	b.ReportMetric(2*float64(m*n*k)*float64(b.N)/b.Elapsed().Seconds()/1e9, "GFLOPS")
}
