package dates

import (
	"strings"
)

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
	case s.is(i, season) && (s.says(i, "summers", "winters", "autumns") || s.says(i, "springs") && s.says(i-1, "in")):
		e.unit, e.day, e.season = -1, -1, s.words[i].n+1
	default:
		return expression{}
	}
	return e
}

// clock reads "8 a.m.", "7:30 p.m.", "2.10pm", "14:00", "15:11 GMT", "noon", "midnight".
func (s *scanner) clock(i int) expression {
	e := build(clockForm, i, i+1)
	switch {
	case s.is(i, number) && s.words[i].n <= 12 && s.is(i+1, meridiem):
		e.hour, e.last = s.words[i].n, i+2
		e.hour = e.hour%12 + s.words[i+1].n
	case s.is(i, number) && s.words[i].n <= 24 && s.says(i+1, "o'clock", "hours") && s.says(i-1, "at", "by", "until"):
		e.hour, e.last = s.words[i].n, i+2
	case s.is(i, clock), s.isDottedClock(i):
		f := strings.ToLower(s.form0(i))
		hour, digits := leadingInt(f)
		e.hour = hour
		if rest := f[digits:]; rest[0] == ':' || rest[0] == '.' && isDotted(rest) {
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

// isDottedClock tells "2.10" of "2.10 p.m.", "14.35" of "14.35 GMT".
func (s *scanner) isDottedClock(i int) bool {
	if !s.is(i, isoDate) || !s.is(i+1, meridiem) && !s.is(i+1, zone) {
		return false
	}
	_, digits := leadingInt(s.form0(i))
	return digits > 0 && digits <= 2 && isDotted(s.form0(i)[digits:])
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

// holidayWords are the words of each of the holidays.
var holidayWords = func() (all [][]string) {
	for _, h := range holidays {
		all = append(all, strings.Fields(h.words))
	}
	return all
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
	for k, words := range holidayWords {
		fits := true
		for n, w := range words {
			if fits = s.says(j+n, w, strings.Replace(w, "'", "’", 1)); !fits {
				break
			}
		}
		if fits && holidays[k].era != (interval{}) {
			if !s.spans(i) {
				return expression{}
			}
			e.form, e.holiday, e.last = eraForm, &holidays[k], j+len(words)
			return e
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

// spans tells whether what stands before the words at i says that they are a time and not what is spoken of.
func (s *scanner) spans(i int) bool {
	if s.is(i-1, article) {
		i--
	}
	return s.says(i-1, "during", "since", "before", "after", "until", "throughout", "through", "between") ||
		s.says(i-1, "of") && s.says(i-2, "end", "outbreak", "beginning", "start", "height", "days", "years")
}
