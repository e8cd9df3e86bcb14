//go:build !amd64

package neural

func block(_ int, out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32) int {
	blockGo(out, outStride, x, xStride, w, groups, start, scale, bias)
	return blockRows
}

func cell(h, c, u, skip *float32, width int) { cellGo(h, c, u, skip, width) }

func quantize(dst *uint8, src *float32, n int, scale, zero, low float32) {
	quantizeGo(dst, src, n, scale, zero, low)
}
