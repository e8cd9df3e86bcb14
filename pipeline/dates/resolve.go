package dates

import (
	"fmt"

	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/schema"
)

// anchors are what expressions are counted from, as the text goes on.
type anchors struct {
	published schema.Day // zero where unknown
	spoken    interval   // the date spoken of last; zero where none
	explicit  bool       // the text gave its year
	passing   bool       // and told it of a thing, not of what happened: "the arrests of July 2021", "unlike 2017"
	sentence  int        // where it was spoken of
	told      interval   // the last of those spoken of on which something happened by the text's own verb, and where; zero where none
	toldAt    int
	day       schema.Day // the last of those spoken of that is a single day, and has come; zero where none
}

// carry is the number of sentences over which a date spoken of lends its year to a date without one ("On September
// 27, 2020 ... Later, on October 10"); further on the article has come back to its own time.
const carry = 3

// meaning is what an expression resolves to.
type meaning struct {
	interval
	value string
	basis string
}

var unresolved = meaning{basis: "none"}

// resolver resolves the expressions of one document.
type resolver struct {
	anchors
	isBefore bool // the expression's clause is a pluperfect: it tells on from what lay before
	tense    int  // of the clause around the expression: -1 past, 1 future, 0 neither
	at       int  // sentence
	tree     *syntax.Tree
}

var resolvers = [...]func(*resolver, *expression) meaning{
	fullDate: (*resolver).fullDate, dayRange: (*resolver).dayRange, decadeForm: (*resolver).decade,
	centuryForm: (*resolver).century, weekdayForm: (*resolver).weekday, deicticForm: (*resolver).deictic, unitForm: (*resolver).unit,
	spanForm: (*resolver).span, agoForm: (*resolver).ago, laterForm: (*resolver).later, seasonForm: (*resolver).season,
	quarterForm: (*resolver).quarter, halfForm: (*resolver).half, holidayForm: (*resolver).holiday, duration: (*resolver).duration,
	set: (*resolver).set, clockForm: (*resolver).clock, eraForm: (*resolver).era,
	ordinalForm: (*resolver).ordinal, nightForm: (*resolver).night, dawnForm: (*resolver).dawn,
}

// kindOf is the TIMEX3 type of an expression.
func kindOf(e *expression) string {
	switch e.form {
	case duration, spanForm:
		return "duration"
	case set:
		return "set"
	case clockForm, dawnForm:
		return "time"
	}
	if e.part >= 0 {
		return "time"
	}
	return "date"
}

func explicit(v interval, value string) meaning { return meaning{v, value, "explicit"} }

func relative(v interval, value string) meaning { return meaning{v, value, "relative"} }

// weekday is the day nearest to the publication date that the tense allows; a text without tense reports the past.
// Beside a calendar date of its own sentence ("on Thursday, Oct. 3, 2013, and on Friday") it is the next after that.
func (r *resolver) weekday(e *expression) meaning {
	if e.fixed != 0 {
		return relative(oneDay(e.fixed), e.fixed.String()+partSuffix(e))
	}
	if r.explicit && r.at == r.sentence && r.spoken.start == r.spoken.end && e.shift == noShift {
		d := r.spoken.end + schema.Day((e.day-int(r.spoken.end.Weekday())+7)%7)
		return relative(oneDay(d), d.String()+partSuffix(e))
	}
	if r.published == 0 {
		return meaning{value: fmt.Sprintf("XXXX-WXX-%d", (e.day+6)%7+1), basis: "none"}
	}
	if e.ofWeek {
		d := weekOf(addUnits(r.published, e.shift, week)).start + schema.Day((e.day+6)%7)
		return relative(oneDay(d), d.String()+partSuffix(e))
	}
	ahead := schema.Day((e.day - int(r.published.Weekday()) + 7) % 7)
	d := r.published + ahead
	switch {
	case e.shift == 1:
		if ahead == 0 {
			d += 7
		}
	case e.shift == -1:
		d -= 7
	case e.shift == 0 && r.tense >= 0, r.tense > 0:
	case ahead > 0:
		d -= 7
	}
	return relative(oneDay(d), d.String()+partSuffix(e))
}

