//go:build !amd64

package main

func tile(c *float32, cStride int, a *float32, aRow, aCol int, panel *float32, inner int) {
	tileGo(c, cStride, a, aRow, aCol, panel, inner)
}
