package schema

import "time"

// Day is a calendar date of the proleptic Gregorian calendar, counted so that 1 is 0001-01-01 (Python's
// date.toordinal). The zero Day is unknown.
type Day int32

// unixEpochDay is 1970-01-01.
const unixEpochDay Day = 719163

const secondsPerDay = 24 * 60 * 60

// NewDay is the day of a date; out-of-range months and days are normalised as time.Date does.
func NewDay(year int, month time.Month, day int) Day {
	return Day(time.Date(year, month, day, 0, 0, 0, 0, time.UTC).Unix()/secondsPerDay) + unixEpochDay
}

// DayOf is the day that a time shows on its own clock; unknown for the zero Time.
func DayOf(t time.Time) Day {
	if t.IsZero() {
		return 0
	}
	y, m, d := t.Date()
	return NewDay(y, m, d)
}

// Time is midnight UTC of the day.
func (d Day) Time() time.Time { return time.Unix(int64(d.Unix())*secondsPerDay, 0).UTC() }

// Unix is the number of days since 1970-01-01, as Parquet's DATE counts them.
func (d Day) Unix() int32 { return int32(d - unixEpochDay) }

// String is the date in ISO 8601, or "" where it is unknown.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// Weekday is the day of the week.
func (d Day) Weekday() time.Weekday { return d.Time().Weekday() }
