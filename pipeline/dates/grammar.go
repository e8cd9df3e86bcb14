package dates

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// scanner reads the time expressions of one sentence.
type scanner struct {
	tokens []text.Token
	first  int // the number of the first token in the document
	words  []word
	found  []expression
}

// rules are tried at each word; the one that takes most words wins, of equals the first.
var rules = []func(*scanner, int) expression{
	(*scanner).holiday, (*scanner).iso, (*scanner).calendar, (*scanner).weekdayRule, (*scanner).deictic, (*scanner).shifted,
	(*scanner).span, (*scanner).quantity, (*scanner).decades, (*scanner).seasonRule, (*scanner).fraction, (*scanner).dayBefore,
	(*scanner).every, (*scanner).clock, (*scanner).ordinalRule, (*scanner).nightRule, (*scanner).dawnRule, (*scanner).yearAlone,
}

// scan finds the expressions of a sentence, in order, not overlapping.
func (s *scanner) scan() {
	for i := 0; i < len(s.tokens); {
		if s.words[i].class == none && !s.opensHoliday(i) {
			i++
			continue
		}
		best := expression{}
		for _, rule := range rules {
			if e := rule(s, i); e.form != noForm && e.last-e.first > best.last-best.first {
				best = e
			}
		}
		if best.form == noForm {
			i++
			continue
		}
		s.found = append(s.found, best)
		i = best.last
	}
}

// is tells whether the word at i is of a class.
func (s *scanner) is(i int, c class) bool { return 0 <= i && i < len(s.words) && s.words[i].class == c }

// form0 is the form of the token at i, "" outside the sentence.
func (s *scanner) form0(i int) string {
	if i < 0 || i >= len(s.tokens) {
		return ""
	}
	return s.tokens[i].Form
}

func (s *scanner) says(i int, words ...string) bool {
	f := s.form0(i)
	for _, w := range words {
		if strings.EqualFold(f, w) {
			return true
		}
	}
	return false
}

// build starts an expression of [first, last) with nothing said.
func build(f form, first, last int) expression {
	return expression{form: f, first: first, last: last, shift: noShift, portion: -1, part: -1}
}

// Years that a bare number of four digits can be: before, the press seldom goes; after, plans seldom go.
const (
	firstYear = 1000
	lastYear  = 2100
)

func (s *scanner) isYear(i int) bool {
	return s.is(i, number) && len(s.tokens[i].Form) == 4 && firstYear <= s.words[i].n && s.words[i].n <= lastYear
}

// year reads an optional year behind a date: "2020", ", 2020", "of 2020", "'84".
func (s *scanner) year(i int) (year, next int) {
	j := i
	if s.says(j, ",", "of", "in") {
		j++
	}
	if s.isYear(j) && !s.counts(j) {
		return s.words[j].n, j + 1
	}
	if s.is(j, decade) && s.words[j].n < 0 {
		return expandYear(-s.words[j].n), j + 1
	}
	isTold := j > i || s.is(i-2, number)                                                             // "in March 120 soldiers" tells of none
	if isTold && s.is(j, number) && len(s.tokens[j].Form) == 3 && s.is(i-1, month) && !s.counts(j) { // 30 September 420, December of 384
		return s.words[j].n, j + 1
	}
	return 0, i
}

// yearShift reads "of last year", "this year" behind a month; noShift where there is none.
func (s *scanner) yearShift(i int) (shiftBy, next int) {
	j := i
	if s.says(j, ",", "of", "in") {
		j++
	}
	if (s.is(j, shift) || s.is(j, period)) && s.says(j+1, "year") {
		return s.words[j].n, j + 2
	}
	return noShift, i
}

// pivot splits two-digit years: '84 is 1984, '24 is 2024.
const pivot = 40

func expandYear(short int) int {
	if short < pivot {
		return 2000 + short
	}
	return 1900 + short
}

// counts tells whether the number at i counts what follows it: "2000 troops", "1,500 people", "2010 dollars".
func (s *scanner) counts(i int) bool {
	t := &s.tokens[i]
	if s.says(i+1, "%", "percent", "km", "miles", "metres", "meters", "feet", "ft", "m", "kg", "tonnes", "tons", "+", "million", "billion") || s.is(i+1, unit) || s.says(i-1, "$", "€", "£", "#") {
		return true
	}
	if t.Rel != text.Nummod || i+1 >= len(s.tokens) || s.says(i-1, "in", "since", "of") || s.isDetermined(i) {
		return false
	}
	next := &s.tokens[i+1]
	return (next.Tag == text.NOUN || next.Tag == text.ADJ || next.Tag == text.PROPN) && !s.is(i+1, month)
}

