package scene

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// historicalAge is how long before publication an event must lie to be background rather than news. Daily and weekly papers
// report within days, monthlies within a month; after that a date is told to explain something else.
const historicalAge = 31 // days

// The bases of a date that the article's frame gives (schema.DateBases).
const (
	basisDateline    = "dateline"
	basisPublication = "publication"
)

// setWhen dates the event: by its clause, its sentence, the sentence it continues, else by the dateline or the day of publication
// where the event is news. What is future, hypothetical or background stays undated without words of its own.
func (r *reader) setWhen(m *text.EventMention) {
	t := r.trigger(m)
	if t < 0 {
		return
	}
	if d := r.dateFor(m, t); d != nil {
		m.When, m.Start, m.End, m.Precision, m.Basis = d.Span, d.Start, d.End, d.Precision, d.Basis
	} else if d := r.continued(m, t); d != nil {
		m.Start, m.End, m.Precision, m.Basis = d.Start, d.End, d.Precision, d.Basis
	}
	if m.End != 0 && r.published != 0 && m.End < r.published-historicalAge {
		m.Historical = true
	}
	if m.Start != 0 && r.published != 0 && m.Start > r.published && !m.Negated {
		m.Future = true
	}
	if m.Start == 0 && m.End == 0 && m.When.Empty() && !m.Historical && !m.Future && !m.Hypothetical {
		r.dateByFrame(m)
	}
}

func (r *reader) dateByFrame(m *text.EventMention) {
	for i := range r.doc.Dates {
		if d := &r.doc.Dates[i]; r.doc.Dateline.Contains(d.Span) && d.Start != 0 {
			m.Start, m.End, m.Precision, m.Basis = d.Start, d.End, d.Precision, basisDateline
			return
		}
	}
	if r.published != 0 {
		m.Start, m.End, m.Precision, m.Basis = r.published, r.published, "day", basisPublication
	}
}

// isMoment tells a date that can be an event's: one with a place in the calendar, no duration or "every Friday".
func isMoment(d *text.Date) bool { return (d.Kind == "date" || d.Kind == "time") && d.Start != 0 }

// dateFor is the sentence's date nearest to the trigger in the tree that does not belong to another event's clause, or nil.
func (r *reader) dateFor(m *text.EventMention, t int) *text.Date {
	var best *text.Date
	bestDistance, bestGap := 0, 0
	for i := range r.doc.Dates {
		d := &r.doc.Dates[i]
		if d.Sentence != m.Sentence || !isMoment(d) || r.doc.Dateline.Contains(d.Span) {
			continue
		}
		distance, ok := r.distance(r.headOf(d.Span, d.Sentence), t)
		gap := max(d.Span.Start-m.Trigger.End, m.Trigger.Start-d.Span.End)
		if ok && (best == nil || distance < bestDistance || distance == bestDistance && gap < bestGap) {
			best, bestDistance, bestGap = d, distance, gap
		}
	}
	return best
}

// clausePenalty is the distance that crossing into another clause adds: a date of the event's own clause always wins.
const clausePenalty = 10

// distance is how far a word lies from the event's trigger in the tree; not ok where it belongs to a clause below or beside
// the trigger that tells of something else.
func (r *reader) distance(word, trigger int) (int, bool) {
	if word < 0 {
		return 0, false
	}
	above := r.ancestors(trigger)
	steps := 0
	for range 3 * climb {
		if up, ok := above[word]; ok {
			return steps + up, true
		}
		if r.isVerbal(word) { // leaving another clause on the way up
			if r.ownsDates(word) {
				return 0, false
			}
			steps += clausePenalty
		}
		steps++
		if word = r.head(word); word < 0 {
			break
		}
	}
	return 0, false
}

// ownsDates tells a clause whose dates are its own: a relative or adverbial clause or quoted speech with an event in it.
func (r *reader) ownsDates(t int) bool {
	switch r.toks[t].Rel {
	case text.AclRelcl, text.Acl, text.Advcl, text.Conj, text.Parataxis, text.Ccomp:
		return true
	}
	return false
}

// ancestors are the words above the trigger with their distance; crossing from a subordinate clause into the one above costs.
func (r *reader) ancestors(t int) map[int]int {
	above := map[int]int{}
	steps := 0
	for range 3 * climb {
		above[t] = steps
		h := r.head(t)
		if h < 0 {
			break
		}
		steps++
		if r.isVerbal(t) && r.isVerbal(h) {
			steps += clausePenalty
		}
		if r.is(h, speech) && r.toks[t].Rel == text.Ccomp {
			steps += clausePenalty // when it was said is a poorer guess than when it was done
		}
		t = h
	}
	return above
}

// continued is the date of the sentence before where this one goes on telling the same past: same paragraph, no date of its own, past
// tense. Only background is told so; news has the frame's date.
func (r *reader) continued(m *text.EventMention, t int) *text.Date {
	if m.Sentence == 0 || r.hasOwnDate(m.Sentence) || !r.toks[t].Feats.Has(text.Past) && !r.isIng(t) {
		return nil
	}
	if !r.sameParagraph(m.Sentence-1, m.Sentence) {
		return nil
	}
	var last *text.Date
	for i := range r.doc.Dates {
		if d := &r.doc.Dates[i]; d.Sentence == m.Sentence-1 && isMoment(d) {
			last = d
		}
	}
	if last == nil || r.published != 0 && last.End >= r.published-historicalAge {
		return nil
	}
	return last
}

// sameParagraph tells whether no line ends between two sentences.
func (r *reader) sameParagraph(a, b int) bool {
	from, to := r.sentences[a].End, r.sentences[b].Start
	return from <= to && !strings.Contains(r.doc.Text[from:to], "\n")
}

func (r *reader) hasOwnDate(sentence int) bool {
	for i := range r.doc.Dates {
		if d := &r.doc.Dates[i]; d.Sentence == sentence && isMoment(d) {
			return true
		}
	}
	return false
}
