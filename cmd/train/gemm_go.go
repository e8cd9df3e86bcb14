package main

import "unsafe"

// tileGo is the kernel for machines without one of their own.
func tileGo(c *float32, cStride int, a *float32, aRow, aCol int, panel *float32, inner int) {
	packed := unsafe.Slice(panel, inner*tileCols)
	left := unsafe.Slice(a, (tileRows-1)*aRow+(inner-1)*aCol+1)
	out := unsafe.Slice(c, (tileRows-1)*cStride+tileCols)
	for r := range tileRows {
		var sum [tileCols]float32
		for k := range inner {
			x := left[r*aRow+k*aCol]
			for n, y := range packed[k*tileCols : (k+1)*tileCols] {
				sum[n] += x * y
			}
		}
		for n, s := range sum {
			out[r*cStride+n] += s
		}
	}
}
