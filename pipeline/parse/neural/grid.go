package neural

import "math"

// grid says how numbers are rounded to the 7 bits that weights are multiplied with: to round(x*scale) + zero, kept within [low, 127].
type grid struct{ scale, zero, low float32 }

// middle stands for 0 where numbers have a sign.
const middle = 1 << 6

// The grids of what layers read. States hardly leave [-1, 1], representations seldom [-2, 2], rectified vectors seldom exceed 8; means of
// states stay closer to 0. Word vectors are whole numbers already.
var (
	vectorGrid = grid{1, middle, 1}
	wordGrid   = grid{1 << 5, middle, 1}
	stateGrid  = grid{1 << 6, middle, 1}
	meanGrid   = grid{1 << 7, middle, 1}
	endGrid    = grid{1 << 4, 0, 0}
)

// round puts src, rounded, into dst.
func (g grid) round(dst []uint8, src []float32) {
	quantize(&dst[0], &src[0], len(src), g.scale, g.zero, g.low)
}

// near puts src into dst as its numbers are once they were rounded.
func (g grid) near(dst, src []float32) {
	for i, x := range src {
		dst[i] = (float32(math.RoundToEven(float64(min(max(x*g.scale+g.zero, g.low), 127)))) - g.zero) / g.scale
	}
}

// Rounded puts words' representations or, with state true, states into dst as a Reader takes them, for training.
func Rounded(dst, src []float32, state bool) {
	if state {
		stateGrid.near(dst, src)
		return
	}
	wordGrid.near(dst, src)
}
