package consolidate

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// Merge makes the event of all its mentions, which must be at least one and carry the same event id. The order in which
// they come does not matter: they are sorted by publication, article and place in the text, and repeats are dropped.
//
// Each field takes its best-supported value: the most exact that the mentions give, of equally exact ones that of most
// outlets, then the first. An event is mutual if any mention has it so, historical if no mention tells it as news, and hypothetical if none
// states it.
func Merge(mentions []schema.EventMention) schema.Event {
	mentions = inOrder(mentions)
	e := mentions[0].Event
	e.Code = best(mentions, codeSupport).Code
	e.When = whenOf(mentions)
	e.Where = best(mentions, placeSupport).Where
	e.Source, e.Target = bestSides(mentions)
	articles, outlets, contexts := map[string]bool{}, map[string]bool{}, map[string]bool{}
	doubt := map[string]float64{}
	e.FirstPublishedAt, e.LastPublishedAt = time.Time{}, time.Time{}
	for i := range mentions {
		m := &mentions[i]
		if !m.IsDuplicate {
			articles[m.ArticleID] = true
		}
		if m.Outlet != "" {
			outlets[m.Outlet] = true
		}
		for _, c := range m.Event.Contexts {
			contexts[c] = true
		}
		e.Flags.Historical = e.Flags.Historical && m.Event.Flags.Historical
		e.Flags.Hypothetical = e.Flags.Hypothetical && m.Event.Flags.Hypothetical
		e.FirstPublishedAt = earliest(e.FirstPublishedAt, m.PublishedAt)
		e.LastPublishedAt = latest(e.LastPublishedAt, m.PublishedAt)
		e.IsMutual = e.IsMutual || m.Event.IsMutual
		if d, seen := doubt[witness(m)]; !seen || 1-m.Confidence < d {
			doubt[witness(m)] = 1 - m.Confidence
		}
	}
	e.MentionCount, e.ArticleCount, e.OutletCount = len(mentions), max(1, len(articles)), len(outlets)
	e.Contexts = slices.Sorted(maps.Keys(contexts))
	e.Confidence = agreement(doubt)
	e.Toll, e.Best = tollOf(mentions), figuresOf(mentions)
	return e
}

// clockDays is how many days the calendars of an outlet and of the place that it reports from lie apart at most.
const clockDays = 1

// whenOf is the best date of mentions that none of them was published before: what the first tells has happened is not of a later day.
func whenOf(mentions []schema.EventMention) schema.When {
	told := best(mentions, dateSupport).When
	first := &mentions[0]
	if first.PublishedAt.IsZero() || first.Event.Flags.Future || told.Start <= schema.DayOf(first.PublishedAt)+clockDays {
		return told
	}
	last := schema.DayOf(first.PublishedAt) + clockDays
	timely := slices.DeleteFunc(slices.Clone(mentions), func(m schema.EventMention) bool { return m.Event.When.Start > last })
	if len(timely) == 0 {
		return told
	}
	return best(timely, dateSupport).When
}

// witness is what reports are weighed by: those of one outlet, or of one article of no known outlet, are one voice.
func witness(m *schema.EventMention) string {
	if m.Outlet != "" {
		return m.Outlet
	}
	return m.ArticleID
}

// maxConfidence is as sure as a merged event gets: agreeing reports can all stem from one mistaken source.
const maxConfidence = 0.99

// agreement is the confidence that independent witnesses of the given doubts give together: 1 - their product.
func agreement(doubt map[string]float64) float64 {
	if len(doubt) == 1 {
		for _, d := range doubt {
			return 1 - d
		}
	}
	product := 1.0
	for _, name := range slices.Sorted(maps.Keys(doubt)) {
		product *= doubt[name]
	}
	return min(maxConfidence, 1-product)
}

// inOrder sorts a copy of the mentions by publication (unknown last), article and place in the text, and drops repeats.
func inOrder(mentions []schema.EventMention) []schema.EventMention {
	mentions = slices.Clone(mentions)
	slices.SortFunc(mentions, func(a, b schema.EventMention) int {
		return cmp.Or(compareTimes(a.PublishedAt, b.PublishedAt), cmp.Compare(a.ArticleID, b.ArticleID),
			cmp.Compare(a.Trigger.Start, b.Trigger.Start), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(mentions, func(a, b schema.EventMention) bool { return a.ID == b.ID })
}

// compareTimes puts unknown times last.
func compareTimes(a, b time.Time) int {
	if a.IsZero() != b.IsZero() {
		if a.IsZero() {
			return 1
		}
		return -1
	}
	return a.Compare(b)
}

func earliest(a, b time.Time) time.Time {
	if compareTimes(b, a) < 0 {
		return b
	}
	return a
}

func latest(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
