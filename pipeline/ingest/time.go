package ingest

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// Years outside which a date of publication is a mistake or a placeholder (0001-01-01, 9999-12-31): no newspaper is older
// than the Relation of 1605.
const (
	firstYear = 1605
	lastYear  = 2100
)

// ParseTime reads a date or time of an article's metadata in UTC; "" is the zero Time, and a time without a zone is in UTC.
func ParseTime(s string) (time.Time, error) {
	t, _, err := parseZoned(s)
	return t, err
}

// parseZoned reads a date or time, and how many minutes its clock runs ahead of UTC: unknown where no zone is given or, as RFC 9557
// has it, where that is "Z" (or an old name of it), in which many write whatever their own clock shows. It takes ISO
// 8601 and RFC 3339, RFC 822, 1123 and 850, what C and JavaScript print, days written with the month's name in any order
// ("Dec. 10, 2024, 8:00 a.m. EST"), and digits: days, GDELT's 20241210080000, and seconds, milliseconds, microseconds and
// nanoseconds since 1970. Numeric days in an order that differs between countries (03/04/2021) are not read.
func parseZoned(s string) (published time.Time, offset schema.Opt[int], err error) {
	s = strings.Join(strings.Fields(s), " ")
	if s == "" {
		return published, offset, nil
	}
	t, ok := time.Time{}, false
	for _, read := range []func(string) (time.Time, bool){readRFC3339, readDigits, readISO, readWritten} {
		if t, ok = read(s); ok {
			break
		}
	}
	if !ok {
		return published, offset, fmt.Errorf("cannot read the date %q; write it as 2024-12-10 or 2024-12-10T08:00:00Z", s)
	}
	if _, seconds := t.Zone(); t.Location() != time.UTC {
		offset = schema.Some(seconds / 60)
	}
	if t = t.UTC(); t.Year() < firstYear || t.Year() > lastYear {
		return published, offset, fmt.Errorf("the year of %q is not between %d and %d", s, firstYear, lastYear)
	}
	return t, offset, nil
}

// readRFC3339 reads the commonest forms fast.
func readRFC3339(s string) (time.Time, bool) {
	layout := time.RFC3339
	if len(s) == len(time.DateOnly) {
		layout = time.DateOnly
	}
	t, err := time.Parse(layout, s)
	return t, err == nil
}

// digitLayouts are times without marks, and epochs the units of those since 1970, by their length.
var (
	digitLayouts = map[int]string{8: "20060102", 12: "200601021504", 14: "20060102150405"}
	epochs       = map[int]time.Duration{10: time.Second, 13: time.Millisecond, 16: time.Microsecond, 19: time.Nanosecond}
	compact      = regexp.MustCompile(`^(\d{8})T?(\d{6})?Z?$`)
)

func readDigits(s string) (time.Time, bool) {
	if m := compact.FindStringSubmatch(s); m != nil {
		s = m[1] + m[2]
	}
	whole, _, _ := strings.Cut(s, ".") // Python's seconds have fractions
	n, err := strconv.ParseInt(whole, 10, 64)
	if err != nil || whole[0] < '0' || whole[0] > '9' {
		return time.Time{}, false
	}
	if unit, ok := epochs[len(whole)]; ok {
		perSecond := int64(time.Second / unit)
		return time.Unix(n/perSecond, n%perSecond*int64(unit)).UTC(), true
	}
	t, err := time.Parse(digitLayouts[len(s)], s)
	return t, err == nil
}

var (
	isoDay = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ,]+(.*))?$`)
	clock  = regexp.MustCompile(`(?i)(?:^|[ ,T])(\d{1,2})[:.](\d{2})(?::(\d{2})(?:[.,](\d{1,9})\d*)?)?(?: ?([ap])\.?m\.?)?`)
)

// moment is a time as it is put together; zero days, months and years are not known.
type moment struct {
	year, month, day, hour, minute, second, nanosecond int
	zone                                               *time.Location
}

func (m *moment) time() (time.Time, bool) {
	if m.zone == nil {
		m.zone = time.UTC
	}
	t := time.Date(m.year, time.Month(m.month), m.day, m.hour, m.minute, m.second, m.nanosecond, m.zone)
	return t, m.month > 0 && m.month == int(t.Month()) && m.day == t.Day() && m.year == t.Year()
}

func readISO(s string) (time.Time, bool) {
	parts := isoDay.FindStringSubmatch(s)
	if parts == nil {
		return time.Time{}, false
	}
	m := moment{year: number(parts[1]), month: number(parts[2]), day: number(parts[3])}
	rest, ok := m.clock(aside.ReplaceAllString(parts[4], ""))
	for word := range strings.FieldsSeq(rest) {
		ok = ok && m.zoneOf(word)
	}
	t, valid := m.time()
	return t, ok && valid
}

// clock takes the time of day out of a text; it fails where that is none that clocks show.
func (m *moment) clock(s string) (rest string, ok bool) {
	at := clock.FindStringSubmatchIndex(s)
	if at == nil {
		return s, true
	}
	part := func(i int) string {
		if at[2*i] < 0 {
			return ""
		}
		return s[at[2*i]:at[2*i+1]]
	}
	m.hour, m.minute, m.second = number(part(1)), number(part(2)), number(part(3))
	m.nanosecond = number((part(4) + "000000000")[:9])
	half := strings.ToLower(part(5))
	if half != "" && (m.hour == 0 || m.hour > 12) {
		return s, false
	}
	if half != "" {
		m.hour %= 12
	}
	if half == "p" {
		m.hour += 12
	}
	return s[:at[0]] + " " + s[at[1]:], m.hour < 24 && m.minute < 60 && m.second <= 60
}

func number(digits string) int {
	n, _ := strconv.Atoi(digits) // of patterns that hold nothing but digits
	return n
}

var (
	aside    = regexp.MustCompile(`\[[^\]]*\]|\([^)]*\)`) // what repeats the zone
	ordinal  = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?$`)
	fullYear = regexp.MustCompile(`^\d{4}$`)
	idle     = map[string]bool{"at": true, "on": true, "of": true, "the": true, "published": true, "posted": true, "date": true, "-": true, "|": true, "–": true}
	months   = monthNames()
)

