package main

import "github.com/dateline-data/dateline/pipeline/parse/neural"

// nameLoss is the loss of the name tags, each sentence's in its style, and of telling the style from the mean of a sentence's words.
func (n *network) nameLoss(b *batch, dx matrix, scale float32) (total float64) {
	x := b.seen[nameView]
	out := zeros(x.rows, n.name.cols)
	n.linear(out, x, n.name, n.nameBias)
	means, dmeans := zeros(len(b.sentences), x.cols), zeros(len(b.sentences), x.cols)
	for k, s := range b.sentences {
		b.mean(means, x, k)
		for i := b.from[k]; i < b.from[k+1]; i++ {
			row := out.data[i*out.cols : (i+1)*out.cols]
			if s.names[i-b.from[k]] == unknownName {
				clear(row)
				continue
			}
			clear(row[:s.style*neural.NameTags])
			clear(row[(s.style+1)*neural.NameTags:])
			total += softmaxLoss(row[s.style*neural.NameTags:][:neural.NameTags], int(s.names[i-b.from[k]]), nameWeight*scale)
		}
	}
	n.linearBack(out, x, dx, n.name, n.nameBias)
	n.gateLoss(b, means, dmeans, scale)
	for k := range b.sentences {
		b.meanBack(dmeans, dx, k)
	}
	return total
}

// gateLoss teaches the style of sentences. A reader of other texts has no reason to expect one style more than another, so all styles
// count the same, however many sentences they have.
func (n *network) gateLoss(b *batch, means, dmeans matrix, scale float32) {
	out := zeros(means.rows, n.gate.cols)
	n.linear(out, means, n.gate, n.gateBias)
	share := gateWeight * scale * float32(b.rows) / float32(len(b.sentences))
	for k, s := range b.sentences {
		if s.guessed {
			clear(out.data[k*out.cols : (k+1)*out.cols])
			continue
		}
		softmaxLoss(out.data[k*out.cols:(k+1)*out.cols], s.style, share*n.styleWeights[s.style])
	}
	n.linearBack(out, means, dmeans, n.gate, n.gateBias)
}

// mean puts the mean of the k-th sentence's rows of x into row k of means.
func (b *batch) mean(means, x matrix, k int) {
	share := 1 / float32(b.from[k+1]-b.from[k])
	for i := b.from[k]; i < b.from[k+1]; i++ {
		axpy(means.data[k*x.cols:(k+1)*x.cols], share, x.data[i*x.cols:(i+1)*x.cols])
	}
}

// meanBack carries the gradient of a mean back to the rows.
func (b *batch) meanBack(dmeans, dx matrix, k int) {
	share := 1 / float32(b.from[k+1]-b.from[k])
	for i := b.from[k]; i < b.from[k+1]; i++ {
		axpy(dx.data[i*dx.cols:(i+1)*dx.cols], share, dmeans.data[k*dx.cols:(k+1)*dx.cols])
	}
}
