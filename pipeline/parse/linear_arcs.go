package parse

import "github.com/dateline-data/dateline/pipeline/text"

// Transitions of the arc-hybrid system (Kuhlmann, Gómez-Rodríguez and Satta 2011). The root waits at the buffer's end.
type transition struct {
	kind byte // 's' shift; 'l' the buffer's first heads the stack's top; 'r' the second of the stack heads the top
	rel  text.Rel
}

func (t transition) String() string {
	if t.kind == 's' {
		return "s"
	}
	return string(t.kind) + t.rel.String()
}

func parseTransition(label string) transition {
	return transition{label[0], text.ParseRel(label[1:])}
}

// none stands for a token that is not there.
const none = -1

// arcs is a partly built tree over a sentence of n tokens; the root has the index n.
type arcs struct {
	n, next int
	stack   []int
	nodes   []node // the root last
}

type node struct {
	word, tag, full uint64 // hashes: lower-case form, part of speech, part of speech with morphology
	head            int
	rel             text.Rel
	left, right     [2]int // outermost and next outermost child on each side
	lefts, rights   uint64 // number of children
}

var noNode = node{word: 3, tag: 98, full: 98}

func (a *arcs) reset(words []word, tags []text.Tag, feats []text.Feats) {
	a.n, a.next, a.stack, a.nodes = len(words), 0, a.stack[:0], a.nodes[:0]
	for i := range words {
		t := uint64(tags[i])
		a.nodes = append(a.nodes, node{word: words[i].lower, tag: t, full: t | uint64(feats[i])<<8})
	}
	a.nodes = append(a.nodes, node{word: 4, tag: 97, full: 97})
	for i := range a.nodes {
		a.nodes[i].head, a.nodes[i].left, a.nodes[i].right = none, [2]int{none, none}, [2]int{none, none}
	}
}

func (a *arcs) done() bool { return a.next == a.n && len(a.stack) == 0 }

// peek is the i-th token from the stack's top, or none.
func (a *arcs) peek(i int) int {
	if i >= len(a.stack) {
		return none
	}
	return a.stack[len(a.stack)-1-i]
}

func (a *arcs) node(i int) *node {
	if i < 0 || i > a.n {
		return &noNode
	}
	return &a.nodes[i]
}

// allows tells whether a transition may be taken: the tree is to have one root, and only that the relation root.
func (a *arcs) allows(t transition) bool {
	switch t.kind {
	case 's':
		return a.next < a.n
	case 'l':
		if a.next == a.n {
			return len(a.stack) == 1 && t.rel == text.Root
		}
		return len(a.stack) > 0 && t.rel != text.Root
	}
	return len(a.stack) > 1 && t.rel != text.Root
}

func (a *arcs) take(t transition) {
	if t.kind == 's' {
		a.stack = append(a.stack, a.next)
		a.next++
		return
	}
	child, head := a.peek(0), a.next
	if t.kind == 'r' {
		head = a.peek(1)
		h := &a.nodes[head]
		h.right = [2]int{child, h.right[0]}
		h.rights = min(h.rights+1, 5)
	} else {
		h := &a.nodes[head]
		h.left = [2]int{child, h.left[0]}
		h.lefts = min(h.lefts+1, 5)
	}
	a.nodes[child].head, a.nodes[child].rel = head, t.rel
	a.stack = a.stack[:len(a.stack)-1]
}

// bestAllowed is the allowed class of the highest score; there always is one before done.
func (a *arcs) bestAllowed(transitions []transition, scores []int32) int {
	top := -1
	for i, t := range transitions {
		if (top < 0 || scores[i] > scores[top]) && a.allows(t) {
			top = i
		}
	}
	return top
}

// distance folds how far apart two tokens lie to a few classes.
func distance(a, b int) uint64 {
	d := b - a
	switch {
	case a < 0:
		return 0
	case d > 10:
		return 12
	case d > 5:
		return 11
	}
	return uint64(d)
}

