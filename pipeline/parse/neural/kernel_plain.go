//go:build !amd64 && !arm64

package neural

func block(_ int, out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32) int {
	blockGo(out, outStride, x, xStride, w, groups, start, scale, bias)
	return blockRows
}
