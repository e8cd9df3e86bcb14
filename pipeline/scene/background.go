package scene

import (
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// commemorated is the day of what an anniversary is of: as many years before it as it counts, "Tuesday, the 30th anniversary of the massacre".
// Without a count nobody tells the year.
func (r *reader) commemorated(m *text.EventMention, t int) (when, bool) {
	feast := r.feastOf(t)
	if feast < 0 || r.hasDateBelow(t, m.Sentence) {
		return when{}, false
	}
	on := text.EventMention{Sentence: m.Sentence}
	on.Trigger = r.Tokens[feast].Span
	d, _ := r.dateFor(&on, feast)
	years := r.countOf(feast)
	if d == nil || years == 0 || d.Start != d.End {
		return when{When: schema.When{Basis: noBasis}}, true
	}
	y, month, day := d.Start.Time().Date()
	start := schema.NewDay(y-years, month, day)
	return when{When: schema.When{Start: start, End: start, Precision: "day", Basis: basisRelative}}, true
}

// feastOf is the anniversary whose phrase a noun stands in, or -1.
func (r *reader) feastOf(t int) int {
	for range climb {
		h := r.Head(t)
		if h < 0 || r.IsVerbal(t) || r.Tokens[t].Rel.Base() != text.Nmod {
			return -1
		}
		if r.Is(h, feasts) {
			return h
		}
		t = h
	}
	return -1
}

var (
	// feasts are the nouns for a day on which another is remembered.
	feasts = text.WordSet("anniversary centenary bicentenary jubilee")
	// firstOrdinals are the ordinals that are written out before "anniversary".
	firstOrdinals = ordinals("first second third fourth fifth sixth seventh eighth ninth tenth")
	tens          = map[string]int{"twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90, "hundredth": 100}
)

func ordinals(list string) map[string]int {
	n := map[string]int{}
	for i, word := range strings.Fields(list) {
		n[word] = i + 1
	}
	return n
}

// countOf is the number of years that an anniversary counts, or 0.
func (r *reader) countOf(feast int) int {
	for c := range r.Children(feast) {
		word := strings.ToLower(r.Tokens[c].Form)
		if n := firstOrdinals[word] + tens[word]; n > 0 {
			return n
		}
		if n, err := strconv.Atoi(strings.TrimRight(word, "stndrh")); err == nil && n > 0 && len(word) > 2 {
			return n
		}
	}
	return 0
}

// behindOld is the date of what an old sentence tells, for what it tells behind "after" without a date of its own: "In 2013 the army took over
// after crowds stormed the palace". Of a day it must stand in front, where it holds for the sentence; news tells apart what came before.
func (r *reader) behindOld(m *text.EventMention, t int) (when, bool) {
	clause := r.clauseBehind(m, t)
	if clause < 0 || !r.IsVerbal(clause) || r.hasDateBelow(clause, m.Sentence) {
		return when{}, false
	}
	above := text.EventMention{Sentence: m.Sentence}
	above.Trigger = r.Tokens[r.Head(clause)].Span
	d, said := r.dateFor(&above, r.Head(clause))
	if d == nil || said || r.published == 0 || d.End >= r.published-historicalAge {
		return when{}, false
	}
	if d.Start == d.End && d.Span.Start > min(above.Trigger.Start, r.Tokens[clause].Start) {
		return when{}, false
	}
	return whenOf(d), true
}

// clauseBehind is the clause behind "after" that tells the event, or -1.
func (r *reader) clauseBehind(m *text.EventMention, t int) int {
	for range climb {
		h := r.Head(t)
		if h < 0 {
			return -1
		}
		if mark := r.marker(t); mark >= 0 && r.Lemma(mark) == "after" {
			return t
		}
		if !m.Trigger.Contains(r.Tokens[h].Span) && r.Tokens[t].Rel != text.Conj && r.Tokens[t].Rel != text.Xcomp {
			return -1
		}
		t = h
	}
	return -1
}
