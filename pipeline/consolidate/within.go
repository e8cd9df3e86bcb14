package consolidate

import (
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// Within one article the words of the story say nothing, and what stands in one sentence was told apart by the writer.
const (
	// withinPrior is the evidence that two mentions of one article need, in bits.
	withinPrior = 6.0
	// outcomeSentences is how far behind an attack its victims are told without saying so.
	outcomeSentences = 2
	// maxWithin bounds the reports of an article that a mention is compared with, so that a book of a thousand events does not take the
	// square of it; an article of news tells a few dozen.
	maxWithin = 250
)

// LinkWithin finds the mentions of one article that report one event, and gives each the event id of its report: that of
// the report's first mention. mentions and clues go together, in order of the text.
func LinkWithin(mentions []schema.EventMention, clues []Clues) {
	var open []*openReport
	for i := range mentions {
		m := &mentions[i]
		p := profileOf(&Report{Mentions: mentions[i : i+1], Clues: clues[i : i+1]})
		into, reason := bestWithin(open, m, p)
		if into == nil {
			m.Event.ID = schema.EventID(m)
			open = append(closeOne(open), &openReport{profile: p, first: m, last: m})
			continue
		}
		m.Event.ID, m.MergeReason = into.first.Event.ID, reason
		into.profile.add(m, &clues[i])
		into.last = m
	}
}

// addsTo tells whether what an article tells is one more than what a report of it told before.
func addsTo(before, p *profile) bool { return p.isAnother && !before.isAnother }

// openReport is a report that later mentions may join, with its profile as it is now.
type openReport struct {
	profile     *profile
	first, last *schema.EventMention
}

// closeOne makes room for another report where maxWithin are open: the one that was told longest ago is closed.
func closeOne(open []*openReport) []*openReport {
	if len(open) < maxWithin {
		return open
	}
	oldest := 0
	for i, r := range open {
		if r.last.Trigger.Start < open[oldest].last.Trigger.Start {
			oldest = i
		}
	}
	return slices.Delete(open, oldest, oldest+1)
}

func bestWithin(open []*openReport, m *schema.EventMention, p *profile) (best *openReport, reason string) {
	top := withinPrior
	for _, r := range open {
		tells, isTold := r.tells(m, p)
		if Family(r.first.Event.Type) != Family(m.Event.Type) || r.last.SentenceIndex == m.SentenceIndex && !isTold || addsTo(r.profile, p) {
			continue
		}
		v := compare(r.profile, p, &betweenArticles)
		if isSpoken(r.profile) && isSpoken(p) {
			v.see(saidBeside) // who is quoted says many things
		}
		if isTold {
			v.see(tells)
		}
		if !v.against && v.knowsEnough() && v.score > top {
			best, reason, top = r, v.reason(), v.score
		}
	}
	return best, reason
}

// tells is what a mention tells of the deed reported just before it, or that of it.
func (r *openReport) tells(m *schema.EventMention, p *profile) (what hint, isTold bool) {
	switch {
	case r.tellsOutcome(m) && !namesMore(p, r.profile):
		return tellsOutcome, true
	case r.tellsVisit(m, p):
		return tellsVisit, true
	}
	return 0, false
}

// tellsOutcome tells whether a mention tells only what the attack reported just before it has done, or the other way round:
// "nine people were killed when a bomb went off". In one sentence two such tolls are of two attacks.
func (r *openReport) tellsOutcome(m *schema.EventMention) bool {
	last := r.last
	if deedOf(&m.Event.Code) != "attack" || deedOf(&last.Event.Code) != "attack" || m.SentenceIndex-last.SentenceIndex > outcomeSentences {
		return false
	}
	if m.SentenceIndex == last.SentenceIndex {
		return isOutcome(m) != isOutcome(last)
	}
	return isOutcome(m)
}

// tellsVisit tells whether a mention tells whom a visitor of the same sentence came to see, or the other way round: "visited Athens and held
// talks with the prime minister". Whom else visitors meet, they meet besides.
func (r *openReport) tellsVisit(m *schema.EventMention, p *profile) bool {
	last := r.last
	if m.SentenceIndex != last.SentenceIndex || len(p.sources) == 0 || !slices.Equal(m.Event.Source.IDs, last.Event.Source.IDs) {
		return false
	}
	return isVisit(m) && isTalk(last) && allOfficial(r.profile.targets) || isVisit(last) && isTalk(m) && allOfficial(p.targets)
}

// isVisit tells a journey to a place from a visit to somebody.
func isVisit(m *schema.EventMention) bool { return m.Event.CAMEO == "042" && m.WhereText.Text != "" }

func isTalk(m *schema.EventMention) bool { return m.Event.CAMEO == "040" }

func allOfficial(agents []Agent) bool {
	return len(agents) > 0 && !slices.ContainsFunc(agents, func(a Agent) bool { return !a.official() })
}

// namesMore tells whether a sentence names what those of a report do not: "17 were killed in the attack on Tessit".
func namesMore(one, r *profile) bool {
	return slices.ContainsFunc(one.names, func(name uint32) bool { return !contains(r.names, name) })
}

// isOutcome tells whether a mention tells who was hurt or killed, by nobody named, with no words of its own for place or day.
func isOutcome(m *schema.EventMention) bool {
	hurt := m.Event.Toll.Dead != (schema.Range{}) || m.Event.Toll.Injured != (schema.Range{})
	return hurt && m.WhereText.Text == "" && m.WhenText.Text == "" && len(m.Event.Source.IDs) == 0
}

// reportsOf gathers the mentions of an article by the events that LinkWithin has given them.
func reportsOf(mentions []schema.EventMention, clues []Clues) (reports []Report) {
	at := map[string]int{}
	for i := range mentions {
		id := mentions[i].Event.ID
		k, known := at[id]
		if !known {
			k = len(reports)
			at[id] = k
			reports = append(reports, Report{})
		}
		reports[k].Mentions, reports[k].Clues = append(reports[k].Mentions, mentions[i]), append(reports[k].Clues, clues[i])
	}
	return reports
}
