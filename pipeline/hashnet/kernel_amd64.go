package hashnet

import "golang.org/x/sys/cpu"

// hasAVX2 chooses the kernel in assembly.
var hasAVX2 = cpu.X86.HasAVX2

// blockSums is how many sums the kernel in assembly holds in registers at once; it needs as many.
const blockSums = 16

// addRowsAVX2 reads the row of a feature at hidden times those of its bits that are in mask.
//
//go:noescape
func addRowsAVX2(sums, others *int32, rows *int8, hidden int, features *uint32, count int, mask uint64)

func addRows(sums, others []int32, rows []int8, features []uint32) {
	hidden := len(sums)
	if !hasAVX2 || hidden < blockSums || len(features) == 0 {
		addRowsGo(sums, others, rows, features)
		return
	}
	_, _ = others[hidden-1], rows[hidden-1]
	addRowsAVX2(&sums[0], &others[0], &rows[0], hidden, &features[0], len(features), uint64(len(rows)/hidden-1))
}
