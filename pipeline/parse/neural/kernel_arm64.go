package neural

import "golang.org/x/sys/cpu"

// hasDot tells of the dot products of bytes that ARMv8.2 brought and ARMv8.4 requires.
var hasDot = cpu.ARM64.HasASIMDDP

// blockDot takes inputs as signed bytes, which those of 7 bits are too.
//
//go:noescape
func blockDot(out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32)

func block(_ int, out *float32, outStride int, x *uint8, xStride int, w *int8, groups int, start *int32, scale, bias *float32) int {
	if hasDot {
		blockDot(out, outStride, x, xStride, w, groups, start, scale, bias)
		return blockRows
	}
	blockGo(out, outStride, x, xStride, w, groups, start, scale, bias)
	return blockRows
}
