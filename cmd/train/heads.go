package main

import (
	"math"
	"math/rand/v2"
)

// loss sums the surprise (in nats) of each task's answers.
type loss struct{ arcs, rels, tags, forms, names, predicates, roles, happened, tells, stands float64 }

// softmaxLoss turns scores into the gradient of the cross entropy of the wanted class, times weight, and returns the loss.
func softmaxLoss(scores []float32, want int, weight float32) float64 {
	top := scores[0]
	for _, s := range scores {
		top = max(top, s)
	}
	sum := 0.0
	wanted := float64(scores[want] - top)
	for i, s := range scores {
		e := math.Exp(float64(s - top))
		sum += e
		scores[i] = float32(e)
	}
	for i := range scores {
		scores[i] *= weight / float32(sum)
	}
	scores[want] -= weight
	return math.Log(sum) - wanted
}

// classify is a softmax layer over one view: its loss, its gradients for the parameters and, in dx, for the view. Rows whose
// wanted class is negative teach nothing.
func (n *network) classify(x, dx matrix, w, bias *param, want []int, weight float32) float64 {
	out := zeros(x.rows, w.cols)
	n.linear(out, x, w, bias)
	total := 0.0
	for i, class := range want {
		row := out.data[i*w.cols : (i+1)*w.cols]
		if class < 0 {
			clear(row)
			continue
		}
		total += softmaxLoss(row, class, weight)
	}
	n.linearBack(out, x, dx, w, bias)
	return total
}

// ends holds the four vectors of each word: arc dependent and arc head, after rectifier and dropout, relation dependent and head.
type ends struct {
	all      matrix
	mask     []float32
	relsMask []float32
	query    matrix // arc dependents times arc
}

func (n *network) parseEnds(b *batch, p rates, r *rand.Rand) *ends {
	e := &ends{all: zeros(b.rows, n.endsWidth())}
	n.linear(e.all, b.seen[parserView], n.ends, n.endsBias)
	if r != nil {
		e.mask, e.relsMask = b.mask(2*n.arcs, p.layer, r), b.mask(n.rels, p.layer, r)
	}
	for i := range b.rows {
		rectify(e.all.data[i*e.all.cols:][:2*n.arcs], e.mask, i)
	}
	e.query = zeros(b.rows, n.arcs)
	for i := range b.rows {
		copy(e.query.data[i*n.arcs:(i+1)*n.arcs], n.arcBias.w)
	}
	dependents := e.all.columns(0, n.arcs)
	n.mu.add(e.query, dependents, n.arc.view())
	return e
}

// rectify zeroes what is negative in row i and applies the mask, if there is one.
func rectify(row, mask []float32, i int) {
	for k, y := range row {
		switch {
		case y <= 0:
			row[k] = 0
		case mask != nil:
			row[k] = y * mask[i*len(row)+k]
		}
	}
}

// headRow is the arc head vector of row i, of the root for i < 0.
func (n *network) headRow(all []float32, i int) []float32 {
	if i < 0 {
		return n.root.w[n.arcs : 2*n.arcs]
	}
	return all[i*n.endsWidth()+n.arcs:][:n.arcs]
}

// relRows are the relation vectors of dependent row i and of head row j, of the root for j < 0.
func (n *network) relRows(all []float32, root []float32, i, j int) (dependent, head []float32) {
	dependent = all[i*n.endsWidth()+2*n.arcs:][:n.rels]
	if j < 0 {
		return dependent, root[2*n.arcs+n.rels:]
	}
	return dependent, all[j*n.endsWidth()+2*n.arcs+n.rels:][:n.rels]
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	for len(a) >= 4 && len(b) >= 4 {
		s0 += a[0] * b[0]
		s1 += a[1] * b[1]
		s2 += a[2] * b[2]
		s3 += a[3] * b[3]
		a, b = a[4:], b[4:]
	}
	return s0 + s1 + s2 + s3
}

func axpy(y []float32, a float32, x []float32) {
	for i, v := range x {
		y[i] += a * v
	}
}

