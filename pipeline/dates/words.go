package dates

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// class is what a word can be in a time expression.
type class uint8

const (
	none         class = iota
	month              // n: 1 to 12
	weekday            // n: 0 Sunday to 6
	number             // n: value
	ordinal            // n: value
	decade             // n: first year ("1990s"), or tens alone ("'90s", "nineties")
	unit               // n: unit
	deictic            // n: days from the anchor (today, tomorrow)
	partOfDay          // n: index into dayParts
	season             // n: index into seasons
	shift              // n: -1 last, 0 this, +1 next
	adjacent           // n: -1 previous, +1 following: counted from the date spoken of
	portion            // n: part of the interval: early, middle, late
	article            // the, a, an (n: 1)
	dash               // -, –
	isoDate            // digits with separators; parsed apart
	clock              // 14:30
	era                // n: -1 BC, +1 AD
	period             // past, last ... in "the past 30 days"; also a shift
	approx             // about, nearly
	approxOpener       // at (least), more (than), up (to)
	that               // that, these
	each               // every
	meridiem           // n: 0 a.m., 12 p.m.
	zone
	sunrise // dawn, daybreak
	hedge   // several, few, some, couple: an unknown small number
)

// A unit is a length of time.
const (
	second = iota
	minute
	hour
	day
	week
	fortnight
	monthUnit
	quarter
	year
	decadeUnit
	century
	weekend
)

// unitCodes are the units' letters in TIMEX3 durations; months and minutes differ by the T before a time.
var unitCodes = [...]string{second: "S", minute: "M", hour: "H", day: "D", week: "W", fortnight: "W", monthUnit: "M", quarter: "Q", year: "Y", decadeUnit: "DE", century: "CE", weekend: "WE"}

// dayParts are TIMEX3's parts of the day.
var dayParts = [...]string{"MO", "MI", "AF", "EV", nightPart: "NI", "DT"}

// nightPart is the night's index in dayParts.
const nightPart = 4

// seasons are TIMEX3's seasons with the month in which each begins in the northern hemisphere.
var seasons = [...]struct {
	code  string
	month int
}{{"SP", 3}, {"SU", 6}, {"FA", 9}, {"WI", 12}}

// word is a token as the grammar sees it.
type word struct {
	class
	n int
}

