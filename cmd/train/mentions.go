package main

import (
	"math/rand/v2"

	"github.com/dateline-data/dateline/pipeline/parse/neural"
	"github.com/dateline-data/dateline/pipeline/text"
)

// replaceShare is the share of names that are replaced.
const replaceShare = 0.2

// mentions holds all names of the training sentences, by style and kind. In a small corpus a name stands in few sentences, which teach
// the name and not what surrounds names: so some are replaced by others of their kind (Dai and Adel 2020, "An analysis of simple data
// augmentation for named entity recognition").
type mentions map[mentionKind][]mention

type mentionKind struct {
	style int
	kind  text.NameKind
}

type mention struct{ forms, penn []string }

func (m mentions) collect(sentences []*sentence) {
	for _, s := range sentences {
		for _, n := range spansOf(s.names) {
			key := mentionKind{s.style, n.kind}
			m[key] = append(m[key], mention{s.forms[n.from:n.to], s.penn[n.from:n.to]})
		}
	}
}

// replace is a variant of a sentence without a tree.
func (m mentions) replace(s *sentence, r *rand.Rand) *sentence {
	if s.hasTree {
		return s
	}
	out := &sentence{style: s.style}
	done := 0
	upTo := func(end int) {
		out.forms, out.penn = append(out.forms, s.forms[done:end]...), append(out.penn, s.penn[done:end]...)
		out.names = append(out.names, s.names[done:end]...)
		done = end
	}
	for _, n := range spansOf(s.names) {
		if r.Float64() >= replaceShare {
			continue
		}
		upTo(n.from)
		others := m[mentionKind{s.style, n.kind}]
		other := others[r.IntN(len(others))]
		out.forms, out.penn = append(out.forms, other.forms...), append(out.penn, other.penn...)
		tags := make([]neural.NameTag, len(other.forms))
		neural.MarkName(tags, n.kind)
		out.names = append(out.names, tags...)
		done = n.to
	}
	if done == 0 {
		return s
	}
	upTo(len(s.forms))
	return out
}
