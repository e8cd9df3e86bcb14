package neural

import (
	"math"
	"unsafe"
)

// The kernels in Go say what those in assembly compute, to the bit: products are rounded before they are added.

func blockGo(out *float32, outStride int, x *int16, xStride int, w *int16, pairs int, scale, bias *float32) {
	weights := unsafe.Slice(w, pairs*2*blockOuts)
	scales, biases := unsafe.Slice(scale, blockOuts), unsafe.Slice(bias, blockOuts)
	results := unsafe.Slice(out, (blockRows-1)*outStride+blockOuts)
	inputs := unsafe.Slice(x, (blockRows-1)*xStride+2*pairs)
	for r := range blockRows {
		var sums [blockOuts]int32
		row := inputs[r*xStride:]
		for p := range pairs {
			a, b := int32(row[2*p]), int32(row[2*p+1])
			for o := range sums {
				sums[o] += a*int32(weights[p*2*blockOuts+2*o]) + b*int32(weights[p*2*blockOuts+2*o+1])
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

// quantizeGo rounds n numbers times scale to 16 bits, after limiting them to [low, high].
func quantizeGo(dst *int16, src *float32, n int, scale, low, high float32) {
	from, to := unsafe.Slice(src, n), unsafe.Slice(dst, n)
	for i, x := range from {
		to[i] = int16(math.RoundToEven(float64(min(max(float32(x*scale), low), high))))
	}
}
