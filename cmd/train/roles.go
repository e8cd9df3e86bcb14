package main

import (
	"math"
	"math/rand/v2"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Roles are read for pairs of a predicate and a word near it in the tree, from a rectified sum of the predicate's vector, the word's and
// those of the path and the distance between them. The tree is the network's own guess, in training too, dropout and all: a treebank's
// trees would be more right than those that are read later.

// guessTrees gives each word's likeliest head, an index in its sentence, and the relation to it.
func (n *network) guessTrees(b *batch, e *ends) (heads []int, rels []text.Rel) {
	heads = make([]int, b.rows)
	joint, scores := zeros(b.rows, n.rels), zeros(b.rows, relCount)
	for k := range b.sentences {
		from, to := b.from[k], b.from[k+1]
		for i := from; i < to; i++ {
			heads[i] = n.guessHead(e, i, from, to)
			dependent, head := n.relRows(e.all.data, n.root.w, i, rowOf(from, heads[i]))
			row := joint.data[i*n.rels:][:n.rels]
			for x := range row {
				row[x] = dependent[x] + head[x]
			}
			rectify(row, e.relsMask, i)
		}
	}
	n.linear(scores, joint, n.rel, n.relBias)
	for i := range heads {
		rels = append(rels, likeliest(scores.data[i*relCount:][:relCount]))
	}
	return heads, rels
}

func (n *network) guessHead(e *ends, i, from, to int) int {
	query := e.query.data[i*n.arcs:][:n.arcs]
	top, at := float32(math.Inf(-1)), -1
	for j := from - 1; j < to; j++ {
		row := j
		if j < from {
			row = -1
		}
		if score := dot(query, n.headRow(e.all.data, row)); j != i && score > top {
			top, at = score, j-from
		}
	}
	return at
}

func likeliest(scores []float32) text.Rel {
	top := 0
	for i, s := range scores {
		if s > scores[top] {
			top = i
		}
	}
	return text.Rel(top)
}

// rolePair is a predicate and a word near it, rows of a batch.
type rolePair struct {
	predicate, word int
	neural.Near
}

// rolePairs lists the pairs of a batch's predicates with the roles that are wanted, -1 where these are unknown.
func rolePairs(b *batch, heads []int, rels []text.Rel) (pairs []rolePair, want []int) {
	var finder neural.PathFinder
	for k, s := range b.sentences {
		from, to := b.from[k], b.from[k+1]
		for _, f := range s.frames {
			roles := f.roles(heads[from:to])
			for _, near := range finder.Find(f.predicate, heads[from:to], rels[from:to]) {
				pairs = append(pairs, rolePair{from + f.predicate, from + near.Word, near})
				want = append(want, roles[near.Word])
			}
		}
	}
	return pairs, want
}

// frameVectors are what a batch's frames are read from.
type frameVectors struct {
	all, dall matrix    // each word's predicate and argument vector, with gradients
	mask      []float32 // of a vector's numbers
	seen      matrix    // the predicate vectors, rectified and masked
	dseen     matrix
}

func (n *network) frameVectors(b *batch, p rates, r *rand.Rand) *frameVectors {
	v := &frameVectors{all: zeros(b.rows, 2*n.roles), dall: zeros(b.rows, 2*n.roles), mask: b.mask(n.roles, p.layer, r)}
	v.seen, v.dseen = zeros(b.rows, n.roles), zeros(b.rows, n.roles)
	n.linear(v.all, b.seen[parserView], n.frames, n.framesBias)
	for i, w := range b.words {
		row := v.all.data[i*v.all.cols:][:n.roles]
		if form := w.Rows[neural.FormSlot]; form >= 0 {
			axpy(row, 1, n.senses.row(form))
		}
		for k, y := range row {
			v.seen.data[i*n.roles+k] = max(0, y) * v.mask[i*n.roles+k]
		}
	}
	return v
}

// frameVectorsBack carries the vectors' gradients down to b.dh.
func (n *network) frameVectorsBack(b *batch, v *frameVectors) {
	for i, w := range b.words {
		row := v.dall.data[i*v.all.cols:][:n.roles]
		for k, y := range v.seen.data[i*n.roles:][:n.roles] {
			if y > 0 {
				row[k] += v.dseen.data[i*n.roles+k] * v.mask[i*n.roles+k]
			}
		}
		if form := w.Rows[neural.FormSlot]; form >= 0 {
			n.senses.addRow(form, row)
		}
	}
	n.viewBack(b, parserView, func(dx matrix) { n.linearBack(v.dall, b.seen[parserView], dx, n.frames, n.framesBias) })
}

// frameLoss is the loss of predicates, roles, whether predicates happened and what words tell of. Gradients go to b.dh.
func (n *network) frameLoss(b *batch, heads []int, rels []text.Rel, p rates, r *rand.Rand, scale float32) (l loss) {
	v := n.frameVectors(b, p, r)
	l.predicates = n.predicateLoss(b, v, predicateWeight*scale)
	l.roles, l.stands = n.roleLoss(b, v, heads, rels, scale)
	l.happened = n.happenedLoss(b, v, happenedWeight*scale)
	l.tells = n.tellsLoss(b, v, tellsWeight*scale)
	n.frameVectorsBack(b, v)
	return l
}

// roleLoss asks of each word near a predicate for its role, and whether it is on a side of what the predicate tells of.
func (n *network) roleLoss(b *batch, v *frameVectors, heads []int, rels []text.Rel, scale float32) (roles, stands float64) {
	pairs, want := rolePairs(b, heads, rels)
	joint, djoint := zeros(len(pairs), n.roles), zeros(len(pairs), n.roles)
	for i, pair := range pairs {
		row, mask := joint.data[i*n.roles:][:n.roles], v.mask[pair.predicate*n.roles:][:n.roles]
		predicate, argument := v.all.data[pair.predicate*v.all.cols:][:n.roles], v.all.data[pair.word*v.all.cols+n.roles:][:n.roles]
		path, distance := n.paths.row(pair.Path), n.paths.row(pair.Distance)
		for k := range row {
			row[k] = max(0, predicate[k]+argument[k]+path[k]+distance[k]) * mask[k]
		}
	}
	roles = n.classify(joint, djoint, n.role, n.roleBias, want, roleWeight*scale)
	stands = n.standsLoss(b, pairs, joint, djoint, sidesWeight*tellsWeight*scale)
	for i, pair := range pairs {
		row := djoint.data[i*n.roles:][:n.roles]
		for k, y := range joint.data[i*n.roles:][:n.roles] {
			if y > 0 {
				row[k] *= v.mask[pair.predicate*n.roles+k]
			} else {
				row[k] = 0
			}
		}
		axpy(v.dall.data[pair.predicate*v.all.cols:][:n.roles], 1, row)
		axpy(v.dall.data[pair.word*v.all.cols+n.roles:][:n.roles], 1, row)
		n.paths.addRow(pair.Path, row)
		n.paths.addRow(pair.Distance, row)
	}
	return roles, stands
}

// predicateLoss asks of each word in both styles whether it is a predicate.
func (n *network) predicateLoss(b *batch, v *frameVectors, weight float32) (total float64) {
	out := zeros(b.rows, neural.PredicateStyles)
	n.linear(out, v.seen, n.predicate, n.predicateBias)
	for k, s := range b.sentences {
		for i := b.from[k]; i < b.from[k+1]; i++ {
			for style, answers := range s.predicates {
				score := &out.data[i*neural.PredicateStyles+style]
				if answers == nil || answers[i-b.from[k]] == unknownPredicate {
					*score = 0
					continue
				}
				total += logisticLoss(score, answers[i-b.from[k]] == isPredicate, weight)
			}
		}
	}
	n.linearBack(out, v.seen, v.dseen, n.predicate, n.predicateBias)
	return total
}

// logisticLoss turns a log-odds into the gradient of the cross entropy, times weight, and returns the loss.
func logisticLoss(score *float32, want bool, weight float32) float64 {
	x := float64(*score)
	share := 1 / (1 + math.Exp(-x))
	*score = float32(share) * weight
	if want {
		*score -= weight
		return -math.Log(share + 1e-12)
	}
	return -math.Log(1 - share + 1e-12)
}

// happenedLoss is Huber's loss (1964) of whether predicates happened: the square of small errors, the size of large ones.
func (n *network) happenedLoss(b *batch, v *frameVectors, weight float32) (total float64) {
	out, dout := zeros(b.rows, 1), zeros(b.rows, 1)
	n.linear(out, v.seen, n.happened, n.happenedBias)
	for k, s := range b.sentences {
		for _, h := range s.happened {
			row := b.from[k] + h.predicate
			d := out.data[row] - h.happened
			if size := max(d, -d); size > 1 {
				total += float64(size - 0.5)
			} else {
				total += float64(d * d / 2)
			}
			dout.data[row] += max(-1, min(1, d)) * weight
		}
	}
	n.linearBack(dout, v.seen, v.dseen, n.happened, n.happenedBias)
	return total
}
