package main

import (
	"fmt"
	"math/rand/v2"
	"os"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/klauspost/compress/zstd"
)

// resume makes a network of a model file, to train it further: on the same data at a low rate, or on another's.
func resume(path string, styleWeights []float32, pennTags int, r *rand.Rand) (*network, error) {
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
	if styles < len(styleWeights) {
		return nil, fmt.Errorf("%s was trained on %d name files: give no more than these, in their order", path, styles)
	}
	styleWeights = append(styleWeights, make([]float32, styles-len(styleWeights))...)
	s := sizes{hidden: m.Hidden, layers: len(m.Layers), arcs: m.Arcs, rels: m.Rels, tagsAt: m.TagsAt}
	n := newNetwork(s, &m.Vocabulary, &m.Usage, m.Bundles, styleWeights, pennTags, r)
	n.restore(m)
	return n, nil
}

// restore is export backwards; Penn tags, which are not exported, stay as they are.
func (n *network) restore(m *neural.Model) {
	copy(n.root.w, m.Root)
	restoreLinear(n.project, nil, m.Project, 1)
	for slot, t := range n.tables { // the bias of representations stays in the table that addInput added it to
		for i := range t.w {
			t.w[i] = m.Tables[slot].Scale[i/t.cols] * float32(m.Tables[slot].Data[i])
		}
	}
	for l, layer := range append(m.Layers[:n.layers:n.layers], m.NameLayer) {
		restoreLinear(n.weights[l], n.biases[l], layer, neural.StateScale)
	}
	restoreLinear(n.ends, n.endsBias, m.Ends, neural.StateScale)
	restoreLinear(n.arc, n.arcBias, m.Arc, neural.EndScale)
	restoreLinear(n.rel, n.relBias, m.Rel, neural.EndScale)
	restoreLinear(n.tag, n.tagBias, m.Tag, neural.StateScale)
	restoreLinear(n.form, n.formBias, m.Form, neural.StateScale)
	restoreLinear(n.name, n.nameBias, m.Name, neural.StateScale)
	restoreLinear(n.gate, n.gateBias, m.Gate, neural.StateScale)
}

func restoreLinear(w, bias *param, l neural.Linear, inputScale float32) {
	if bias != nil {
		copy(bias.w, l.Bias)
	}
	for o := range w.cols {
		for i := range w.rows {
			w.w[i*w.cols+o] = l.Scale[o] * inputScale * float32(l.Weights[o*w.rows+i])
		}
	}
}
