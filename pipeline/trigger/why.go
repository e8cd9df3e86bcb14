package trigger

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/hashnet"
)

// reasons is how many features a guess is explained by.
const reasons = 3

// reason is a feature and by how much the answer is lower without it.
type reason struct {
	name string
	loss int
}

// Why names the features of a token that speak most for its being an event: those without which the network is least sure.
func (r *Reader) Why(token int) []string {
	r.names, r.isNaming = nil, true
	features := slices.Clone(r.Features(token))
	r.isNaming = false
	var all []reason
	for i, loss := range r.net.Losses(IsEvent, features) {
		if loss > 0 && !slices.ContainsFunc(all, func(o reason) bool { return o.name == r.names[i] }) {
			all = append(all, reason{r.names[i], loss})
		}
	}
	slices.SortStableFunc(all, func(a, b reason) int { return cmp.Compare(b.loss, a.loss) })
	var names []string
	for _, o := range all[:min(reasons, len(all))] {
		names = append(names, o.name)
	}
	return names
}

func (r *Reader) add(parts ...hashnet.Word) {
	r.bag.AddWords(parts...)
	if r.isNaming {
		r.names = append(r.names, nameOf(parts))
	}
}

func (r *Reader) both(with hashnet.Word, parts ...hashnet.Word) {
	r.bag.BothWords(with, parts...)
	if r.isNaming {
		name := nameOf(parts)
		r.names = append(r.names, name, strings.TrimSpace(name+" with "+with.Text))
	}
}

func nameOf(parts []hashnet.Word) string {
	var b strings.Builder
	for _, p := range parts {
		b.WriteString(p.Text)
		b.WriteByte(' ')
	}
	return strings.TrimSpace(b.String())
}
