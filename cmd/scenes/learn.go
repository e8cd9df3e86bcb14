package main

import (
	"fmt"
	"math"
	"slices"

	"github.com/dateline-data/dateline/pipeline/scene"
)

// example is a ballot with the candidates that readers hold right.
type example struct {
	candidates []scene.Candidate
	right      []bool
	told       bool // the readers say that the text tells
	article    int
}

func newExample(b scene.Ballot, countries []string, number int) example {
	e := example{candidates: b.Candidates, right: make([]bool, len(b.Candidates)), told: len(countries) > 0, article: number}
	found := false
	for i, c := range b.Candidates {
		e.right[i] = c.Country != "" && slices.Contains(countries, c.Country)
		found = found || e.right[i]
	}
	e.right[0] = !found
	return e
}

// Constants of learning, chosen on articles held out.
const (
	rounds       = 300
	rate         = 0.1
	penalty      = 0.3 // of the sum of squares
	untoldWeight = 0.5 // of examples of which readers say that the text does not tell: they are unsure of many
)

// learn gives the weights that make the right candidates likely, by Adam (Kingma and Ba, 2015) over all examples at once.
func learn(examples []example) map[string]float64 {
	names, columns := index(examples)
	w, first, second := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	for round := 1; round <= rounds; round++ {
		gradient := make([]float64, len(names))
		for i := range w {
			gradient[i] = penalty * w[i]
		}
		for k := range examples {
			descend(&examples[k], columns[k], w, gradient)
		}
		for i, g := range gradient {
			first[i] = .9*first[i] + .1*g
			second[i] = .99*second[i] + .01*g*g
			w[i] -= rate * first[i] / (1 - math.Pow(.9, float64(round))) / (math.Sqrt(second[i]/(1-math.Pow(.99, float64(round)))) + 1e-8)
		}
	}
	weights := map[string]float64{}
	for i, name := range names {
		weights[name] = w[i]
	}
	return weights
}

// cell is a feature of a candidate by its number.
type cell struct {
	feature int
	value   float64
}

// index numbers the features, and gives those of each example's candidates in their order.
func index(examples []example) (names []string, columns [][][]cell) {
	seen := map[string]bool{}
	for _, e := range examples {
		for _, c := range e.candidates {
			for _, f := range c.Features {
				seen[f.Name] = true
			}
		}
	}
	for name := range seen {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, e := range examples {
		rows := make([][]cell, len(e.candidates))
		for i, c := range e.candidates {
			for _, f := range c.Features {
				at, _ := slices.BinarySearch(names, f.Name)
				rows[i] = append(rows[i], cell{at, f.Value})
			}
		}
		columns = append(columns, rows)
	}
	return names, columns
}

// descend adds the gradient of one example's loss.
func descend(e *example, rows [][]cell, w, gradient []float64) {
	p, top, sum, right := make([]float64, len(rows)), math.Inf(-1), 0.0, 0.0
	for i, row := range rows {
		for _, c := range row {
			p[i] += w[c.feature] * c.value
		}
		top = max(top, p[i])
	}
	for i := range p {
		p[i] = math.Exp(p[i] - top)
		sum += p[i]
		if e.right[i] {
			right++
		}
	}
	weight := 1.0
	if !e.told {
		weight = untoldWeight
	}
	for i, row := range rows {
		off := p[i] / sum
		if e.right[i] {
			off -= 1 / right
		}
		for _, c := range row {
			gradient[c.feature] += weight * off * c.value
		}
	}
}

// folds are the parts of the articles, each of which is judged by what was learned from the others.
const folds = 4

// test prints, for thresholds of probability, how many events get a country and how many of these are right.
func test(examples []example) error {
	type verdict struct {
		p           float64
		given, told bool
		right       bool
	}
	var verdicts []verdict
	for fold := range folds {
		var known []example
		for _, e := range examples {
			if e.article%folds != fold {
				known = append(known, e)
			}
		}
		weights := learn(known)
		for _, e := range examples {
			if e.article%folds == fold {
				best, p := choose(&e, weights)
				verdicts = append(verdicts, verdict{p, best > 0, e.told, e.right[best]})
			}
		}
	}
	for _, least := range []float64{0, .3, .4, .5, .6, .7, .8, .9} {
		given, told, right := 0, 0, 0
		for _, v := range verdicts {
			if v.given && v.p >= least {
				given++
				if v.told {
					told++
				}
				if v.right {
					right++
				}
			}
		}
		fmt.Printf("from %.1f: %d of %d events get a country, right %.3f of those that the text tells, %.3f of all\n", least, given, len(verdicts),
			float64(right)/float64(max(1, told)), float64(right)/float64(max(1, given)))
	}
	return nil
}

func choose(e *example, weights map[string]float64) (best int, p float64) {
	sum, top := 0.0, math.Inf(-1)
	scores := make([]float64, len(e.candidates))
	for i := range e.candidates {
		if scores[i] = e.candidates[i].Score(weights); scores[i] > top {
			best, top = i, scores[i]
		}
	}
	for _, s := range scores {
		sum += math.Exp(s - top)
	}
	return best, 1 / sum
}