// forArcs gathers the features of the next transition: Zhang and Nivre's (2011) for what arc-hybrid sees.
func (f *features) forArcs(a *arcs) {
	f.reset()
	s0i, b0i := a.peek(0), a.next
	s0, s1, s2 := a.node(s0i), a.node(a.peek(1)), a.node(a.peek(2))
	b0, b1, b2 := a.node(b0i), a.node(b0i+1), a.node(b0i+2)

	for _, x := range [...]*node{s0, s1, b0, b1} {
		f.add(x.word)
		f.add(x.full)
		f.add(x.word, x.tag)
	}
	f.add(s2.full)
	f.add(s2.word)
	f.add(b2.full)
	f.add(b2.word)
	for _, p := range [...][2]*node{{s0, b0}, {s1, s0}, {s1, b0}} {
		x, y := p[0], p[1]
		f.add(x.word, x.tag, y.word, y.tag)
		f.add(x.word, y.full)
		f.add(x.full, y.word)
		f.add(x.full, y.full)
		f.add(x.tag, y.tag)
	}
	f.add(b0.full, b1.full)
	f.add(s0.word, b1.word)
	f.add(s0.full, b0.full, b1.full)
	f.add(s0.tag, b0.tag, b1.tag)
	f.add(s0.word, b0.tag, b1.tag)
	f.add(b0.full, b1.full, b2.full)
	f.add(s0.tag, b0.tag, b1.tag, b2.tag)
	f.add(s1.full, s0.full, b0.full)
	f.add(s1.tag, s0.tag, b0.tag)
	f.add(s1.tag, s0.word, b0.tag)
	f.add(s1.tag, s0.tag, b0.tag, b1.tag)
	f.add(s2.tag, s1.tag, s0.tag)
	f.add(s2.tag, s1.tag, s0.tag, b0.tag)
	f.distances(s0, s1, b0, distance(s0i, b0i), distance(a.peek(1), s0i))
	f.children(a, s0, s1, b0)
}

func (f *features) distances(s0, s1, b0 *node, ahead, behind uint64) {
	f.add(s0.full, ahead)
	f.add(s0.word, ahead)
	f.add(b0.full, ahead)
	f.add(b0.word, ahead)
	f.add(s0.full, b0.full, ahead)
	f.add(s1.full, s0.full, behind)
	f.add(s0.word, s0.rights, s0.lefts)
	f.add(s0.full, s0.rights, s0.lefts)
	f.add(s1.full, s1.rights)
	f.add(b0.word, b0.lefts)
	f.add(b0.full, b0.lefts)
}

func (f *features) children(a *arcs, s0, s1, b0 *node) {
	l0, r0, l1, r1, bl := a.node(s0.left[0]), a.node(s0.right[0]), a.node(s1.left[0]), a.node(s1.right[0]), a.node(b0.left[0])
	l02, r02, bl2 := a.node(s0.left[1]), a.node(s0.right[1]), a.node(b0.left[1])
	for _, x := range [...]*node{l0, r0, r1, bl} {
		f.add(x.word)
		f.add(x.full)
		f.add(uint64(x.rel))
	}
	f.add(s0.full, b0.full, l0.tag, uint64(l0.rel))
	f.add(s0.full, b0.full, r0.tag, uint64(r0.rel))
	f.add(s0.full, b0.full, bl.tag, uint64(bl.rel))
	f.add(s1.full, s0.full, l0.tag, uint64(l0.rel))
	f.add(s1.full, s0.full, r1.tag, uint64(r1.rel))
	f.add(s1.full, s0.full, r0.tag, uint64(r0.rel))
	f.add(s1.full, s0.full, uint64(l1.rel))
	f.add(s0.word, uint64(l0.rel), uint64(r0.rel))
	f.add(s0.tag, uint64(l0.rel), uint64(l02.rel))
	f.add(s0.tag, uint64(r0.rel), uint64(r02.rel))
	f.add(b0.tag, uint64(bl.rel), uint64(bl2.rel))
	f.add(s0.word, l0.word)
	f.add(s0.full, b0.word, l0.word)
	f.add(s1.word, s0.word, l0.word)
	f.add(s1.full, s0.word, l0.word)
	f.add(s0.full, b0.full, bl.word)
}
