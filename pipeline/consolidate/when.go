package consolidate

import "github.com/dateline-data/dateline/schema"

// Weights of dates.
const (
	sameDay      = 3.0
	carriedApart = -4.0  // days apart
	carriedNear  = -2.0  // a day or two apart, neither of publication
	carriedDay   = 2.25  // the same day, which one of them only stands next to
	onTheDay     = 2.5   // told on the day, by the day of publication
	nextDay      = 1.75  // an attack of the night, another zone's day, a report of the morning after
	morningOf    = 2.25  // the day on which a night ends
	sameWeek     = 1.5   // intervals of up to a week that meet
	sameMonth    = 0.5   // longer ones
	daysLater    = -0.25 // told without a date some days later
	weeksLater   = -2.0
	undated      = -1.5
	undatedWords = -2.0
	saidAgain    = -4.0 // of words said days apart
	weekApart    = -2.0 // what is "last week" on a Sunday
	laterDays    = 10   // how long a happening is told as news without saying when it was
	nearDays     = 3
	week         = 7
	longestMonth = 31
)

// dates weighs when two reports say that it happened. A date that the words give stands against another one; a day of
// publication only says that it happened by then.
func (v *verdict) dates(a, b *profile) {
	if dateRank(&a.when) < dateRank(&b.when) {
		a, b = b, a
	}
	switch ra, rb := dateRank(&a.when), dateRank(&b.when); {
	case rb == 0 && isSpoken(a) && isSpoken(b):
		v.add(undatedWords, "")
	case rb == 0:
		v.add(undated, "")
	case ra == 1 && (a.when.Basis == carried || b.when.Basis == carried), rb == 1 && b.when.Basis == carried:
		v.carriedAgainst(a.when, b.when)
	case ra == 1:
		if isBulletin(a, b) {
			v.forbid()
		}
		v.daysBetween(gap(a.when, b.when))
		switch days := gap(a.when, b.when); {
		case isSpoken(a) && isSpoken(b) && days > laterDays:
			v.forbid()
		case isSpoken(a) && isSpoken(b) && days > nearDays:
			v.add(saidAgain, "")
		}
	case rb == 1:
		v.publishedAgainst(a.when, b.when)
	default:
		v.bothDated(a.when, b.when)
	}
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
		v.frame++
		v.add(sameDay, "night")
	case g == 0 && long == 2 && a.End == b.End:
		v.frame++
		v.add(morningOf, "night")
	case g == 0 && long == 1:
		v.frame++
		v.add(sameDay, "day")
	case g == 0 && long <= week:
		v.frame++
		v.add(sameWeek, "week")
	case g == 0 && long <= longestMonth:
		v.add(sameMonth, "month")
	case g == 0:
		v.add(undated, "")
	case long > 1 && long <= week && g <= week:
		v.add(weekApart, "")
	default:
		v.forbid()
	}
}

func (v *verdict) publishedAgainst(dated, published schema.When) {
	days := int(published.Start - dated.End)
	if days < -int(dated.End-dated.Start)-1 {
		v.forbid() // published before it happened
		return
	}
	if days < 0 && dated.End-dated.Start >= week {
		v.add(sameMonth, "month")
		return
	}
	v.daysBetween(days)
}

// carriedAgainst weighs dates one of which, or both, stand in the sentences before.
func (v *verdict) carriedAgainst(a, b schema.When) {
	switch days := gap(a, b); {
	case days == 0:
		v.frame++
		v.add(carriedDay, "day")
	case days > nearDays:
		v.add(carriedApart, "")
	case a.Basis == "publication" || b.Basis == "publication":
		v.daysBetween(days)
	default:
		v.add(carriedNear, "")
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

// daysBetween weighs days one of which, or both, are of publication.
func (v *verdict) daysBetween(days int) {
	switch {
	case days == 0:
		v.frame += half
		v.add(onTheDay, "day of publication")
	case days <= 1:
		v.frame += half
		v.add(nextDay, "day of publication")
	case days <= nearDays:
		v.add(daysLater, "")
	case days <= laterDays:
		v.add(2*daysLater, "")
	default:
		v.add(weeksLater, "")
	}
}
