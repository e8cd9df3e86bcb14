package dates

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// shifted reads units with a direction: "last week", "earlier this month", "the end of the year", "the following day".
func (s *scanner) shifted(i int) expression {
	e := build(unitForm, i, i)
	j := i
	if s.is(j, article) && s.is(j+1, edge) {
		j++
	}
	if s.is(j, edge) {
		e.edge = s.words[j].n
		if j++; s.says(j, "of", "in") {
			j++
		}
	}
	if s.is(j, article) && (s.is(j+1, adjacent) || s.says(j+1, "next", "same")) && s.is(j+2, partOfDay) && e.edge < 0 {
		e.shift, e.narrative, e.unit, e.part, e.last = s.words[j+1].n, true, day, s.words[j+2].n, j+3
		return e
	}
	switch {
	case s.is(j, shift) && !(s.says(j, "last") && s.says(j-1, "the")):
		e.shift = s.words[j].n
		j++
		if s.is(j, period) || s.says(j, "coming") {
			e.shift = s.words[j].n
			j++
		}
	case s.is(j, article) && (s.is(j+1, adjacent) || s.says(j+1, "next", "same", "last")):
		if s.says(j+1, "last") && (s.says(j+2, "day") || s.says(j+3, "of", "to", "before")) { // the last day to register
			return expression{}
		}
		e.shift, e.narrative = s.words[j+1].n, !s.says(j+1, "last")
		if s.says(j+1, "same") {
			e.shift = 0
		}
		j += 2
	case s.is(j, adjacent):
		e.shift, e.narrative = s.words[j].n, true
		j++
	case s.is(j, that):
		e.shift, e.narrative = 0, true
		if j++; s.says(j, "same") {
			j++
		}
	case s.is(j, article) && e.edge >= 0: // the end of the year
		e.shift = 0
		j++
	case s.says(j, "the") && s.says(j+1, "weekend"):
		j++
	default:
		return expression{}
	}
	if !s.is(j, unit) || strings.HasSuffix(s.form0(j), "s") || s.words[j].n < day {
		return expression{}
	}
	e.unit, e.last = s.words[j].n, j+1
	return e
}

// span reads lengths that end or begin at the anchor: "the past 30 days", "the last two years", "the coming weeks".
func (s *scanner) span(i int) expression {
	j := i
	if s.says(j, "the", "these") {
		j++
	}
	if !s.is(j, period) && !s.is(j, shift) && !s.is(j, adjacent) || s.says(j, "this", "current") {
		return expression{}
	}
	e := build(spanForm, i, i)
	e.shift = s.words[j].n
	e.narrative = s.is(j, adjacent)
	j++
	isPeriod := s.is(j-1, period)
	n, next, vague, ok := s.amount(j)
	if !ok {
		n, next, vague = 0, j, true
	}
	if isPeriod && !ok && s.is(next, unit) && !strings.HasSuffix(s.form0(next), "s") { // the past decade
		n, vague = 1, false
	}
	if !s.is(next, unit) || !strings.HasSuffix(s.form0(next), "s") && n != 1 {
		return expression{}
	}
	e.n, e.vague, e.unit, e.last = n, vague, s.words[next].n, next+1
	return e
}

// amount reads a number of units: "30", "twenty-five", "a", "several", "nearly two", "more than 100", "half a".
func (s *scanner) amount(i int) (n, next int, vague, ok bool) {
	j := i
	switch {
	case s.is(j, approx):
		j++
	case s.is(j, approxOpener) && s.says(j+1, "than", "least", "most", "to"):
		j += 2
	}
	if s.is(j, article) && s.is(j+1, hedge) { // a few, a couple of
		j++
	}
	switch {
	case s.is(j, hedge):
		if j++; s.says(j, "of") {
			j++
		}
		return 0, j, true, true
	case s.is(j, article) && s.words[j].n == 1:
		return 1, j + 1, false, true
	case s.is(j, number) && s.words[j].n >= 0:
		n, j = s.words[j].n, j+1
		if s.is(j, dash) && s.is(j+1, number) && s.words[j+1].n < 10 && n >= 20 && n%10 == 0 && s.words[j+1].n > 0 && s.form0(j - 1)[0] > '9' { // twenty-five
			n, j = n+s.words[j+1].n, j+2
		} else if s.says(j, "and") && s.says(j+1, "a") && s.says(j+2, "half") {
			j += 3
		}
		return n, j, false, true
	}
	return 0, i, false, false
}

