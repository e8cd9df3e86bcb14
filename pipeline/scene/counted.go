package scene

import (
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// unitDays are the days of TIMEX3's units, and slack how far off a number of them may be: "two weeks after" is seldom fourteen days.
var unitDays = map[string]struct{ days, slack schema.Day }{
	"S": {0, 0}, "H": {0, 0}, "D": {1, 0}, "W": {7, 3}, "M": {30, 15}, "Y": {365, 183},
}

// counted is the day of what the clause above is counted from: "resigned on Friday, two days after police shot four protesters".
func (r *reader) counted(m *text.EventMention, t int) (when, bool) {
	clause, sign := r.counting(m, t)
	if clause < 0 {
		return when{}, false
	}
	l, ok := r.lengthBefore(r.marker(clause))
	if !ok || r.hasDateBelow(clause, m.Sentence) {
		return when{}, false
	}
	first, last := r.daysBefore(m.Sentence, l.start)
	if first == 0 {
		first = r.dayOfClause(m.Sentence, r.Head(clause))
		last = first
	}
	if first == 0 {
		return when{}, false
	}
	w := schema.When{Start: first + sign*l.days - l.slack, End: last + sign*l.days + l.slack, Basis: basisRelative}
	w.Precision = lengthOf(w.End - w.Start + 1)
	return when{When: w}, true
}

// length is a number of days, how far off it may be, and where its words begin.
type length struct {
	days, slack schema.Day
	start       int
}

// counting finds the phrase or clause behind "after" or "before" that tells the event, and the direction in which it lies.
func (r *reader) counting(m *text.EventMention, t int) (clause int, sign schema.Day) {
	for range climb {
		if mark := r.marker(t); mark >= 0 && r.Head(t) >= 0 {
			if r.Lemma(mark) == "after" {
				return t, -1
			}
			return t, 1
		}
		h := r.Head(t)
		if h < 0 || !m.Trigger.Contains(r.Tokens[h].Span) && r.Tokens[t].Rel != text.Conj && r.Tokens[t].Rel != text.Xcomp && !(r.Tokens[t].Rel == text.Nmod && r.Preposition(t) == "of") {
			break
		}
		t = h
	}
	return -1, 0
}

// marker is the "after" or "before" that a word's clause or phrase begins with, or -1.
func (r *reader) marker(t int) int {
	for c := range r.Children(t) {
		if rel := r.Tokens[c].Rel.Base(); (rel == text.Mark || rel == text.Case) && (r.Lemma(c) == "after" || r.Lemma(c) == "before") {
			return c
		}
	}
	return -1
}

// lengthBefore reads the length of time in front of "after" or "before": "two days", "the day", "hours".
func (r *reader) lengthBefore(mark int) (length, bool) {
	if mark < 1 || r.Tokens[mark].Sentence != r.Tokens[mark-1].Sentence {
		return length{}, false
	}
	sentence := r.Tokens[mark].Sentence
	for _, d := range r.DatesOf(sentence, sentence) {
		if d.Kind == "duration" && d.Span.End == r.Tokens[mark-1].End {
			return readLength(d.Value, d.Span.Start)
		}
	}
	unit := r.Lemma(mark - 1)
	if unit == "hour" || unit == "minute" {
		return length{start: r.Tokens[mark-1].Start}, true
	}
	if letter := definiteUnits[unit]; letter != "" && mark > 1 && strings.EqualFold(r.Tokens[mark-2].Form, "the") {
		return readLength("P1"+letter, r.Tokens[mark-2].Start)
	}
	return length{}, false
}

// definiteUnits are those of "the day after", "the night before".
var definiteUnits = map[string]string{"day": "D", "night": "D", "morning": "D", "week": "W", "month": "M", "year": "Y"}

// readLength reads P2D, P3W, PT5H; lengths of unknown number, and decades, are not ok.
func readLength(value string, start int) (length, bool) {
	number, isTime := strings.CutPrefix(strings.TrimPrefix(value, "P"), "T")
	if len(number) < 2 {
		return length{}, false
	}
	n, err := strconv.Atoi(number[:len(number)-1])
	unit, known := unitDays[number[len(number)-1:]]
	if err != nil || !known {
		return length{}, false
	}
	if isTime {
		return length{start: start}, true
	}
	return length{schema.Day(n) * unit.days, unit.slack, start}, true
}

// daysBefore are the first and last day of the date that stands right before a place of the text: "since July 2021, four months after".
func (r *reader) daysBefore(sentence, start int) (first, last schema.Day) {
	for _, d := range r.DatesOf(sentence, sentence) {
		if d.Start != 0 && d.Kind != "duration" && d.Span.End < start && strings.Trim(r.Text[d.Span.End:start], " ,") == "" {
			return d.Start, d.End
		}
	}
	return 0, 0
}

// hasDateBelow tells whether a clause or phrase has a day of its own.
func (r *reader) hasDateBelow(clause, sentence int) bool {
	for _, d := range r.DatesOf(sentence, sentence) {
		if head := r.HeadOf(d.Span); r.isMoment(&d) && head > clause && r.Under(head, clause) {
			return true
		}
	}
	return false
}

// dayOfClause is the day of what a clause tells, or that of the article's news; 0 where it is none or no single day.
func (r *reader) dayOfClause(sentence, head int) schema.Day {
	m := text.EventMention{Sentence: sentence}
	m.Trigger = r.Tokens[head].Span
	d, _ := r.dateFor(&m, head)
	if d == nil {
		d = r.frame.date
	}
	switch {
	case d == nil:
		return r.entryDay(sentence)
	case d.Start == d.End:
		return d.Start
	}
	return 0
}