func partSuffix(e *expression) string {
	if e.part < 0 {
		return ""
	}
	return "T" + dayParts[e.part]
}

func (r *resolver) deictic(e *expression) meaning {
	if r.published == 0 {
		return unresolved
	}
	d := r.published + schema.Day(e.n)
	return relative(oneDay(d), d.String()+partSuffix(e))
}

// anchor is what a relative expression is counted from: the date spoken of for "the following week", the publication
// date for "next week".
func (r *resolver) anchor(narrative bool) (schema.Day, bool) {
	if narrative {
		from := r.narrated()
		return from.start, from.start != 0
	}
	return r.published, r.published != 0
}

func (r *resolver) unit(e *expression) meaning {
	from, ok := r.anchor(e.narrative)
	if !ok {
		return unresolved
	}
	spoken := r.narrated()
	switch {
	case e.narrative && e.unit == day && (spoken.start != spoken.end || r.tense < 0 && r.published != 0 && spoken.start > r.published):
		// "the same day" is not that of "last week" nor, of what has happened, one to come
		if from = r.day; from == 0 {
			return unresolved
		}
	case e.narrative && e.shift > 0:
		from = spoken.end
	}
	shiftBy := e.shift
	if e.unit == weekend && shiftBy == noShift { // the weekend: the last one of a past tense
		if shiftBy = 0; r.tense < 0 && weekendOf(from).start > from {
			shiftBy = -1
		}
	}
	v, value := unitOf(addUnits(from, shiftBy, e.unit), e.unit)
	isOfDay := !e.narrative || spoken.start == spoken.end
	switch {
	case isOfDay && e.beside < 0 && v.start < from: // earlier this week: up to today
		v.end = min(v.end, from)
	case isOfDay && e.beside > 0 && from < v.end:
		v.start = max(v.start, from+1)
	default:
		v = v.part(e.portion)
	}
	return relative(v, value)
}

func (r *resolver) span(e *expression) meaning {
	value := durationValue(e)
	from, ok := r.anchor(e.narrative)
	if !ok || e.vague {
		return meaning{value: value, basis: "none"}
	}
	to := addUnits(from, e.shift*e.n, e.unit)
	return relative(interval{min(from, to), max(from, to)}, value)
}

func (r *resolver) ago(e *expression) meaning {
	if r.published == 0 || e.vague {
		return unresolved
	}
	switch d := addUnits(r.published, e.n, e.unit); {
	case e.sharp:
		return relative(oneDay(d), d.String())
	case e.unit2 != 0:
		v, value := unitOf(d, e.unit2)
		return relative(v, value)
	}
	return relativeTo(r.published, e)
}

// narrated is the date that the story has come to: that of what it told last by a verb of its own, rather than the day of something that it
// only names or had told before ("They signed the pact on Friday. It ends the siege of 3 May. A day later").
func (r *resolver) narrated() interval {
	if r.told.start != 0 && r.told.start > r.spoken.end && r.at-r.toldAt <= carry && !r.isBefore {
		return r.told
	}
	return r.spoken
}

func (r *resolver) later(e *expression) meaning {
	from := r.narrated()
	if from.start == 0 && e.unit <= hour { // "Hours earlier" speaks of the day of the news
		from = oneDay(r.published)
	}
	switch {
	case from.start == 0 || e.vague:
		return unresolved
	case e.n > 0:
		return relativeTo(from.end, e)
	}
	return relativeTo(from.start, e)
}

// relativeTo moves a day by the expression's units; the result is as sharp as the unit.
func relativeTo(d schema.Day, e *expression) meaning {
	v, value := unitOf(addUnits(d, e.n, e.unit), e.unit)
	return relative(v, value)
}

