package main

import (
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
)

// lessons are examples whose first answer is whether feature 7 is there, the second whether just one of 7 and 8 is.
func lessons(n int) (all []example) {
	random := rand.New(rand.NewPCG(5, 5))
	for range n {
		seven, eight := random.IntN(2) == 0, random.IntN(2) == 0
		features := []uint32{uint32(100 + random.IntN(50))}
		if seven {
			features = append(features, 7)
		}
		if eight {
			features = append(features, 8)
		}
		all = append(all, example{features, []answer{answerOf(seven), answerOf(seven != eight)}, 1})
	}
	return all
}

var quick = settings{buckets: 1 << 8, hidden: 8, members: 2, epochs: 30, rate: 0.05}

func TestTrainLearns(t *testing.T) {
	net := join(train(lessons(400), quick), nil)
	for _, c := range []struct {
		features []uint32
		want     [2]bool
	}{{nil, [2]bool{false, false}}, {[]uint32{7}, [2]bool{true, true}}, {[]uint32{8}, [2]bool{false, true}}, {[]uint32{7, 8}, [2]bool{true, false}}} {
		for q, answer := range net.Ask(c.features) {
			if answer > 0 != c.want[q] {
				t.Errorf("%v: question %d is answered by %d", c.features, q, answer)
			}
		}
	}
}

func TestTrainIsDeterministic(t *testing.T) {
	if !reflect.DeepEqual(join(train(lessons(50), quick), nil), join(train(lessons(50), quick), nil)) {
		t.Error("two nets came of the same examples")
	}
}

func TestTrainLeavesOutWhatIsRare(t *testing.T) {
	const rare, seen, n = 9, 11, 40
	examples := lessons(n)
	for i := range fewest {
		examples[i].features = append(examples[i].features, seen)
		if i > 0 {
			examples[i].features = append(examples[i].features, rare)
		}
	}
	net := join(train(examples, quick), nil)
	weights := func(f int) []int8 { return net.Rows[f*net.Hidden:][:net.Hidden] }
	isNothing := func(w int8) bool { return w == 0 }
	if !allOf(weights(rare), isNothing) || allOf(weights(seen), isNothing) {
		t.Errorf("seen %d times %v, %d times %v", fewest-1, weights(rare), fewest, weights(seen))
	}
	if !allOf(net.Rows, func(w int8) bool { return w%grain == 0 }) {
		t.Errorf("weights finer than %d", grain)
	}
}

func allOf(weights []int8, is func(int8) bool) bool {
	return !slices.ContainsFunc(weights, func(w int8) bool { return !is(w) })
}

func TestCalibrate(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 9))
	var a asked
	for range 20000 { // right in sigmoid(z/2 + 1), but told as z
		z := 6*random.Float64() - 3
		a.answers, a.right = append(a.answers, z), append(a.right, answerOf(random.Float64() < 1/(1+math.Exp(-z/2-1))))
	}
	s := calibrate(a)
	if math.Abs(s.slope-.5) > .03 || math.Abs(s.shift-1) > .06 {
		t.Errorf("scale %+v, want .5 and 1", s)
	}
	if shifted := (scaling{slope: .5}).shiftTo(a); math.Abs(shifted.shift-1) > .06 {
		t.Errorf("shift %v, want 1", shifted.shift)
	}
}
