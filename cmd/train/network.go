package main

import (
	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
	"math/rand/v2"
	"slices"
)

// sizes are the widths of the network.
type sizes struct {
	hidden int // of a word's representation and of each direction of the recurrences
	layers int // below the parser
	arcs   int // of the vectors that are compared to find a word's head
	rels   int // of the layer before the relations
	roles  int // of the layer before the roles
	tagsAt int // the layer that tags are read from, counted from 1
}

// network holds the parameters in training; gradients follow from the order of computation in forward.go and backward.go.
type network struct {
	sizes
	vocabulary *neural.Vocabulary
	usage      *neural.Usage
	bundles    []neural.Bundle

	project *param // word vectors to representations
	tables  [neural.Slots]*param
	input   *param // bias of the representation
	weights []*param
	biases  []*param

	ends, endsBias *param // arc dependent, arc head, relation dependent, relation head
	root           *param // the same four of the root; only the heads are used
	arc, arcBias   *param
	rel, relBias   *param
	tag, tagBias   *param
	form, formBias *param    // feature bundles
	name, nameBias *param    // name tags in each style
	gate, gateBias *param    // which style a sentence is in
	styleWeights   []float32 // what a sentence of each style counts for in learning the gate
	penn, pennBias *param    // Penn tags: learned beside the others for what news with Penn tags alone teaches the encoder, not exported

	frames, framesBias       *param // predicate, argument
	senses                   *param // table of forms, added to predicates
	paths                    *param // table of paths and distances
	role, roleBias           *param
	predicate, predicateBias *param
	happened, happenedBias   *param
	tells, tellsBias         *param
	stands, standsBias       *param

	mu multiplier
}

// linear puts x·w + b into out.
func (n *network) linear(out, x matrix, w, b *param) {
	for i := range out.rows {
		copy(out.data[i*out.cols:(i+1)*out.cols], b.w)
	}
	n.mu.add(out, x, w.view())
}

// linearBack adds what dout, the gradient of linear's result, means for its arguments; dx.data may be nil.
func (n *network) linearBack(dout, x, dx matrix, w, b *param) {
	for i := range dout.rows {
		for k, g := range dout.data[i*dout.cols : (i+1)*dout.cols] {
			b.g[k] += g
		}
	}
	n.mu.add(w.gradient(), x.t(), dout)
	if dx.data != nil {
		n.mu.add(dx, dout, w.view().t())
	}
}

const relCount = int(text.Xcomp) + 1

const tagCount = int(text.X) + 1

func newNetwork(s sizes, v *neural.Vocabulary, u *neural.Usage, bundles []neural.Bundle, styleWeights []float32, pennTags int, r *rand.Rand) *network {
	n := &network{sizes: s, vocabulary: v, usage: u, bundles: bundles, styleWeights: styleWeights}
	n.project = newParam("project", v.Dim, s.hidden).glorot(r, 1)
	n.input = newParam("input", 1, s.hidden)
	for slot := range n.tables {
		rows := neural.HashedRows[slot]
		if slot == neural.FormSlot {
			rows = v.Forms
		}
		n.tables[slot] = newTable("table", rows, s.hidden)
	}
	width, styles := s.hidden, len(styleWeights)
	for range s.layers + 1 { // one more for names
		n.weights = append(n.weights, newParam("layer", width, 6*s.hidden).glorot(r, 6))
		bias := newParam("layer bias", 1, 6*s.hidden)
		for i := range bias.w {
			if i/s.hidden%3 == 1 { // forget gates that start spread out remember over different distances
				bias.w[i] = 2*r.Float32() - 0.5
			}
		}
		n.biases = append(n.biases, bias)
		width = 2 * s.hidden
	}
	n.ends, n.endsBias = newParam("ends", width, n.endsWidth()).glorot(r, 4), newParam("ends bias", 1, n.endsWidth())
	n.root = newParam("root", 1, n.endsWidth())
	n.arc, n.arcBias = newParam("arc", s.arcs, s.arcs).glorot(r, 1), newParam("arc bias", 1, s.arcs)
	n.rel, n.relBias = newParam("rel", s.rels, relCount).glorot(r, 1), newParam("rel bias", 1, relCount)
	n.tag, n.tagBias = newParam("tag", width, tagCount).glorot(r, 1), newParam("tag bias", 1, tagCount)
	n.form, n.formBias = newParam("form", width, len(bundles)).glorot(r, 1), newParam("form bias", 1, len(bundles))
	n.name, n.nameBias = newParam("name", width, styles*neural.NameTags).glorot(r, styles), newParam("name bias", 1, styles*neural.NameTags)
	n.gate, n.gateBias = newParam("gate", width, styles).glorot(r, 1), newParam("gate bias", 1, styles)
	n.penn, n.pennBias = newParam("penn", width, pennTags).glorot(r, 1), newParam("penn bias", 1, pennTags)
	n.addRoles(width, r)
	return n
}

