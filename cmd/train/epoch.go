package main

import (
	"fmt"
	"math/rand/v2"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
)

// Weights of the tasks' losses: the tree is what the pipeline stands on.
const (
	arcWeight  = 1
	relWeight  = 1
	tagWeight  = 0.5
	formWeight = 0.5
	nameWeight = 1
	gateWeight = 0.5
	pennWeight = 0.3

	roleWeight      = 1
	predicateWeight = 0.5
	happenedWeight  = 1
	tellsWeight     = 1
	sidesWeight     = 0.5 // beside tellsWeight
)

// batchWords is the number of words of a batch: small ones learn more from each pass over the data.
const batchWords = 500

// trainer runs epochs over a fixed set of sentences.
type trainer struct {
	*network
	second *network // the same weights, for the second half of each batch
	optimizer
	rates
	formCounts []int
	bundleOf   map[neural.Bundle]int
	pennOf     map[string]int
	rand       *rand.Rand
	sentences  [][]*sentence // in lists that teach the same
	plain      int           // sentences to make up
	headsOnly  bool
	namesOnly  bool
	writer     *plainWriter
	mentions   mentions
}

// epoch goes once over all sentences in a new order; rate gives the learning rate by the share of the epoch that is done.
func (t *trainer) epoch(rate func(done float64) float64) loss {
	var batches [][]*sentence
	for _, alike := range t.sentences {
		batches = append(batches, t.batches(alike)...)
	}
	batches = append(batches, t.batches(t.writer.write(t.plain))...)
	t.rand.Shuffle(len(batches), func(i, j int) { batches[i], batches[j] = batches[j], batches[i] })
	var sum loss
	for i, sentences := range batches {
		sum.add(t.learn(sentences))
		t.step(rate(float64(i) / float64(len(batches))))
	}
	return sum
}

func (t *trainer) batches(sentences []*sentence) [][]*sentence {
	order := make([]*sentence, len(sentences))
	for i, k := range t.rand.Perm(len(sentences)) {
		order[i] = augment(t.mentions.replace(sentences[k], t.rand), t.rand)
	}
	var out [][]*sentence
	for len(order) > 0 {
		n, words := 0, 0
		for n < len(order) && (n == 0 || words+len(order[n].forms) <= batchWords) {
			words += len(order[n].forms)
			n++
		}
		out = append(out, order[:n])
		order = order[n:]
	}
	return out
}

// learn adds the gradients of one batch, of which two goroutines take half each.
func (t *trainer) learn(sentences []*sentence) (l loss) {
	words, half, n := 0, 0, 0
	for _, s := range sentences {
		words += len(s.forms)
	}
	for ; n < len(sentences) && (n == 0 || 2*half < words); n++ {
		half += len(sentences[n].forms)
	}
	scale := 1 / float32(words)
	first, second := rand.New(rand.NewPCG(t.rand.Uint64(), 1)), rand.New(rand.NewPCG(t.rand.Uint64(), 2))
	if n == len(sentences) {
		return t.learnPart(t.network, sentences, scale, first)
	}
	done := make(chan loss)
	go func() { done <- t.learnPart(t.second, sentences[n:], scale, second) }()
	l = t.learnPart(t.network, sentences[:n], scale, first)
	l.add(<-done)
	t.network.collect(t.second)
	return l
}

// learnPart adds the gradients of a part of a batch to a network's.
func (t *trainer) learnPart(n *network, sentences []*sentence, scale float32, r *rand.Rand) (l loss) {
	b := n.newBatch(sentences)
	b.hide(t.rates, t.formCounts, r)
	n.encode(b, t.rates, r)
	b.beginBack()
	if t.headsOnly || t.namesOnly {
		return t.learnHeads(n, b, scale, r)
	}
	if sentences[0].hasTree {
		tags, bundles := t.answers(sentences)
		n.viewBack(b, taggerView, func(dx matrix) {
			l.tags = n.classify(b.seen[taggerView], dx, n.tag, n.tagBias, tags, tagWeight*scale)
			l.forms = n.classify(b.seen[taggerView], dx, n.form, n.formBias, bundles, formWeight*scale)
		})
	}
	if sentences[0].readsTree() {
		e := n.parseEnds(b, t.rates, r)
		if sentences[0].frames != nil {
			heads, rels := n.guessTrees(b, e)
			l.add(n.frameLoss(b, heads, rels, t.rates, r, scale))
		}
		if sentences[0].hasTree {
			l.arcs, l.rels = n.parseLoss(b, e, scale)
		}
	}
	if sentences[0].names != nil {
		n.viewBack(b, nameView, func(dx matrix) { l.names = n.nameLoss(b, dx, scale) })
	}
	n.viewBack(b, taggerView, func(dx matrix) {
		n.classify(b.seen[taggerView], dx, n.penn, n.pennBias, t.pennAnswers(sentences), pennWeight*scale)
	})
	n.encodeBack(b)
	return l
}

