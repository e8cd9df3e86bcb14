package consolidate

import (
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// Within one article the words of the story say nothing, and what stands in one sentence was told apart by the writer.
const (
	// withinPrior is the evidence that two mentions of one article need, in bits.
	withinPrior = 6.0
	// outcome is what it adds that a mention tells the victims of the attack told just before, up to outcomeSentences back.
	outcome          = 4.0
	outcomeSentences = 2
)

// LinkWithin finds the mentions of one article that report one event, and gives each the event id of its report: that of
// the report's first mention. mentions and clues go together, in order of the text.
func LinkWithin(mentions []schema.EventMention, clues []Clues) {
	var open []*openReport
	for i := range mentions {
		one := Report{Mentions: mentions[i : i+1], Clues: clues[i : i+1]}
		into, reason := bestWithin(open, &one)
		if into == nil {
			mentions[i].Event.ID = EventID(&mentions[i])
			open = append(open, newOpenReport(&Report{Mentions: []schema.EventMention{mentions[i]}, Clues: clues[i : i+1 : i+1]}))
			continue
		}
		mentions[i].Event.ID, mentions[i].MergeReason = into.first().Event.ID, reason
		into.Mentions, into.Clues = append(into.Mentions, mentions[i]), append(into.Clues, clues[i])
		into.profile = profileOf(into.Report)
	}
}

// openReport is a report that later mentions may join, with its profile as it is now.
type openReport struct {
	*Report
	profile *profile
}

func newOpenReport(r *Report) *openReport { return &openReport{r, profileOf(r)} }

func bestWithin(open []*openReport, one *Report) (best *openReport, reason string) {
	m, p, top := one.first(), profileOf(one), withinPrior
	for _, r := range open {
		tells := r.tellsOutcome(m) && !namesMore(one, r.Report)
		if Family(r.first().Event.Type) != Family(m.Event.Type) || r.inSentence(m.SentenceIndex) && !tells {
			continue
		}
		v := compare(r.profile, p)
		if tells {
			v.known++
			v.add(outcome, "outcome")
		}
		if !v.against && v.knowsEnough() && v.score > top {
			best, reason, top = r, v.reason(), v.score
		}
	}
	return best, reason
}

// tellsOutcome tells whether a mention tells only what the attack reported just before it has done, or the other way round:
// "nine people were killed when a bomb went off". In one sentence two such tolls are of two attacks.
func (r *Report) tellsOutcome(m *schema.EventMention) bool {
	last := &r.Mentions[len(r.Mentions)-1]
	if deedOf(&m.Event.Code) != "attack" || deedOf(&last.Event.Code) != "attack" || m.SentenceIndex-last.SentenceIndex > outcomeSentences {
		return false
	}
	if m.SentenceIndex == last.SentenceIndex {
		return isOutcome(m) != isOutcome(last)
	}
	return isOutcome(m)
}

// namesMore tells whether a sentence names what those of a report do not: "17 were killed in the attack on Tessit".
func namesMore(one, r *Report) bool {
	for _, name := range one.Clues[0].Names {
		if !slices.ContainsFunc(r.Clues, func(c Clues) bool { return contains(c.Names, name) }) {
			return true
		}
	}
	return false
}

// isOutcome tells whether a mention tells who was hurt or killed, by nobody named, with no words of its own for place or day.
func isOutcome(m *schema.EventMention) bool {
	hurt := m.Event.Toll.Dead != (schema.Range{}) || m.Event.Toll.Injured != (schema.Range{})
	return hurt && m.WhereText.Text == "" && m.WhenText.Text == "" && len(m.Event.Source.IDs) == 0
}

func (r *Report) inSentence(index int) bool {
	for i := range r.Mentions {
		if r.Mentions[i].SentenceIndex == index {
			return true
		}
	}
	return false
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