func (r *resolver) season(e *expression) meaning {
	y, basis := e.year, "explicit"
	if y == 0 {
		if r.published == 0 {
			return meaning{value: "XXXX-" + seasons[e.season].code, basis: "none"}
		}
		basis = "relative"
		y, _, _ = civil(r.published)
		switch {
		case e.shift != noShift:
			if e.shift < 0 && seasonOf(y, e.season).start < r.published {
				y++ // last winter is the one before this, which can have begun this year
			}
			y += e.shift
			if e.shift < 0 && seasonOf(y, e.season).end >= r.published {
				y--
			}
		case r.tense <= 0 && seasonOf(y, e.season).start > r.published:
			y--
		case r.tense > 0 && seasonOf(y, e.season).end < r.published:
			y++
		}
	}
	return meaning{seasonOf(y, e.season).part(e.portion), fmt.Sprintf("%04d-%s", y, seasons[e.season].code), basis}
}

// ofYear is the year of "the third quarter": the one given, or that of the publication date.
func (r *resolver) ofYear(e *expression) (int, string) {
	if e.year != 0 {
		return e.year, "explicit"
	}
	if r.published == 0 {
		return 0, "none"
	}
	y, _, _ := civil(r.published)
	if e.shift != noShift {
		y += e.shift
	}
	return y, "relative"
}

func (r *resolver) quarter(e *expression) meaning {
	y, basis := r.ofYear(e)
	if y == 0 {
		return meaning{value: fmt.Sprintf("XXXX-Q%d", e.n), basis: basis}
	}
	return meaning{quarterOf(y, e.n), fmt.Sprintf("%04d-Q%d", y, e.n), basis}
}

func (r *resolver) half(e *expression) meaning {
	y, basis := r.ofYear(e)
	if y == 0 || e.n > 2 {
		return unresolved
	}
	return meaning{interval{quarterOf(y, 2*e.n-1).start, quarterOf(y, 2*e.n).end}, fmt.Sprintf("%04d-H%d", y, e.n), basis}
}

func (r *resolver) holiday(e *expression) meaning {
	y, basis := e.year, "explicit"
	if y == 0 {
		if r.published == 0 {
			return unresolved
		}
		py, _, _ := civil(r.published)
		_, m, d := civil(e.holiday.in(py))
		if y = r.inferYear(m, d, false); y == 0 {
			return unresolved
		}
		basis = "relative"
	}
	d := e.holiday.in(y)
	return meaning{oneDay(d), d.String(), basis}
}

// era is the time of a war or an age.
func (r *resolver) era(e *expression) meaning {
	era := e.holiday.era
	return explicit(era, era.start.String()+"/"+era.end.String())
}

func (r *resolver) duration(e *expression) meaning {
	return meaning{value: durationValue(e), basis: "none"}
}

// durationValue is the TIMEX3 value of a length: P30D, PT2H, PXW where the number is not known.
func durationValue(e *expression) string {
	n := fmt.Sprint(e.n)
	if e.vague {
		n = "X"
	}
	t := ""
	if e.unit <= hour {
		t = "T"
	}
	if e.unit == fortnight && !e.vague {
		n = fmt.Sprint(2 * e.n)
	}
	return "P" + t + n + unitCodes[e.unit]
}

func (r *resolver) set(e *expression) meaning {
	switch {
	case e.unit >= 0:
		return meaning{value: durationValue(e), basis: "none"}
	case e.day >= 0:
		return meaning{value: fmt.Sprintf("XXXX-WXX-%d", (e.day+6)%7+1), basis: "none"}
	case e.season > 0:
		return meaning{value: "XXXX-" + seasons[e.season-1].code, basis: "none"}
	}
	return unresolved
}

// clock has no day of its own: Apply lends it that of the date beside it.
func (r *resolver) clock(e *expression) meaning {
	return meaning{value: fmt.Sprintf("T%02d:%02d%s", e.hour, e.minute, e.zone), basis: "none"}
}