// learnHeads adds the gradients of what reads names and frames alone.
func (t *trainer) learnHeads(n *network, b *batch, scale float32, r *rand.Rand) (l loss) {
	if b.sentences[0].frames != nil && !t.namesOnly {
		heads, rels := n.guessTrees(b, n.parseEnds(b, t.rates, r))
		l.add(n.frameLoss(b, heads, rels, t.rates, r, scale))
	}
	if b.sentences[0].names != nil {
		n.viewBack(b, nameView, func(dx matrix) { l.names = n.nameLoss(b, dx, scale) })
		n.layerBack(b, n.layers)
	}
	return l
}

// answers are the classes of the words' tags and bundles, -1 for a bundle too rare to learn.
func (t *trainer) answers(sentences []*sentence) (tags, bundles []int) {
	for _, s := range sentences {
		for i, tag := range s.tags {
			tags = append(tags, int(tag))
			class, ok := t.bundleOf[neural.Bundle{Tag: tag, Feats: s.feats[i]}]
			if !ok {
				class = -1
			}
			bundles = append(bundles, class)
		}
	}
	return tags, bundles
}

// pennAnswers are the classes of the words' Penn tags, -1 where the corpus has none.
func (t *trainer) pennAnswers(sentences []*sentence) (classes []int) {
	for _, s := range sentences {
		for i := range s.forms {
			class := -1
			if s.penn[i] != "" {
				class = t.pennOf[s.penn[i]]
			}
			classes = append(classes, class)
		}
	}
	return classes
}

func newTrainer(n *network, o options, set *data, counts, penn map[string]int, r *rand.Rand) *trainer {
	t := &trainer{network: n, second: n.twin(), rates: o.rates, rand: r, plain: o.plain, headsOnly: o.headsOnly, namesOnly: o.namesOnly, writer: newPlainWriter(r), pennOf: penn, mentions: mentions{}, bundleOf: map[neural.Bundle]int{}}
	t.optimizer = optimizer{params: n.params(), decay: o.decay, maxNorm: maxNorm}
	switch {
	case o.namesOnly:
		t.optimizer.params = n.nameParams()
	case o.headsOnly:
		t.optimizer.params = n.headParams()
	}
	for i, b := range n.bundles {
		t.bundleOf[b] = i
	}
	for _, list := range [][]*sentence{set.trees, set.named, set.eventNouns} {
		t.mentions.collect(list)
		var alike [4][]*sentence
		for _, s := range list {
			if kind := count(s.names != nil) + 2*count(s.frames != nil); s.names != nil || !o.namesOnly && (kind > 0 || !o.headsOnly) {
				alike[kind] = append(alike[kind], s)
			}
		}
		t.sentences = append(t.sentences, alike[:]...)
	}
	t.formCounts = make([]int, n.vocabulary.Forms)
	for word, count := range counts {
		if row := n.vocabulary.FormRow(word); row >= 0 {
			t.formCounts[row] += count
		}
	}
	return t
}

// maxNorm is where the gradient's norm is cut; ordinary steps stay below it.
const maxNorm = 5

func (l *loss) add(o loss) {
	l.arcs += o.arcs
	l.rels += o.rels
	l.tags += o.tags
	l.forms += o.forms
	l.names += o.names
	l.predicates += o.predicates
	l.roles += o.roles
	l.happened += o.happened
	l.tells += o.tells
	l.stands += o.stands
}

func (l loss) String() string {
	return fmt.Sprintf("loss of heads %.0f, relations %.0f, tags %.0f, features %.0f, names %.0f, predicates %.0f, roles %.0f, happened %.0f, tells %.0f, stands %.0f",
		l.arcs, l.rels, l.tags, l.forms, l.names, l.predicates, l.roles, l.happened, l.tells, l.stands)
}
