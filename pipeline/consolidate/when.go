package consolidate

import "github.com/dateline-data/dateline/schema"

const (
	laterDays    = 10 // how long a happening is told as news without saying when it was
	nearDays     = 3
	week         = 7
	longestMonth = 31
)

// dates weighs when two reports say that it happened. A date that the words give stands against another one; a day of
// publication only says that it happened by then.
func (v *verdict) dates(a, b *profile) {
	if isOutside(a, b) || isOutside(b, a) || isTooLate(a, b) || isTooLate(b, a) {
		v.forbid()
	}
	if dateRank(&a.when) < dateRank(&b.when) {
		a, b = b, a
	}
	switch ra, rb := dateRank(&a.when), dateRank(&b.when); {
	case rb == 0 && isSpoken(a) && isSpoken(b):
		v.see(dayUnknownWords)
	case rb == 0:
		v.see(dayUnknown)
	case ra == 1 && (a.when.Basis == carried || b.when.Basis == carried), rb == 1 && b.when.Basis == carried:
		v.carriedAgainst(a.when, b.when)
	case ra == 1:
		if isBulletin(a, b) {
			v.forbid()
		}
		v.daysBetween(published0, gap(a.when, b.when))
		switch days := gap(a.when, b.when); {
		case isSpoken(a) && isSpoken(b) && days > laterDays:
			v.forbid()
		case isSpoken(a) && isSpoken(b) && days > nearDays:
			v.see(saidAgain)
		}
	case rb == 1:
		v.publishedAgainst(a.when, b.when)
	default:
		v.bothDated(a.when, b.when)
	}
}

// isOutside tells a day that does not lie in the years that another report gives: "held rallies last year".
func isOutside(dated, spanned *profile) bool {
	return spanned.span.Start != 0 && dateRank(&dated.when) > 0 && gap(dated.when, spanned.span) > 0
}

// isTooLate tells a day that the text gives and that lies after another report tells that it has come.
func isTooLate(dated, told *profile) bool {
	return dateRank(&dated.when) == 2 && !told.flags.Future && told.published != 0 && dated.when.Start > told.published
}

// isNight tells what lies on the two days of a night: one night ends on the day on which the next begins, and what is told of that day alone
// mostly happened in the one that ends.
func isNight(w schema.When) bool { return w.End-w.Start == 1 }

// isSpoken tells words from deeds: they are news of the day, and are said again on other days.
func isSpoken(p *profile) bool { return families[p.codes[0].Type] == "words" }

// gap is the number of days between two intervals, 0 where they meet.
func gap(a, b schema.When) int { return max(0, int(b.Start-a.End), int(a.Start-b.End)) }

func (v *verdict) bothDated(a, b schema.When) {
	long := max(a.End-a.Start, b.End-b.Start) + 1
	switch g := gap(a, b); {
	case isNight(a) && isNight(b) && a.Start != b.Start:
		v.forbid()
	case g == 0 && isNight(a) && isNight(b):
		v.see(dayNight)
	case g == 0 && long == 2 && a.End == b.End:
		v.see(dayMorning)
	case g == 0 && long == 1:
		v.see(daySame)
	case g == 0 && long <= week:
		v.see(dayWeek)
	case g == 0 && long <= longestMonth:
		v.see(dayMonth)
	case g == 0:
		v.see(dayUnknown)
	case long > 1 && long <= week && g <= week:
		v.see(dayWeekApart)
	default:
		v.forbid()
	}
}

func (v *verdict) publishedAgainst(dated, published schema.When) {
	days := int(published.Start - dated.End)
	if dated.Start > published.End {
		v.forbid() // published before it happened
		return
	}
	if days < 0 && dated.End-dated.Start >= week {
		v.see(dayMonth)
		return
	}
	v.daysBetween(told0, days)
}

// carriedAgainst weighs dates one of which, or both, stand in the sentences before.
func (v *verdict) carriedAgainst(a, b schema.When) {
	switch days := gap(a, b); {
	case days == 0:
		v.see(carriedSame)
	case days > week:
		v.see(carriedFar)
	case days > nearDays:
		v.see(carriedApart)
	case a.Basis == "publication" || b.Basis == "publication":
		v.daysBetween(told0, days)
	default:
		v.see(carriedNear)
	}
}

// bulletinWords and bulletinShare are how much two clauses of one outlet share when it tells the news of every day in the same words.
const (
	bulletinWords = 4
	bulletinShare = 0.8
)

// isBulletin tells whether one outlet writes the same of two days: the sentence that opens a report is the template, what follows it is the
// news of the day.
func isBulletin(a, b *profile) bool {
	fewer := min(len(a.opening), len(b.opening))
	return a.outlet != "" && a.outlet == b.outlet && a.when.Start != b.when.Start &&
		fewer >= bulletinWords && float64(shared(a.opening, b.opening)) >= bulletinShare*float64(fewer)
}

// daysBetween sees days one of which, or both, are of publication; first is the hint on a day that is the same.
func (v *verdict) daysBetween(first hint, days int) {
	for i, most := range []int{0, 1, nearDays, laterDays} {
		if days <= most {
			v.see(first + hint(i))
			return
		}
	}
	v.see(first + toldMore - told0)
}
