package main

import (
	"cmp"
	"math"
	"slices"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/pipeline/trigger"
)

// asides are examples of articles that nobody read: the teacher has an opinion on each, a network that learned from the readers alone answers
// too, and both together are what the final network learns.
type asides struct {
	examples []example   // without answers
	opinions [][]float64 // log-odds by question; NaN where the teacher says nothing
	mixes    []mix       // by question
}

// mix is how a network's answer and the teacher's opinion make one, in log-odds.
type mix struct{ network, teacher, shift float64 }

func (a *asides) add(features []uint32, weight float64, opinion []float64) {
	a.examples = append(a.examples, example{features: slices.Clone(features), weight: float32(weight)})
	a.opinions = append(a.opinions, opinion)
}

// answeredBy are the examples with what a network and the teacher say together.
func (a *asides) answeredBy(net *hashnet.Net) []example {
	all := slices.Clone(a.examples)
	for i := range all {
		e := &all[i]
		e.answers = make([]answer, len(a.mixes))
		for q, z := range net.Ask(e.features) {
			e.answers[q] = unasked
			if opinion := a.opinions[i][q]; !math.IsNaN(opinion) {
				m := a.mixes[q]
				e.answers[q] = answer(1 / (1 + math.Exp(-(m.network*float64(z)*hashnet.AnswerUnit + m.teacher*opinion + m.shift))))
			}
		}
	}
	return all
}

// teach trains anew on examples and asides, the latter answered by the network that members learned from the examples alone.
func (a *asides) teach(members []*member, examples []example, s settings) []*member {
	if a == nil || len(a.examples) == 0 {
		return members
	}
	return train(slices.Concat(examples, a.answeredBy(join(members, nil))), s)
}

// The mixes are logistic regressions on the fold of articles that the teacher had not seen, as teacher/train.py prints them.
var (
	eventMix = mix{0.30, 0.60, 0.19}
	typeMix  = mix{0.20, 1.09, 0.97}
	sideMix  = mix{0.44, 0.69, 0.09}
	rowMixes = []mix{{0.31, 0.51, 0.35}, {0.30, 0.74, 1.10}, {}, {}}
)

func triggerMixes() []mix {
	all := slices.Repeat([]mix{typeMix}, trigger.Questions())
	all[trigger.IsEvent] = eventMix
	return all
}

// triggerAsides ask of each predicate of the articles which event it tells of.
func triggerAsides(articles []*article, known trigger.Known, weight float64) *asides {
	all := &asides{mixes: triggerMixes()}
	for _, a := range articles {
		r := trigger.NewReader(a.tree, nil, known)
		spans := a.lexicon(r)
		for t := range a.doc.Tokens {
			if r.Coded[t] == "" && (!r.IsCandidate(t) || isWithin(a.doc.Tokens[t].Span, spans)) {
				continue
			}
			all.add(r.Features(t), weight, a.opinionOn(t).triggers())
		}
	}
	return all
}

// opinionOn is what the teacher thinks of a token.
func (a *article) opinionOn(t int) opinion {
	return a.opinions.of(a.startOf(t))
}

// rowAsides ask of each event mention of the articles what the judge is asked.
func rowAsides(articles []*article, weight float64) *asides {
	all := &asides{mixes: rowMixes}
	for _, a := range articles {
		judge.EachRow(a.doc, func(i int, features []uint32) {
			m := &a.doc.EventMentions[i]
			o := a.opinionOn(m.Reading.Trigger)
			all.add(features, weight, []float64{o.event, o.ofType(m.Type), math.NaN(), math.NaN()})
		})
	}
	return all
}

// sideAsides ask of each candidate for a side of the articles' event mentions whether it stands there.
func sideAsides(articles []*article, weight float64) *asides {
	all := &asides{mixes: []mix{sideMix}}
	for _, a := range articles {
		judge.EachChoice(a.doc, func(i int, s judge.Side, candidates []judge.Candidate, features func(int) []uint32) {
			o := a.opinionOn(a.doc.EventMentions[i].Reading.Trigger)
			if o.sides[s] == nil {
				return
			}
			for k := range candidates {
				_, start := a.headOf(&candidates[k])
				all.add(features(k), weight, []float64{o.stands(s, start)})
			}
		})
	}
	return all
}

// lexicon tells a reader of triggers what the lexicon found, and returns the spans of its triggers.
func (a *article) lexicon(r *trigger.Reader) map[int]text.Span {
	spans := map[int]text.Span{}
	for i := range a.doc.EventMentions {
		if m := &a.doc.EventMentions[i]; !m.Reading.Learned {
			r.Coded[m.Reading.Trigger] = cmp.Or(m.Reading.Retyped, m.Type)
			spans[m.Reading.Trigger] = m.Trigger
		}
	}
	return spans
}

// gatherUnread runs the coder over the articles of a file of opinions that nobody has read since.
func gatherUnread(p *pipeline.Pipeline, c *corpus.Corpus, path string, read []*article) (all []*article, err error) {
	ids, of, err := readOpinions(path)
	if err != nil {
		return nil, err
	}
	taken := map[int]bool{}
	for _, a := range read {
		for n, to := corpus.Run(a.id); n < to; n++ {
			taken[n] = true
		}
	}
	for _, id := range ids {
		if from, to := corpus.Run(id); taken[from] || taken[to-1] {
			continue
		}
		a, err := annotate(p, c, id)
		if err != nil {
			return nil, err
		}
		a.opinions = of[id]
		all = append(all, a)
	}
	return all, nil
}
