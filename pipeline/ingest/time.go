package ingest

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Years outside which a date of publication is a mistake or a placeholder (0001-01-01, 9999-12-31): no newspaper is older
// than the Relation of 1605.
const (
	firstYear = 1605
	lastYear  = 2100
)

// dateLayouts are the days of metadata and clockLayouts what may follow them; time.Parse takes fractions of a second by
// itself. Numeric days in an order that differs between countries (03/04/2021) are not read.
var (
	dateLayouts  = []string{"2006-01-02", "2006/01/02", "2006.01.02", "Mon, 2 Jan 2006", "Mon, 02-Jan-2006", "2 January 2006", "2 Jan 2006", "January 2, 2006", "Jan 2, 2006", "Monday, January 2, 2006", "Monday, 2 January 2006"}
	clockLayouts = []string{"T15:04:05", " 15:04:05", "T15:04", " 15:04", " 3:04 PM", ", 3:04 PM", " 3:04:05 PM"}
	zoneLayouts  = []string{"", "Z07:00", "Z0700", "Z07"}
	digitLayouts = map[int]string{8: "20060102", 14: "20060102150405"}
)

// zones are the abbreviations that mean one offset wherever news is written in English (RFC 822 and Europe's).
var zones = map[string]string{
	"UT": "+0000", "UTC": "+0000", "GMT": "+0000", "Z": "+0000",
	"EST": "-0500", "EDT": "-0400", "CST": "-0600", "CDT": "-0500", "MST": "-0700", "MDT": "-0600", "PST": "-0800", "PDT": "-0700",
	"WET": "+0000", "WEST": "+0100", "CET": "+0100", "CEST": "+0200", "EET": "+0200", "EEST": "+0300", "MSK": "+0300",
}

// ParseTime reads a date or time of an article's metadata, without a zone in UTC; "" is the zero Time. Ten and thirteen
// digits are seconds and milliseconds since 1970.
func ParseTime(s string) (time.Time, error) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return time.Time{}, nil
	}
	t, ok := parseDigits(s)
	if !ok {
		t, ok = parseLayouts(s)
	}
	if !ok {
		return time.Time{}, fmt.Errorf("cannot read the date %q; write it as 2024-12-10 or 2024-12-10T08:00:00Z", s)
	}
	if t = t.UTC(); t.Year() < firstYear || t.Year() > lastYear {
		return time.Time{}, fmt.Errorf("the year of %q is not between %d and %d", s, firstYear, lastYear)
	}
	return t, nil
}

func parseDigits(s string) (time.Time, bool) {
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || s[0] < '0' || s[0] > '9' {
		return time.Time{}, false
	}
	switch len(s) {
	case 10:
		return time.Unix(n, 0), true
	case 13:
		return time.UnixMilli(n), true
	}
	t, err := time.Parse(digitLayouts[len(s)], s)
	return t, err == nil
}

func parseLayouts(s string) (time.Time, bool) {
	if before, name, ok := cutLast(s, " "); ok {
		if offset, ok := zones[name]; ok {
			s = before + offset
		} else if name[0] == '+' || name[0] == '-' {
			s = before + name
		}
	}
	for _, date := range dateLayouts {
		t, err := time.Parse(date, s)
		if err == nil {
			return t, true
		}
		if fault, ok := err.(*time.ParseError); !ok || !strings.HasPrefix(fault.Message, ": extra text") {
			continue
		}
		for _, clock := range clockLayouts {
			for _, zone := range zoneLayouts {
				if t, err := time.Parse(date+clock+zone, s); err == nil {
					return t, true
				}
			}
		}
	}
	return time.Time{}, false
}

func cutLast(s, sep string) (before, after string, ok bool) {
	if i := strings.LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}
