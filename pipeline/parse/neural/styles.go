package neural

import (
	"math"
	"slices"
)

// Corpora disagree about what a name is: whether a title belongs to it, whether peoples and nationalities are names. The network
// learns each corpus's style apart, on top of shared layers, and to tell from a passage whose style it is written in (a mixture of
// experts: Jacobs et al. 1991).

// branch runs the names' layer and goes back.
func (r *Reader) branch(out []Reading, n int) {
	r.keptState = append(r.keptState[:0], r.state...)
	r.keptX = append(r.keptX[:0], r.x[:n*2*r.model.Hidden]...)
	r.layer(&r.model.NameLayer, n)
	r.nameWords(out, n)
	r.state, r.keptState = r.keptState, r.state
	r.x, r.keptX = r.keptX, r.x
}

// minStyle is the least share of a style that is asked for its opinion.
const minStyle = 0.01

// nameWords reads name tags: each style's probabilities, mixed by how much the passage looks like the style.
func (r *Reader) nameWords(out []Reading, n int) {
	m := r.model
	width := outWidth(m.Name.Out)
	r.low = grow(r.low, roundRows(n)*width)
	m.Name.Apply(r.low, r.state, n)
	gate := r.styleShares(n)
	r.nameTags = grow(r.nameTags, n)
	r.scores = grow(r.scores, n*NameTags)
	for i := range n {
		mixStyles(r.scores[i*NameTags:(i+1)*NameTags], r.low[i*width:], gate)
	}
	for s := range len(r.from) - 1 {
		from, to := r.from[s], r.from[s+1]
		r.names.Decode(r.scores[from*NameTags:to*NameTags], r.nameTags[from:to])
	}
	for i, tag := range r.nameTags[:n] {
		out[i].Name, out[i].Sure = tag, float32(math.Exp(float64(r.scores[i*NameTags+int(tag)])))
	}
}

// styleShares are the shares of the styles in the passage, the sentences that are read together: the gate learns from sentences, but
// one sentence tells little, and an author does not change style from one to the next.
func (r *Reader) styleShares(n int) []float32 {
	m := r.model
	width := 2 * m.Hidden
	r.means, r.mean = grow(r.means, width), grow(r.mean, blockRows*width)
	r.sums = grow(r.sums, width)
	clear(r.sums)
	for i := range n {
		sums, state := r.sums[:width], r.state[i*width:][:width]
		for k, x := range state {
			sums[k] += int32(x)
		}
	}
	for k, sum := range r.sums {
		r.means[k] = float32(int(sum)-n*middle) / (float32(n) * stateGrid.scale)
	}
	meanGrid.round(r.mean, r.means)
	r.gate = grow(r.gate, blockRows*outWidth(m.Gate.Out))
	m.Gate.Apply(r.gate, r.mean, 1)
	shares := r.gate[:m.Gate.Out]
	softmax(shares)
	return shares
}

// mixStyles puts into scores the logarithm of the styles' probabilities of each tag, weighted by gate.
func mixStyles(scores, styles, gate []float32) {
	clear(scores)
	for k, share := range gate {
		if share >= minStyle {
			tags := styles[k*NameTags : (k+1)*NameTags]
			softmax(tags)
			for t, p := range tags {
				scores[t] += share * p
			}
		}
	}
	for t, p := range scores {
		scores[t] = float32(math.Log(float64(p) + tiny))
	}
}

// tiny keeps the logarithm of an impossible tag finite.
const tiny = 1e-30

// softmax turns scores, of which there are no more than of name tags, into shares.
func softmax(scores []float32) {
	var memory [NameTags]float64
	exps := memory[:len(scores)]
	exp(exps, scores, slices.Max(scores))
	sum := 0.0
	for i, e := range exps {
		sum += e
		scores[i] = float32(e)
	}
	for i := range scores {
		scores[i] /= float32(sum)
	}
}
