package scene

import (
	"cmp"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// byFrame is when news without a day of its own happened, to judge by the day of the dateline or of publication. A noun only speaks of what
// happened, mostly before the news, and a pluperfect tells what lay before it: they stay open.
func (r *reader) byFrame(m *text.EventMention, t int) (when, bool) {
	verb := r.verbOf(m, t)
	if m.Historical || m.Future || m.Hypothetical || verb < 0 || r.isPluperfect(verb) || r.isBarred(verb) || r.tellsAside(verb) || r.isStanding(m, verb) || r.recallsOld(m, verb) {
		return when{}, false
	}
	if r.frame.date != nil && (r.isPast(verb) || r.isGoingOn(verb)) {
		w := whenOf(r.frame.date)
		w.span, w.Basis = text.Span{}, basisDateline
		return w, true
	}
	first, last := r.daysOfReport(m, verb)
	if last == 0 {
		return when{}, false
	}
	return when{When: schema.When{Start: first, End: last, Precision: lengthOf(last - first + 1), Basis: basisPublication}}, true
}

// verbOf is the verb that tells an event: the trigger, or the verb of which it is a part ("fired" of "fired tear gas"); -1 where it is a noun.
// A participle or infinitive has the tense of the verb above, "demonstrated, calling him a thief", "released a statement calling him one".
func (r *reader) verbOf(m *text.EventMention, t int) int {
	if h := r.Head(t); !r.IsVerbal(t) && h >= 0 && r.IsVerbal(h) && m.Trigger.Contains(r.Tokens[h].Span) {
		t = h
	}
	if !r.IsVerbal(t) {
		return -1
	}
	for range climb {
		h := r.Head(t)
		if r.isBarred(t) { // "died after being shot"
			break
		}
		if h >= 0 && r.Tokens[t].Rel == text.Acl && r.isIng(t) && r.Child(t, text.Mark) < 0 && argues(r.Tokens[h].Rel) {
			h = r.Head(h)
		} else if r.Tokens[t].Rel != text.Xcomp && !(r.Tokens[t].Rel == text.Advcl && r.isIng(t)) {
			break
		}
		if h < 0 || !r.IsVerbal(h) {
			break
		}
		t = h
	}
	return t
}

// argues tells a noun that a verb says something of.
func argues(rel text.Rel) bool {
	return rel.Base() == text.Nsubj || rel == text.Obj || rel.Base() == text.Obl
}

// tellsAside tells the past of a clause that only says who is meant or what came before, "the traders seized in Pemba", "home since the
// court freed her": it lies before the news. What happened meanwhile does not, "hurt when a bomb exploded".
func (r *reader) tellsAside(verb int) bool {
	if verb < 0 {
		return false
	}
	rel := r.Tokens[verb].Rel
	return (rel.Base() == text.Acl || rel == text.Advcl && !r.isMeanwhile(verb)) && r.isPast(verb) && !r.isIng(verb)
}

// The hours of the outlet's day until which it tells of the day before, and from which it tells of the day itself: a morning paper is written
// at night, an evening bulletin when the day is done. Between them it may be either.
const (
	morning = 9
	evening = 18
)

// heldFor is how many days what has been told before may lie back for what was said of it to have been said since.
const heldFor = 7

// daysOfReport are the first and last day on which a report can mean that undated news happened.
func (r *reader) daysOfReport(m *text.EventMention, verb int) (first, last schema.Day) {
	today := r.entryDay(m.Sentence)
	hour, isKnown := r.Article.PublishedHour()
	first, last = today, today
	if today == 0 || today != r.published || !isKnown || r.isGoingOn(verb) {
		return first, last
	}
	if hour < evening {
		first--
	}
	if hour < morning && (r.isPast(verb) || r.isPerfect(verb)) {
		last--
	}
	if isDeed(m) && r.isPast(verb) || hour >= evening {
		return first, last
	}
	told, said := r.lastNews(max(0, m.Sentence-tellingOn), m.Sentence-1)
	if d := cmp.Or(told, said); d != nil && d.Start >= today-heldFor {
		first = min(first, d.Start)
	}
	return first, last
}

// recallsOld tells a past that the text tells after older days and before it has come to the news, a look back over weeks, and a deed after
// days of the news from which it does not go on.
func (r *reader) recallsOld(m *text.EventMention, verb int) bool {
	if !r.isPast(verb) || r.published == 0 {
		return false
	}
	from := max(0, m.Sentence-tellingOn)
	if told, _ := r.lastNews(from, m.Sentence-1); told != nil && isDeed(m) {
		return r.isFarBack(told, m.Sentence)
	}
	dates := r.DatesOf(from, m.Sentence)
	for i := len(dates) - 1; i >= 0; i-- {
		if d := &dates[i]; r.isMoment(d) && (d.Sentence < m.Sentence || !r.isInPassing(d)) {
			return d.End < r.published-heldFor
		}
	}
	return false
}
