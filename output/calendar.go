package output

import "time"

const (
	secondsPerDay = 24 * 60 * 60
	millisPerDay  = 1000 * secondsPerDay
)

// timestampLayout shows fractions of a second only where there are any.
const timestampLayout = "2006-01-02T15:04:05.999Z07:00"

// lastPlainDay is 9999-12-31, counted from 1970: from there on, and before 1970, package time writes and reads days.
const lastPlainDay = 2_932_896

// appendDate writes a day since 1970-01-01 as 2024-12-10.
func appendDate(to []byte, day int64) []byte {
	if day < 0 || day > lastPlainDay {
		return time.Unix(day*secondsPerDay, 0).UTC().AppendFormat(to, time.DateOnly)
	}
	year, month, d := civil(day)
	to = appendTwo(appendTwo(to, year/100), year%100)
	return appendTwo(append(appendTwo(append(to, '-'), month), '-'), d)
}

// appendTimestamp writes milliseconds since 1970 as 2024-12-10T08:00:00Z.
func appendTimestamp(to []byte, millis int64) []byte {
	if millis < 0 || millis%1000 != 0 || millis/millisPerDay > lastPlainDay {
		return time.UnixMilli(millis).UTC().AppendFormat(to, timestampLayout)
	}
	to = append(appendDate(to, millis/millisPerDay), 'T')
	s := millis % millisPerDay / 1000
	to = append(appendTwo(to, s/3600), ':')
	to = append(appendTwo(to, s/60%60), ':')
	return append(appendTwo(to, s%60), 'Z')
}

func appendTwo(to []byte, n int64) []byte { return append(to, byte('0'+n/10), byte('0'+n%10)) }

// The calendar repeats after 400 years, which are counted from 0000-03-01, so that a leap day is the last of its year.
const (
	daysPerEra   = 146_097
	eraToUnix    = 719_468 // days from 0000-03-01 to 1970-01-01
	daysPerYear  = 365
	daysPer4     = 1_461
	daysPer100   = 36_524
	marchOffset  = 2 // months from January to the March that begins a year here
	monthsInDays = 153
)

// civil is the date of a day since 1970-01-01, which must not be negative: Howard Hinnant's civil_from_days,
// https://howardhinnant.github.io/date_algorithms.html.
func civil(day int64) (year, month, d int64) {
	day += eraToUnix
	era, of := day/daysPerEra, day%daysPerEra
	y := (of - of/(daysPer4-1) + of/daysPer100 - of/(daysPerEra-1)) / daysPerYear
	of -= daysPerYear*y + y/4 - y/100
	m := (5*of + 2) / monthsInDays // from March
	d = of - (monthsInDays*m+2)/5 + 1
	year, month = era*400+y, m+marchOffset+1
	if month > 12 {
		year, month = year+1, month-12
	}
	return year, month, d
}

// parseDate reads what appendDate writes.
func parseDate(s string) (int64, error) {
	t, err := time.Parse(time.DateOnly, s)
	return floorDiv(t.Unix(), secondsPerDay), err
}

// parseTimestamp reads what appendTimestamp writes.
func parseTimestamp(s string) (int64, error) {
	t, err := time.Parse(timestampLayout, s)
	return t.UnixMilli(), err
}

func floorDiv(a, b int64) int64 {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
