package consolidate

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/dateline-data/dateline/schema"
)

// Linking reads the reports of a family in order of time and keeps the clusters of reports that are still open; each
// report joins the best one that it is compatible with, or opens another. What is kept is bounded by the window, and what
// was decided of earlier reports never changes.
const (
	// newsDays is how long after it happened a report tells an event as news; what lies further back is told as background,
	// and read after the news of its own day.
	newsDays = 10
	// openDays is how long a cluster stays open after its last report: the news of a month must be at hand when "in March"
	// is read, which comes newsDays after its end.
	openDays = longestMonth + newsDays
	// prior is the evidence that two reports of a kind need, in bits.
	prior = 4.5
	// fewEvents may share the rarest key of two reports before it counts that there are many to choose from: with each twice as many
	// the odds that it is this one halve, as they do for a state in the news of every day.
	fewEvents = 6
	// sure is the evidence by which another outlet's report joins two that one article tells apart.
	sure = 11.0
	// maxCandidates bounds the clusters compared under one key, the latest first, so that a place or a country always in
	// the news cannot make the comparisons quadratic.
	maxCandidates = 100
	// maxMembers bounds the reports of a cluster that a new one is compared with: the first and the latest.
	maxMembers = 8
)

// linkKey sorts reports for linking.
func linkKey(r *Report) string {
	m := r.first()
	return fmt.Sprintf("%s %s %s %09d %s", Family(m.Event.Type), dayKey(streamDay(r)), orderKey(m.PublishedAt, m.ArticleID), m.Trigger.Start, m.ID)
}

// streamDay is the day on which a report is read: that of its publication, or, where it tells what is long past, that day
// and as long after it as news of it may have come.
func streamDay(r *Report) schema.Day {
	published, end := r.Clues[0].Published, r.first().Event.End
	if published == 0 || end != 0 && end < published-newsDays {
		return end + newsDays
	}
	return published
}

// cluster is the reports taken for one event so far.
type cluster struct {
	id      string
	members []*profile
	whole   *profile // what they say together
	last    schema.Day
	number  int
	seen    int // the last round in which it was compared
	crowd   int // of how many it was one then
}

// Linker links the reports of one family, given in order of linkKey.
type Linker struct {
	family string
	open   []*cluster            // in order of their opening
	index  map[string][]*cluster // by what a report must share to be compared
	day    schema.Day            // of the last report
	count  int                   // clusters opened
	round  int                   // reports read
	found  []*cluster            // the candidates of the last report
}

// Link gives the id of the event that the next report tells of, and why it was taken for one with earlier reports; the
// reason is empty where it opens an event.
func (l *Linker) Link(r *Report) (eventID, reason string) {
	m := r.first()
	if f := Family(m.Event.Type); f != l.family || l.index == nil {
		*l = Linker{family: f, index: map[string][]*cluster{}}
	}
	day := streamDay(r)
	l.close(day)
	p := profileOf(r)
	best, why := l.best(p)
	if best != nil {
		reason = why.reason()
	} else {
		l.count++
		best = &cluster{id: schema.EventID(m), number: l.count}
		l.open = append(l.open, best)
	}
	best.add(p, day)
	for _, k := range p.keys() {
		if list := l.index[k]; len(list) == 0 || !slices.Contains(list, best) {
			l.index[k] = append(list, best)
		}
	}
	return best.id, reason
}

func (c *cluster) add(p *profile, day schema.Day) {
	if len(c.members) == maxMembers {
		c.members = slices.Delete(c.members, maxMembers/2, maxMembers/2+1)
	}
	c.members = append(c.members, p)
	c.whole = together(c.whole, p)
	c.last = max(c.last, day)
}

// close forgets the clusters that no report of that day can join.
func (l *Linker) close(day schema.Day) {
	if day == l.day {
		return
	}
	l.day = day
	closed := func(c *cluster) bool { return c.last < day-openDays }
	l.open = slices.DeleteFunc(l.open, closed)
	for k, list := range l.index {
		if list = slices.DeleteFunc(list, closed); len(list) == 0 {
			delete(l.index, k)
		} else {
			l.index[k] = list
		}
	}
}

// keys are what reports must share one of to be compared: a country, a named party, a name or number of the sentence.
func (p *profile) keys() (keys []string) {
	add := func(k string) {
		if !slices.Contains(keys, k) {
			keys = append(keys, k)
		}
	}
	if p.where.Country != "" {
		add(p.where.Country)
	}
	for _, agents := range [][]Agent{p.sources, p.targets} {
		for i := range agents {
			if a := &agents[i]; a.Country != "" {
				add(a.Country)
			} else if a.named() {
				add(a.ID)
			}
		}
	}
	for _, n := range p.names {
		add(strconv.Itoa(int(n)))
	}
	return keys
}

// best is the open cluster that a report fits best, or nil; of equals the one opened first.
func (l *Linker) best(p *profile) (best *cluster, top verdict) {
	top.score = prior
	for _, c := range l.candidates(p) {
		v := c.fits(p)
		v.score -= crowding(c.crowd)
		if v.score > top.score || v.score == top.score && best != nil && c.number < best.number {
			best, top = c, v
		}
	}
	return best, top
}

// candidates are the open clusters that share a key with a report, and among how many its rarest one is; they are good until the next call.
func (l *Linker) candidates(p *profile) []*cluster {
	l.round++
	l.found = l.found[:0]
	for _, k := range p.keys() {
		list := l.index[k]
		for _, c := range list[max(0, len(list)-maxCandidates):] {
			if c.seen != l.round {
				c.seen, c.crowd = l.round, len(list)
				l.found = append(l.found, c)
			}
			c.crowd = min(c.crowd, len(list))
		}
	}
	return l.found
}

// crowding is what the evidence must outweigh where many open events share even the rarest key of two reports, in bits.
func crowding(events int) float64 { return max(0, math.Log2(float64(events)/fewEvents)) }

// fits weighs a report against all members of a cluster: it must be compatible with each, and the best of those of other articles
// counts, or what they say together.
func (c *cluster) fits(p *profile) (best verdict) {
	weigh := func(m *profile) (compatible bool) {
		v := compare(m, p)
		if !v.against && v.knowsEnough() && v.score > best.score {
			best = v
		}
		return !v.against
	}
	isTold := false // by the same article, which keeps the two apart
	for _, m := range c.members {
		if m.article == p.article {
			isTold = true
			if addsTo(m, p) || compare(m, p).against {
				return verdict{}
			}
		} else if !weigh(m) {
			return verdict{}
		}
	}
	if len(c.members) > 1 {
		weigh(c.whole)
	}
	if isTold && best.score < sure {
		return verdict{}
	}
	return best
}
