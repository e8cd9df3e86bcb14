//go:build !amd64

package neural

func block(_ int, out *float32, outStride int, x *int16, xStride int, w *int16, pairs int, scale, bias *float32) int {
	blockGo(out, outStride, x, xStride, w, pairs, scale, bias)
	return blockRows
}

func cell(h, c, u, skip *float32, width int) { cellGo(h, c, u, skip, width) }

func quantize(dst *int16, src *float32, n int, scale, low, high float32) {
	quantizeGo(dst, src, n, scale, low, high)
}
