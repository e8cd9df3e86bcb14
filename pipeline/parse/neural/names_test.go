package neural

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// bestNamesByTrial tries all sequences of tags.
func bestNamesByTrial(scores []float32, tags []NameTag, i int, sum float64, best *float64, found []NameTag) {
	if i == len(tags) {
		if !tags[i-1].continues() && sum > *best {
			*best = sum
			copy(found, tags)
		}
		return
	}
	for tag := range NameTag(NameTags) {
		if i == 0 && follows(0, tag) || i > 0 && follows(tags[i-1], tag) {
			tags[i] = tag
			bestNamesByTrial(scores, tags, i+1, sum+float64(scores[i*NameTags+int(tag)]), best, found)
		}
	}
}

func TestDecodeFindsBestNames(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	var d NameDecoder
	for trial := range 60 {
		n := 1 + trial%4
		scores := floats(r, n*NameTags, 2)
		got, want, best := make([]NameTag, n), make([]NameTag, n), math.Inf(-1)
		bestNamesByTrial(scores, make([]NameTag, n), 0, 0, &best, want)
		d.Decode(scores, got)
		if !slices.Equal(got, want) {
			t.Fatalf("trial %d: %v, want %v", trial, got, want)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte("any bytes make scores: four a tag, all tags a word"))
	f.Add(binary.LittleEndian.AppendUint32(nil, math.Float32bits(float32(math.NaN()))))
	var d NameDecoder
	f.Fuzz(func(t *testing.T, data []byte) {
		n := len(data)/(4*NameTags) + 1
		scores := make([]float32, n*NameTags)
		for i := range len(data) / 4 {
			scores[i] = math.Float32frombits(binary.LittleEndian.Uint32(data[4*i:]))
		}
		out := make([]NameTag, n)
		d.Decode(scores, out)
		before := NameTag(0)
		for i, tag := range out {
			if int(tag) >= NameTags {
				t.Fatalf("word %d of %d has tag %d", i, n, tag)
			}
			if finite(scores) && !follows(before, tag) {
				t.Fatalf("tag %d after %d at word %d of %d", tag, before, i, n)
			}
			before = tag
		}
	})
}

// finite tells whether all scores are such as a network gives.
func finite(scores []float32) bool {
	for _, s := range scores {
		if !(s > -1e20 && s < 1e20) {
			return false
		}
	}
	return true
}