// directions say where a length of time leads from.
var directions = []struct {
	words     string
	form      form
	direction int
}{
	{"ago", agoForm, -1}, {"from now", agoForm, 1}, {"later", laterForm, 1}, {"afterward", laterForm, 1}, {"afterwards", laterForm, 1},
	{"earlier", laterForm, -1}, {"before", laterForm, -1}, {"after", laterForm, 1},
}

// quantity reads lengths of time, alone ("44 days", "two-day") or leading somewhere ("two years ago", "three days later").
func (s *scanner) quantity(i int) expression {
	if s.is(i, article) && s.words[i].n == 0 {
		return expression{}
	}
	if s.is(i, hedge) && s.says(i, "recent", "many") || s.is(i, article) && s.is(i+1, partOfDay) {
		return expression{}
	}
	n, j, vague, ok := s.amount(i)
	hyphen := s.is(j, dash)
	if hyphen {
		j++
	}
	if !ok || !s.is(j, unit) || s.words[j].n == weekend || s.words[j].n == quarter {
		return expression{}
	}
	if !hyphen && !vague && n > 1 && !strings.HasSuffix(s.form0(j), "s") { // "2018 day five"
		return expression{}
	}
	e := build(duration, i, j+1)
	e.n, e.vague, e.unit = n, vague, s.words[j].n
	if hyphen { // "24-year rule", and "a 24-year-old" is an age
		if s.is(j+1, dash) || s.says(j+1, "old") {
			return expression{}
		}
		return e
	}
	if s.says(j+1, "old") {
		return expression{}
	}
	for _, d := range directions {
		first, second, _ := strings.Cut(d.words, " ")
		if s.says(j+1, first) && (second == "" || s.says(j+2, second)) {
			if (first == "before" || first == "after") && s.opensPhrase(j+2) {
				break // "two days before the vote": a length and an event
			}
			e.form, e.n, e.last = d.form, d.direction*n, j+1+len(strings.Fields(d.words))
			return e
		}
	}
	if s.says(i-1, "in") && s.futureAt(i) {
		e.form = agoForm
		return e
	}
	if s.is(i, article) && s.isRate(i) { // "once a week", "$5 a day"
		e.form = set
	}
	return e
}

// opensPhrase tells whether a noun phrase or clause begins at i.
func (s *scanner) opensPhrase(i int) bool {
	return i < len(s.tokens) && s.tokens[i].Tag != text.PUNCT && s.tokens[i].Tag != text.CCONJ
}

// isRate tells whether "a week" at i says how often: "twice a week", "40 hours a week".
func (s *scanner) isRate(i int) bool {
	return s.says(i-1, "once", "twice", "times", "times,") || s.is(i-1, unit) || i > 0 && s.is(i-1, number)
}

// futureAt tells whether the clause around i speaks of the future.
func (s *scanner) futureAt(i int) bool {
	for k := range s.tokens {
		if t := &s.tokens[k]; t.Tag == text.AUX && s.says(k, "will", "shall", "'ll", "’ll") {
			return true
		}
	}
	return i > 0 && s.says(0, "to")
}

