package main

import "github.com/dateline-data/dateline/pipeline/parse/neural"

// export rounds the network to the bytes that the pipeline runs.
func (n *network) export() *neural.Model {
	m := &neural.Model{Hidden: n.hidden, Arcs: n.arcs, Rels: n.rels, Roles: n.roles, TagsAt: n.tagsAt, Vocabulary: *n.vocabulary, Usage: *n.usage, Bundles: n.bundles}
	m.Root = append(m.Root, n.root.w...)
	m.Project = exportLinear(n.project, nil)
	for slot, t := range n.tables {
		m.Tables[slot] = exportTable(t)
	}
	n.addInput(&m.Tables[neural.RankSlot])
	for l, w := range n.weights {
		m.Layers = append(m.Layers, exportLinear(w, n.biases[l]))
	}
	m.NameLayer, m.Layers = m.Layers[n.layers], m.Layers[:n.layers]
	m.Ends = exportLinear(n.ends, n.endsBias)
	m.Arc = exportLinear(n.arc, n.arcBias)
	m.Rel = exportLinear(n.rel, n.relBias)
	m.Tag = exportLinear(n.tag, n.tagBias)
	m.Form = exportLinear(n.form, n.formBias)
	m.Name = exportLinear(n.name, n.nameBias)
	m.Gate = exportLinear(n.gate, n.gateBias)
	m.Frames = exportLinear(n.frames, n.framesBias)
	m.Senses, m.Paths = exportTable(n.senses), exportTable(n.paths)
	m.Role = exportLinear(n.role, n.roleBias)
	m.Predicate = exportLinear(n.predicate, n.predicateBias)
	m.Happened = exportLinear(n.happened, n.happenedBias)
	m.Tells = exportLinear(n.tells, n.tellsBias)
	m.Stands = exportLinear(n.stands, n.standsBias)
	m.Prepare()
	return m
}

// addInput adds the bias of all representations to the table that every word has a row in.
func (n *network) addInput(t *neural.Table) {
	rank := n.tables[neural.RankSlot]
	sum := make([]float32, rank.cols)
	for i := range rank.rows {
		for k, w := range rank.row(int32(i)) {
			sum[k] = w + n.input.w[k]
		}
		t.Scale[i] = neural.Quantize(sum, t.Data[i*rank.cols:(i+1)*rank.cols])
	}
}

func exportTable(p *param) neural.Table {
	t := neural.Table{Data: make([]int8, len(p.w)), Scale: make([]float32, p.rows)}
	for i := range p.rows {
		t.Scale[i] = neural.Quantize(p.row(int32(i)), t.Data[i*p.cols:(i+1)*p.cols])
	}
	return t
}

// exportLinear turns weights from rows (inputs) to cols (outputs) around and rounds each output's.
func exportLinear(w, bias *param) neural.Linear {
	l := neural.Linear{In: w.rows, Out: w.cols, Weights: make([]int8, len(w.w)), Scale: make([]float32, w.cols), Bias: make([]float32, w.cols)}
	if bias != nil {
		copy(l.Bias, bias.w)
	}
	column := make([]float32, w.rows)
	for o := range w.cols {
		for i := range w.rows {
			column[i] = w.w[i*w.cols+o]
		}
		l.Scale[o] = neural.QuantizeWeights(column, l.Weights[o*w.rows:(o+1)*w.rows])
	}
	return l
}
