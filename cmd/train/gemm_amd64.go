package main

import (
	"unsafe"

	"golang.org/x/sys/cpu"
)

var (
	hasFMA    = cpu.X86.HasAVX2 && cpu.X86.HasFMA
	hasAVX512 = cpu.X86.HasAVX512F
)

// tileFMA adds a 4 by inner block of a times the packed inner by 16 panel to the 4 by 16 block at c. Strides count numbers.
//
//go:noescape
func tileFMA(c *float32, cStride int, a *float32, aRow, aCol int, panel *float32, inner int)

// tile512 is tileFMA for 8 rows.
//
//go:noescape
func tile512(c *float32, cStride int, a *float32, aRow, aCol int, panel *float32, inner int)

func tile(c *float32, cStride int, a *float32, aRow, aCol int, panel *float32, inner int) {
	switch {
	case hasAVX512:
		tile512(c, cStride, a, aRow, aCol, panel, inner)
	case hasFMA:
		tileFMA(c, cStride, a, aRow, aCol, panel, inner)
		c = (*float32)(unsafe.Add(unsafe.Pointer(c), 4*4*cStride))
		a = (*float32)(unsafe.Add(unsafe.Pointer(a), 4*4*aRow))
		tileFMA(c, cStride, a, aRow, aCol, panel, inner)
	default:
		tileGo(c, cStride, a, aRow, aCol, panel, inner)
	}
}