// isDetermined tells whether a determiner or possessive stands before i, as before a year ("a 2007 study", "its 2008
// launch") and not before a count, the plural "the" apart.
func (s *scanner) isDetermined(i int) bool {
	if i == 0 {
		return false
	}
	t := &s.tokens[i-1]
	return t.Tag == text.DET && !s.says(i-1, "all", "some", "any", "no", "these", "those") || t.Feats.Has(text.Possessive) || s.says(i-1, "'s", "’s", "fellow")
}

func (s *scanner) isDay(i int) bool {
	return (s.is(i, number) && len(s.tokens[i].Form) <= 2 || s.is(i, ordinal)) && 1 <= s.words[i].n && s.words[i].n <= 31
}

// joins tells whether the word at i joins the ends of a range.
func (s *scanner) joins(i int) bool {
	return s.is(i, dash) || s.says(i, "to", "and", "through", "until")
}

// opening reads the part of an interval that an expression begins with, "early", "the end of", into it; it gives where
// the interval's own words begin, i where there is no such part.
func (s *scanner) opening(e *expression, i int) int {
	if s.is(i, article) && s.is(i+1, portion) {
		i++
	}
	if !s.is(i, portion) {
		return i
	}
	e.portion = s.words[i].n
	switch {
	case s.says(i, "earlier"):
		e.beside = -1
	case s.says(i, "later"):
		e.beside = 1
	}
	if s.says(i+1, "of", "in") {
		return i + 2
	}
	return i + 1
}

// calendar reads dates with a month: "Monday, 27 September 2020", "Sept. 27", "5-6 September", "late April", "May 2008".
func (s *scanner) calendar(i int) expression {
	e := build(fullDate, i, i)
	j := s.opening(&e, i)
	if e.portion < 0 {
		j = s.beforeDay(&e, j)
	}
	if j != i && e.portion < 0 && !s.isDay(j) && !s.is(j, month) {
		return expression{}
	}
	if e.portion < 0 && s.isDay(j) {
		j = s.dayMonth(&e, j)
	} else {
		j = s.monthDay(&e, j)
	}
	if j < 0 || e.month == 0 {
		return expression{}
	}
	e.year, e.last = s.year(j)
	if e.year == 0 && e.shift == noShift {
		e.shift, e.last = s.yearShift(j)
		e.ofYear = e.shift != noShift
	}
	if e.last == i+1 && s.is(i, month) && !s.isMonthAlone(i) {
		return expression{}
	}
	return e
}

// isMonthAlone tells May and March from the words they are written like at the head of a sentence or title.
func (s *scanner) isMonthAlone(i int) bool {
	if !s.says(i, "may", "march", "mar", "jan", "jun", "august") {
		return true
	}
	return i > 0 && (s.tokens[i-1].Tag == text.ADP || s.tokens[i-1].Tag == text.CCONJ || s.says(i-1, "last", "next", "this"))
}

// beforeDay reads what stands before the day or month: "Monday night,", "the" of "the 21st of May", "last" of "last June".
func (s *scanner) beforeDay(e *expression, j int) int {
	if s.is(j, weekday) {
		if j++; s.is(j, partOfDay) {
			e.part = s.words[j].n
			j++
		}
		if s.says(j, ",", "the") {
			j++
		}
	} else if s.says(j, "the") && (s.is(j+1, ordinal) || s.isDay(j+1) && s.says(j+2, "of")) {
		j++
	} else if s.is(j, shift) && s.is(j+1, month) {
		e.shift = s.words[j].n
		j++
	}
	return j
}

// dayMonth reads "27 September", "the 27th of September", "5-6 September"; -1 where there is none.
func (s *scanner) dayMonth(e *expression, j int) int {
	e.day = s.words[j].n
	if j++; s.joins(j) && s.isDay(j+1) {
		e.form, e.lastDay = dayRange, s.words[j+1].n
		j += 2
	}
	if s.says(j, "of") {
		j++
	}
	if !s.is(j, month) {
		return -1
	}
	e.month = s.words[j].n
	return j + 1
}

// monthDay reads "September", "September 27", "Sept. 27-28"; -1 where there is none.
func (s *scanner) monthDay(e *expression, j int) int {
	if !s.is(j, month) {
		return -1
	}
	e.month = s.words[j].n
	if own := portionOf(s.tokens[j].Form); own >= 0 {
		e.portion = own
	}
	j++
	k := j
	if s.says(k, "the") {
		k++
	}
	if e.portion >= 0 || !s.isDay(k) || s.is(k+1, meridiem) {
		return j
	}
	e.day = s.words[k].n
	j = k + 1
	if s.joins(j) && s.isDay(j+1) && !s.is(j+2, month) && !s.is(j+2, unit) {
		e.form, e.lastDay = dayRange, s.words[j+1].n
		j += 2
	}
	return j
}

