package main

import (
	"math/rand/v2"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
)

// rates are the probabilities with which training hides things, so that the network does not lean on any of them.
type rates struct {
	layer  float32 // of a number between layers, the same in a whole sentence (Gal and Ghahramani 2016)
	vector float64 // of a word's vector
	affix  float64 // of each affix
	shape  float64 // of a word's shape
	usage  float64 // of a word's class of use
	form   float64 // of a word's own row, for a word seen once; rarer for frequent words (Kiperwasser and Goldberg 2016)
}

// batch is a number of sentences, one after the other, with all that the passes compute for them. Matrices have a row a word.
type batch struct {
	sentences []*sentence
	from      []int // first row of each sentence, and the end of the last
	words     []neural.Word
	rows      int

	vectors matrix
	layers  []layerState
	h       []matrix // h[0] the representations, h[i] the outputs of layer i
	dh      []matrix
	seen    [views]matrix
	masks   [views][]float32
}

// layerState is what the backward pass needs of a layer.
type layerState struct {
	in, rounded matrix // input after dropout, as it is and in few bits
	u, c        matrix // pre-activations, states
	mask        []float32
}

func zeros(rows, cols int) matrix { return view(make([]float32, rows*cols), rows, cols) }

func (n *network) newBatch(sentences []*sentence) *batch {
	b := &batch{sentences: sentences}
	for _, s := range sentences {
		b.from = append(b.from, b.rows)
		b.rows += len(s.forms)
	}
	b.from = append(b.from, b.rows)
	b.words = make([]neural.Word, b.rows)
	f := neural.Featurizer{Vocabulary: n.vocabulary, Usage: n.usage}
	for i, s := range sentences {
		f.Apply(s.forms, b.words[b.from[i]:b.from[i+1]])
	}
	return b
}

// hide drops parts of the words.
func (b *batch) hide(p rates, formCounts []int, r *rand.Rand) {
	for i := range b.words {
		w := &b.words[i]
		if row := w.Rows[neural.FormSlot]; row >= 0 && r.Float64() < p.form/(p.form+float64(formCounts[row])) {
			w.Rows[neural.FormSlot] = -1
		}
		if r.Float64() < p.vector {
			w.Vector = -1
			w.Rows[neural.RankSlot] = 0
			w.Rows[neural.FormSlot] = -1
		}
		for slot := neural.PrefixSlot; slot <= neural.Suffix4Slot; slot++ {
			if r.Float64() < p.affix {
				w.Rows[slot] = -1
			}
		}
		if r.Float64() < p.usage {
			w.Rows[neural.UsageSlot] = -1
		}
		if r.Float64() < p.shape {
			w.Rows[neural.ShapeSlot] = -1
		}
	}
}

// mask draws a factor for each number of each sentence's rows: 0, or what makes up for the zeros.
func (b *batch) mask(width int, p float32, r *rand.Rand) []float32 {
	out := make([]float32, b.rows*width)
	for i := range b.sentences {
		first := out[b.from[i]*width:][:width]
		for k := range first {
			if r.Float32() >= p {
				first[k] = 1 / (1 - p)
			}
		}
		for row := b.from[i] + 1; row < b.from[i+1]; row++ {
			copy(out[row*width:(row+1)*width], first)
		}
	}
	return out
}

// masked is x times the mask, or x itself where there is none.
func masked(x matrix, mask []float32) matrix {
	if mask == nil {
		return x
	}
	out := zeros(x.rows, x.cols)
	for i, m := range mask {
		out.data[i] = x.data[i] * m
	}
	return out
}

// addMasked adds dx times the mask to out.
func addMasked(out, dx matrix, mask []float32) {
	for i, d := range dx.data {
		out.data[i] += d * mask[i]
	}
}
