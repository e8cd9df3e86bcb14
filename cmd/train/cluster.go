package main

import "math"

// clusterRounds is where the clusters of word vectors hardly change any more.
const clusterRounds = 8

// clusterBlock is the number of rows that are compared with all centres at once.
const clusterBlock = 4096

// cluster divides rows among count clusters by the angle between them (spherical k-means, Dhillon and Modha 2001) and gives the mean
// row of each cluster and each row's cluster.
func cluster(rows [][]float32, count int) (means [][]float32, of []uint16) {
	dim := len(rows[0])
	units := zeros(len(rows), dim)
	for i, row := range rows {
		copy(units.data[i*dim:], row)
		normalize(units.data[i*dim : (i+1)*dim])
	}
	centres := zeros(count, dim)
	for k := range count {
		copy(centres.data[k*dim:(k+1)*dim], units.data[k*(len(rows)/count)*dim:])
	}
	of = make([]uint16, len(rows))
	var mu multiplier
	for range clusterRounds {
		assign(&mu, units, centres, of)
		clear(centres.data)
		for i, k := range of {
			axpy(centres.data[int(k)*dim:(int(k)+1)*dim], 1, units.data[i*dim:(i+1)*dim])
		}
		for k := range count {
			normalize(centres.data[k*dim : (k+1)*dim])
		}
	}
	sizes := make([]float32, count)
	for _, k := range of {
		sizes[k]++
	}
	means = make([][]float32, count)
	for k := range means {
		means[k] = make([]float32, dim)
	}
	for i, k := range of {
		axpy(means[k], 1/sizes[k], rows[i])
	}
	return means, of
}

// assign finds each unit's nearest centre.
func assign(mu *multiplier, units, centres matrix, of []uint16) {
	for from := 0; from < units.rows; from += clusterBlock {
		n := min(clusterBlock, units.rows-from)
		near := zeros(n, centres.rows)
		mu.add(near, view(units.data[from*units.cols:], n, units.cols), centres.t())
		for i := range n {
			of[from+i] = uint16(best(near.data[i*near.cols : (i+1)*near.cols]))
		}
	}
}

func best(scores []float32) int {
	top := 0
	for i, s := range scores {
		if s > scores[top] {
			top = i
		}
	}
	return top
}

func normalize(row []float32) {
	if norm := float32(math.Sqrt(float64(dot(row, row)))); norm > 0 {
		for i := range row {
			row[i] /= norm
		}
	}
}
