package neural

import "github.com/dateline-data/dateline/pipeline/text"

// trees finds each sentence's tree and the relations in it: heads as in Dozat and Manning (2017), "Deep biaffine attention for
// neural dependency parsing"; relations from a rectified sum of the two words' vectors.
func (r *Reader) trees(out []Reading, n int) {
	m := r.model
	width, arcs := outWidth(m.Ends.Out), m.Arcs
	r.ends = grow(r.ends, roundRows(n)*width)
	m.Ends.Apply(r.ends, r.state, n)
	r.narrow = grow(r.narrow, (n+blockRows)*max(arcs, m.Rels)) // each sentence is rounded up to whole blocks of rows
	for i := range n {
		quantize(&r.narrow[i*arcs], &r.ends[i*width], arcs, EndScale, 0, endLimit)
	}
	r.queries = grow(r.queries, roundRows(n)*outWidth(arcs))
	m.Arc.Apply(r.queries, r.narrow, n)
	for i := range n {
		quantize(&r.narrow[i*arcs], &r.queries[i*outWidth(arcs)], arcs, EndScale, -endLimit, endLimit)
	}
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
	arcs, width := m.Arcs, outWidth(n+1)
	r.packHeads(from, n, width)
	for len(r.flat) < width {
		r.flat = append(r.flat, 1.0/(EndScale*EndScale))
		r.none = append(r.none, 0)
	}
	r.scores = grow(r.scores, roundRows(n)*width)
	product(r.scores, r.narrow[from*arcs:][:roundRows(n)*arcs], n, arcs, r.heads, r.flat[:width], r.none[:width])
	r.headOf = grow(r.headOf, n)
	r.finder.find(r.scores, width, r.headOf)
	for i, h := range r.headOf {
		out[from+i].Head = h
	}
}

// packHeads lays the arc heads of the root and of n rows out as a kernel's weights, one output a head.
func (r *Reader) packHeads(from, n, width int) {
	m := r.model
	arcs, ends := m.Arcs, outWidth(m.Ends.Out)
	r.heads = grow(r.heads, width*arcs)
	clear(r.heads)
	r.row = grow(r.row, arcs)
	row := r.row
	for j := range n + 1 {
		if j == 0 {
			copy(row, r.root[arcs:2*arcs])
		} else {
			quantize(&row[0], &r.ends[(from+j-1)*ends+arcs], arcs, EndScale, 0, endLimit)
		}
		at := packedAt(j, 0, arcs)
		for i := 0; i+1 < arcs; i += 2 {
			r.heads[at+i*blockOuts] = row[i]
			r.heads[at+i*blockOuts+1] = row[i+1]
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
	quantize(&r.narrow[0], &r.joint[0], n*rels, EndScale, 0, endLimit)
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
