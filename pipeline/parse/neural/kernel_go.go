package neural

import (
	"math"
	"unsafe"
)

// The kernels in Go say what those in assembly compute, to the bit: products are rounded before they are added.

func blockGo(out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32) {
	weights := unsafe.Slice(w, groups*groupIns*blockOuts)
	starts, scales, biases := unsafe.Slice(start, blockOuts), unsafe.Slice(scale, blockOuts), unsafe.Slice(bias, blockOuts)
	results := unsafe.Slice(out, (blockRows-1)*outStride+blockOuts)
	inputs := unsafe.Slice(x, (blockRows-1)*xStride+groups*groupIns)
	for r := range blockRows {
		sums := [blockOuts]int32(starts)
		row := inputs[r*xStride:]
		for g := range groups {
			in, group := row[g*groupIns:][:groupIns], weights[g*groupIns*blockOuts:][:groupIns*blockOuts]
			a, b, c, d := int32(in[0]), int32(in[1]), int32(in[2]), int32(in[3])
			for o := range sums {
				w := group[o*groupIns:][:groupIns]
				sums[o] += a*int32(w[0]) + b*int32(w[1]) + c*int32(w[2]) + d*int32(w[3])
			}
		}
		for o, sum := range sums {
			results[r*outStride+o] = float32(float32(sum)*scales[o]) + biases[o]
		}
	}
}

// squash is x/sqrt(1+x²).
func squash(x float32) float32 { return x / float32(math.Sqrt(float64(float32(x*x)+1))) }

func gate(x float32) float32 { return float32(0.5*squash(x)) + 0.5 }

// cellGo is one step of the recurrence over width numbers: u holds z, f and r, each of that width; c is the state before and after.
func cellGo(h, c, u, skip *float32, width int) {
	outs, states, skips := unsafe.Slice(h, width), unsafe.Slice(c, width), unsafe.Slice(skip, width)
	pre := unsafe.Slice(u, 3*width)
	for k := range outs {
		z, f, r := pre[k], gate(pre[width+k]), gate(pre[2*width+k])
		states[k] = float32(f*(states[k]-z)) + z
		outs[k] = float32(r*(squash(states[k])-skips[k])) + skips[k]
	}
}

// quantizeGo rounds n numbers times scale plus zero to 7 bits, after limiting them to [low, 127].
func quantizeGo(dst *uint8, src *float32, n int, scale, zero, low float32) {
	from, to := unsafe.Slice(src, n), unsafe.Slice(dst, n)
	for i, x := range from {
		to[i] = uint8(math.RoundToEven(float64(min(max(float32(x*scale)+zero, low), 127))))
	}
}

// addScaledGo adds a row of a table, as it is rounded there, times its scale.
func addScaledGo(dst []float32, row []int8, scale float32) {
	row = row[:len(dst)]
	for i, y := range row {
		dst[i] += float32(scale * float32(y))
	}
}

// sumGo adds four rows.
func sumGo(dst, a, b, c, d []float32) {
	a, b, c, d = a[:len(dst)], b[:len(dst)], c[:len(dst)], d[:len(dst)]
	for i := range dst {
		dst[i] = a[i] + b[i] + c[i] + d[i]
	}
}

// expGo puts into dst by how much each number's exponential is less than that of the top.
func expGo(dst []float64, src []float32, top float32) {
	for i, x := range src[:len(dst)] {
		dst[i] = math.Exp(float64(x - top))
	}
}