// iso reads "2020-09-27", "27/09/2020", "AD842".
func (s *scanner) iso(i int) expression {
	if !s.is(i, isoDate) {
		return expression{}
	}
	e := build(fullDate, i, i+1)
	form := strings.TrimPrefix(s.form0(i), "AD")
	parts := strings.FieldsFunc(form, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	var n [3]int
	if len(parts) > 3 {
		return expression{}
	}
	for k, p := range parts {
		value, digits := leadingInt(p)
		if digits != len(p) {
			return expression{}
		}
		n[k] = value
	}
	switch {
	case len(parts) == 1 && len(form) < len(s.form0(i)):
		e.year = n[0]
	case len(parts) == 3 && len(parts[0]) == 4:
		e.year, e.month, e.day = n[0], n[1], n[2]
	case len(parts) == 3 && n[1] > 12: // month first, as Americans write
		e.month, e.day, e.year = n[0], n[1], n[2]
	case len(parts) == 3 && n[0] > 12:
		e.day, e.month, e.year = n[0], n[1], n[2]
	default: // 05/06/2020 can be either
		return expression{}
	}
	if len(parts) == 3 && e.year < 100 {
		e.year = expandYear(e.year)
	}
	if len(parts) == 3 && (e.month < 1 || e.month > 12 || e.day < 1 || e.day > 31 || e.year > lastYear) {
		return expression{}
	}
	return e
}

// weekdayRule reads "Tuesday", "last Tuesday", "Monday night".
func (s *scanner) weekdayRule(i int) expression {
	j, shiftBy := i, noShift
	if s.is(j, shift) || s.is(j, period) {
		shiftBy = s.words[j].n
		j++
		if s.is(j, shift) || s.is(j, period) { // "this past Friday", "this coming Friday"
			shiftBy = s.words[j].n
			j++
		}
	}
	if !s.is(j, weekday) || strings.HasSuffix(s.tokens[j].Form, "days") {
		return expression{}
	}
	e := build(weekdayForm, i, j+1)
	e.day, e.shift = s.words[j].n, shiftBy
	if s.is(e.last, partOfDay) {
		e.part = s.words[e.last].n
		e.last++
	}
	if s.says(e.last, "of") && s.is(e.last+1, shift) && s.says(e.last+2, "week") { // Monday of last week
		e.shift, e.ofWeek = s.words[e.last+1].n, true
		e.last += 3
	}
	return e
}

// deictic reads "today", "tonight", "yesterday morning", "this evening".
func (s *scanner) deictic(i int) expression {
	if s.is(i, deictic) {
		if s.words[i].n == 0 && s.isNowadays(i) {
			return expression{}
		}
		e := build(deicticForm, i, i+1)
		e.n = s.words[i].n
		if s.is(i+1, partOfDay) {
			e.part = s.words[i+1].n
			e.last++
		}
		return e
	}
	if s.says(i, "this", "last") && s.is(i+1, partOfDay) {
		e := build(deicticForm, i, i+2)
		e.part = s.words[i+1].n
		if s.says(i, "last") {
			e.n = -1
		}
		return e
	}
	return expression{}
}

// lasting are the verbs of what is so today as it was yesterday, behind a present or as bare participles: "known today as", "survive today".
var lasting = text.WordSet("know use call see find live exist remain stand survive own inhabit practise practice speak locate appreciate")

// isNowadays tells "today" that means these times from the day of the news: "what is today Germany", "still used today".
func (s *scanner) isNowadays(i int) bool {
	if s.says(i-1, "is", "are") && s.says(i-2, "what") {
		return true
	}
	h := s.tokens[i].Head - s.first
	if s.tokens[i].Head < 0 || h < 0 || h >= len(s.tokens) || !lasting[strings.ToLower(s.tokens[h].Lemma)] {
		return false
	}
	for k := range s.tokens {
		if t := &s.tokens[k]; t.Head == s.tokens[i].Head && t.Rel.Base() == text.Aux && !s.says(k, "is", "are", "can") {
			return false // "was seen today", "will be used today"
		}
	}
	f := s.tokens[h].Feats
	return f.Has(text.Pres) || f.Has(text.Part)
}
