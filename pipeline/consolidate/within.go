package consolidate

import "github.com/dateline-data/dateline/schema"

// Within one article the words of the story say nothing, and what stands in one sentence was told apart by the writer.
const (
	// withinPrior is the evidence that two mentions of one article need, in bits.
	withinPrior = 6.0
)

// LinkWithin finds the mentions of one article that report one event, and gives each the event id of its report: that of
// the report's first mention. mentions and clues go together, in order of the text.
func LinkWithin(mentions []schema.EventMention, clues []Clues) {
	var open []*Report
	for i := range mentions {
		one := Report{Mentions: mentions[i : i+1], Clues: clues[i : i+1]}
		into, reason := bestWithin(open, &one)
		if into == nil {
			mentions[i].Event.ID = EventID(&mentions[i])
			open = append(open, &Report{Mentions: []schema.EventMention{mentions[i]}, Clues: clues[i : i+1 : i+1]})
			continue
		}
		mentions[i].Event.ID, mentions[i].MergeReason = into.first().Event.ID, reason
		into.Mentions, into.Clues = append(into.Mentions, mentions[i]), append(into.Clues, clues[i])
	}
}

func bestWithin(open []*Report, one *Report) (best *Report, reason string) {
	p, top := profileOf(one), withinPrior
	for _, r := range open {
		if Family(r.first().Event.Type) != Family(one.first().Event.Type) || r.inSentence(one.first().SentenceIndex) {
			continue
		}
		if v := compare(profileOf(r), p); !v.against && v.known >= 2 && v.score > top {
			best, reason, top = r, v.reason(), v.score
		}
	}
	return best, reason
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
