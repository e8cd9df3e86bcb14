package neural

import "slices"

// treeFinder finds the best tree over a sentence's words: the heads with the greatest sum of scores that form a tree with one
// child of the root, by the algorithm of Chu and Liu (1965) and Edmonds (1967). Node 0 is the root, node i+1 word i.
//
// Most sentences need none of it: if each word's best head makes a tree, that is the answer. Otherwise a cycle is contracted to
// one node and the smaller problem solved, each time in the square of the number of nodes that are left.
type treeFinder struct {
	nodes  int
	score  []float64 // score[v*nodes+u]: u as the head of v, of contracted nodes the gain over what the cycle has already
	edge   []arcEnds // the words behind score
	active []bool    // false for nodes that went into a cycle
	head   []int     // each active node's best head
	final  []int     // by node: its head in the tree, -1 while unknown
	node   []int     // by node: the active node that it is part of now
	seen   []int

	// Stacks of what solve keeps while it solves a smaller problem.
	nodeStack []int
	edgeStack []arcEnds
}

type arcEnds struct{ head, dependent int32 }

// rootPenalty keeps all but one word from the root: a tree that maximises the sum then has as few children of the root as
// possible, which is one (Stanojević and Cohen 2021, "A root of a problem").
const rootPenalty = 1e6

// find puts the head of each word into heads, -1 for the root. scores has a row of stride numbers for each
// head, the root first, one for each word.
func (f *treeFinder) find(scores []float32, stride int, heads []int) {
	f.nodes = len(heads) + 1
	f.head, f.seen, f.active = grow(f.head, f.nodes), grow(f.seen, f.nodes), grow(f.active, f.nodes)
	roots := 0
	for v := range f.nodes {
		f.active[v] = true
		if v > 0 {
			f.head[v] = bestHead(scores[v-1:], stride, f.nodes, v)
			roots += one(f.head[v] == 0)
		}
	}
	if roots == 1 && f.onCycle() < 0 {
		for i := range heads {
			heads[i] = f.head[i+1] - 1
		}
		return
	}
	f.prepare(scores, stride)
	f.solve()
	for i := range heads {
		heads[i] = f.final[i+1] - 1
	}
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// bestHead is the node of the greatest score, of which one lies every stride numbers.
func bestHead(scores []float32, stride, nodes, self int) int {
	best, top := -1, float32(0)
	for j := range nodes {
		if s := scores[j*stride]; j != self && (best < 0 || s > top) {
			best, top = j, s
		}
	}
	return best
}

// onCycle is a node on a cycle of f.head, -1 if there is none.
func (f *treeFinder) onCycle() int {
	clear(f.seen)
	for start := 1; start < f.nodes; start++ {
		at := start
		for f.active[start] && at != 0 && f.seen[at] == 0 {
			f.seen[at] = start
			at = f.head[at]
		}
		if f.active[start] && at != 0 && f.seen[at] == start {
			return at
		}
	}
	return -1
}

func (f *treeFinder) prepare(scores []float32, stride int) {
	n := f.nodes
	f.score, f.edge = grow(f.score, n*n), grow(f.edge, n*n)
	f.final, f.node = grow(f.final, n), grow(f.node, n)
	for v := range n {
		f.final[v], f.node[v] = -1, v
		for u := range n {
			f.edge[v*n+u] = arcEnds{int32(u), int32(v)}
			if v > 0 {
				f.score[v*n+u] = float64(scores[u*stride+v-1])
			}
		}
		f.score[v*n] -= rootPenalty
	}
}

// solve finds the heads of the active nodes and sets the words' behind them.
func (f *treeFinder) solve() {
	for v := 1; v < f.nodes; v++ {
		if f.active[v] {
			f.head[v] = f.bestActive(v)
		}
	}
	start := f.onCycle()
	if start < 0 {
		for v := 1; v < f.nodes; v++ {
			if f.active[v] {
				f.settle(f.edge[v*f.nodes+f.head[v]])
			}
		}
		return
	}
	nodes, edges := len(f.nodeStack), len(f.edgeStack)
	cycle := f.pushCycle(start)
	inside := f.edgeStack[edges:] // the cycle's own arcs
	parts := len(f.nodeStack)
	f.nodeStack = append(f.nodeStack, f.node...)
	before := f.nodeStack[parts:]
	f.contract(cycle)
	f.solve()
	entered := -1 // the node of the cycle that has its head outside
	for v, part := range before {
		if f.node[v] == start && f.final[v] >= 0 && slices.Contains(cycle, part) {
			entered = part
		}
	}
	for i, v := range cycle {
		if v != entered {
			f.settle(inside[i])
		}
	}
	copy(f.node, before)
	f.nodeStack, f.edgeStack = f.nodeStack[:nodes], f.edgeStack[:edges]
}

// pushCycle puts the nodes of the cycle through start and the arcs between them on the stacks.
func (f *treeFinder) pushCycle(start int) []int {
	from := len(f.nodeStack)
	for v := start; ; {
		f.nodeStack = append(f.nodeStack, v)
		f.edgeStack = append(f.edgeStack, f.edge[v*f.nodes+f.head[v]])
		if v = f.head[v]; v == start {
			return f.nodeStack[from:]
		}
	}
}

func (f *treeFinder) settle(e arcEnds) { f.final[e.dependent] = int(e.head) }

func (f *treeFinder) bestActive(v int) int {
	row, best := f.score[v*f.nodes:(v+1)*f.nodes], -1
	for u, s := range row {
		if u != v && f.active[u] && (best < 0 || s > row[best]) {
			best = u
		}
	}
	return best
}

// contract makes the cycle's first node stand for all of it.
func (f *treeFinder) contract(cycle []int) {
	n, whole := f.nodes, cycle[0]
	for _, v := range cycle {
		f.active[v] = false
	}
	gain := func(v, u int) float64 { return f.score[v*n+u] - f.score[v*n+f.head[v]] }
	for u := range n {
		if !f.active[u] {
			continue
		}
		into, out := whole, whole
		for _, v := range cycle {
			if gain(v, u) > gain(into, u) {
				into = v
			}
			if f.score[u*n+v] > f.score[u*n+out] {
				out = v
			}
		}
		f.edge[whole*n+u], f.score[whole*n+u] = f.edge[into*n+u], gain(into, u)
		f.edge[u*n+whole], f.score[u*n+whole] = f.edge[u*n+out], f.score[u*n+out]
	}
	f.active[whole] = true
	for v := range f.node {
		if slices.Contains(cycle, f.node[v]) {
			f.node[v] = whole
		}
	}
}