func monthNames() map[string]int {
	names := map[string]int{"sept": 9}
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		names[name], names[name[:3]] = int(m), int(m)
	}
	return names
}

// readWritten reads days with the month's name.
func readWritten(s string) (time.Time, bool) {
	var m moment
	rest, ok := m.clock(aside.ReplaceAllString(s, ""))
	if !ok {
		return time.Time{}, false
	}
	if i := strings.Index(rest, "-"); i > 0 && i <= 2 { // 10-Dec-2024
		rest = strings.Replace(rest, "-", " ", 2)
	} else if i := strings.Index(rest, ", "); i > 0 && strings.Count(rest[i:], "-") == 2 { // Tuesday, 10-Dec-24
		rest = strings.Replace(rest, "-", " ", 2)
	}
	for word := range strings.FieldsFuncSeq(rest, func(r rune) bool { return r == ' ' || r == ',' }) {
		if !m.word(strings.Trim(word, ".:;")) {
			return time.Time{}, false
		}
	}
	return m.time()
}

// word takes one word of a day: its number, the month, the year, or what says nothing.
func (m *moment) word(word string) bool {
	lower := strings.ToLower(word)
	number, _ := strconv.Atoi(strings.TrimRight(lower, "stndrh"))
	switch {
	case lower == "" || idle[lower] || isWeekday(lower):
		return true
	case m.month == 0 && months[lower] > 0:
		m.month = months[lower]
		return true
	case fullYear.MatchString(lower) && m.year == 0:
		m.year = number
		return true
	case ordinal.MatchString(lower) && m.day == 0:
		m.day = number
		return true
	case ordinal.MatchString(lower) && m.month > 0 && m.year == 0 && len(lower) == 2: // RFC 822
		if m.year = 2000 + number; number >= 69 { // as POSIX has it
			m.year -= 100
		}
		return true
	}
	return m.zoneOf(word)
}

func isWeekday(word string) bool {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if name := strings.ToLower(d.String()); word == name || word == name[:3] {
			return true
		}
	}
	return word == "tues" || word == "thur" || word == "thurs"
}

// zones are the abbreviations that mean one offset in minutes wherever news is written in English: RFC 822's, and others of
// which no two are in use.
var zones = map[string]int{
	"UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "CEST": 120, "EET": 120, "EEST": 180, "MSK": 180,
	"EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420, "MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480,
	"HST": -600, "SAST": 120, "WAT": 60, "CAT": 120, "EAT": 180, "PKT": 300, "WIB": 420, "HKT": 480, "SGT": 480, "PHT": 480, "AWST": 480,
	"JST": 540, "KST": 540, "AEST": 600, "AEDT": 660, "NZST": 720, "NZDT": 780,
}

// universal are the zones in which clocks of computers run.
var universal = map[string]bool{"Z": true, "UT": true, "UTC": true, "GMT": true, "-0000": true}

// american are abbreviations of the United States that stand for standard or summer time, whichever held that day.
var american = map[string]int{"ET": -300, "CT": -360, "MT": -420, "PT": -480}

var offset = regexp.MustCompile(`^(?:GMT|UTC)?([+-])(\d{1,2})(?::?(\d{2}))?Z?$`)

// zoneOf takes a zone: an abbreviation, or an offset. It is the last part of a time.
func (m *moment) zoneOf(word string) bool {
	minutes, ok := zones[word]
	if standard, summery := american[word]; summery {
		minutes, ok = standard, true
		if m.inSummerTime() {
			minutes += 60
		}
	}
	if parts := offset.FindStringSubmatch(word); !ok && parts != nil {
		minutes, ok = number(parts[2])*60+number(parts[3]), true
		if parts[1] == "-" {
			minutes = -minutes
		}
	}
	if m.zone = time.FixedZone("", minutes*60); universal[word] {
		m.zone = time.UTC
	}
	return ok
}

// inSummerTime tells whether a day lies in the summer time of the United States since 2007: from the second Sunday of March to
// the first of November.
func (m *moment) inSummerTime() bool {
	sunday := func(month time.Month, nth int) int {
		first := time.Date(m.year, month, 1, 0, 0, 0, 0, time.UTC)
		return 1 + (7-int(first.Weekday()))%7 + 7*(nth-1)
	}
	switch time.Month(m.month) {
	case time.March:
		return m.day >= sunday(time.March, 2)
	case time.November:
		return m.day < sunday(time.November, 1)
	}
	return time.Month(m.month) > time.March && time.Month(m.month) < time.November
}
