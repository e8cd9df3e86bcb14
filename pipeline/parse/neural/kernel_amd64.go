package neural

import "golang.org/x/sys/cpu"

// hasAVX2 and hasVNNI choose the kernels in assembly.
var (
	hasAVX2 = cpu.X86.HasAVX2
	hasVNNI = cpu.X86.HasAVX512F && cpu.X86.HasAVX512VNNI
	hasFMA  = cpu.X86.HasAVX2 && cpu.X86.HasFMA // which math.Exp uses where it is there
)

//go:noescape
func blockAVX2(out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32)

// block512 is blockAVX2 for twice as many rows.
//
//go:noescape
func block512(out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32)

// cellAVX2 needs a width that is a multiple of 8.
//
//go:noescape
func cellAVX2(h, c, u, skip *float32, width int)

// quantizeAVX2 needs n to be a multiple of 32.
//
//go:noescape
func quantizeAVX2(dst *uint8, src *float32, n int, scale, zero, low float32)

// addScaledAVX2 needs n to be a multiple of 8.
//
//go:noescape
func addScaledAVX2(dst *float32, row *int8, n int, scale float32)

// sumAVX2 needs n to be a multiple of 8.
//
//go:noescape
func sumAVX2(dst, a, b, c, d *float32, n int)

// expAVX2 needs n to be at least 4. What is lower than top by more than 700 it takes for that much lower.
//
//go:noescape
func expAVX2(dst *float64, src *float32, n int, top float32)

// block computes as many rows as it says.
func block(rows int, out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32) int {
	switch {
	case hasVNNI && rows >= 2*blockRows:
		block512(out, outStride, x, xStride, w, groups, start, scale, bias)
		return 2 * blockRows
	case hasAVX2:
		blockAVX2(out, outStride, x, xStride, w, groups, start, scale, bias)
	default:
		blockGo(out, outStride, x, xStride, w, groups, start, scale, bias)
	}
	return blockRows
}

func cell(h, c, u, skip *float32, width int) {
	if hasAVX2 && width%8 == 0 {
		cellAVX2(h, c, u, skip, width)
		return
	}
	cellGo(h, c, u, skip, width)
}

func quantize(dst *uint8, src *float32, n int, scale, zero, low float32) {
	if hasAVX2 && n%32 == 0 {
		quantizeAVX2(dst, src, n, scale, zero, low)
		return
	}
	quantizeGo(dst, src, n, scale, zero, low)
}

func addScaled(dst []float32, row []int8, scale float32) {
	if n := len(dst); hasAVX2 && n > 0 && n%8 == 0 {
		addScaledAVX2(&dst[0], &row[:n][0], n, scale)
		return
	}
	addScaledGo(dst, row, scale)
}

func sum(dst, a, b, c, d []float32) {
	if n := len(dst); hasAVX2 && n > 0 && n%8 == 0 {
		sumAVX2(&dst[0], &a[:n][0], &b[:n][0], &c[:n][0], &d[:n][0], n)
		return
	}
	sumGo(dst, a, b, c, d)
}

func exp(dst []float64, src []float32, top float32) {
	if n := len(dst); hasFMA && n >= 4 {
		expAVX2(&dst[0], &src[:n][0], n, top)
		return
	}
	expGo(dst, src, top)
}
