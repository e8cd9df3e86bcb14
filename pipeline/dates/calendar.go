package dates

import (
	"fmt"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// interval is a run of days, both inclusive.
type interval struct{ start, end schema.Day }

func monthOf(y, m int) interval {
	return interval{schema.NewDay(y, time.Month(m), 1), schema.NewDay(y, time.Month(m+1), 0)}
}

func years(first, last int) interval {
	return interval{schema.NewDay(first, 1, 1), schema.NewDay(last, 12, 31)}
}

func oneDay(d schema.Day) interval { return interval{d, d} }

// weekOf is the ISO week, Monday to Sunday, that holds a day.
func weekOf(d schema.Day) interval {
	monday := d - schema.Day((int(d.Weekday())+6)%7)
	return interval{monday, monday + 6}
}

// weekendOf is the Saturday and Sunday of the week that holds a day.
func weekendOf(d schema.Day) interval {
	w := weekOf(d)
	return interval{w.start + 5, w.end}
}

func quarterOf(y, q int) interval {
	return interval{monthOf(y, 3*q-2).start, monthOf(y, 3*q).end}
}

// seasonOf is the northern season that begins in year y; winter ends in the next.
func seasonOf(y, s int) interval {
	m := seasons[s].month
	return interval{monthOf(y, m).start, monthOf(y, m+2).end}
}

// civil is the date of a day.
func civil(d schema.Day) (y, m, day int) {
	t := d.Time()
	return t.Year(), int(t.Month()), t.Day()
}

// addUnits moves a day by n units.
func addUnits(d schema.Day, n, unit int) schema.Day {
	y, m, day := civil(d)
	switch unit {
	case week, weekend:
		return d + schema.Day(7*n)
	case fortnight:
		return d + schema.Day(14*n)
	case monthUnit, quarter:
		if unit == quarter {
			n *= 3
		}
		last := monthOf(y, m+n).end
		return min(schema.NewDay(y, time.Month(m+n), 1)+schema.Day(day-1), last)
	case year:
		return addUnits(d, 12*n, monthUnit)
	case decadeUnit:
		return addUnits(d, 120*n, monthUnit)
	case century:
		return addUnits(d, 1200*n, monthUnit)
	case second, minute, hour:
		return d
	}
	return d + schema.Day(n)
}

// unitOf is the week, month, year ... that holds a day, with its TIMEX3 value.
func unitOf(d schema.Day, unit int) (interval, string) {
	y, m, _ := civil(d)
	switch unit {
	case week, fortnight:
		iso, w := d.Time().ISOWeek()
		return weekOf(d), fmt.Sprintf("%04d-W%02d", iso, w)
	case weekend:
		iso, w := d.Time().ISOWeek()
		return weekendOf(d), fmt.Sprintf("%04d-W%02d-WE", iso, w)
	case monthUnit:
		return monthOf(y, m), fmt.Sprintf("%04d-%02d", y, m)
	case quarter:
		return quarterOf(y, (m+2)/3), fmt.Sprintf("%04d-Q%d", y, (m+2)/3)
	case year:
		return years(y, y), fmt.Sprintf("%04d", y)
	case decadeUnit:
		return years(y/10*10, y/10*10+9), fmt.Sprintf("%03d", y/10)
	case century:
		return years(y/100*100, y/100*100+99), fmt.Sprintf("%02d", y/100)
	}
	return oneDay(d), d.String()
}

// part narrows an interval to its early, middle or late third, or to the tenth at its beginning or end.
func (v interval) part(portion int) interval {
	if portion < 0 {
		return v
	}
	days := v.end - v.start + 1
	third, tenth := max(1, days/3), max(1, days/10)
	return [...]interval{
		{v.start, v.start + third - 1}, {v.start + third, v.end - third}, {v.end - third + 1, v.end},
		{v.start, v.start + tenth - 1}, {v.end - tenth + 1, v.end},
	}[portion]
}

// partOfYears does the same for a run of years, in whole years.
func partOfYears(first, last, portion int) interval {
	if portion < 0 {
		return years(first, last)
	}
	third := (last - first + 1 + 2) / 3
	return [...]interval{
		years(first, first+third-1), years(first+third-1, last-third+1), years(last-third+1, last),
		years(first, first), years(last, last),
	}[portion]
}

// Lengths in days up to which an interval counts as known to the week, month or year; above is a decade.
const (
	weekDays  = 13
	monthDays = 100
	yearDays  = 5 * 366
)

func (v interval) precision() string {
	switch n := int(v.end - v.start + 1); {
	case v.start == 0 || v.end == 0:
		return "unknown"
	case n <= 1:
		return "day"
	case n <= weekDays:
		return "week"
	case n <= monthDays:
		return "month"
	case n <= yearDays:
		return "year"
	}
	return "decade"
}

// easterSunday is the Gregorian Easter: the anonymous computus, in J. Meeus, "Astronomical Algorithms" (1991), chapter 8.
func easterSunday(y int) schema.Day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	month, day := (h+l-7*m+114)/31, (h+l-7*m+114)%31+1
	return schema.NewDay(y, time.Month(month), day)
}

// in is the day of a holiday in a year.
func (h *holiday) in(y int) schema.Day {
	switch {
	case h.month == 0:
		return easterSunday(y) + schema.Day(h.easter)
	case h.nth > 0:
		first := schema.NewDay(y, time.Month(h.month), 1)
		ahead := (h.weekday - int(first.Weekday()) + 7) % 7
		return first + schema.Day(ahead+7*(h.nth-1))
	}
	return schema.NewDay(y, time.Month(h.month), h.day)
}
