package parse

import "testing"

// TestVectorsOfLikeWordsAreNear compares words by the cosine of their vectors: what is used alike lies nearer than what is not.
func TestVectorsOfLikeWordsAreNear(t *testing.T) {
	d := document("denounced condemned harvested Gunmen rebels bananas farce sham tractor qzvxkrtw")
	if err := annotator(t).Apply(d); err != nil {
		t.Fatal(err)
	}
	alike := func(i, j int) (sum float64) {
		a, b := d.Tokens[i].Vector, d.Tokens[j].Vector
		var aa, bb float64
		for k := range a {
			x, y := float64(a[k]), float64(b[k])
			sum, aa, bb = sum+x*y, aa+x*x, bb+y*y
		}
		return sum * sum / (aa * bb)
	}
	for _, c := range [][3]int{{0, 1, 2}, {3, 4, 5}, {6, 7, 8}} {
		if near, far := alike(c[0], c[1]), alike(c[0], c[2]); near <= far {
			t.Errorf("%s is as near to %s (%.2f) as to %s (%.2f)", d.Tokens[c[0]].Form, d.Tokens[c[2]].Form, far, d.Tokens[c[1]].Form, near)
		}
	}
	if v := d.Tokens[9].Vector; v != nil {
		t.Errorf("%s has a vector: %v", d.Tokens[9].Form, v)
	}
}