// addRoles makes the weights that frames are read with, from a state of so many numbers.
func (n *network) addRoles(width int, r *rand.Rand) {
	n.frames, n.framesBias = newParam("frames", width, 2*n.roles).glorot(r, 2), newParam("frames bias", 1, 2*n.roles)
	n.senses = newTable("senses", n.vocabulary.Forms, n.roles)
	n.paths = newTable("paths", neural.PathTableRows, n.roles)
	n.role, n.roleBias = newParam("role", n.roles, int(text.Roles)).glorot(r, 1), newParam("role bias", 1, int(text.Roles))
	n.predicate, n.predicateBias = newParam("predicate", n.roles, neural.PredicateStyles).glorot(r, 1), newParam("predicate bias", 1, neural.PredicateStyles)
	n.happened, n.happenedBias = newParam("happened", n.roles, 1).glorot(r, 1), newParam("happened bias", 1, 1)
	n.tells, n.tellsBias = newParam("tells", n.roles, text.Answers).glorot(r, 1), newParam("tells bias", 1, text.Answers)
	n.stands, n.standsBias = newParam("stands", n.roles, sides).glorot(r, 1), newParam("stands bias", 1, sides)
}

func (n *network) endsWidth() int { return 2*n.arcs + 2*n.rels }

// fields are where all parameters are kept.
func (n *network) fields() []**param {
	out := []**param{&n.project, &n.input}
	for i := range n.tables {
		out = append(out, &n.tables[i])
	}
	for i := range n.weights {
		out = append(out, &n.weights[i], &n.biases[i])
	}
	out = append(out, &n.ends, &n.endsBias, &n.root, &n.arc, &n.arcBias, &n.rel, &n.relBias, &n.tag, &n.tagBias, &n.form, &n.formBias,
		&n.name, &n.nameBias, &n.gate, &n.gateBias, &n.penn, &n.pennBias)
	return append(out, n.frameFields()...)
}

// frameFields are those of the parameters that read frames from the encoder's states.
func (n *network) frameFields() []**param {
	return []**param{&n.frames, &n.framesBias, &n.senses, &n.paths, &n.role, &n.roleBias, &n.predicate, &n.predicateBias, &n.happened, &n.happenedBias, &n.tells, &n.tellsBias, &n.stands, &n.standsBias}
}

// params are all parameters.
func (n *network) params() (out []*param) {
	for _, f := range n.fields() {
		out = append(out, *f)
	}
	return out
}

// headParams are those of the parameters that read names and frames from the shared layers.
func (n *network) headParams() []*param {
	out := n.nameParams()
	for _, f := range n.frameFields() {
		out = append(out, *f)
	}
	return out
}

// nameParams are those of the parameters that read names from the shared layers.
func (n *network) nameParams() []*param {
	return []*param{n.weights[n.layers], n.biases[n.layers], n.name, n.nameBias, n.gate, n.gateBias}
}

// twin is a network of the same weights with gradients of its own, for another goroutine.
func (n *network) twin() *network {
	out := *n
	out.weights, out.biases, out.mu = slices.Clone(n.weights), slices.Clone(n.biases), multiplier{}
	for _, f := range out.fields() {
		p := **f
		p.g, p.touched, p.dirty = make([]float32, len(p.w)), nil, make([]bool, len(p.dirty))
		*f = &p
	}
	return &out
}

// collect moves a twin's gradients to the network's.
func (n *network) collect(twin *network) {
	from := twin.params()
	for i, p := range n.params() {
		p.collect(from[i])
	}
}

func (n *network) weightCount() (total int) {
	for _, p := range n.params() {
		total += len(p.w)
	}
	return total
}
