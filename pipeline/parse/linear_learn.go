package parse

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// learner is an averaged perceptron in training: a table whose rows still grow.
type learner struct {
	labels []string
	index  map[uint32]int // from key to row
	keys   []uint32
	rows   [][]weight
	now    int // decisions made so far
}

type weight struct {
	class uint8
	value int32
	since int // the decision from which value holds
	total int // sum of the values at all decisions before since
}

func newLearner(labels []string) *learner {
	return &learner{labels: labels, index: map[uint32]int{}, now: 1}
}

func (l *learner) score(keys []uint32, scores []int32) []int32 {
	scores = scores[:len(l.labels)]
	clear(scores)
	for _, key := range keys {
		if row, known := l.index[key]; known {
			for _, w := range l.rows[row] {
				scores[w.class] += w.value
			}
		}
	}
	return scores
}

// learn makes one decision, corrects it, and returns it.
func (l *learner) learn(keys []uint32, scores []int32, right int) (guess int) {
	guess = best(l.score(keys, scores))
	if guess != right {
		l.update(keys, right, guess)
	}
	l.now++
	return guess
}

func (l *learner) update(keys []uint32, right, wrong int) {
	for _, key := range keys {
		row, known := l.index[key]
		if !known {
			row = len(l.rows)
			l.index[key] = row
			l.keys, l.rows = append(l.keys, key), append(l.rows, nil)
		}
		l.change(row, uint8(right), 1)
		l.change(row, uint8(wrong), -1)
	}
}

func (l *learner) change(row int, class uint8, by int32) {
	cells := l.rows[row]
	for i := range cells {
		if w := &cells[i]; w.class == class {
			w.total += int(w.value) * (l.now - w.since)
			w.value, w.since = w.value+by, l.now
			return
		}
	}
	l.rows[row] = append(cells, weight{class: class, value: by, since: l.now})
}

// table averages the weights, keeps the largest, and scales them to bytes. It returns the rows' keys, rising.
func (l *learner) table(keep int) (*table, []uint32) {
	average := func(w weight) float64 {
		return float64(w.total+int(w.value)*(l.now-w.since)) / float64(l.now)
	}
	var sizes []float64
	for _, row := range l.rows {
		for _, w := range row {
			sizes = append(sizes, math.Abs(average(w)))
		}
	}
	slices.Sort(sizes)
	least := sizes[max(0, len(sizes)-keep)]
	// The few largest weights are cut so that the others get the bytes' whole range.
	scale := 127 / sizes[len(sizes)-1-min(len(sizes), keep)/5000]

	order := make([]int, len(l.rows))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(l.keys[a], l.keys[b]) })
	t, keys := &table{labels: l.labels, starts: []uint32{0}}, []uint32(nil)
	for _, row := range order {
		for _, w := range l.rows[row] {
			scaled := int8(math.Round(max(-127, min(127, average(w)*scale))))
			if math.Abs(average(w)) >= least && scaled != 0 {
				t.cells = append(t.cells, cell{w.class, scaled})
			}
		}
		if end := uint32(len(t.cells)); end > t.starts[len(t.starts)-1] {
			t.starts, keys = append(t.starts, end), append(keys, l.keys[row])
		}
	}
	t.reserve(len(keys))
	for i, key := range keys {
		t.insert(key, uint32(i+1))
	}
	return t, keys
}

// oracle knows which transitions lose no arc of the gold tree that can still be had (Goldberg and Nivre 2013).
type oracle struct {
	heads    []int // n for the root's child
	rels     []text.Rel
	children [][]int
}

func newOracle(tokens []text.Token) *oracle {
	o := &oracle{children: make([][]int, len(tokens)+1)}
	for i, t := range tokens {
		head := t.Head
		if head < 0 {
			head = len(tokens)
		}
		o.heads, o.rels = append(o.heads, head), append(o.rels, t.Rel)
		o.children[head] = append(o.children[head], i)
	}
	return o
}

// isRight tells whether an allowed transition loses nothing.
func (o *oracle) isRight(a *arcs, t transition) bool {
	if t.kind == 's' {
		return o.shiftIsFree(a)
	}
	top := a.peek(0)
	head := a.next
	if t.kind == 'r' {
		head = a.peek(1)
	}
	if o.heads[top] == head {
		return t.rel == o.rels[top] && !o.hasChildAhead(a, top)
	}
	below := a.peek(1)
	stillAhead := o.heads[top] >= a.next
	return !stillAhead && o.heads[top] != below && !o.hasChildAhead(a, top)
}

// shiftIsFree tells whether the buffer's first has neither child on the stack nor its head there but on top.
func (o *oracle) shiftIsFree(a *arcs) bool {
	for i := range a.stack {
		token := a.stack[i]
		if o.heads[token] == a.next || (i < len(a.stack)-1 && o.heads[a.next] == token) {
			return false
		}
	}
	return true
}

func (o *oracle) hasChildAhead(a *arcs, token int) bool {
	children := o.children[token]
	return len(children) > 0 && children[len(children)-1] >= a.next
}

// best is the right transition of the highest score; if all lose something, the allowed one of the highest score.
func (o *oracle) best(a *arcs, transitions []transition, scores []int32) int {
	top := -1
	for i, t := range transitions {
		if (top < 0 || scores[i] > scores[top]) && a.allows(t) && o.isRight(a, t) {
			top = i
		}
	}
	if top < 0 {
		return a.bestAllowed(transitions, scores)
	}
	return top
}
