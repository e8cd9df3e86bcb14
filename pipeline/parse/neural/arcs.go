package neural

import "github.com/dateline-data/dateline/pipeline/text"

// trees finds each sentence's tree and the relations in it: heads as in Dozat and Manning (2017), "Deep biaffine attention for
// neural dependency parsing"; relations from a rectified sum of the two words' vectors.
func (r *Reader) trees(out []Reading, n int) {
	m := r.model
	width, arcs := outWidth(m.Ends.Out), m.Arcs
	r.ends = grow(r.ends, roundRows(n)*width)
	m.Ends.Apply(r.ends, r.state, n)
	r.narrow = grow(r.narrow, roundRows(n)*arcs)
	for i := range n {
		endGrid.round(r.narrow[i*arcs:], r.ends[i*width:][:arcs])
	}
	r.queries = grow(r.queries, roundRows(n)*outWidth(arcs))
	m.Arc.Apply(r.queries, r.narrow, n)
	for s := range len(r.from) - 1 {
		r.tree(r.from[s], r.from[s+1], out)
	}
	r.relations(out, n)
}

// tree finds the heads of rows [from, to).
func (r *Reader) tree(from, to int, out []Reading) {
	m, n := r.model, to-from
	if n == 0 {
		return
	}
	arcs, ends, width := m.Arcs, outWidth(m.Ends.Out), outWidth(n)
	r.heads = grow(r.heads, roundRows(n+1)*arcs)
	copy(r.heads, r.root)
	for i := range n {
		endGrid.round(r.heads[(i+1)*arcs:], r.ends[(from+i)*ends+arcs:][:arcs])
	}
	r.packQueries(from, n, width)
	r.scores = grow(r.scores, roundRows(n+1)*width)
	product(r.scores, r.heads, n+1, arcs, r.packed, r.start[:width], r.flat[:width], r.none[:width])
	r.headOf = grow(r.headOf, n)
	r.finder.find(r.scores, width, r.headOf)
	for i, h := range r.headOf {
		out[from+i].Head = h
	}
}

// packQueries rounds the queries of n rows and lays them out as a kernel's weights, one output a query.
func (r *Reader) packQueries(from, n, width int) {
	arcs := r.model.Arcs
	r.packed = grow(r.packed, width*arcs)
	clear(r.packed)
	for len(r.flat) < width {
		r.start, r.flat, r.none = append(r.start, 0), append(r.flat, 0), append(r.none, 0)
	}
	r.row = grow(r.row, arcs)
	for j := range n {
		r.flat[j] = QuantizeWeights(r.queries[(from+j)*outWidth(arcs):][:arcs], r.row) / endGrid.scale
		query := r.packed[packedAt(j, 0, arcs):]
		for i := 0; i < arcs; i += groupIns {
			*(*[groupIns]int8)(query[i*blockOuts:]) = [groupIns]int8(r.row[i:])
		}
	}
}

// relations names the relation of each word to its head.
func (r *Reader) relations(out []Reading, n int) {
	m := r.model
	width, rels, second := outWidth(m.Ends.Out), m.Rels, 2*m.Arcs
	r.joint = grow(r.joint, n*rels)
	for s := range len(r.from) - 1 {
		from, to := r.from[s], r.from[s+1]
		for i := from; i < to; i++ {
			head := m.Root[second+rels:]
			if h := out[i].Head; h >= 0 {
				head = r.ends[(from+h)*width+second+rels:]
			}
			dependent := r.ends[i*width+second:][:rels]
			head = head[:rels]
			for k, x := range dependent {
				r.joint[i*rels+k] = x + head[k]
			}
		}
	}
	r.narrow = grow(r.narrow, roundRows(n)*rels)
	endGrid.round(r.narrow, r.joint)
	labels := outWidth(m.Rel.Out)
	r.scores = grow(r.scores, roundRows(n)*labels)
	m.Rel.Apply(r.scores, r.narrow, n)
	for i := range n {
		out[i].Rel = bestRel(r.scores[i*labels:][:m.Rel.Out], out[i].Head < 0)
	}
}

// bestRel is the best relation; only the root's child, and it alone, is called root.
func bestRel(scores []float32, root bool) text.Rel {
	if root {
		return text.Root
	}
	top := text.Dep
	for i, s := range scores {
		if rel := text.Rel(i); rel != text.Root && rel != text.NoRel && s > scores[top] {
			top = rel
		}
	}
	return top
}
