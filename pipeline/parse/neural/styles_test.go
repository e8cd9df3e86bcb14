package neural

import (
	"math"
	"math/rand/v2"
	"testing"
)

func TestMixStylesWeighsProbabilities(t *testing.T) {
	styles := make([]float32, 2*NameTags)
	styles[3], styles[NameTags+7] = 20, 20 // each style is sure of another tag
	scores := make([]float32, NameTags)
	mixStyles(scores, styles, []float32{0.75, 0.25})
	if a, b := math.Exp(float64(scores[3])), math.Exp(float64(scores[7])); math.Abs(a-0.75) > 1e-3 || math.Abs(b-0.25) > 1e-3 {
		t.Errorf("probabilities %f and %f", a, b)
	}
}

// BenchmarkSoftmax turns one style's scores of a word into shares; GODEBUG=cpu.fma=off measures it without a kernel in assembly.
func BenchmarkSoftmax(b *testing.B) {
	scores, shares := floats(rand.New(rand.NewPCG(17, 18)), NameTags, 3), make([]float32, NameTags)
	for b.Loop() {
		copy(shares, scores)
		softmax(shares)
	}
}
