package dates

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// entries are the clock times that head the entries of a live blog, "14:35 GMT" or "Posted at 2.10pm" in a line of its own. Their days
// follow from the article's by the midnights between them.
type entries struct {
	heads       map[int]bool // indices of expressions
	newestFirst bool
	last        int // minute of the day of the head before, -1 for none
}

const noMinute = -1

// entryWords are the words that stand beside the time of an entry.
var entryWords = text.WordSet("post publish update live report by at - – — | : • ( ) · on local time")

// entriesOf finds the heads of entries; which way their times mostly run tells whether the newest stands first.
func entriesOf(d *text.Document, found []expression) entries {
	all := entries{heads: map[int]bool{}, last: noMinute}
	steps, last := 0, noMinute
	for i := range found {
		e := &found[i]
		if e.form != clockForm || !isEntryHead(d, found, i) {
			continue
		}
		all.heads[i] = true
		minute := e.minuteOfDay()
		switch {
		case last == noMinute:
		case minute < last:
			steps--
		case minute > last:
			steps++
		}
		last = minute
	}
	all.newestFirst = steps < 0
	return all
}

func (e *expression) minuteOfDay() int { return 60*e.hour + e.minute }

// isEntryHead tells a clock time that a line holds with nothing but entryWords.
func isEntryHead(d *text.Document, found []expression, i int) bool {
	first, last := d.Line(found[i].first)
	for t := first; t < last; t++ {
		switch {
		case t >= found[i].first && t < found[i].last:
		case entryWords[d.Tokens[t].Lemma], entryWords[strings.ToLower(d.Tokens[t].Form)]:
		default:
			return false
		}
	}
	return true
}

// day is the day of an entry with a time, where the one before has the day given.
func (a *entries) day(before schema.Day, e *expression) schema.Day {
	minute, last := e.minuteOfDay(), a.last
	a.last = minute
	switch {
	case last == noMinute:
	case a.newestFirst && minute > last:
		return before - 1
	case !a.newestFirst && minute < last:
		return before + 1
	}
	return before
}

// enter gives the head of an entry its day.
func (a *entries) enter(date *text.Date, e *expression, before schema.Day) schema.Day {
	day := a.day(before, e)
	date.Start, date.End, date.Precision, date.Basis = day, day, "day", "relative"
	date.Value = day.String() + date.Value
	return day
}
