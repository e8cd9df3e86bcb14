package dates

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// shifted reads units with a direction: "last week", "earlier this month", "the end of the year", "the following day".
func (s *scanner) shifted(i int) expression {
	e := build(unitForm, i, i)
	j := s.opening(&e, i)
	if s.is(j, article) && (s.is(j+1, adjacent) || s.says(j+1, "next", "same")) && s.is(j+2, partOfDay) && e.portion < 0 {
		e.shift, e.narrative, e.unit, e.part, e.last = s.words[j+1].n, true, day, s.words[j+2].n, j+3
		return e
	}
	switch {
	case s.says(j, "next") && s.says(j+1, "day"): // tomorrow has a word of its own
		e.shift, e.narrative = s.words[j].n, true
		j++
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
	case s.is(j, article) && e.portion >= 0: // the end of the year
		e.shift = 0
		j++
	case s.says(j, "the") && s.says(j+1, "weekend"):
		j++
	default:
		return expression{}
	}
	if !s.is(j, unit) || strings.HasSuffix(s.form0(j), "s") || s.words[j].n < day || s.says(j-2, "to") && s.says(j-1, "this") && s.says(j, "day") {
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
		} else if s.says(j, "1/2", "1/4", "3/4", "½", "¼", "¾") {
			j++
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
	if s.is(i, hedge) && s.says(i, "recent", "many") || s.is(i, article) && s.is(i+1, partOfDay) && !s.says(i+1, "night") {
		return expression{}
	}
	if e := s.hoursApart(i); e.form != noForm {
		return e
	}
	n, j, vague, ok := s.amount(i)
	hyphen := s.is(j, dash)
	if hyphen {
		j++
	}
	isNights := s.says(j, "night", "nights") && !hyphen
	if !ok || !isNights && (!s.is(j, unit) || s.words[j].n == weekend || s.words[j].n == quarter) || s.isTitle(j) {
		return expression{}
	}
	if !hyphen && !vague && n > 1 && !strings.HasSuffix(s.form0(j), "s") { // "2018 day five"
		return expression{}
	}
	e := build(duration, i, j+1)
	e.n, e.vague, e.unit = n, vague, s.words[j].n
	if isNights {
		e.unit = day
	}
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
			if d.words == "ago" && s.says(e.last, "today") {
				e.sharp = true
				e.last++
			} else if d.words == "ago" && s.says(e.last, "this") && s.says(e.last+1, "week", "month") {
				e.unit2, e.last = s.words[e.last+1].n, e.last+2
			}
			return e
		}
	}
	if isNights { // how long somebody stayed
		return expression{}
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

// hoursApart reads "hours earlier", "minutes later": on the day spoken of.
func (s *scanner) hoursApart(i int) expression {
	if !s.is(i, unit) || s.words[i].n > hour || !s.says(i+1, "earlier", "later", "before", "afterwards") || s.says(i+1, "before") && s.opensPhrase(i+2) || s.is(i-1, number) || s.is(i-1, hedge) || s.is(i-1, article) {
		return expression{}
	}
	e := build(laterForm, i, i+2)
	e.n, e.unit = -1, s.words[i].n
	if s.says(i+1, "later", "afterwards") {
		e.n = 1
	}
	return e
}

// isTitle tells the unit of a title, "Seven Days", "A Month in the Country", from one that begins with a capital because all words do.
func (s *scanner) isTitle(unit int) bool {
	c, before := s.form0(unit), s.form0(unit-1)
	return unit > 0 && 'A' <= c[0] && c[0] <= 'Z' && len(c) > 1 && c[1] >= 'a' && 'A' <= before[0] && before[0] <= 'Z'
}

// opensPhrase tells whether a noun phrase or clause begins at i: "the day before the vote", but "the day before with two others" and "a day
// before that were freed".
func (s *scanner) opensPhrase(i int) bool {
	if i >= len(s.tokens) {
		return false
	}
	if s.says(i, "that") && i+1 < len(s.tokens) {
		i++
	}
	switch s.tokens[i].Tag {
	case text.PUNCT, text.CCONJ, text.ADP, text.AUX:
		return false
	}
	return !s.says(i-1, "that") || s.tokens[i].Tag != text.VERB
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
	that := 0
	if s.says(i+3, "that") { // "the night before that,"
		that = 1
	}
	if s.opensPhrase(i + 3 + that) {
		return expression{}
	}
	e := build(laterForm, i, i+3+that)
	e.n, e.unit = sign, day
	if s.is(i+1, unit) {
		e.unit = s.words[i+1].n
	}
	return e
}
