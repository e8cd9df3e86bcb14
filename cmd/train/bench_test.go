package main

import (
	"math/rand/v2"
	"testing"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

func BenchmarkLearn(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 1))
	v := &neural.Vocabulary{Dim: 64, Forms: 1}
	if err := v.Index(); err != nil {
		b.Fatal(err)
	}
	usage := &neural.Usage{}
	if err := usage.Index(); err != nil {
		b.Fatal(err)
	}
	bundles := make([]neural.Bundle, 132)
	n := newNetwork(sizes{hidden: 128, layers: 3, arcs: 96, rels: 96, roles: 96, tagsAt: 2}, v, usage, bundles, []float32{1}, 1, r)
	t := newTrainer(n, options{rates: rates{layer: 0.2}}, &data{}, nil, nil, r)
	var sentences []*sentence
	for range 25 {
		s := &sentence{hasTree: true}
		for i := range 20 {
			s.forms = append(s.forms, string(rune('a'+r.IntN(26)))+"bcd")
			s.tags = append(s.tags, text.NOUN)
			s.penn = append(s.penn, "")
			s.feats = append(s.feats, 0)
			s.heads = append(s.heads, i-1)
			s.rels = append(s.rels, text.Nsubj)
		}
		sentences = append(sentences, s)
	}
	for b.Loop() {
		t.learn(sentences)
		t.step(0.001)
	}
	b.ReportMetric(float64(b.N*500)/b.Elapsed().Seconds(), "words/s")
}
