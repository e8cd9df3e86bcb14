//go:build !amd64

package neural

func cell(h, c, u, skip *float32, width int) { cellGo(h, c, u, skip, width) }

func quantize(dst *uint8, src *float32, n int, scale, zero, low float32) {
	quantizeGo(dst, src, n, scale, zero, low)
}

func addScaled(dst []float32, row []int8, scale float32) { addScaledGo(dst, row, scale) }

func sum(dst, a, b, c, d []float32) { sumGo(dst, a, b, c, d) }

func exp(dst []float64, src []float32, top float32) { expGo(dst, src, top) }
