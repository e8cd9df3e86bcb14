package consolidate

import (
	"cmp"
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// profile is what a report says of its event, drawn together from its mentions, in the form in which reports are compared.
type profile struct {
	article, outlet  string
	published        schema.Day // zero where unknown
	codes            []schema.Code
	flags            schema.Flags
	isGiven          bool // by the first mention
	isBare           bool // which says nothing of who, where and when besides
	isAnother        bool // than what the article tells before
	sources, targets []Agent
	parties          []Agent // both
	where            schema.Where
	stated           schema.When // the sharpest date of the mentions
	span             schema.When // the years or the decade that a mention gives
	when             schema.When // that, or the day of publication where they give none
	toll             schema.Toll
	deed, names, own []uint32
	opening          []uint32 // the words of the deed where the report tells it first
	story            []uint32
	counts           []Count
}

// profileOf draws a report's mentions together.
func profileOf(r *Report) *profile {
	m := r.first()
	p := &profile{article: m.ArticleID, outlet: m.Outlet, published: r.Clues[0].Published, flags: m.Event.Flags, isAnother: r.Clues[0].IsAnother, isGiven: r.Clues[0].IsGiven, opening: r.Clues[0].Deed, story: r.Clues[0].Story}
	for i := range r.Mentions {
		p.add(&r.Mentions[i], &r.Clues[i])
	}
	p.isBare = len(p.parties) == 0 && m.WhereText.Text == "" && m.WhenText.Text == ""
	return p
}

// add takes in what another mention says: the sharpest place and date, all parties, the widest toll. What was said before is not kept twice,
// so that a profile grows with what a report says, not with how often it says it.
func (p *profile) add(m *schema.EventMention, c *Clues) {
	e := &m.Event
	p.addCode(&e.Code)
	p.addCounts(c.Counts)
	p.sources, p.targets = addAgents(p.sources, c.Sources), addAgents(p.targets, c.Targets)
	p.parties = addAgents(slices.Clone(p.sources), p.targets)
	if sharperPlace(&e.Where, &p.where) {
		p.where = e.Where
	}
	if w := whenTold(m); sharperDate(&w, &p.stated) {
		p.stated = w
	}
	if w := whenTold(m); w.Start != 0 && dateRank(&w) == 0 {
		p.span = w
	}
	p.when = p.stated
	if dateRank(&p.when) == 0 && p.span.Start == 0 && !p.flags.Historical && !p.flags.Future && p.published != 0 {
		p.when = schema.When{Start: p.published, End: p.published, Precision: "day", Basis: "publication"}
	}
	p.toll = widerToll(p.toll, e.Toll)
	p.deed, p.names, p.own = union(p.deed, c.Deed), union(p.names, c.Names), union(p.own, c.Own)
}

func (p *profile) addCode(code *schema.Code) {
	if !slices.ContainsFunc(p.codes, func(c schema.Code) bool { return c.CAMEO == code.CAMEO && c.Type == code.Type }) {
		p.codes = append(p.codes, *code)
	}
}

func (p *profile) addCounts(more []Count) {
	for _, c := range more {
		if !slices.Contains(p.counts, c) {
			p.counts = append(p.counts, c)
		}
	}
}

// union adds words to a sorted list.
func union(words, more []uint32) []uint32 {
	for _, w := range more {
		if at, found := slices.BinarySearch(words, w); !found {
			words = slices.Insert(words, at, w)
		}
	}
	return words
}

// carried is the basis, among reports that are compared, of a day that the sentences before gave: a guess that other words
// may overrule.
const carried = "carried"

// whenTold is the date of a mention, with a day that its own words do not give marked as carried.
func whenTold(m *schema.EventMention) schema.When {
	w := m.Event.When
	if w.Basis == "relative" && m.WhenText.Text == "" {
		w.Basis = carried
	}
	return w
}

// addAgents adds those that are not there yet.
func addAgents(all, more []Agent) []Agent {
	for _, a := range more {
		if !slices.ContainsFunc(all, func(b Agent) bool { return a.ID == b.ID }) {
			all = append(all, a)
		}
	}
	return all
}

// sharpness ranks the precisions of places, the sharpest highest.
var sharpness = map[string]int{"site": 5, "city": 4, "admin2": 3, "admin1": 2, "country": 1}

// sharperPlace tells whether a says more of where than b: words of the clause say more than the article's frame.
func sharperPlace(a, b *schema.Where) bool {
	return cmp.Or(cmp.Compare(placeRank(a), placeRank(b)), cmp.Compare(sharpness[a.Precision], sharpness[b.Precision])) > 0
}

func placeRank(w *schema.Where) int {
	switch {
	case w.PlaceID == "" || w.Basis == "actor": // the country of a party says nothing that the party does not
		return 0
	case w.Basis == "explicit" || w.Basis == "":
		return 2
	}
	return 1
}

// sharperDate tells whether a says more of when than b: words before the day of publication, short intervals before long ones.
func sharperDate(a, b *schema.When) bool {
	return cmp.Or(cmp.Compare(dateRank(a), dateRank(b)), cmp.Compare(int(b.End-b.Start), int(a.End-a.Start))) > 0
}

// dateRank is 2 for a date that the words give, 1 for one that stands in their neighbourhood or for the day of publication, 0 for
// none and for years and decades.
func dateRank(w *schema.When) int {
	switch {
	case w.Start == 0 || w.End == 0 || w.End-w.Start >= longestMonth:
		return 0
	case w.Basis == "publication" || w.Basis == "dateline" || w.Basis == carried:
		return 1
	}
	return 2
}

// together is what two reports of one event say, the sharper place and date first.
func together(a, b *profile) *profile {
	if a == nil {
		return b
	}
	p := *a
	p.article, p.outlet = "", ""
	p.codes = slices.Concat(a.codes, b.codes)[:min(maxMembers, len(a.codes)+len(b.codes))]
	p.sources, p.targets, p.parties = addAgents(slices.Clone(a.sources), b.sources), addAgents(slices.Clone(a.targets), b.targets), addAgents(slices.Clone(a.parties), b.parties)
	if sharperPlace(&b.where, &a.where) {
		p.where = b.where
	}
	if sharperDate(&b.when, &a.when) {
		p.when = b.when
	}
	p.toll = widerToll(a.toll, b.toll)
	p.published = max(a.published, b.published)
	return &p
}
