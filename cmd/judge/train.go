package main

import (
	"math"
	"math/rand/v2"

	"github.com/dateline-data/dateline/pipeline/hashnet"
)

// settings of training.
type settings struct {
	hidden, members, epochs int
	buckets                 int
	rate, decay, dropout    float64
}

// member is one of the networks that are trained apart and asked together: their answers are averaged.
type member struct {
	hidden  int
	rows    weights // of features
	bias    weights
	out     weights // questions by hidden
	outBias weights
	sums    []float32
	slopes  []float32
}

// weights are numbers with the squares of the steps that were taken to them (Duchi et al. 2011, "Adaptive subgradient methods").
type weights struct{ w, squares []float32 }

func newWeights(n int, spread float64, random *rand.Rand) weights {
	w := weights{make([]float32, n), make([]float32, n)}
	for i := range w.w {
		w.w[i] = float32(spread * random.NormFloat64())
	}
	return w
}

// step moves a weight against its slope.
func (s *settings) step(w *weights, i int, slope float32) {
	slope += float32(s.decay) * w.w[i]
	w.squares[i] += slope * slope
	w.w[i] -= float32(s.rate) * slope / (float32(math.Sqrt(float64(w.squares[i]))) + 1e-3)
}

// rowSpread is how far apart the rows of features begin: near enough to nothing that an unseen one says nothing.
const rowSpread = 0.02

func newMember(buckets, hidden, questions int, random *rand.Rand) *member {
	return &member{hidden: hidden, rows: newWeights(buckets*hidden, rowSpread, random), bias: newWeights(hidden, 0, random),
		out: newWeights(questions*hidden, 1/math.Sqrt(float64(hidden)), random), outBias: newWeights(questions, 0, random),
		sums: make([]float32, hidden), slopes: make([]float32, hidden)}
}

// ask fills m.sums and answers in log-odds.
func (m *member) ask(features []uint32, answers []float32) {
	copy(m.sums, m.bias.w)
	for _, f := range features {
		for k, w := range m.rows.w[int(f)*m.hidden:][:m.hidden] {
			m.sums[k] += w
		}
	}
	for q := range answers {
		z := m.outBias.w[q]
		for k, h := range m.sums {
			if h > 0 {
				z += h * m.out.w[q*m.hidden+k]
			}
		}
		answers[q] = z
	}
}

// learn takes one step on an example of which some features are hidden.
func (m *member) learn(s *settings, e *example, features []uint32, answers []float32) {
	m.ask(features, answers)
	clear(m.slopes)
	for q, want := range e.answers {
		if want == unasked {
			continue
		}
		miss := e.weight * (float32(1/(1+math.Exp(-float64(answers[q])))) - float32(want))
		s.step(&m.outBias, q, miss)
		for k, h := range m.sums {
			if h > 0 {
				m.slopes[k] += miss * m.out.w[q*m.hidden+k]
				s.step(&m.out, q*m.hidden+k, miss*h)
			}
		}
	}
	for k, slope := range m.slopes {
		if slope == 0 {
			continue
		}
		s.step(&m.bias, k, slope)
		for _, f := range features {
			s.step(&m.rows, int(f)*m.hidden+k, slope)
		}
	}
}

// fewest is how often a bucket's features must be seen for its weights to be learned: what was seen once or twice says little of new articles, and costs
// most of the bytes.
const fewest = 3

// known are the features that are learned of, by their buckets, of each example.
func known(examples []example, buckets int) [][]uint32 {
	seen := make([]int, buckets)
	for i := range examples {
		for _, f := range examples[i].features {
			seen[hashnet.Bucket(f, buckets)]++
		}
	}
	all := make([][]uint32, len(examples))
	for i := range examples {
		for _, f := range examples[i].features {
			if b := hashnet.Bucket(f, buckets); seen[b] >= fewest {
				all[i] = append(all[i], uint32(b))
			}
		}
	}
	return all
}

// train trains the members on the examples.
func train(examples []example, s settings) []*member {
	questions, known := len(examples[0].answers), known(examples, s.buckets)
	members := make([]*member, s.members)
	answers := make([]float32, questions)
	var features []uint32
	for i := range members {
		random := rand.New(rand.NewPCG(uint64(i), 1))
		m := newMember(s.buckets, s.hidden, questions, random)
		for range s.epochs {
			for _, at := range random.Perm(len(examples)) {
				e := &examples[at]
				features = features[:0]
				for _, f := range known[at] {
					if random.Float64() >= s.dropout {
						features = append(features, f)
					}
				}
				m.learn(&s, e, features, answers)
			}
		}
		members[i] = m
	}
	return members
}
