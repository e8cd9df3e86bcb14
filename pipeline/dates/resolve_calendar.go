package dates

import (
	"fmt"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

func (r *resolver) fullDate(e *expression) meaning {
	y, basis := e.year, "explicit"
	if y == 0 && e.month == 0 { // "AD 0": there was no such year
		return unresolved
	}
	if y == 0 {
		if y = r.yearOf(e); y == 0 {
			return meaning{value: partialValue(e), basis: "none"}
		}
		basis = "relative"
	}
	if y < 0 { // before the first day that Day can hold
		return meaning{value: fmt.Sprintf("-%04d", -y), basis: "explicit"}
	}
	if y > lastYear {
		return unresolved
	}
	switch {
	case e.month == 0:
		return meaning{years(y, y).part(e.portion), fmt.Sprintf("%04d", y), basis}
	case e.day == 0:
		return meaning{monthOf(y, e.month).part(e.portion), fmt.Sprintf("%04d-%02d", y, e.month), basis}
	}
	d := schema.NewDay(y, 1, 1) + dayInYear(y, e.month, e.day)
	if _, m, _ := civil(d); m != e.month { // February 30
		return unresolved
	}
	return meaning{oneDay(d), d.String() + partSuffix(e), basis}
}

// yearOf is the year of a month or day without one; zero where nothing tells it.
func (r *resolver) yearOf(e *expression) int {
	if e.shift == noShift {
		return r.inferYear(e.month, max(e.day, 1), e.day == 0)
	}
	if r.published == 0 {
		return 0
	}
	y, m, _ := civil(r.published)
	switch {
	case e.ofYear: // October last year
		return y + e.shift
	case e.day > 0: // last May 3
		d := schema.NewDay(y, 1, 1) + dayInYear(y, e.month, e.day)
		if e.shift < 0 && d >= r.published {
			return y - 1
		}
		if e.shift > 0 && d <= r.published {
			return y + 1
		}
	case e.shift < 0 && e.month >= m: // last October
		return y - 1
	case e.shift > 0 && e.month <= m:
		return y + 1
	}
	return y
}

func dayInYear(y, month, day int) schema.Day {
	return monthOf(y, month).start - schema.NewDay(y, 1, 1) + schema.Day(day-1)
}

func partialValue(e *expression) string {
	if e.day == 0 {
		return fmt.Sprintf("XXXX-%02d", e.month)
	}
	return fmt.Sprintf("XXXX-%02d-%02d", e.month, e.day)
}

// inferYear is the year of a day or month that is given without: that of the date just spoken of, or else the one that
// puts it nearest to the publication date on the side that the tense asks for.
func (r *resolver) inferYear(month, day int, wholeMonth bool) int {
	if r.explicit && r.at-r.sentence <= carry && r.goesOn() {
		y, _, _ := civil(r.spoken.start)
		if pub, _, _ := civil(r.published); r.published == 0 || pub != y && !r.isJustPast(month, day) {
			return y
		}
	}
	if r.published == 0 {
		return 0
	}
	y, m, _ := civil(r.published)
	if wholeMonth && month == m {
		return y
	}
	candidate := func(y int) schema.Day { return monthOf(y, month).start + schema.Day(day-1) }
	before, after := candidate(y), candidate(y)
	for before > r.published {
		y--
		before = candidate(y)
	}
	for after < r.published {
		yAfter, _, _ := civil(after)
		after = candidate(yAfter + 1)
	}
	yBefore, _, _ := civil(before)
	yAfter, _, _ := civil(after)
	switch {
	case r.tense < 0, r.weeksAgo(before) && !wholeMonth && after-r.published > farAhead:
		return yBefore
	case r.tense > 0:
		return yAfter
	case r.published-before <= after-r.published:
		return yBefore
	}
	return yAfter
}

// isJustPast tells a day in the months before publication, where the text has spoken of another year or month only in passing: "Nor was it
// like 2017. The recount, which the court granted on 10 December".
func (r *resolver) isJustPast(month, day int) bool {
	if r.tense >= 0 || !r.passing {
		return false
	}
	y, _, _ := civil(r.published)
	return r.isRecent(monthOf(y, month).start+schema.Day(day-1)) || r.isRecent(monthOf(y-1, month).start+schema.Day(day-1))
}

// seasonDays is how far back the news of a season lies, which is told without its year though another has been named.
const seasonDays = 92

func (r *resolver) isRecent(d schema.Day) bool {
	return d <= r.published && r.published-d <= seasonDays
}

func (r *resolver) weeksAgo(d schema.Day) bool { return d <= r.published && r.published-d <= entryDays }

// farAhead is how many days ahead a day without a year is no longer meant where the same day has just passed.
const farAhead = 270

// goesOn tells whether the text still speaks of the year spoken of: a year alone, told in passing, holds for its paragraph.
func (r *resolver) goesOn() bool {
	if r.tree == nil || r.spoken.end-r.spoken.start <= monthDays {
		return true
	}
	from, to := r.tree.Sentences[r.sentence].End, r.tree.Sentences[r.at].Start
	return from > to || !strings.Contains(r.tree.Text[from:to], "\n")
}

func (r *resolver) dayRange(e *expression) meaning {
	first, last := *e, *e
	first.form, last.form = fullDate, fullDate
	last.day = e.lastDay
	if first.year < 0 {
		return unresolved
	}
	a := r.fullDate(&first)
	if last.year == 0 && a.start != 0 {
		last.year, _, _ = civil(a.start)
	}
	b := r.fullDate(&last)
	if a.start == 0 || b.start == 0 || b.end < a.start {
		return unresolved
	}
	return meaning{interval{a.start, b.end}, a.value + "/" + b.value, a.basis}
}

func (r *resolver) decade(e *expression) meaning {
	if e.year <= 0 {
		return unresolved
	}
	last, value := e.year+9, fmt.Sprintf("%03d", e.year/10)
	if e.year%100 == 0 && e.year < 2000 { // the 1600s; but the 2000s are a decade to the press
		last, value = e.year+99, fmt.Sprintf("%02d", e.year/100)
	}
	return explicit(partOfYears(e.year, last, e.portion), value)
}

func (r *resolver) century(e *expression) meaning {
	if e.n <= 0 {
		return meaning{value: fmt.Sprintf("-%02d", -e.n-1), basis: "explicit"}
	}
	first := 100 * (e.n - 1)
	return explicit(partOfYears(max(first, 1), first+99, e.portion), fmt.Sprintf("%02d", e.n-1))
}
