package dates

import "github.com/dateline-data/dateline/schema"

// form is the shape of a time expression; each has its rule in grammar.go and its meaning in resolve.go.
type form uint8

const (
	noForm      form = iota
	fullDate         // year, month, day as far as given: "27 Sept. 2020", "September 27", "May 2008", "1992"
	dayRange         // month, day to lastDay: "5-6 September 2019"
	decadeForm       // year: "the 1990s", "the nineties"
	centuryForm      // n: "the 19th century"
	weekdayForm      // day (0 Sunday), shift
	deicticForm      // n days from the anchor: "yesterday"
	unitForm         // unit, shift: "last week", "the following day", "this period"
	spanForm         // n units up to or from the anchor: "the past 30 days"
	agoForm          // n units before (n < 0) or after the publication date: "two years ago", "in three days"
	laterForm        // n units before or after the date spoken of: "two days later"
	seasonForm       // season, year or shift
	quarterForm      // n: "the third quarter of 2020"
	halfForm         // n: "the first half of 2020"
	holidayForm      // holiday, year or shift
	duration         // n units: "nearly 30 years"
	set              // n units or a weekday: "every Friday"
	clockForm        // hour, minute
	eraForm          // holiday: "World War II"
	nightForm        // day, the weekday that it leads into, or noWeekday: "overnight", "overnight into Friday"
	ordinalForm      // day, of a month that is not named: "on the 14th"
	dawnForm         // the hours before the sun is up: "at dawn", "the early hours"
)

// noShift says that an expression has no "last", "this" or "next".
const noShift = 99

// noWeekday says that an expression names no weekday, where 0 is Sunday.
const noWeekday = -1

// expression is a time expression that is found but not yet resolved: tokens [first, last) of the document.
type expression struct {
	form
	first, last      int
	year, month, day int // 0: not said
	lastDay          int
	n                int
	unit             int
	unit2            int // the unit that the result is as sharp as, where that is not unit: "a year ago this week"; 0 for none
	shift            int // -1 last, 0 this, 1 next, noShift
	narrative        bool
	ofWeek           bool // shift is that of the week, of a year that stands behind a month
	ofYear           bool
	sharp            bool // to the day: "forty years ago today"
	beside           int  // -1 "earlier" and 1 "later" than the anchor, within the unit
	portion          int  // 0 early, 1 middle, 2 late; -1 the whole
	part             int  // index into dayParts, or -1
	hour, minute     int
	fixed            schema.Day // of a weekday, known by the list that it heads an item of
	vague            bool       // the number is not known: "several weeks"
	holiday          *holiday
	season           int
	zone             string
}

// A holiday has a fixed day, or the nth weekday of a month, or a distance from Easter Sunday. Eras are read like holidays.
type holiday struct {
	words      string // in lower case, as tokens
	month, day int
	weekday    int // with nth: the nth such weekday of month
	nth        int
	year       int      // of what happened once, and is known by its day
	easter     int      // days from Easter Sunday; used where month is 0
	era        interval // of what is no holiday but named likewise
}

// holidays are those the English-speaking press dates things by, the longest first.
var holidays = []holiday{
	{words: "new year 's eve", month: 12, day: 31},
	{words: "new year 's day", month: 1, day: 1},
	{words: "valentine 's day", month: 2, day: 14},
	{words: "st. patrick 's day", month: 3, day: 17},
	{words: "international women 's day", month: 3, day: 8},
	{words: "christmas eve", month: 12, day: 24},
	{words: "christmas day", month: 12, day: 25},
	{words: "boxing day", month: 12, day: 26},
	{words: "christmas", month: 12, day: 25},
	{words: "may day", month: 5, day: 1},
	{words: "halloween", month: 10, day: 31},
	{words: "labor day", month: 9, weekday: 1, nth: 1},
	{words: "thanksgiving day", month: 11, weekday: 4, nth: 4},
	{words: "thanksgiving", month: 11, weekday: 4, nth: 4},
	{words: "good friday", easter: -2},
	{words: "palm sunday", easter: -7},
	{words: "ash wednesday", easter: -46},
	{words: "easter sunday", easter: 0},
	{words: "easter monday", easter: 1},
	{words: "easter", easter: 0},
	{words: "second world war", era: interval{schema.NewDay(1939, 9, 1), schema.NewDay(1945, 9, 2)}},
	{words: "world war two", era: interval{schema.NewDay(1939, 9, 1), schema.NewDay(1945, 9, 2)}},
	{words: "world war ii", era: interval{schema.NewDay(1939, 9, 1), schema.NewDay(1945, 9, 2)}},
	{words: "wwii", era: interval{schema.NewDay(1939, 9, 1), schema.NewDay(1945, 9, 2)}},
	{words: "first world war", era: interval{schema.NewDay(1914, 7, 28), schema.NewDay(1918, 11, 11)}},
	{words: "world war one", era: interval{schema.NewDay(1914, 7, 28), schema.NewDay(1918, 11, 11)}},
	{words: "world war i", era: interval{schema.NewDay(1914, 7, 28), schema.NewDay(1918, 11, 11)}},
	{words: "american revolutionary war", era: interval{schema.NewDay(1775, 4, 19), schema.NewDay(1783, 9, 3)}},
	{words: "american civil war", era: interval{schema.NewDay(1861, 4, 12), schema.NewDay(1865, 5, 26)}},
	{words: "spanish civil war", era: interval{schema.NewDay(1936, 7, 17), schema.NewDay(1939, 4, 1)}},
	{words: "korean war", era: interval{schema.NewDay(1950, 6, 25), schema.NewDay(1953, 7, 27)}},
	{words: "vietnam war", era: interval{schema.NewDay(1955, 11, 1), schema.NewDay(1975, 4, 30)}},
	{words: "great depression", era: interval{schema.NewDay(1929, 10, 24), schema.NewDay(1939, 8, 31)}},
	{words: "cultural revolution", era: interval{schema.NewDay(1966, 5, 16), schema.NewDay(1976, 10, 6)}},
	{words: "cold war", era: interval{schema.NewDay(1947, 3, 12), schema.NewDay(1991, 12, 26)}},
	{words: "middle ages", era: interval{schema.NewDay(476, 9, 4), schema.NewDay(1492, 10, 12)}},
	{words: "9/11", month: 9, day: 11, year: 2001},
	{words: "september 11 attacks", month: 9, day: 11, year: 2001},
	{words: "sept. 11 attacks", month: 9, day: 11, year: 2001},
}
