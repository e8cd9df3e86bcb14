package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors"
)

// Constants of learning, chosen on articles held out.
const (
	rounds      = 250
	rate        = 0.1
	penalty     = 1   // of half the square of what a hint says of any description
	sortPenalty = 100 // and of what a sort of them adds: with 20 it knows .003 more of short news, and .004 less of whole articles
)

// fixed is what hints say of any description without being learned. The short news are of years in which most deeds were told of wars abroad, where
// the place of a clause is not the home of those who act there: it would say .5. So fixed, descriptions in articles held out are told as often.
var fixed = map[string]float64{"in the clause": 1.1}

// unsorted are hints to which a sort adds nothing: what places say of soldiers. In the short news most soldiers abroad are American; those of
// articles, which are of all countries, are told as often or more where places say as much of soldiers as of others.
var unsorted = map[string][]string{"MIL": {"in the clause", "in the sentence", "located in the sentence", "later in the sentence", "last place"}}

// sourceWeights are how much a description counts: news that was read whole is what the program is for, written articles are of all countries, and
// both are the least of what there is.
var sourceWeights = [sources]float64{short: 1, whole: 4, written: 4}

// table is what hints say of any description, and what sorts of them add.
type table struct {
	any  []float64
	more [][]float64 // by sort
}

func newTable() *table {
	t := &table{any: make([]float64, len(actors.Hints()))}
	for range actors.Sorts() {
		t.more = append(t.more, make([]float64, len(t.any)))
	}
	return t
}

// String is the table as a file holds it.
func (t *table) String() string {
	var b strings.Builder
	b.WriteString(head)
	fmt.Fprintf(&b, "hint\tany\t%s\n", strings.Join(actors.Sorts(), "\t"))
	for h, name := range actors.Hints() {
		fmt.Fprintf(&b, "%s\t%s", name, number(t.any[h]))
		for _, more := range t.more {
			x := more[h]
			if math.Abs(x) < least {
				x = 0
			}
			fmt.Fprintf(&b, "\t%s", number(x))
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// head tells readers of the table what it is.
const head = `# What each hint says for whom a description means that names no country, a people's or somebody's named before, or for nobody: of any
# description, and what those of a sector add to it. Made by cmd/whom, which tells how, from the readings in cmd/judge/verdicts.tsv.
`

// least is the least that a sort is written to add: less is not known.
const least = 0.06

// number is a weight with two decimals and no more zeros than it needs.
func number(x float64) string {
	return fmt.Sprint(math.Round(100*x)/100 + 0)
}

// weigh gives the table that makes the right candidates likely, by Adam (Kingma and Ba, 2015) over all examples at once: a conditional logit
// (McFadden 1974), penalised by the squares of its weights.
func weigh(examples []example) *table {
	t := newTable()
	n := len(t.any)
	weights, isSet := start()
	first, second := make([]float64, len(weights)), make([]float64, len(weights))
	for round := 1; round <= rounds; round++ {
		gradient := make([]float64, len(weights))
		for i := range examples {
			e := &examples[i]
			e.descend(weights[:n], weights[n*(1+e.Sort):][:n], gradient[:n], gradient[n*(1+e.Sort):][:n])
		}
		for i, g := range gradient {
			p := float64(sortPenalty)
			if i < n {
				p = penalty
			}
			g += p * weights[i]
			first[i] = .9*first[i] + .1*g
			second[i] = .99*second[i] + .01*g*g
			if isSet[i] {
				continue
			}
			weights[i] -= rate * first[i] / (1 - math.Pow(.9, float64(round))) / (math.Sqrt(second[i]/(1-math.Pow(.99, float64(round)))) + 1e-8)
		}
	}
	copy(t.any, weights)
	for s := range t.more {
		copy(t.more[s], weights[n*(1+s):])
	}
	return t
}

// start are the weights before anything is learned, and which of them stay.
func start() (weights []float64, isSet []bool) {
	n := len(actors.Hints())
	weights, isSet = make([]float64, n*(1+len(actors.Sorts()))), make([]bool, n*(1+len(actors.Sorts())))
	for h, name := range actors.Hints() {
		if x, ok := fixed[name]; ok {
			weights[h], isSet[h] = x, true
		}
		for s, sort := range actors.Sorts() {
			isSet[n*(1+s)+h] = slices.Contains(unsorted[sort], name)
		}
	}
	return weights, isSet
}

// descend adds the gradient of one example's loss, the log of how likely its right candidates are together.
func (e *example) descend(any, more, anyGradient, moreGradient []float64) {
	p, top := e.p, math.Inf(-1)
	for i, row := range e.rows {
		p[i] = 0
		for _, c := range row {
			p[i] += (any[c.hint] + more[c.hint]) * c.value
		}
		top = max(top, p[i])
	}
	sum, right := 0.0, 0.0
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		sum += p[i]
		if e.right[i] {
			right += p[i]
		}
	}
	if right == 0 {
		return
	}
	for i, row := range e.rows {
		off := p[i] / sum
		if e.right[i] {
			off -= p[i] / right
		}
		for _, c := range row {
			anyGradient[c.hint] += e.weight * off * c.value
			moreGradient[c.hint] += e.weight * off * c.value
		}
	}
}

// passes is how often the articles are read: each time with what was learned before, at first with nothing.
const passes = 3

// learn gives the table for some articles.
func learn(r *actors.Resolver, articles []*article) (*table, error) {
	t := newTable()
	for range passes {
		examples, err := examplesOf(r.WithWeights(t.String()), articles)
		if err != nil {
			return nil, err
		}
		t = weigh(examples)
	}
	return t, nil
}

func examplesOf(r *actors.Resolver, articles []*article) (all []example, err error) {
	for _, a := range articles {
		found, err := a.examples(r)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	return all, nil
}