// decades reads "the 1990s", "the early nineties", "'90s", "the 19th century", "the 1600s".
func (s *scanner) decades(i int) expression {
	j, e := i, build(decadeForm, i, i)
	if s.says(j, "the") {
		j++
	}
	if s.is(j, edge) {
		e.edge = s.words[j].n
		if j++; s.says(j, "of") {
			j++
		}
		if s.says(j, "the", "-") {
			j++
		}
	} else if s.says(j, "mid") && s.is(j+1, dash) {
		e.edge, j = 1, j+2
	}
	switch {
	case s.is(j, decade) && s.words[j].n >= 0:
		if own := edgeOf(s.tokens[j].Form); own >= 0 {
			e.edge = own
		}
		e.year = s.words[j].n
		if e.year < 100 {
			if s.form0(j)[0] > '9' && !s.says(j-1, "the", "early", "late", "mid") { // "in his thirties" is an age
				return expression{}
			}
			e.year += 1900
		}
		if e.year < firstYear && e.year%10 != 0 || e.year > lastYear {
			return expression{}
		}
		e.last = j + 1
	case s.is(j, ordinal) && (s.is(j+1, unit) || s.is(j+1, dash) && s.is(j+2, unit)):
		if s.is(j+1, dash) {
			j++
		}
		if s.words[j+1].n != century || s.words[j].n > lastYear/100 {
			return expression{}
		}
		e.form, e.n, e.last = centuryForm, s.words[j].n, j+2
		if s.is(j, dash) {
			e.n = s.words[j-1].n
		}
	default:
		return expression{}
	}
	if s.is(e.last, era) {
		if s.words[e.last].n == 0 {
			e.n, e.year = -e.n, -e.year
		}
		e.last++
	}
	return e
}

// seasonRule reads "spring 2024", "the summer of 2011", "last winter", "early autumn".
func (s *scanner) seasonRule(i int) expression {
	e, j := build(seasonForm, i, i), i
	if s.says(j, "the") {
		j++
	}
	if s.is(j, edge) {
		e.edge = s.words[j].n
		j++
	} else if s.is(j, shift) {
		e.shift = s.words[j].n
		j++
	}
	if !s.is(j, season) || s.tokens[j].Tag == text.VERB {
		return expression{}
	}
	e.season = s.words[j].n
	e.year, e.last = s.year(j + 1)
	if s.form0(j)[0] < 'a' && e.year == 0 && j+1 < len(s.tokens) && s.tokens[j+1].Tag == text.PROPN { // the Winter Olympics
		return expression{}
	}
	if s.says(j, "fall", "spring") && e.year == 0 && e.shift == noShift && !s.says(j-1, "in", "the", "this", "by", "early", "late") {
		return expression{}
	}
	if s.says(j, "fall", "spring") && s.says(j+1, "of") && e.year == 0 { // the fall of Saigon
		return expression{}
	}
	if s.says(i, "the") && e.year == 0 && s.says(j, "fall", "spring") && !s.says(i-1, "in", "by", "during") {
		return expression{}
	}
	return e
}

// fraction reads "the third quarter of 2020", "the first half of the year".
func (s *scanner) fraction(i int) expression {
	j := i
	if s.says(j, "the") {
		j++
	}
	if !s.is(j, ordinal) || s.words[j].n > 4 || !s.is(j+1, unit) && !s.says(j+1, "half") {
		return expression{}
	}
	e := build(quarterForm, i, j+2)
	if e.n = s.words[j].n; s.says(j+1, "half") {
		e.form = halfForm
	} else if s.words[j+1].n != quarter {
		return expression{}
	}
	e.year, e.last = s.year(j + 2)
	if e.year == 0 && s.says(e.last, "of") && s.is(e.last+1, shift) && s.is(e.last+2, unit) && s.words[e.last+2].n == year {
		e.shift = s.words[e.last+1].n
		e.last += 3
	} else if e.year == 0 && s.says(e.last, "of") && s.says(e.last+1, "the") && s.says(e.last+2, "year") {
		e.shift = 0
		e.last += 3
	}
	if e.form == halfForm && e.year == 0 && e.shift == noShift { // the first half of the match
		return expression{}
	}
	return e
}

