package consolidate

import (
	"cmp"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// support is how a field of an event is voted on: what counts as the same value, and how exact it is.
type support func(*schema.EventMention) (value string, exactness int)

// best is the event, as one mention has it, whose value is the most exact; of equals that of most witnesses, then the first.
func best(mentions []schema.EventMention, of support) *schema.Event {
	voices := map[string]map[string]bool{}
	for i := range mentions {
		value, _ := of(&mentions[i])
		if voices[value] == nil {
			voices[value] = map[string]bool{}
		}
		voices[value][witness(&mentions[i])] = true
	}
	best := &mentions[0]
	for i := range mentions {
		value, exact := of(&mentions[i])
		known, least := of(best)
		if cmp.Or(cmp.Compare(exact, least), cmp.Compare(len(voices[value]), len(voices[known]))) > 0 {
			best = &mentions[i]
		}
	}
	return &best.Event
}

// codeSupport takes the code that most give, however exact: a finer code of fewer witnesses is no better.
func codeSupport(m *schema.EventMention) (string, int) { return m.Event.CAMEO + " " + m.Event.Mode, 0 }

// dateSupport puts dates that words give before those that stand next to them and days of publication, and short intervals before
// long ones.
func dateSupport(m *schema.EventMention) (string, int) {
	w := whenTold(m)
	days := int(min(w.End-w.Start, longestYear))
	return w.Start.String() + w.End.String(), dateRank(&w)*longestYear - days
}

// longestYear is the length in days from which an interval tells no more than a longer one.
const longestYear = 366

// placeSupport puts places that words give before those of the article's frame, and sharp ones before wide ones.
func placeSupport(m *schema.EventMention) (string, int) {
	w := &m.Event.Where
	return w.PlaceID, placeRank(w)*len(sharpness) + sharpness[w.Precision]
}

// partySupport puts actors with a name before "police", and those before nobody.
func partySupport(p *schema.Party) (string, int) {
	exact := 0
	for i, known := range []bool{p.ActorID != "", p.Country != "", !strings.HasSuffix(p.ActorID, strings.ToLower(p.Sector)) || p.Sector == ""} {
		if known && p.ActorID != "" {
			exact += 1 << i
		}
	}
	return strings.Join(p.IDs, " "), exact
}

// bestSides are the source of most support, and of those targets that are not among its actors the one of most support: one report can
// say that A met B and another that B met A.
func bestSides(mentions []schema.EventMention) (source, target schema.Party) {
	source = best(mentions, func(m *schema.EventMention) (string, int) { return partySupport(&m.Event.Source) }).Source
	apart := slices.DeleteFunc(slices.Clone(mentions), func(m schema.EventMention) bool {
		return slices.ContainsFunc(m.Event.Target.IDs, func(id string) bool { return slices.Contains(source.IDs, id) })
	}) // not empty: no mention has anybody on both sides
	return source, best(apart, func(m *schema.EventMention) (string, int) { return partySupport(&m.Event.Target) }).Target
}
