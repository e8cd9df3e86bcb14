package consolidate

import (
	"cmp"
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
	// Prior is the evidence that two reports of a kind need, in bits.
	Prior = 4.5
	// agreed is how much of what all reports of an event say of another one on average, each at most mostAgreed for or against it, counts
	// beside what the best of them says; enough is what one report that says just what is needed comes to.
	agreed     = 0.2
	mostAgreed = 5.0
	enough     = Prior * (1 + agreed)
	// opposed is the evidence by which one report of an event keeps another out, whatever the others say.
	opposed = -4.0
	// fewEvents may share the rarest key of two reports before it counts that there are many to choose from: with each twice as many
	// the odds that it is this one halve, as they do for a state in the news of every day.
	fewEvents = 6
	// sure is the evidence by which another outlet's report joins two that one article tells apart.
	sure = 9.0
	// storyWords is how many words of an article, chosen by their hashes, its reports are found by too where nothing in the clauses is shared;
	// enoughStory of them must be those of the event, since one alone stands in many articles.
	storyWords  = 16
	enoughStory = 2
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
	met     int // the last round in which a word of its story was looked up
	shares  int // how many were then
	crowd   int // of how many it was one then
	told    int // the round in which a report last joined it
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

	between *bits // what hints say between articles; nil takes betweenArticles
}

// Linked says which event a report tells of, and why it was taken for one with earlier reports; the reason is empty where it opens the event.
type Linked struct{ EventID, Reason string }

// Link links the reports of the next article: an article tells a happening once, so that of two reports that fit one event the one that fits
// better joins it.
func (l *Linker) Link(reports []Report) []Linked {
	first := reports[0].first()
	if f := Family(first.Event.Type); f != l.family || l.index == nil {
		*l = Linker{family: f, index: map[string][]*cluster{}, between: cmp.Or(l.between, &betweenArticles)}
	}
	day := streamDay(&reports[0])
	l.close(day)
	profiles := make([]*profile, len(reports))
	var bids []bid
	for i := range reports {
		profiles[i] = profileOf(&reports[i])
		bids = l.bids(bids, i, profiles[i])
	}
	slices.SortFunc(bids, func(a, b bid) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(a.report, b.report), cmp.Compare(a.cluster.number, b.cluster.number))
	})
	all := make([]Linked, len(reports))
	for _, b := range bids {
		p := profiles[b.report]
		if all[b.report].EventID != "" {
			continue
		}
		if b.cluster.told == l.round { // another report of the article joined it
			b.verdict = b.cluster.fits(p, b.crowd, l.between)
		}
		if b.score > enough {
			l.join(b.cluster, p, day)
			all[b.report] = Linked{b.cluster.id, b.reason()}
		}
	}
	for i := range reports {
		if all[i].EventID == "" {
			l.count++
			c := &cluster{id: schema.EventID(reports[i].first()), number: l.count}
			l.open = append(l.open, c)
			l.join(c, profiles[i], day)
			all[i].EventID = c.id
		}
	}
	return all
}

// bid is a cluster that a report of the article fits.
type bid struct {
	verdict
	report, crowd int
	cluster       *cluster
}

// join adds a report to a cluster, by which it is found from now on.
func (l *Linker) join(c *cluster, p *profile, day schema.Day) {
	c.add(p, day)
	c.told = l.round
	for _, k := range slices.Concat(p.keys(), p.storyKeys()) {
		if list := l.index[k]; !slices.Contains(newest(list), c) {
			l.index[k] = append(list, c)
		}
	}
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

// storyKeys are words that articles of one story often share.
func (p *profile) storyKeys() (keys []string) {
	for _, n := range p.story[:min(storyWords, len(p.story))] {
		keys = append(keys, "story "+strconv.Itoa(int(n)))
	}
	return keys
}

// bids adds the open clusters that a report fits.
func (l *Linker) bids(all []bid, report int, p *profile) []bid {
	for _, c := range l.candidates(p) {
		if v := c.fits(p, c.crowd, l.between); v.score > enough {
			all = append(all, bid{v, report, c.crowd, c})
		}
	}
	return all
}

// candidates are the open clusters that share a key with a report, and among how many its rarest one is; they are good until the next call.
func (l *Linker) candidates(p *profile) []*cluster {
	l.round++
	l.found = l.found[:0]
	for _, k := range p.keys() {
		l.find(k)
	}
	for _, k := range p.storyKeys() {
		l.findStory(k)
	}
	return l.found
}

// find adds the latest clusters under a key to those that were found.
func (l *Linker) find(key string) {
	list := l.index[key]
	for _, c := range newest(list) {
		if c.seen != l.round {
			c.seen, c.crowd = l.round, len(list)
			l.found = append(l.found, c)
		}
		c.crowd = min(c.crowd, len(list))
	}
}

// findStory is find for a word of the story, of which it takes enoughStory, and which is no rarer than the story.
func (l *Linker) findStory(key string) {
	list := l.index[key]
	for _, c := range newest(list) {
		if c.met != l.round {
			c.met, c.shares = l.round, 0
		}
		if c.shares++; c.shares >= enoughStory && c.seen != l.round {
			c.seen, c.crowd = l.round, len(list)
			l.found = append(l.found, c)
		}
	}
}

// newest are the clusters that are compared under a key.
func newest(list []*cluster) []*cluster { return list[max(0, len(list)-maxCandidates):] }

// crowding is what the evidence must outweigh where many open events share even the rarest key of two reports, in bits.
func crowding(events int) float64 { return max(0, math.Log2(float64(events)/fewEvents)) }

// fits weighs a report against all members of a cluster, one of so many that share its rarest key: it must be compatible with each, and the
// best of those of other articles counts, or what they say together, with what all say.
func (c *cluster) fits(p *profile, crowd int, between *bits) (best verdict) {
	weigh := func(m *profile) verdict {
		v := compare(m, p, between)
		v.conclude()
		if !v.against && v.score > best.score {
			best = v
		}
		return v
	}
	isTold := false // by the same article, which keeps the two apart
	sum, n := 0.0, 0.0
	for _, m := range c.members {
		if m.article == p.article {
			isTold = true
			if addsTo(m, p) || compare(m, p, between).against {
				return verdict{}
			}
			continue
		}
		v := weigh(m)
		if v.against || v.score < opposed {
			return verdict{}
		}
		sum += max(-mostAgreed, min(mostAgreed, v.score))
		n++
	}
	if len(c.members) > 1 {
		weigh(c.whole)
	}
	if n > 0 {
		best.score += agreed * sum / n
	}
	if isTold && best.score < sure {
		return verdict{}
	}
	best.score -= crowding(crowd)
	return best
}
