package hashnet

import "strconv"

// maxDim is how many numbers a word vector may have.
const maxDim = 128

// signs are the words for each number of a vector, where it is below and above nothing.
var signs = func() (all [maxDim][2]Word) {
	for i := range all {
		all[i] = [2]Word{WordOf(strconv.Itoa(i) + " low"), WordOf(strconv.Itoa(i) + " high")}
	}
	return all
}()

// AddVectors puts in which way the sum of word vectors of equal length points: a feature for each number that is larger than the root of their mean
// square, about a third of them, made of a name, the number's place and its sign.
func (b *Bag) AddVectors(name Word, vectors ...[]int8) {
	var memory [maxDim]int32
	dim := 0
	for _, v := range vectors {
		dim = max(dim, len(v))
		sum := memory[:len(v)]
		for i, x := range v {
			sum[i] += int32(x)
		}
	}
	sum, squares := memory[:dim], 0
	for _, x := range sum {
		squares += int(x) * int(x)
	}
	named := joinedWords([]Word{name})
	for i, x := range sum {
		switch {
		case int(x)*int(x)*dim <= squares:
		case x < 0:
			*b = append(*b, spread(join(named, signs[i][0].hash)))
		default:
			*b = append(*b, spread(join(named, signs[i][1].hash)))
		}
	}
}
