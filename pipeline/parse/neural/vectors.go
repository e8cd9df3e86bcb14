package neural

import (
	"fmt"
	"math"
)

// Vocabulary holds pretrained word vectors, quantised to bytes. Words are known by 32 bits of a hash alone: with 60,000 words
// one unknown word in 70,000 is taken for a known one.
type Vocabulary struct {
	Keys  []uint32  // by rank, the most frequent word first
	Form  []uint16  // the word's row in the table of forms plus one, or 0
	Forms int       // rows of the table of forms
	Dim   int       // numbers a vector
	Data  []int8    // len(Keys) by Dim
	Scale []float32 // one a word: a number is Data times Scale

	slots []int32 // open addressing: row+1, 0 where empty
	shift uint
}

// WordKey is the key of a word in lower case.
func WordKey(lower string) uint32 { return uint32(hash(vectorSeed, []byte(lower)) >> 32) }

// Index prepares the search; keys must differ.
func (v *Vocabulary) Index() error {
	bits := uint(1)
	for 1<<bits < 2*len(v.Keys) {
		bits++
	}
	v.shift, v.slots = 32-bits, make([]int32, 1<<bits)
	for row, key := range v.Keys {
		i := key >> v.shift
		for v.slots[i] != 0 {
			if v.Keys[v.slots[i]-1] == key {
				return fmt.Errorf("vocabulary: rows %d and %d have the same key", v.slots[i]-1, row)
			}
			i = (i + 1) & uint32(len(v.slots)-1)
		}
		v.slots[i] = int32(row) + 1
	}
	return nil
}

// FormRow is the row of a word in lower case in the table of forms, or -1.
func (v *Vocabulary) FormRow(lower string) int {
	if row := v.find(hash(vectorSeed, []byte(lower))); row >= 0 {
		return int(v.Form[row]) - 1
	}
	return -1
}

// find is the row of a hashed word, or -1.
func (v *Vocabulary) find(h uint64) int32 {
	key := uint32(h >> 32)
	for i := key >> v.shift; ; i = (i + 1) & uint32(len(v.slots)-1) {
		switch row := v.slots[i] - 1; {
		case row < 0:
			return -1
		case v.Keys[row] == key:
			return row
		}
	}
}

// Quantize rounds a row to bytes, returning its scale.
func Quantize(row []float32, dst []int8) float32 {
	top := float32(0)
	for _, x := range row {
		top = max(top, float32(math.Abs(float64(x))))
	}
	if top == 0 {
		clear(dst)
		return 0
	}
	scale := top / 127
	for i, x := range row {
		dst[i] = int8(math.RoundToEven(float64(x / scale)))
	}
	return scale
}
