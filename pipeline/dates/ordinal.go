package dates

import (
	"time"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// ordinalRule reads "on the 14th" where neither a month nor what is counted follows.
func (s *scanner) ordinalRule(i int) expression {
	if !s.is(i, ordinal) || !s.isDay(i) || s.form0(i)[0] > '9' || !s.says(i-1, "the") || !s.says(i-2, "on", "until", "since", "from") {
		return expression{}
	}
	if i+1 < len(s.tokens) {
		switch t := &s.tokens[i+1]; {
		case t.Tag == text.NOUN, t.Tag == text.PROPN, t.Tag == text.ADJ, s.is(i+1, dash), s.says(i+1, "of"):
			return expression{}
		}
	}
	e := build(ordinalForm, i, i+1)
	e.day = s.words[i].n
	return e
}

// ordinal is the nearest such day that the tense allows, or that of the month of which the text has just spoken.
func (r *resolver) ordinal(e *expression) meaning {
	near := r.published
	if r.explicit && r.at-r.sentence <= carry {
		near = r.spoken.start
	}
	if near == 0 {
		return unresolved
	}
	y, m, _ := civil(near)
	d := dayOf(y, m, e.day)
	switch {
	case near != r.published:
	case r.tense > 0 && d < near:
		d = dayOf(y, m+1, e.day)
	case r.tense <= 0 && d > near:
		d = dayOf(y, m-1, e.day)
	}
	if _, _, day := civil(d); day != e.day { // the 31st of a month of thirty days
		return unresolved
	}
	return relative(oneDay(d), d.String())
}

func dayOf(y, m, day int) schema.Day { return schema.NewDay(y, time.Month(m), day) }
