package hashnet

// addRowsGo says what the kernel in assembly computes: sums are others, which have no memory in common with them, and the rows of the features.
func addRowsGo(sums, others []int32, rows []int8, features []uint32) {
	copy(sums, others)
	buckets := len(rows) / len(sums) // a division, done once
	for _, f := range features {
		row := rows[Bucket(f, buckets)*len(sums):]
		for k, w := range row[:len(sums)] {
			sums[k] += int32(w)
		}
	}
}
