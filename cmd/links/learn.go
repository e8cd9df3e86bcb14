package main

import (
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/consolidate"
)

// table is weights.tsv: what each hint speaks for one event by hand, within an article, and between two.
type table struct {
	names                 []string
	at                    map[string]int
	hand, within, between []float64 // bits
}

func readTable(path string) (*table, error) {
	file, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	t := &table{at: map[string]int{}}
	for line := range strings.Lines(string(file)) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		bits, err := strconv.ParseFloat(cells[min(1, len(cells)-1)], 64)
		if err != nil {
			return nil, fmt.Errorf("%s: %q has no weight by hand", path, line)
		}
		t.at[cells[0]] = len(t.names)
		t.names, t.hand = append(t.names, cells[0]), append(t.hand, bits)
	}
	t.within, t.between = slices.Clone(t.hand), slices.Clone(t.hand)
	return t, nil
}

func (t *table) write(path string) error {
	var b strings.Builder
	for i, name := range t.names {
		fmt.Fprintf(&b, "%s\t%g\t%.2f\t%.2f\n", name, t.hand[i], t.within[i], t.between[i])
	}
	return os.WriteFile(path, []byte(b.String()), 0o644)
}

// byName are weights by the names of their hints.
func (t *table) byName(weights []float64) map[string]float64 {
	all := map[string]float64{}
	for i, name := range t.names {
		all[name] = weights[i]
	}
	return all
}

// Constants of learning, chosen by worlds left out.
const (
	rounds  = 300
	rate    = 0.05 / math.Ln2
	penalty = 10 * math.Ln2 * math.Ln2 // of half the square of what a weight is off that by hand, in bits
	never   = -20.0
)

// fixed are weights that the examples cannot tell: what a likeness of two articles says, since the pairs of stories are of one story each.
var fixed = map[string]bool{"story": true}

// forbidden are learned for what they leave to the others, and then count as never: whether a deed of force is told by the name of quite another
// one is too seldom known.
var forbidden = []string{"kind other"}

// against are hints that may speak for no event.
var against = []string{"little known", "nothing own", "hypothetical", "frame foreign", "place foreign", "place other", "frame other", "told a week after", "told weeks after"}

// falling are hints of which none may speak more for one event than the one before it.
var falling = [][]string{
	{"told on the day", "told the day after", "told days after", "told a week after", "told weeks after"},
	{"published on one day", "published a day apart", "published days apart", "published a week apart", "published weeks apart"},
	{"carried same", "carried near", "carried apart", "carried far"},
}

// learn gives the weights within an article, and then, by the reports that these make, those between articles.
func (t *table) learn(worlds []world, unrelated []example) {
	var within []example
	for i := range worlds {
		within = append(within, worlds[i].withinExamples()...)
	}
	t.within = t.fit(within, consolidate.WithinPrior)
	between := slices.Clone(unrelated)
	for i := range worlds {
		between = append(between, worlds[i].betweenExamples(t.byName(t.within))...)
	}
	t.between = t.fit(between, consolidate.Prior)
}

// fit gives the weights that make the pairs of one happening likely and those of two unlikely, where so many bits are needed, by Adam (Kingma
// and Ba, 2015) over all examples at once.
func (t *table) fit(examples []example, needed float64) []float64 {
	weights := slices.Clone(t.hand)
	for i := range examples {
		t.locate(&examples[i])
	}
	first, second := make([]float64, len(weights)), make([]float64, len(weights))
	for round := 1; round <= rounds; round++ {
		for i, g := range t.gradient(weights, examples, needed) {
			first[i] = .9*first[i] + .1*g
			second[i] = .99*second[i] + .01*g*g
			if !fixed[t.names[i]] {
				weights[i] -= rate * first[i] / (1 - math.Pow(.9, float64(round))) / (math.Sqrt(second[i]/(1-math.Pow(.99, float64(round)))) + 1e-8)
			}
		}
		for _, names := range falling {
			t.fall(weights, names)
		}
		for _, name := range against {
			weights[t.at[name]] = min(0, weights[t.at[name]])
		}
	}
	for _, name := range forbidden {
		weights[t.at[name]] = never
	}
	return weights
}

// locate notes where the hints of an example stand in the table.
func (t *table) locate(e *example) {
	e.rows = e.rows[:0]
	for _, h := range e.hints {
		e.rows = append(e.rows, t.at[h.Name])
	}
}

// gradient is that of the loss, in nats, by each weight.
func (t *table) gradient(weights []float64, examples []example, needed float64) []float64 {
	gradient := make([]float64, len(weights))
	for i := range gradient {
		gradient[i] = penalty * (weights[i] - t.hand[i])
	}
	for i := range examples {
		e := &examples[i]
		off := 1 / (1 + math.Exp2(needed-e.score(weights)))
		if e.isOne {
			off--
		}
		for k, row := range e.rows {
			gradient[row] += off * e.weight * e.hints[k].Times * math.Ln2
		}
	}
	return gradient
}

// score is what the hints of a pair say together, in bits.
func (e *example) score(weights []float64) (bits float64) {
	for i, row := range e.rows {
		bits += weights[row] * e.hints[i].Times
	}
	return bits
}

// fall makes the weights of hints fall: neighbours that rise take their mean, by pooling adjacent violators.
func (t *table) fall(weights []float64, names []string) {
	type pool struct {
		sum float64
		n   int
	}
	mean := func(p pool) float64 { return p.sum / float64(p.n) }
	var pools []pool
	for _, name := range names {
		p := pool{weights[t.at[name]], 1}
		for len(pools) > 0 && mean(p) > mean(pools[len(pools)-1]) {
			last := pools[len(pools)-1]
			p, pools = pool{p.sum + last.sum, p.n + last.n}, pools[:len(pools)-1]
		}
		pools = append(pools, p)
	}
	for _, p := range pools {
		for _, name := range names[:p.n] {
			weights[t.at[name]] = mean(p)
		}
		names = names[p.n:]
	}
}