// dayBefore reads "the day before yesterday", "the day after tomorrow", "the day before", "a day earlier".
func (s *scanner) dayBefore(i int) expression {
	if !s.says(i, "the") || !s.says(i+1, "day", "week", "month", "year", "night") || !s.says(i+2, "before", "after") {
		return expression{}
	}
	sign := 1
	if s.says(i+2, "before") {
		sign = -1
	}
	if s.is(i+3, deictic) {
		e := build(deicticForm, i, i+4)
		e.n = s.words[i+3].n + sign
		return e
	}
	if s.opensPhrase(i + 3) {
		return expression{}
	}
	e := build(laterForm, i, i+3)
	e.n, e.unit = sign, day
	if s.is(i+1, unit) {
		e.unit = s.words[i+1].n
	}
	return e
}

// every reads sets: "every Friday", "each year", "every two weeks", "on Fridays", "daily".
func (s *scanner) every(i int) expression {
	e := build(set, i, i+1)
	e.n = 1
	switch {
	case s.is(i, each):
		j := i + 1
		if n, next, _, ok := s.amount(j); ok {
			e.n, j = n, next
		}
		if !s.is(j, unit) && !s.is(j, weekday) && !s.is(j, month) && !s.is(j, partOfDay) && !s.is(j, season) {
			return expression{}
		}
		e.unit, e.last = s.words[j].n, j+1
		if !s.is(j, unit) {
			e.unit = -1
			e.day = s.words[j].n
			if !s.is(j, weekday) {
				e.day = -1
			}
		}
	case s.is(i, weekday) && strings.HasSuffix(s.form0(i), "days"):
		e.unit, e.day = -1, s.words[i].n
	default:
		return expression{}
	}
	return e
}

// clock reads "8 a.m.", "7:30 p.m.", "14:00", "15:11 GMT", "noon", "midnight".
func (s *scanner) clock(i int) expression {
	e := build(clockForm, i, i+1)
	switch {
	case s.is(i, number) && s.words[i].n <= 12 && s.is(i+1, meridiem):
		e.hour, e.last = s.words[i].n, i+2
		e.hour = e.hour%12 + s.words[i+1].n
	case s.is(i, number) && s.words[i].n <= 24 && s.says(i+1, "o'clock", "hours") && s.says(i-1, "at", "by", "until"):
		e.hour, e.last = s.words[i].n, i+2
	case s.is(i, clock):
		f := strings.ToLower(s.form0(i))
		hour, digits := leadingInt(f)
		e.hour = hour
		if rest := f[digits:]; rest[0] == ':' {
			if e.minute, digits = leadingInt(rest[1:]); digits != 2 {
				return expression{}
			}
			f = rest[1+digits:]
		} else {
			f = rest
		}
		suffix := vocabulary[f]
		if s.is(e.last, meridiem) {
			suffix = s.words[e.last]
			e.last++
		}
		if suffix.class == meridiem {
			e.hour = e.hour%12 + suffix.n
		}
	case s.says(i, "noon", "midday"):
		e.hour = 12
	case s.says(i, "midnight"):
		e.hour = 24
	default:
		return expression{}
	}
	if e.minute > 59 || e.hour > 24 {
		return expression{}
	}
	if s.is(e.last, zone) && s.form0(e.last)[0] < 'a' {
		e.zone = s.form0(e.last)
		e.last++
	}
	return e
}

// yearWords stand before a year that stands alone.
var yearWords = map[string]bool{"in": true, "since": true, "until": true, "till": true, "by": true, "from": true, "of": true,
	"during": true, "before": true, "after": true, "through": true, "throughout": true, "circa": true, "to": true, "between": true,
	"and": true, "early": true, "late": true, "mid": true, "year": true, "for": true, "the": true, "(": true, "or": true, "back": true}

// numbered are things whose numbers look like years: "Resolution 1973".
var numbered = map[string]bool{"resolution": true, "flight": true, "highway": true, "route": true, "article": true, "section": true,
	"no.": true, "number": true, "room": true, "page": true, "pages": true, "version": true, "model": true, "convoy": true,
	"unit": true, "bus": true, "train": true, "decree": true, "order": true, "law": true, "battalion": true, "regiment": true, "at": true}

// firstBareYear is the earliest year that a number of four digits is taken for without a word that says so.
const firstBareYear = 1700

