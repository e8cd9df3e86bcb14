package dates

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// decades reads "the 1990s", "the early nineties", "'90s", "the 19th century", "the 1600s".
func (s *scanner) decades(i int) expression {
	j, e := i, build(decadeForm, i, i)
	if s.says(j, "the") {
		j++
	}
	if s.is(j, portion) {
		e.portion = s.words[j].n
		if j++; s.says(j, "of") {
			j++
		}
		if s.says(j, "the", "-") {
			j++
		}
	} else if s.says(j, "mid") && s.is(j+1, dash) {
		e.portion, j = 1, j+2
	}
	switch {
	case s.is(j, decade) && s.words[j].n >= 0:
		if own := portionOf(s.tokens[j].Form); own >= 0 {
			e.portion = own
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
	if s.is(j, portion) {
		e.portion = s.words[j].n
		j++
	} else if s.is(j, shift) {
		e.shift = s.words[j].n
		j++
	}
	if !s.is(j, season) || s.tokens[j].Tag == text.VERB || s.says(j, "springs", "summers", "autumns", "winters") {
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

// yearAlone reads "1992", "early 2019", "the end of 2020", "3000 BC", and of "1998-2001" and "2019-20" each year by itself; "1620 UTC" is a time
// of day.
func (s *scanner) yearAlone(i int) expression {
	e, j := build(fullDate, i, i), i
	if s.is(j, article) && s.is(j+1, portion) {
		j++
	}
	if s.is(j, portion) && !s.says(j, "later", "earlier") {
		e.portion = s.words[j].n
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
	if !s.isYear(j) || s.counts(j) || s.is(j+1, zone) || s.says(j+1, ":", "-") && s.is(j+2, number) && !s.isRangeOfYears(j) {
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
