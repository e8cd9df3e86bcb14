package dates

import (
	"fmt"
	"strings"

	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// anchors are what expressions are counted from, as the text goes on.
type anchors struct {
	published schema.Day // zero where unknown
	spoken    interval   // the date spoken of last; zero where none
	explicit  bool       // the text gave its year
	sentence  int        // where it was spoken of
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
	tense int // of the clause around the expression: -1 past, 1 future, 0 neither
	at    int // sentence
	tree  *syntax.Tree
}

var resolvers = [...]func(*resolver, *expression) meaning{
	fullDate: (*resolver).fullDate, dayRange: (*resolver).dayRange, decadeForm: (*resolver).decade,
	centuryForm: (*resolver).century, weekdayForm: (*resolver).weekday, deicticForm: (*resolver).deictic, unitForm: (*resolver).unit,
	spanForm: (*resolver).span, agoForm: (*resolver).ago, laterForm: (*resolver).later, seasonForm: (*resolver).season,
	quarterForm: (*resolver).quarter, halfForm: (*resolver).half, holidayForm: (*resolver).holiday, duration: (*resolver).duration,
	set: (*resolver).set, clockForm: (*resolver).clock, eraForm: (*resolver).era,
}

// kindOf is the TIMEX3 type of an expression.
func kindOf(e *expression) string {
	switch e.form {
	case duration, spanForm:
		return "duration"
	case set:
		return "set"
	case clockForm:
		return "time"
	}
	if e.part >= 0 {
		return "time"
	}
	return "date"
}

func explicit(v interval, value string) meaning { return meaning{v, value, "explicit"} }

func relative(v interval, value string) meaning { return meaning{v, value, "relative"} }

func (r *resolver) fullDate(e *expression) meaning {
	y, basis := e.year, "explicit"
	if y == 0 && e.month == 0 { // "AD 0": there was no such year
		return unresolved
	}
	if y == 0 {
		if y = r.yearOf(e); y == 0 {
			return meaning{value: partialValue(e), basis: "none"}
		}
		basis = "relative"
	}
	if y < 0 { // before the first day that Day can hold
		return meaning{value: fmt.Sprintf("-%04d", -y), basis: "explicit"}
	}
	if y > lastYear {
		return unresolved
	}
	switch {
	case e.month == 0:
		return meaning{years(y, y).part(e.edge), fmt.Sprintf("%04d", y), basis}
	case e.day == 0:
		return meaning{monthOf(y, e.month).part(e.edge), fmt.Sprintf("%04d-%02d", y, e.month), basis}
	}
	d := schema.NewDay(y, 1, 1) + dayInYear(y, e.month, e.day)
	if _, m, _ := civil(d); m != e.month { // February 30
		return unresolved
	}
	return meaning{oneDay(d), d.String() + partSuffix(e), basis}
}

// yearOf is the year of a month or day without one; zero where nothing tells it.
func (r *resolver) yearOf(e *expression) int {
	if e.shift == noShift {
		return r.inferYear(e.month, max(e.day, 1), e.day == 0)
	}
	if r.published == 0 {
		return 0
	}
	y, m, _ := civil(r.published)
	switch {
	case e.ofYear: // October last year
		return y + e.shift
	case e.day > 0: // last May 3
		d := schema.NewDay(y, 1, 1) + dayInYear(y, e.month, e.day)
		if e.shift < 0 && d >= r.published {
			return y - 1
		}
		if e.shift > 0 && d <= r.published {
			return y + 1
		}
	case e.shift < 0 && e.month >= m: // last October
		return y - 1
	case e.shift > 0 && e.month <= m:
		return y + 1
	}
	return y
}

func dayInYear(y, month, day int) schema.Day {
	return monthOf(y, month).start - schema.NewDay(y, 1, 1) + schema.Day(day-1)
}

func partialValue(e *expression) string {
	if e.day == 0 {
		return fmt.Sprintf("XXXX-%02d", e.month)
	}
	return fmt.Sprintf("XXXX-%02d-%02d", e.month, e.day)
}

// inferYear is the year of a day or month that is given without: that of the date just spoken of, or else the one that
// puts it nearest to the publication date on the side that the tense asks for.
func (r *resolver) inferYear(month, day int, wholeMonth bool) int {
	if r.explicit && r.at-r.sentence <= carry {
		y, _, _ := civil(r.spoken.start)
		if pub, _, _ := civil(r.published); r.published == 0 || pub != y {
			return y
		}
	}
	if r.published == 0 {
		return 0
	}
	y, m, _ := civil(r.published)
	if wholeMonth && month == m {
		return y
	}
	candidate := func(y int) schema.Day { return monthOf(y, month).start + schema.Day(day-1) }
	before, after := candidate(y), candidate(y)
	for before > r.published {
		y--
		before = candidate(y)
	}
	for after < r.published {
		yAfter, _, _ := civil(after)
		after = candidate(yAfter + 1)
	}
	yBefore, _, _ := civil(before)
	yAfter, _, _ := civil(after)
	switch {
	case r.tense < 0:
		return yBefore
	case r.tense > 0:
		return yAfter
	case r.published-before <= after-r.published:
		return yBefore
	}
	return yAfter
}

func (r *resolver) dayRange(e *expression) meaning {
	first, last := *e, *e
	first.form, last.form = fullDate, fullDate
	last.day = e.lastDay
	if first.year < 0 {
		return unresolved
	}
	a := r.fullDate(&first)
	if last.year == 0 && a.start != 0 {
		last.year, _, _ = civil(a.start)
	}
	b := r.fullDate(&last)
	if a.start == 0 || b.start == 0 || b.end < a.start {
		return unresolved
	}
	return meaning{interval{a.start, b.end}, a.value + "/" + b.value, a.basis}
}

func (r *resolver) decade(e *expression) meaning {
	if e.year <= 0 {
		return unresolved
	}
	last, value := e.year+9, fmt.Sprintf("%03d", e.year/10)
	if e.year%100 == 0 && e.year < 2000 { // the 1600s; but the 2000s are a decade to the press
		last, value = e.year+99, fmt.Sprintf("%02d", e.year/100)
	}
	return explicit(partOfYears(e.year, last, e.edge), value)
}

func (r *resolver) century(e *expression) meaning {
	if e.n <= 0 {
		return meaning{value: fmt.Sprintf("-%02d", -e.n-1), basis: "explicit"}
	}
	first := 100 * (e.n - 1)
	return explicit(partOfYears(max(first, 1), first+99, e.edge), fmt.Sprintf("%02d", e.n-1))
}

// weekday is the day nearest to the publication date that the tense allows; a text without tense reports the past.
// Beside a calendar date of its own sentence ("on Thursday, Oct. 3, 2013, and on Friday") it is the next after that.
func (r *resolver) weekday(e *expression) meaning {
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
		return r.spoken.start, r.spoken.start != 0
	}
	return r.published, r.published != 0
}