// yearAlone reads "1992", "early 2019", "the end of 2020", "3000 BC", and of "1998-2001" and "2019-20" each year by itself.
func (s *scanner) yearAlone(i int) expression {
	e, j := build(fullDate, i, i), i
	if s.is(j, article) && s.is(j+1, edge) {
		j++
	}
	if s.is(j, edge) && !s.says(j, "later", "earlier") {
		e.edge = s.words[j].n
		if j++; s.says(j, "of", "in") || s.is(j, dash) {
			j++
		}
	}
	if s.is(j, number) && s.words[j].n > 0 && s.is(j+1, era) {
		e.year, e.last = s.words[j].n, j+2
		if s.words[j+1].n == 0 {
			e.year = -e.year
		}
		return e
	}
	if s.is(j, era) && s.words[j].n == 1 && s.is(j+1, number) && s.words[j+1].n > 0 {
		e.year, e.last = s.words[j+1].n, j+2
		return e
	}
	if j == i && s.is(j, number) && s.isRangeOfYears(j-2) && len(s.form0(j)) == 2 {
		e.year, e.last = s.words[j].n+s.words[j-2].n/100*100, j+1
		return e
	}
	if j == i && s.is(j, number) && len(s.form0(j)) == 3 && s.words[j].n > 0 && s.says(j-1, "c.", "ca.", "circa", "year") {
		e.year, e.last = s.words[j].n, j+1
		return e
	}
	if s.is(j, decade) && s.words[j].n < 0 && j == i {
		if !s.says(i-1, "in", "since", "of", "until", "by", "from") {
			return expression{}
		}
		e.year, e.last = expandYear(-s.words[j].n), j+1
		return e
	}
	if !s.isYear(j) || s.counts(j) || s.says(j+1, ":", "-") && s.is(j+2, number) && !s.isRangeOfYears(j) {
		return expression{}
	}
	before := strings.ToLower(s.form0(j - 1))
	if numbered[before] {
		return expression{}
	}
	if j == i && !yearWords[before] && !s.isDetermined(j) && !s.isRangeOfYears(j) && !s.isRangeOfYears(j-2) && (s.words[j].n < firstBareYear || s.tokens[j].Rel == text.Nummod && !s.says(j+1, ")", ",", ".", ";")) {
		return expression{}
	}
	e.year, e.last = s.words[j].n, j+1
	return e
}

// isRangeOfYears tells whether "1998-2001" or "2019-20" begins at i.
func (s *scanner) isRangeOfYears(i int) bool {
	if !s.isYear(i) || !s.is(i+1, dash) || !s.is(i+2, number) {
		return false
	}
	last := s.words[i+2].n
	if len(s.form0(i+2)) == 2 {
		last += s.words[i].n / 100 * 100
	}
	return last > s.words[i].n && last <= lastYear && last-s.words[i].n < 200
}

// opensHoliday tells whether some holiday's name can begin at i.
func (s *scanner) opensHoliday(i int) bool {
	f := s.form0(i)
	return len(f) > 1 && 'A' <= f[0] && f[0] <= 'Z' && holidayInitials[f[0]]
}

var holidayInitials = func() (initial [256]bool) {
	for _, h := range holidays {
		initial[strings.ToUpper(h.words)[0]] = true
	}
	return initial
}()

// holiday reads "Christmas Eve", "last Christmas", "New Year's Day 2019".
func (s *scanner) holiday(i int) expression {
	e, j := build(holidayForm, i, i), i
	if s.is(j, shift) {
		e.shift = s.words[j].n
		j++
	}
	if !s.opensHoliday(j) && !s.is(j, isoDate) && !s.is(j, month) {
		return expression{}
	}
	for k := range holidays {
		words := strings.Fields(holidays[k].words)
		fits := true
		for n, w := range words {
			fits = fits && s.says(j+n, w, strings.Replace(w, "'", "’", 1))
		}
		if fits {
			e.holiday = &holidays[k]
			e.year, e.last = s.year(j + len(words))
			e.year = max(e.year, holidays[k].year)
			return e
		}
	}
	return expression{}
}
