package trigger

import (
	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/text"
)

// meaning is what the token, its governor and the words on it mean by their vectors: words of which no reader told anything are like others of which
// some did.
func (r *Reader) meaning(t int) {
	r.vectors(nameSelf, r.Tokens[t].Vector)
	if h := r.Head(t); h >= 0 && r.Tokens[h].Tag.IsContent() {
		r.vectors(nameHead, r.Tokens[h].Vector)
	}
	r.subjects, r.objects, r.clauses = r.subjects[:0], r.objects[:0], r.clauses[:0]
	for c := range r.Children(t) {
		switch r.Tokens[c].Rel.Base() {
		case text.Nsubj:
			r.subjects = append(r.subjects, r.Tokens[c].Vector)
		case text.Obj, text.Obl, text.Nmod, text.Compound, text.Amod:
			r.objects = append(r.objects, r.Tokens[c].Vector)
		case text.Ccomp, text.Xcomp, text.Parataxis:
			r.eachOfClause(c, func(w int) { r.clauses = append(r.clauses, r.Tokens[w].Vector) })
		}
	}
	r.vectors(nameSubject, r.subjects...)
	r.vectors(nameObject, r.objects...)
	r.vectors(nameClause, r.clauses...)
}

var meaningOf = hashnet.WordOf("meaning of")

// vectors puts in which way the vectors of words in some position point.
func (r *Reader) vectors(position hashnet.Word, vectors ...[]int8) {
	r.bag.AddVectors(position, vectors...)
	for r.isNaming && len(r.names) < len(r.bag) {
		var m name
		m.add(meaningOf, position)
		r.names = append(r.names, m)
	}
}