func (r *resolver) unit(e *expression) meaning {
	from, ok := r.anchor(e.narrative)
	if !ok {
		return unresolved
	}
	if e.narrative && e.shift > 0 {
		from = r.spoken.end
	}
	shiftBy := e.shift
	if e.unit == weekend && shiftBy == noShift { // the weekend: the last one of a past tense
		if shiftBy = 0; r.tense < 0 && weekendOf(from).start > from {
			shiftBy = -1
		}
	}
	v, value := unitOf(addUnits(from, shiftBy, e.unit), e.unit)
	return relative(v.part(e.edge), value)
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

func (r *resolver) later(e *expression) meaning {
	if r.spoken.start == 0 || e.vague {
		return unresolved
	}
	if e.n > 0 {
		return relativeTo(r.spoken.end, e)
	}
	return relativeTo(r.spoken.start, e)
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
	return meaning{seasonOf(y, e.season).part(e.edge), fmt.Sprintf("%04d-%s", y, seasons[e.season].code), basis}
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

// tenseAround is the tense of the clause that governs tokens [first, last): -1 past, 1 future, 0 neither.
func tenseAround(d *syntax.Tree, e *expression) int {
	head, inner := e.first, e.first
	for head >= 0 && head < len(d.Tokens) && e.first <= head && head < e.last {
		inner, head = head, d.Tokens[head].Head
	}
	if rel := d.Tokens[inner].Rel; rel == text.Compound { // the June elections: on whichever side of today they lie nearest
		return 0
	}
	if e.first > 0 && until[strings.ToLower(d.Tokens[e.first-1].Form)] {
		return 1
	}
	for _, before := range []int{e.first - 1, e.first - 2} { // "due on Friday", whatever hangs on what
		if before >= 0 && planned[d.Lemma(before)] {
			return 1
		}
	}
	for steps := 0; head >= 0 && steps < maxClimb; steps++ {
		if planned[d.Lemma(head)] && steps == 0 && !(d.Lemma(head) == "set" && d.Child(head, text.Obj, text.Iobj) >= 0) { // "set fire to"
			return 1
		}
		if tense := tenseOf(d, head); tense != 0 {
			return tense
		}
		if steps == 0 && isScheduled(d, head) {
			return 1
		}
		head = d.Tokens[head].Head
	}
	return 0
}

// until are the words before the end of something that goes on.
var until = map[string]bool{"until": true, "till": true, "til": true}

// planned are the words for what is put off or fixed: the day beside them lies ahead, whatever their tense.
var planned = text.WordSet("schedule scheduled plan planned due slate slated set expect expected postpone delay adjourn reschedule defer timetable")

// calendarVerbs are those whose present tense, with a day beside it, tells of a plan ("flies to Rome on Friday"). Other presents are those of
// captions and headlines, which tell what has happened.
var calendarVerbs = text.WordSet(`travel visit meet begin start open take come go hold host end expire arrive leave fly vote resume return face
	head close launch run appear conclude finish gather convene depart enter play step retire kick lapse become land reopen receive welcome
	deliver address chair attend elect celebrate mark tour assume swear`)

// isScheduled tells a present that stands for the future.
func isScheduled(d *syntax.Tree, verb int) bool {
	t := &d.Tokens[verb]
	return t.Tag == text.VERB && t.Feats.Has(text.Pres) && !t.Feats.Has(text.Part) && calendarVerbs[d.Lemma(verb)]
}

// maxClimb bounds the way up the tree to the verb; a clause seldom lies deeper.
const maxClimb = 8

// tenseOf reads the tense of a predicate from its form, its auxiliaries and its copula.
func tenseOf(d *syntax.Tree, verb int) int {
	tense := 0
	for i := range d.Children(verb) {
		t := &d.Tokens[i]
		if i >= verb {
			break
		}
		switch t.Rel {
		case text.Aux, text.AuxPass, text.Cop:
			switch t.Lemma {
			case "will", "shall", "'ll", "’ll", "wo":
				return 1
			}
			if t.Feats.Has(text.Past) {
				tense = -1
			}
		case text.Mark:
			if t.Form == "to" {
				return 1
			}
		}
	}
	if t := &d.Tokens[verb]; tense == 0 && (t.Tag == text.VERB || t.Tag == text.AUX) && t.Feats.Has(text.Past) {
		tense = -1
	}
	return tense
}
