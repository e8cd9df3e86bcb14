package consolidate

import (
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// Within one article the words of the story say nothing, and what stands in one sentence was told apart by the writer.
const (
	// WithinPrior is the evidence that two mentions of one article need, in bits.
	WithinPrior = 6.0
	// withinCaution is asked for besides: what is wrongly joined in one article joins what others tell of the two as well, while they often join
	// what is rightly one.
	withinCaution = 4.0
	// outcomeSentences is how far behind an attack its victims are told without saying so.
	outcomeSentences = 2
	// maxWithin bounds the reports of an article that a mention is compared with, so that a book of a thousand events does not take the
	// square of it; an article of news tells a few dozen.
	maxWithin = 250
)

// LinkWithin finds the mentions of one article that report one event, and gives each the event id of its report: that of
// the report's first mention. mentions and clues go together, in order of the text.
func LinkWithin(mentions []schema.EventMention, clues []Clues) {
	linkWithin(mentions, clues, &withinArticle)
}

func linkWithin(mentions []schema.EventMention, clues []Clues, weights *bits) {
	var open []*openReport
	for i := range mentions {
		m := &mentions[i]
		p := profileOf(&Report{Mentions: mentions[i : i+1], Clues: clues[i : i+1]})
		into, reason := bestWithin(open, m, p, weights)
		if into == nil {
			m.Event.ID = schema.EventID(m)
			open = append(closeOne(open), &openReport{profile: p, first: m, last: m})
			continue
		}
		m.Event.ID, m.MergeReason = into.first.Event.ID, reason
		if p.isGiven && len(into.profile.parties) > 0 { // who did it is told where the deed is
			m.Event.Source, m.Event.Target = schema.Party{}, schema.Party{}
		}
		into.profile.add(m, &clues[i])
		into.last = m
	}
}

// addsTo tells whether what an article tells is one more than what a report of it told before.
func addsTo(before, p *profile) bool { return p.isAnother && !before.isAnother }

// sharesDeed tells whether a report tells of a deed.
func sharesDeed(p *profile, code *schema.Code) bool {
	return slices.ContainsFunc(p.codes, func(c schema.Code) bool { return deedOf(&c) == deedOf(code) })
}

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

func bestWithin(open []*openReport, m *schema.EventMention, p *profile, weights *bits) (best *openReport, reason string) {
	top := WithinPrior + withinCaution
	for _, r := range open {
		if v := r.weigh(m, p, weights); !v.against && v.score > top {
			best, reason, top = r, v.reason(), v.score
		}
	}
	return best, reason
}

// weigh weighs whether a mention tells of a report again.
func (r *openReport) weigh(m *schema.EventMention, p *profile, weights *bits) (v verdict) {
	tells, isTold := r.tells(m, p)
	apart, effect := m.SentenceIndex-r.last.SentenceIndex, r.tellsEffect(m)
	if Family(r.first.Event.Type) != Family(m.Event.Type) || apart == 0 && !isTold && !effect || addsTo(r.profile, p) {
		v.forbid()
		return v
	}
	v = compare(r.profile, p, weights)
	if isSpoken(r.profile) && isSpoken(p) && !(p.isGiven && p.isBare) {
		v.see(saidBeside) // who is quoted says many things
	}
	if isTold {
		v.see(tells)
	}
	if p.isGiven && sharesDeed(r.profile, &m.Event.Code) {
		if p.isBare {
			v.see(givenBare)
		} else {
			v.see(givenDeed)
		}
	}
	switch {
	case isTold:
	case effect:
		v.see(attackSame)
	case apart == 1:
		v.see(sentenceNext)
	case apart > 3:
		v.see(sentencesFar)
	}
	v.conclude()
	return v
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

// tellsEffect tells whether one of two attacks of a sentence hurts somebody, and the other does not: "was shot dead in a firefight".
func (r *openReport) tellsEffect(m *schema.EventMention) bool {
	return m.SentenceIndex == r.last.SentenceIndex && deedOf(&m.Event.Code) == "attack" && deedOf(&r.last.Event.Code) == "attack" && hurts(m) != hurts(r.last)
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
	return hurts(m) && m.WhereText.Text == "" && m.WhenText.Text == "" && len(m.Event.Source.IDs) == 0
}

// hurts tells whether a mention tells of dead or injured.
func hurts(m *schema.EventMention) bool {
	return m.Event.Toll.Dead != (schema.Range{}) || m.Event.Toll.Injured != (schema.Range{})
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
