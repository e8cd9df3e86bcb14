package consolidate

import (
	"cmp"
	"slices"

	"github.com/dateline-data/dateline/schema"
)

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
	if share(p.keys(), q.keys()) == 0 && share(p.storyKeys(), q.storyKeys()) < enoughStory {
		return nil
	}
	v := compare(p, q, &betweenArticles)
	if v.against {
		return nil
	}
	v.conclude()
	return v.hints()
}

// HintsWithin are what linking sees between what an article has told of an event and a later mention, in the form of reports. There are none
// where it does not compare them, or where something that they say cannot be true of one event.
func HintsWithin(before, later *Report) (all []Hint) {
	r := openReport{profile: profileOf(before), first: before.first(), last: &before.Mentions[len(before.Mentions)-1]}
	v := r.weigh(later.first(), profileOf(later), &withinArticle)
	if v.against {
		return nil
	}
	return v.hints()
}

func (v *verdict) hints() (all []Hint) {
	for _, s := range v.seen[:v.n] {
		all = append(all, Hint{meanings[s.hint].name, s.times})
	}
	return all
}

// share counts the keys that two lists have in common.
func share(a, b []string) (n int) {
	for _, k := range a {
		if slices.Contains(b, k) {
			n++
		}
	}
	return n
}

// ReportsWith are what an article says of each of its events, in the order of their first mentions, linked by weights within an article of one's
// own, by the names of hints. The mentions are given their events.
func ReportsWith(within map[string]float64, mentions []schema.EventMention, clues []Clues) []Report {
	linkWithin(mentions, clues, bitsOf(within))
	return reportsOf(mentions, clues)
}

func bitsOf(weights map[string]float64) *bits {
	var b bits
	for h, m := range meanings {
		b[h] = weights[m.name]
	}
	return &b
}

// LinkWith links reports of articles as a run does, but by weights between articles of one's own, by the names of hints. It gives the event of
// each report.
func LinkWith(between map[string]float64, reports []Report) []string {
	l := Linker{between: bitsOf(between)}
	order := make([]int, len(reports))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int { return cmp.Compare(linkKey(&reports[i]), linkKey(&reports[j])) })
	events := make([]string, len(reports))
	for len(order) > 0 {
		n := 1
		for n < len(order) && inOneArticle(&reports[order[0]], &reports[order[n]]) {
			n++
		}
		article := make([]Report, n)
		for k := range article {
			article[k] = reports[order[k]]
		}
		for k, linked := range l.Link(article) {
			events[order[k]] = linked.EventID
		}
		order = order[n:]
	}
	return events
}
