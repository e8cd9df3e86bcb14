package judge

import "github.com/dateline-data/dateline/pipeline/hashnet"

// The positions of words whose meaning counts.
var (
	meansTrigger = hashnet.WordOf("means trigger")
	meansHead    = hashnet.WordOf("means head")
	meansChild   = hashnet.WordOf("means child")
	meansSide    = [Sides]hashnet.Word{hashnet.WordOf("means source"), hashnet.WordOf("means target")}
)

// meaning is what the trigger, its governor, the words on it and those on its sides mean by their vectors.
func (r *row) meaning() {
	r.AddVectors(meansTrigger, r.Tokens[r.trigger].Vector)
	if h := r.Tokens[r.trigger].Head; h >= 0 {
		r.AddVectors(meansHead, r.Tokens[h].Vector)
	}
	for s := range Sides {
		if span, _ := s.Of(r.m); !span.Empty() {
			r.AddVectors(meansSide[s], r.Tokens[r.headOf(*span)].Vector)
		}
	}
	r.vectors = r.vectors[:0]
	for c := range r.Children(r.trigger) {
		if r.Tokens[c].Tag.IsContent() {
			r.vectors = append(r.vectors, r.Tokens[c].Vector)
		}
	}
	r.AddVectors(meansChild, r.vectors...)
}
