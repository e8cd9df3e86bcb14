package neural

import (
	"math"
)

// Vocabulary holds pretrained word vectors, quantised to bytes. Frequent words have their own, rare words share the mean of their
// neighbours'. Words are known by 32 bits of a hash alone: with 340,000 words one unknown word in 12,000 is taken for a known one.
type Vocabulary struct {
	Keys  []uint32  // by rank, the most frequent word first
	Form  []uint16  // the word's row in the table of forms plus one, or 0
	Forms int       // rows of the table of forms
	Dim   int       // numbers a vector
	Data  []int8    // rows by Dim: first the words', then the neighbourhoods'
	Scale []float32 // one a row: a number is Data times Scale

	Rare []uint32 // keys of the rare words, each as its distance from the one before
	Near []uint16 // the rare word's neighbourhood

	rows keyIndex
}

// WordKey is the key of a word in lower case.
func WordKey(lower string) uint32 { return uint32(hash(vectorSeed, []byte(lower)) >> 32) }

// Index prepares the search; keys must differ.
func (v *Vocabulary) Index() error {
	v.rows.init(len(v.Keys) + len(v.Rare))
	for row, key := range v.Keys {
		if err := v.rows.insert(key, int32(row)); err != nil {
			return err
		}
	}
	key := uint32(0)
	for i, distance := range v.Rare {
		key += distance
		if err := v.rows.insert(key, int32(len(v.Keys)+int(v.Near[i]))); err != nil {
			return err
		}
	}
	return nil
}

// vector is a row of Data; nil for none.
func (v *Vocabulary) vector(row int32) []int8 {
	if row < 0 {
		return nil
	}
	return v.Data[int(row)*v.Dim:][:v.Dim]
}

// FormRow is the row of a word in lower case in the table of forms, or -1.
func (v *Vocabulary) FormRow(lower string) int {
	return v.formRow(v.rows.find(hash(vectorSeed, []byte(lower))))
}

func (v *Vocabulary) formRow(vector int32) int {
	if vector < 0 || int(vector) >= len(v.Form) {
		return -1
	}
	return int(v.Form[vector]) - 1
}

// Vector levels: a number of a word vector is rounded to one of 2*vectorLevels+1, which packs better than all that a byte can hold
// and costs no accuracy.
const vectorLevels = 31

// QuantizeVector rounds a word vector, returning its scale.
func QuantizeVector(row []float32, dst []int8) float32 { return quantizeTo(vectorLevels, row, dst) }

// QuantizeWeights rounds a row of weights, returning its scale.
func QuantizeWeights(row []float32, dst []int8) float32 { return quantizeTo(weightLevels, row, dst) }

// Quantize rounds a row to bytes, returning its scale.
func Quantize(row []float32, dst []int8) float32 { return quantizeTo(127, row, dst) }

func quantizeTo(levels float32, row []float32, dst []int8) float32 {
	top := float32(0)
	for _, x := range row {
		if x = float32(math.Abs(float64(x))); x > top {
			top = x
		}
	}
	if top == 0 {
		clear(dst)
		return 0
	}
	scale := top / levels
	for i, x := range row {
		dst[i] = int8(math.RoundToEven(float64(x / scale)))
	}
	return scale
}
