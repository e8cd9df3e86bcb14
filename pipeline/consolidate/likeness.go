package consolidate

import "slices"

// sketchLength is the number of hashes kept of an article's words: a sample that tells its story from another's.
const sketchLength = 64

// Sketch keeps the smallest of an article's word hashes: a sample of its words that is the same whatever else an article
// says, after the bottom-k sketches of E. Cohen and H. Kaplan, "Summarizing data using bottom-k sketches" (2007).
func Sketch(hashes []uint32) []uint32 {
	slices.Sort(hashes)
	hashes = slices.Compact(hashes)
	return slices.Clone(hashes[:min(sketchLength, len(hashes))])
}

// fewWords is the number of different words below which an article's likeness to others says the less the fewer they are: of any two
// sentences on one country's foreign affairs every fourth word may be the same.
const fewWords = 20

// storyLikeness is the share of the words of the shorter article that the other one has too, 0 to 1, as far as their sketches tell;
// less where it has few.
func storyLikeness(a, b []uint32) float64 {
	trust := min(1, float64(min(len(a), len(b)))/fewWords)
	top := ^uint32(0)
	for _, s := range [][]uint32{a, b} {
		if len(s) == sketchLength { // above its last hash a full sketch is silent
			top = min(top, s[sketchLength-1])
		}
	}
	a, b = a[:countBelow(a, top)], b[:countBelow(b, top)]
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	return float64(shared(a, b)) / float64(min(len(a), len(b))) * trust
}

func countBelow(sorted []uint32, top uint32) int {
	n, found := slices.BinarySearch(sorted, top)
	if found {
		n++
	}
	return n
}

// shared counts the values that two sorted lists have in common.
func shared(a, b []uint32) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			n, i, j = n+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return n
}

// sharedBut counts what two sorted lists have in common, but for what both of two others hold.
func sharedBut(a, b, ownA, ownB []uint32) (n int) {
	for _, w := range a {
		if contains(b, w) && !(contains(ownA, w) && contains(ownB, w)) {
			n++
		}
	}
	return n
}

func contains(sorted []uint32, w uint32) bool {
	_, found := slices.BinarySearch(sorted, w)
	return found
}
