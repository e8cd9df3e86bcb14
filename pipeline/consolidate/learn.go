package consolidate

import "slices"

// Hint is a thing in which two reports agree, may agree or differ, by its name in weights.tsv, and how often or how strongly it is seen.
type Hint struct {
	Name  string
	Times float64
}

// Hints are what linking sees between two reports of two articles. There are none where it does not compare them, or where something that they
// say cannot be true of one event.
func Hints(a, b *Report) (all []Hint) {
	if Family(a.first().Event.Type) != Family(b.first().Event.Type) {
		return nil
	}
	p, q := profileOf(a), profileOf(b)
	keys := slices.Concat(p.keys(), p.storyKeys())
	if !slices.ContainsFunc(slices.Concat(q.keys(), q.storyKeys()), func(k string) bool { return slices.Contains(keys, k) }) {
		return nil
	}
	v := compare(p, q)
	if v.against {
		return nil
	}
	v.conclude()
	for _, s := range v.seen[:v.n] {
		all = append(all, Hint{meanings[s.hint].name, s.times})
	}
	return all
}

// ReportsOf are what an article says of each of its events.
func ReportsOf(r *Rows) []Report { return reportsOf(r.Events, r.Clues) }
