package dates

import (
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// labelDays gives the weekdays that head the items of a list, "Monday: ... Friday: ...", their days: the list runs up to the day of
// publication, or back from it, and no item is a week from the next.
func labelDays(d *text.Document, found []expression, published schema.Day) {
	var labels []*expression
	ahead, back := 0, 0 // days that the list spans read either way
	for i := range found {
		e := &found[i]
		if !isLabel(d, e) {
			continue
		}
		if n := len(labels); n > 0 {
			ahead += (e.day - labels[n-1].day + 7) % 7
			back += (labels[n-1].day - e.day + 7) % 7
		}
		labels = append(labels, e)
	}
	if len(labels) < 2 || published == 0 {
		return
	}
	day := published
	for i := range labels {
		e := labels[i]
		if ahead <= back {
			e = labels[len(labels)-1-i]
		}
		day -= schema.Day((int(day.Weekday()) - e.day + 7) % 7)
		e.fixed = day
	}
}

// isLabel tells a weekday that begins a line and has a colon behind it.
func isLabel(d *text.Document, e *expression) bool {
	first, last := d.Line(e.first)
	return e.form == weekdayForm && e.shift == noShift && e.first == first && e.last < last && d.Tokens[e.last].Form == ":"
}
