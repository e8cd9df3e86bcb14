package hashnet

import (
	"slices"
	"testing"
)

// TestAddVectors puts vectors of four numbers in: only those larger than the root of their mean square count, by their signs.
func TestAddVectors(t *testing.T) {
	is := func(place int, sign int) []Word { return []Word{WordOf("of"), signs[place][sign]} }
	for _, c := range []struct {
		name    string
		vectors [][]int8
		want    [][]Word
	}{
		{"nothing is known", nil, nil},
		{"an unknown word", [][]int8{nil, nil}, nil},
		{"one word", [][]int8{{30, 1, -30, 2}}, [][]Word{is(0, 1), is(2, 0)}},
		{"beside an unknown one", [][]int8{nil, {30, 1, -30, 2}}, [][]Word{is(0, 1), is(2, 0)}},
		{"two alike", [][]int8{{30, 1, -30, 2}, {20, -4, -25, 3}}, [][]Word{is(0, 1), is(2, 0)}},
		{"two that differ in one number", [][]int8{{30, 1, -30, 2}, {30, 0, 29, 1}}, [][]Word{is(0, 1)}},
		{"no number is larger than the others", [][]int8{{5, 5, -5, 5}}, nil},
	} {
		var got, want Bag
		got.AddVectors(WordOf("of"), c.vectors...)
		for _, w := range c.want {
			want.AddWords(w...)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %d features, want %d: %v, %v", c.name, len(got), len(want), got, want)
		}
	}
}
