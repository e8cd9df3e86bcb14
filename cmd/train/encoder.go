package main

import (
	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"math/rand/v2"
)

// What the parser, the tagger and the name finder see: the output of a layer after dropout.
const (
	parserView = iota
	taggerView
	nameView
	views
)

// encode computes the representations and all layers. With r nil nothing is dropped.
func (n *network) encode(b *batch, p rates, r *rand.Rand) {
	b.h = []matrix{n.represent(b)}
	b.layers = make([]layerState, n.layers+1)
	for l := range b.layers {
		if b.idle(n, l) {
			b.h = append(b.h, matrix{})
			continue
		}
		s := &b.layers[l]
		x := b.h[n.below(l)]
		if r != nil {
			s.mask = b.mask(x.cols, p.layer, r)
		}
		s.in, s.rounded = masked(x, s.mask), masked(n.rounded(x), s.mask)
		s.u, s.c = zeros(b.rows, 6*n.hidden), zeros(b.rows, 2*n.hidden)
		n.linear(s.u, s.rounded, n.weights[l], n.biases[l])
		h := zeros(b.rows, 2*n.hidden)
		for i := range b.sentences {
			recur(s.u.data, s.in.data, s.c.data, h.data, n.hidden, s.in.cols, b.from[i], b.from[i+1])
		}
		b.h = append(b.h, h)
	}
	for i, at := range n.viewLayers() {
		if b.h[at].data == nil {
			continue
		}
		if r != nil {
			b.masks[i] = b.mask(2*n.hidden, p.layer, r)
		}
		b.seen[i] = masked(n.rounded(b.h[at]), b.masks[i])
	}
}

// rounded is x as the product's kernels are given it, in 7 bits. Gradients pass through as if nothing had been rounded.
func (n *network) rounded(x matrix) matrix {
	out := zeros(x.rows, x.cols)
	neural.Rounded(out.data, x.data, x.cols != n.hidden)
	return out
}

func (n *network) viewLayers() [views]int {
	return [views]int{parserView: n.layers, taggerView: n.tagsAt, nameView: n.layers + 1}
}

// below is the output that layer l (from 0) reads: layers stand on each other, but for the last, which is for names and stands
// on the layer that tags are read from.
func (n *network) below(l int) int {
	if l == n.layers {
		return n.tagsAt
	}
	return l
}

// idle tells whether layer l (from 0) leads to nothing that the batch's sentences teach.
func (b *batch) idle(n *network, l int) bool {
	return l == n.layers && b.sentences[0].names == nil || l < n.layers && l >= n.tagsAt && !b.sentences[0].readsTree()
}

// readsTree tells whether the sentence teaches trees or what stands on them.
func (s *sentence) readsTree() bool { return s.hasTree || s.frames != nil }

// represent sums what is known of each word.
func (n *network) represent(b *batch) matrix {
	v := n.vocabulary
	b.vectors = zeros(b.rows, v.Dim)
	x := zeros(b.rows, n.hidden)
	for i, w := range b.words {
		row := x.data[i*n.hidden : (i+1)*n.hidden]
		copy(row, n.input.w)
		for slot, at := range w.Rows {
			if at >= 0 {
				for k, y := range n.tables[slot].row(at) {
					row[k] += y
				}
			}
		}
		if w.Vector >= 0 {
			scale := v.Scale[w.Vector]
			for k, y := range v.Data[int(w.Vector)*v.Dim : (int(w.Vector)+1)*v.Dim] {
				b.vectors.data[i*v.Dim+k] = scale * float32(y)
			}
		}
	}
	n.mu.add(x, b.vectors, n.project.view())
	return x
}

// beginBack makes room for the gradients of all layers' outputs.
func (b *batch) beginBack() {
	b.dh = nil
	for _, h := range b.h {
		b.dh = append(b.dh, zeros(h.rows, h.cols))
	}
}

// layerBack carries the gradient of layer l's output down to its parameters; it gives that of its input.
func (n *network) layerBack(b *batch, l int) matrix {
	s := &b.layers[l]
	du, dx := zeros(b.rows, 6*n.hidden), zeros(b.rows, s.in.cols)
	for i := range b.sentences {
		recurBack(s.u.data, s.in.data, s.c.data, b.dh[l+1].data, du.data, dx.data, n.hidden, s.in.cols, b.from[i], b.from[i+1])
	}
	n.linearBack(du, s.rounded, dx, n.weights[l], n.biases[l])
	return dx
}

// encodeBack carries b.dh, the gradients of the layers' outputs, down to the parameters.
func (n *network) encodeBack(b *batch) {
	for l := n.layers; l >= 0; l-- {
		if !b.idle(n, l) {
			addMasked(b.dh[n.below(l)], n.layerBack(b, l), b.layers[l].mask)
		}
	}
	dx := b.dh[0]
	for i, w := range b.words {
		row := dx.data[i*n.hidden : (i+1)*n.hidden]
		for k, g := range row {
			n.input.g[k] += g
		}
		for slot, at := range w.Rows {
			if at >= 0 {
				n.tables[slot].addRow(at, row)
			}
		}
	}
	n.mu.add(n.project.gradient(), b.vectors.t(), dx)
}