// vocabulary holds every word of time expressions in lower case.
var vocabulary = func() map[string]word {
	v := map[string]word{}
	enter := func(c class, lists ...string) {
		for n, list := range lists {
			for _, w := range strings.Fields(list) {
				v[w] = word{c, n}
			}
		}
	}
	enter(month, "", "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may", "june jun jun.", "july jul jul.",
		"august aug aug.", "september sept sept. sep sep.", "october oct oct.", "november nov nov.", "december dec dec.")
	enter(weekday, "sunday sundays sun.", "monday mondays mon mon.", "tuesday tuesdays tue tue. tues tues.", "wednesday wednesdays wed wed.",
		"thursday thursdays thu thu. thur thurs thurs.", "friday fridays fri fri.", "saturday saturdays sat.")
	enter(number, "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
		"fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
	for i, w := range strings.Fields("thirty forty fifty sixty seventy eighty ninety hundred") {
		v[w] = word{number, 30 + 10*i}
	}
	enter(ordinal, "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
		"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth")
	v["thirtieth"] = word{ordinal, 30}
	for i, w := range strings.Fields("twenties thirties forties fifties sixties seventies eighties nineties") {
		v[w] = word{decade, 20 + 10*i}
	}
	enter(unit, "seconds sec", "minute minutes min", "hour hours hr hrs", "day days", "week weeks", "fortnight fortnights", "month months",
		"quarter quarters", "year years", "decade decades", "century centuries", "weekend weekends")
	v["today"], v["yesterday"], v["tomorrow"] = word{deictic, 0}, word{deictic, -1}, word{deictic, 1}
	enter(partOfDay, "morning mornings", "midday noon", "afternoon afternoons", "evening evenings", "night nights overnight midnight", "daytime")
	enter(sunrise, "dawn daybreak sunrise")
	enter(season, "spring springtime springs", "summer summertime summers", "autumn fall autumns", "winter wintertime winters")
	v["last"], v["past"], v["this"], v["current"], v["next"], v["coming"], v["upcoming"] = word{shift, -1}, word{period, -1}, word{shift, 0}, word{shift, 0}, word{shift, 1}, word{period, 1}, word{shift, 1}
	v["previous"], v["preceding"], v["prior"] = word{adjacent, -1}, word{adjacent, -1}, word{adjacent, -1}
	v["following"], v["subsequent"] = word{adjacent, 1}, word{adjacent, 1}
	enter(portion, "early earlier", "mid middle", "late later", "beginning start", "end close")
	v["the"], v["a"], v["an"] = word{article, 0}, word{article, 1}, word{article, 1}
	v["-"], v["–"], v["—"] = word{dash, 0}, word{dash, 0}, word{dash, 0}
	enter(era, "bc b.c. bce b.c.e.", "ad a.d. ce c.e.")
	enter(approx, "about around nearly almost approximately roughly some over")
	enter(approxOpener, "at more less fewer up")
	enter(that, "that these")
	enter(each, "every each")
	for i, m := range []string{"am", "pm"} {
		v[m], v[m+"."], v[m[:1]+".m."] = word{meridiem, 12 * i}, word{meridiem, 12 * i}, word{meridiem, 12 * i} // "at 2 pm." at the end of a sentence
	}
	enter(zone, "gmt utc est edt cst cdt pst pdt bst cet cest eet eest msk ist jst aest")
	enter(hedge, "several few couple many recent")
	return v
}()

// longestWord bounds what is looked up.
const longestWord = 12

// classify says what a token can be in a time expression.
func classify(t *text.Token) word {
	form := t.Form
	if len(form) > longestWord || form == "" {
		return word{}
	}
	if c := form[0]; '0' <= c && c <= '9' || (c == '\'' || c == 'A' || strings.HasPrefix(form, "’")) && len(form) > 2 {
		if w := classifyDigits(form); w.class != none {
			return w
		}
	}
	var buf [longestWord]byte
	low := lower(buf[:0], form)
	w := vocabulary[string(low)]
	if w.class == none {
		return classifyMid(form)
	}
	if isCommonWord(w, t) {
		return word{}
	}
	return w
}

func lower(buf []byte, s string) []byte {
	for i := 0; i < len(s); i++ {
		c := s[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buf = append(buf, c)
	}
	return buf
}

// isCommonWord tells months, weekdays, seasons and units from the words that are written like them: "may" and "march"
// the verbs, "sat", "sun" and "wed", "fall" the verb, "spring" the source.
func isCommonWord(w word, t *text.Token) bool {
	isLower := t.Form[0] >= 'a'
	switch w.class {
	case month, weekday:
		return isLower || t.Tag == text.AUX || t.Tag == text.VERB && w.class == month
	case season:
		return t.Tag == text.VERB
	}
	return false
}

// classifyDigits reads tokens that begin with a digit or an apostrophe: 27, 27th, 2020, 1990s, '90s, 14:30, 2020-09-27, AD842.
func classifyDigits(form string) word {
	s := strings.TrimPrefix(strings.TrimPrefix(form, "'"), "’")
	if rest, ok := strings.CutPrefix(form, "AD"); ok {
		if n, digits := leadingInt(rest); digits > 0 && digits == len(rest) {
			return word{isoDate, n}
		}
	}
	n, digits := leadingInt(s)
	rest := s[digits:]
	switch {
	case digits == 0:
		return word{}
	case rest == "" && len(s) == len(form):
		return word{number, n}
	case rest == "" && digits == 2:
		return word{decade, -n} // '84: a year short of its century
	case rest == "s" || rest == "'s" || rest == "’s":
		return word{decade, n}
	case rest == "st" || rest == "nd" || rest == "rd" || rest == "th":
		return word{ordinal, n}
	case rest == "am" || rest == "pm" || rest == "a.m." || rest == "p.m.":
		return word{clock, n}
	case (rest[0] == ':' || isDotted(rest) && len(rest) > minuteDigits) && digits <= 2 && n < 25:
		return word{clock, n}
	case digits <= 4 && (rest[0] == '-' || rest[0] == '/' || rest[0] == '.') && len(rest) > 1:
		return word{isoDate, n}
	case rest[0] == ',':
		return word{number, thousands(s)}
	}
	return word{}
}

// minuteDigits is the length of ".10" in "2.10pm".
const minuteDigits = 3

// isDotted tells the minutes of a clock time after a point: ".10", ".10pm".
func isDotted(rest string) bool {
	minute, digits := leadingInt(rest[1:])
	return rest[0] == '.' && digits == 2 && minute < 60 && (len(rest) == minuteDigits || vocabulary[strings.ToLower(rest[minuteDigits:])].class == meridiem)
}

// thousands reads 1,500; what is no such number is -1, which fits no expression.
func thousands(s string) int {
	n, digits := leadingInt(strings.ReplaceAll(s, ",", ""))
	if digits == 0 {
		return -1
	}
	return n
}

// classifyMid reads "mid-August" and "mid-1990s" as the splitter leaves them: one token. Their class is that of the rest.
func classifyMid(form string) word {
	for _, prefix := range []string{"mid-", "Mid-", "late-", "early-"} {
		if rest, ok := strings.CutPrefix(form, prefix); ok {
			var buf [longestWord]byte
			if w, ok := vocabulary[string(lower(buf[:0], rest))]; ok && w.class != number {
				return w
			}
			if w := classifyDigits(rest); w.class == decade || w.class == number {
				return w
			}
		}
	}
	return word{}
}

// portionOf is the part of the interval that a token names by its own prefix ("mid-August"), or -1.
func portionOf(form string) int {
	for i, prefix := range []string{"early-", "mid-", "late-"} {
		if len(form) > len(prefix) && strings.EqualFold(form[:len(prefix)], prefix) {
			return i
		}
	}
	return -1
}

// leadingInt is the number that s begins with, and of how many digits; more than nine are none.
func leadingInt(s string) (n, digits int) {
	for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
		n = 10*n + int(s[digits]-'0')
		if digits++; digits > 9 {
			return 0, 0
		}
	}
	return n, digits
}
