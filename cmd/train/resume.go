package main

import (
	"fmt"
	"math/rand/v2"
	"os"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/klauspost/compress/zstd"
)

// resume makes a network of a model file, to train it further: on the same data at a low rate, or on another's. Layers beyond the
// model's are put on top.
func resume(path string, layers int, styleWeights []float32, pennTags int, r *rand.Rand) (*network, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	packed, err := zstd.NewReader(file, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	defer packed.Close()
	m, err := neural.Read(packed)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	styles := m.Name.Out / neural.NameTags
	styleWeights = append(styleWeights, make([]float32, max(0, styles-len(styleWeights)))...) // styles beyond the model's begin anew
	s := sizes{hidden: m.Hidden, layers: max(layers, len(m.Layers)), arcs: m.Arcs, rels: m.Rels, roles: m.Roles, tagsAt: m.TagsAt}
	n := newNetwork(s, &m.Vocabulary, &m.Usage, m.Bundles, styleWeights, pennTags, r)
	n.restore(m)
	return n, nil
}

// restore is export backwards; Penn tags, which are not exported, stay as they are.
func (n *network) restore(m *neural.Model) {
	copy(n.root.w, m.Root)
	restoreLinear(n.project, nil, m.Project)
	for slot, t := range n.tables { // the bias of representations stays in the table that addInput added it to
		restoreTable(t, m.Tables[slot])
	}
	restoreTable(n.senses, m.Senses)
	restoreTable(n.paths, m.Paths)
	for l, layer := range m.Layers {
		restoreLinear(n.weights[l], n.biases[l], layer)
	}
	for l := len(m.Layers); l < n.layers; l++ {
		n.passThrough(l)
	}
	restoreLinear(n.weights[n.layers], n.biases[n.layers], m.NameLayer)
	restoreLinear(n.ends, n.endsBias, m.Ends)
	restoreLinear(n.arc, n.arcBias, m.Arc)
	restoreLinear(n.rel, n.relBias, m.Rel)
	restoreLinear(n.tag, n.tagBias, m.Tag)
	restoreLinear(n.form, n.formBias, m.Form)
	restoreLinear(n.name, n.nameBias, m.Name)
	restoreLinear(n.gate, n.gateBias, m.Gate)
	restoreLinear(n.frames, n.framesBias, m.Frames)
	restoreLinear(n.role, n.roleBias, m.Role)
	restoreLinear(n.predicate, n.predicateBias, m.Predicate)
	restoreLinear(n.happened, n.happenedBias, m.Happened)
	restoreLinear(n.tells, n.tellsBias, m.Tells)
	restoreLinear(n.stands, n.standsBias, m.Stands)
}

// shut is where a new layer's reset gates begin: it passes 95 % of what it reads, and its slope is steep enough to learn from.
const shut = -2

// passThrough makes layer l give out little but what it reads.
func (n *network) passThrough(l int) {
	for i := range n.biases[l].w {
		if i/n.hidden%3 != 2 {
			continue
		}
		n.biases[l].w[i] = shut
		for row := range n.weights[l].rows {
			n.weights[l].w[row*n.weights[l].cols+i] = 0
		}
	}
}

func restoreTable(p *param, t neural.Table) {
	for i := range p.w {
		p.w[i] = t.Scale[i/p.cols] * float32(t.Data[i])
	}
}

func restoreLinear(w, bias *param, l neural.Linear) {
	if bias != nil {
		copy(bias.w, l.Bias)
	}
	for o := range l.Out {
		for i := range w.rows {
			w.w[i*w.cols+o] = l.Scale[o] * float32(l.Weights[o*w.rows+i])
		}
	}
}
