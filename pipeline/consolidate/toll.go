package consolidate

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/dateline-data/dateline/schema"
)

func widerToll(a, b schema.Toll) schema.Toll {
	return schema.Toll{
		Dead: wider(a.Dead, b.Dead), Injured: wider(a.Injured, b.Injured),
		Arrested: wider(a.Arrested, b.Arrested), Crowd: wider(a.Crowd, b.Crowd),
	}
}

// wider spans both ranges.
func wider(a, b schema.Range) schema.Range {
	return schema.Range{
		Low:  pick(a.Low, b.Low, func(x, y int) bool { return x < y }),
		High: pick(a.High, b.High, func(x, y int) bool { return x > y }),
	}
}

// pick is the better of two numbers of which one may be unknown.
func pick(x, y schema.Opt[int], better func(x, y int) bool) schema.Opt[int] {
	if !x.OK || y.OK && better(y.V, x.V) {
		return y
	}
	return x
}

// tollOf is the toll of all mentions: from the lowest to the highest figure.
func tollOf(mentions []schema.EventMention) schema.Toll {
	span := func(get func(*schema.Toll) *schema.Range) schema.Range { return spanOf(mentions, get) }
	return schema.Toll{
		Dead:     span(func(t *schema.Toll) *schema.Range { return &t.Dead }),
		Injured:  span(func(t *schema.Toll) *schema.Range { return &t.Injured }),
		Arrested: span(func(t *schema.Toll) *schema.Range { return &t.Arrested }),
		Crowd:    span(func(t *schema.Toll) *schema.Range { return &t.Crowd }),
	}
}

// spanOf spans one number of all mentions. "At least 20" beside "15" is open upwards, "up to 5" beside "10" downwards.
func spanOf(mentions []schema.EventMention, get func(*schema.Toll) *schema.Range) schema.Range {
	var span schema.Range
	var floor, ceiling schema.Opt[int] // the highest low end, the lowest high end
	for i := range mentions {
		r := get(&mentions[i].Event.Toll)
		span = wider(span, *r)
		floor = pick(floor, r.Low, func(x, y int) bool { return x > y })
		ceiling = pick(ceiling, r.High, func(x, y int) bool { return x < y })
	}
	if span.High.OK && floor.OK && floor.V > span.High.V {
		span.High = schema.Opt[int]{}
	}
	if span.Low.OK && ceiling.OK && ceiling.V < span.Low.V {
		span.Low = schema.Opt[int]{}
	}
	return span
}

// figuresOf are the single figures of mentions, which must be in order of publication.
func figuresOf(mentions []schema.EventMention) schema.Figures {
	figure := func(get func(*schema.Toll) *schema.Range) schema.Opt[int] { return figureOf(mentions, get) }
	return schema.Figures{
		Dead:     figure(func(t *schema.Toll) *schema.Range { return &t.Dead }),
		Injured:  figure(func(t *schema.Toll) *schema.Range { return &t.Injured }),
		Arrested: figure(func(t *schema.Toll) *schema.Range { return &t.Arrested }),
		Crowd:    figure(func(t *schema.Toll) *schema.Range { return &t.Crowd }),
	}
}

// figureOf is the figure to use of what reports say day after day, those without a date first: a new exact one replaces an older
// one, and bounds ("at least 20") only move a figure that they exclude.
func figureOf(mentions []schema.EventMention, get func(*schema.Toll) *schema.Range) (figure schema.Opt[int]) {
	days := map[string][]*schema.EventMention{}
	for i := range mentions {
		day := ""
		if at := mentions[i].PublishedAt; !at.IsZero() {
			day = at.UTC().Format(time.DateOnly)
		}
		days[day] = append(days[day], &mentions[i])
	}
	for _, day := range slices.Sorted(maps.Keys(days)) {
		exact := map[int]map[string]bool{} // who says it, by figure
		for _, m := range days[day] {
			r := get(&m.Event.Toll)
			if r.Low.OK && r.Low == r.High {
				if exact[r.Low.V] == nil {
					exact[r.Low.V] = map[string]bool{}
				}
				exact[r.Low.V][witness(m)] = true
			} else if !r.Low.OK || !r.High.OK {
				figure = bound(figure, *r)
			} else if figure.OK {
				figure = bound(bound(figure, schema.Range{Low: r.Low}), schema.Range{High: r.High})
			}
		}
		if len(exact) > 0 { // of one day's, that of most witnesses, then the highest: tolls grow
			figure = schema.Some(slices.MaxFunc(slices.Sorted(maps.Keys(exact)), func(a, b int) int {
				return cmp.Or(cmp.Compare(len(exact[a]), len(exact[b])), cmp.Compare(a, b))
			}))
		}
	}
	return figure
}

// bound keeps a figure within a range that is open on one side; of no figure it makes the bound.
func bound(figure schema.Opt[int], r schema.Range) schema.Opt[int] {
	switch {
	case r.Low.OK && (!figure.OK || figure.V < r.Low.V):
		return r.Low
	case r.High.OK && (!figure.OK || figure.V > r.High.V):
		return r.High
	}
	return figure
}
