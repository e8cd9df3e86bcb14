//go:build !amd64

package hashnet

func addRows(sums, others []int32, rows []int8, features []uint32) {
	addRowsGo(sums, others, rows, features)
}
