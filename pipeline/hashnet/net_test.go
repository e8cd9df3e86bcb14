package hashnet

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// toy is a net of two hidden sums and one question: feature 1 speaks for yes, feature 2 against it.
func toy() *Net {
	n := &Net{Hidden: 2, Rows: make([]int8, leastBuckets*2), Bias: []int32{0, 0}, Out: []int16{1024, -1024}, OutBias: []int32{-256}}
	copy(n.Rows[2:], []int8{127, 0, 0, 64})
	return n
}

func TestAsk(t *testing.T) {
	for _, c := range []struct {
		features []uint32
		want     int // in 1/256 log-odds: -1, and 127/64 or -64/64 for the features
	}{{nil, -256}, {[]uint32{1}, 252}, {[]uint32{2}, -512}, {[]uint32{1, 2}, -4}, {[]uint32{1, 1}, 760}} {
		if got := toy().Ask(c.features)[0]; got != c.want {
			t.Errorf("%v: answer %d, want %d", c.features, got, c.want)
		}
	}
}

func TestProbability(t *testing.T) {
	for _, c := range []struct {
		answer int
		want   float64
	}{{0, .5}, {256, .7311}, {-256, .2689}, {1 << 20, 1}, {-1 << 20, 0}} {
		if got := Probability(c.answer); got != c.want {
			t.Errorf("answer %d: %v, want %v", c.answer, got, c.want)
		}
	}
}

// TestNetReadsWhatItWrites writes a net of which most weights are 0 and one of which none are.
func TestNetReadsWhatItWrites(t *testing.T) {
	dense := toy()
	for i := range dense.Rows {
		dense.Rows[i] = int8(i | 1)
	}
	for name, net := range map[string]*Net{"sparse": toy(), "dense": dense} {
		var file bytes.Buffer
		if err := net.Write(&file); err != nil {
			t.Fatal(err)
		}
		whole := file.Bytes()
		if isSmall := len(whole) < len(net.Rows); isSmall != (name == "sparse") {
			t.Errorf("%s: %d bytes", name, len(whole))
		}
		n, err := ReadNet(bytes.NewReader(whole))
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(n.Rows, net.Rows) || !slices.Equal(n.Out, net.Out) || n.OutBias[0] != -256 {
			t.Errorf("%s: another net came back", name)
		}
		for _, part := range []int{2, 3, len(whole) / 8, len(whole) - 1} {
			if _, err := ReadNet(bytes.NewReader(whole[:len(whole)-part])); err == nil {
				t.Errorf("%s: a file without its last %d bytes was read", name, part)
			}
		}
	}
}

func TestBothIsTheFeatureAloneAndWithAnother(t *testing.T) {
	var both, apart Bag
	both.Both("ASSAULT", "lemma", "kill")
	apart.Add("lemma", "kill")
	apart.Add("lemma", "kill", "with", "ASSAULT")
	if !slices.Equal(both, apart) {
		t.Errorf("%v, want %v", both, apart)
	}
}

func TestReadNetOfOtherSize(t *testing.T) {
	var file bytes.Buffer
	if err := toy().Write(&file); err != nil {
		t.Fatal(err)
	}
	bad := file.Bytes()
	bad[0]++ // of the number of buckets
	if _, err := ReadNet(bytes.NewReader(bad)); err == nil || !strings.Contains(err.Error(), "train it again") {
		t.Errorf("error %v", err)
	}
}
