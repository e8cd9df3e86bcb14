package trigger

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/hashnet"
)

// reasons is how many features a guess is explained by.
const reasons = 3

// reason is a feature's place in the bag and by how much the answer is lower without it.
type reason struct{ feature, loss int }

// Why names the features of a token that speak most for its being an event: those without which the network is least sure.
func (r *Reader) Why(token int) []string {
	r.names, r.isNaming = slices.Grow(r.names[:0], leastNames), true
	features := r.Features(token)
	r.isNaming = false
	var all []reason
	for i, loss := range r.net.Losses(IsEvent, features) {
		if loss > 0 {
			all = append(all, reason{i, loss})
		}
	}
	slices.SortStableFunc(all, func(a, b reason) int { return cmp.Compare(b.loss, a.loss) })
	var names []string
	for i := 0; i < len(all) && len(names) < reasons; i++ {
		if name := r.names[all[i].feature].String(); !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// leastNames is for how many features there is room from the start: a word of a sentence of twenty has about as many.
const leastNames = 256

// mostParts is of how many words the name of a feature is made.
const mostParts = 5

// name is that of a feature, spelled only where somebody asks for it.
type name struct {
	parts [mostParts]string
	n     int
}

func (m *name) add(parts ...hashnet.Word) {
	for _, p := range parts[:min(len(parts), mostParts-m.n)] {
		m.parts[m.n] = p.Text
		m.n++
	}
}

func (m *name) String() string { return strings.TrimSpace(strings.Join(m.parts[:m.n], " ")) }

func (r *Reader) add(parts ...hashnet.Word) {
	r.bag.AddWords(parts...)
	if r.isNaming {
		var m name
		m.add(parts...)
		r.names = append(r.names, m)
	}
}

// together stands in names between a feature and what it is taken together with.
var together = hashnet.WordOf("with")

func (r *Reader) both(with hashnet.Word, parts ...hashnet.Word) {
	r.bag.BothWords(with, parts...)
	if r.isNaming {
		var m name
		m.add(parts...)
		r.names = append(r.names, m)
		m.add(together, with)
		r.names = append(r.names, m)
	}
}