// parseLoss is the loss of heads and relations (Dozat and Manning 2017; relations here are read from a rectified sum of the two
// words' vectors instead of a bilinear form, which costs less and scored no worse). Gradients go to b.dh.
func (n *network) parseLoss(b *batch, e *ends, scale float32) (arcs, rels float64) {
	dall, dquery := zeros(b.rows, n.endsWidth()), zeros(b.rows, n.arcs)
	joint := zeros(b.rows, n.rels)
	var wantRel []int
	for k, s := range b.sentences {
		from := b.from[k]
		arcs += n.arcLoss(s.heads, e, dall.data, dquery.data, from, arcWeight*scale)
		for i, head := range s.heads {
			dep, hd := n.relRows(e.all.data, n.root.w, from+i, rowOf(from, head))
			row := joint.data[(from+i)*n.rels:][:n.rels]
			for x := range row {
				row[x] = dep[x] + hd[x]
			}
			rectify(row, e.relsMask, from+i)
			wantRel = append(wantRel, int(s.rels[i]))
		}
	}
	djoint := zeros(b.rows, n.rels)
	rels = n.classify(joint, djoint, n.rel, n.relBias, wantRel, relWeight*scale)
	for k, s := range b.sentences {
		from := b.from[k]
		for i, head := range s.heads {
			ddep, dhd := n.relRows(dall.data, n.root.g, from+i, rowOf(from, head))
			for x, y := range joint.data[(from+i)*n.rels:][:n.rels] {
				if y > 0 {
					d := djoint.data[(from+i)*n.rels+x] * e.relsMask[(from+i)*n.rels+x]
					ddep[x] += d
					dhd[x] += d
				}
			}
		}
	}
	n.endsBack(b, e, dall, dquery)
	return arcs, rels
}

func rowOf(from, head int) int {
	if head < 0 {
		return -1
	}
	return from + head
}

// arcLoss compares each word of a sentence with all its possible heads.
func (n *network) arcLoss(heads []int, e *ends, dall, dquery []float32, from int, weight float32) (total float64) {
	scores := make([]float32, len(heads)+1)
	for i, want := range heads {
		query := e.query.data[(from+i)*n.arcs:][:n.arcs]
		for j := -1; j < len(heads); j++ {
			scores[j+1] = dot(query, n.headRow(e.all.data, rowOf(from, j)))
		}
		total += softmaxLoss(scores, want+1, weight)
		dq := dquery[(from+i)*n.arcs:][:n.arcs]
		for j := -1; j < len(heads); j++ {
			g := scores[j+1]
			axpy(dq, g, n.headRow(e.all.data, rowOf(from, j)))
			if j < 0 {
				axpy(n.root.g[n.arcs:2*n.arcs], g, query)
			} else {
				axpy(n.headRow(dall, from+j), g, query)
			}
		}
	}
	return total
}

// endsBack carries the gradients of the words' four vectors down to the encoder's output.
func (n *network) endsBack(b *batch, e *ends, dall, dquery matrix) {
	for i := range b.rows {
		axpy(n.arcBias.g, 1, dquery.data[i*n.arcs:][:n.arcs])
	}
	dependents := e.all.columns(0, n.arcs)
	n.mu.add(n.arc.gradient(), dependents.t(), dquery)
	n.mu.add(dall.columns(0, n.arcs), dquery, n.arc.view().t())
	for i := range b.rows {
		for k := range 2 * n.arcs {
			if at := i*e.all.cols + k; e.all.data[at] <= 0 {
				dall.data[at] = 0
			} else {
				dall.data[at] *= e.mask[i*2*n.arcs+k]
			}
		}
	}
	n.viewBack(b, parserView, func(dx matrix) { n.linearBack(dall, b.seen[parserView], dx, n.ends, n.endsBias) })
}

// viewBack runs a backward step that fills the gradient of a view and adds it to the gradient of the layer behind.
func (n *network) viewBack(b *batch, which int, back func(dx matrix)) {
	x := b.seen[which]
	dx := zeros(x.rows, x.cols)
	back(dx)
	addMasked(b.dh[n.viewLayers()[which]], dx, b.masks[which])
}
