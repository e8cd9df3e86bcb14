package neural

import "github.com/dateline-data/dateline/pipeline/text"

// An argument is near its predicate in the tree: of PropBank's on UD English EWT 99.8 % are the predicate itself, a word on the way
// from it to the root or a child or grandchild of these, within the bounds below. All other words are no arguments.
const (
	maxClimb   = 2 // steps from a word up to the way from the predicate to the root
	maxDescent = 3 // steps from there down to the predicate
)

// The rows of Model.Paths: paths of relations are hashed into the first ones; then come distances in words.
const (
	pathRows      = 4096
	distanceSteps = 7 // on each side: 1, 2, 3, 4 to 5, 6 to 8, 9 to 14, more
	PathTableRows = pathRows + 2*distanceSteps + 1
)

// Near is a word that may be an argument of a predicate.
type Near struct {
	Word     int
	Path     int32 // row of the path from the word to the predicate
	Distance int32 // row of the distance
}

// PathFinder lists the words near predicates; its buffers serve from call to call.
type PathFinder struct {
	descent []int8 // by word: steps down to the predicate plus one, 0 for words that are not on its way to the root
	near    []Near
}

// Find lists the words near predicate p of a sentence, in their order. heads are indexes, -1 for the root; they need not make a tree.
// The list is good until the next call.
func (f *PathFinder) Find(p int, heads []int, rels []text.Rel) []Near {
	f.descent, f.near = grow(f.descent, len(heads)), f.near[:0]
	clear(f.descent)
	var down [maxDescent + 1]uint64 // hashes of the ways from the words on the predicate's way down to it
	down[0] = pathSeed
	for at, steps := p, 0; at >= 0 && steps <= maxDescent && f.descent[at] == 0; at, steps = heads[at], steps+1 {
		f.descent[at] = int8(steps + 1)
		if steps < maxDescent {
			down[steps+1] = (down[steps] ^ uint64(rels[at])) * fnvPrime
		}
	}
	for w := range heads {
		up := uint64(pathSeed)
		for at, steps := w, 0; at >= 0 && steps <= maxClimb; at, steps = heads[at], steps+1 {
			if d := f.descent[at]; d > 0 {
				row := mix(up^down[d-1]*0x9e3779b97f4a7c15) & (pathRows - 1)
				f.near = append(f.near, Near{w, int32(row), distanceRow(w - p)})
				break
			}
			up = (up ^ uint64(rels[at])) * fnvPrime
		}
	}
	return f.near
}

// distanceRow is the row of a distance in words, negative to the left.
func distanceRow(d int) int32 {
	n, side := d, 1
	if d < 0 {
		n, side = -d, -1
	}
	step := distanceSteps
	for i, most := range [distanceSteps]int{0, 1, 2, 3, 5, 8, 14} {
		if n <= most {
			step = i
			break
		}
	}
	return int32(pathRows + distanceSteps + side*step)
}
