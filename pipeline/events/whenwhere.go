package events

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// historicalAge is how long before publication an event must lie to be background rather than news. Daily and weekly papers
// report within days, monthlies within a month; after that a date is told to explain something else.
const historicalAge = 31 // days

// The bases of a place (schema.PlaceBases).
const basisExplicit = "explicit"

// The bases of a date that the article's frame gives (schema.DateBases).
const (
	basisDateline    = "dateline"
	basisPublication = "publication"
)

// setWhen dates the event: by its clause, its sentence, the sentence it continues, else by the dateline or the day of publication
// where the event is news. What is future, hypothetical or background stays undated without words of its own.
func (c *sentenceCoder) setWhen(ev *coded, m *text.EventMention) {
	published := c.doc.Article.PublishedDay()
	if d := c.dateFor(ev); d != nil {
		m.When, m.Start, m.End, m.Precision, m.Basis = d.Span, d.Start, d.End, d.Precision, d.Basis
	} else if d := c.continued(ev); d != nil {
		m.Start, m.End, m.Precision, m.Basis = d.Start, d.End, d.Precision, d.Basis
	}
	if m.End != 0 && published != 0 && m.End < published-historicalAge {
		m.Historical = true
	}
	if m.Start != 0 && published != 0 && m.Start > published && !m.Negated {
		m.Future = true
	}
	if m.Start == 0 && m.End == 0 && m.When.Empty() && !m.Historical && !m.Future && !m.Hypothetical {
		c.dateByFrame(m, published)
	}
}

func (c *sentenceCoder) dateByFrame(m *text.EventMention, published schema.Day) {
	for i := range c.doc.Dates {
		if d := &c.doc.Dates[i]; c.doc.Dateline.Contains(d.Span) && d.Start != 0 {
			m.Start, m.End, m.Precision, m.Basis = d.Start, d.End, d.Precision, basisDateline
			return
		}
	}
	if published != 0 {
		m.Start, m.End, m.Precision, m.Basis = published, published, "day", basisPublication
	}
}

// isMoment tells a date that can be an event's: one with a place in the calendar, no duration or "every Friday".
func isMoment(d *text.Date) bool { return (d.Kind == "date" || d.Kind == "time") && d.Start != 0 }

// dateFor is the sentence's date nearest to the trigger in the tree that does not belong to another event's clause, or nil.
func (c *sentenceCoder) dateFor(ev *coded) *text.Date {
	var best *text.Date
	bestDistance, bestGap := 0, 0
	for i := range c.doc.Dates {
		d := &c.doc.Dates[i]
		if d.Sentence != c.index || !isMoment(d) || c.doc.Dateline.Contains(d.Span) {
			continue
		}
		distance, ok := c.distance(c.headOf(d.Span), ev)
		gap := max(d.Span.Start-ev.trigger.End, ev.trigger.Start-d.Span.End)
		if ok && (best == nil || distance < bestDistance || distance == bestDistance && gap < bestGap) {
			best, bestDistance, bestGap = d, distance, gap
		}
	}
	return best
}

// headOf is the token of a span that hangs on a word outside of it.
func (c *sentenceCoder) headOf(span text.Span) int {
	for t := c.start; t < c.end; t++ {
		if span.Contains(c.toks[t].Span) {
			if h := c.head(t); h < 0 || !span.Contains(c.toks[h].Span) {
				return t
			}
		}
	}
	return -1
}

// clausePenalty is the distance that crossing into another clause adds: a date of the event's own clause always wins.
const clausePenalty = 10

// distance is how far a word lies from the event's trigger in the tree; not ok where it belongs to a clause below or beside
// the trigger that tells of something else.
func (c *sentenceCoder) distance(t int, ev *coded) (int, bool) {
	if t < 0 {
		return 0, false
	}
	above := c.ancestors(ev.pred.tok)
	steps := 0
	for range 4 * clauseDepth {
		if up, ok := above[t]; ok {
			return steps + up, true
		}
		if c.isVerbal(t) { // leaving another clause on the way up
			if c.ownsDates(t) {
				return 0, false
			}
			steps += clausePenalty
		}
		steps++
		if t = c.head(t); t < 0 {
			break
		}
	}
	return 0, false
}

// ownsDates tells a clause whose dates are its own: a relative or adverbial clause or quoted speech with an event in it.
func (c *sentenceCoder) ownsDates(t int) bool {
	switch c.toks[t].Rel {
	case text.AclRelcl, text.Acl, text.Advcl, text.Conj, text.Parataxis, text.Ccomp:
		return true
	}
	return false
}

// ancestors are the words above the trigger with their distance; crossing from a subordinate clause into the one above costs.
func (c *sentenceCoder) ancestors(t int) map[int]int {
	above := map[int]int{}
	steps := 0
	for range 4 * clauseDepth {
		above[t] = steps
		h := c.head(t)
		if h < 0 {
			break
		}
		steps++
		if c.isVerbal(t) && c.isVerbal(h) {
			steps += clausePenalty
		}
		if c.says(h) && c.toks[t].Rel == text.Ccomp {
			steps += clausePenalty // when it was said is a poorer guess than when it was done
		}
		t = h
	}
	return above
}

// continued is the date of the sentence before where this one goes on telling the same past: same paragraph, no date of its own, past
// tense. Only background is told so; news has the frame's date.
func (c *sentenceCoder) continued(ev *coded) *text.Date {
	if c.index == 0 || c.hasOwnDate() || !c.toks[ev.pred.tok].Feats.Has(text.Past) && !c.isIng(ev.pred.tok) {
		return nil
	}
	prev := &c.doc.Sentences[c.index-1]
	cur := &c.doc.Sentences[c.index]
	if prev.End > cur.Start || strings.Contains(c.doc.Text[prev.End:cur.Start], "\n") {
		return nil
	}
	published := c.doc.Article.PublishedDay()
	var last *text.Date
	for i := range c.doc.Dates {
		if d := &c.doc.Dates[i]; d.Sentence == c.index-1 && isMoment(d) {
			last = d
		}
	}
	if last == nil || published != 0 && last.End >= published-historicalAge {
		return nil
	}
	return last
}

func (c *sentenceCoder) hasOwnDate() bool {
	for i := range c.doc.Dates {
		if d := &c.doc.Dates[i]; d.Sentence == c.index && isMoment(d) {
			return true
		}
	}
	return false
}

// setWhere finds the event's place: what fills the pattern's place, else a place of its clause that is no government, no
// adjective and not where the speaker spoke.
func (c *sentenceCoder) setWhere(ev *coded, m *text.EventMention) {
	best, bestDistance := -1, 0
	for i := range c.doc.PlaceMentions {
		pm := &c.doc.PlaceMentions[i]
		if pm.Sentence != c.index || pm.Metonym || pm.Demonym || c.doc.Dateline.Contains(pm.Span) {
			continue
		}
		distance, ok := c.distance(c.headOf(pm.Span), ev)
		if !ok {
			continue
		}
		if ev.src.span.Contains(pm.Span) || ev.src.tok >= 0 && c.isBelow(c.headOf(pm.Span), ev.src.tok) && c.grade(ev.src.tok) > noActor {
			distance += 2 * clausePenalty // where the source is from
		}
		if c.spokenAt(pm.Span, ev) || c.isParty(pm.Span, ev) {
			continue
		}
		if best < 0 || distance < bestDistance {
			best, bestDistance = i, distance
		}
	}
	if best >= 0 && bestDistance < 2*clausePenalty {
		m.Where, m.Place, m.PlaceBasis = c.doc.PlaceMentions[best].Span, c.doc.PlaceMentions[best].Ref, basisExplicit
	}
}

// isBelow tells whether a word hangs, through phrases alone, on another.
func (c *sentenceCoder) isBelow(t, top int) bool {
	for range clauseDepth {
		if t < 0 || t == top || c.isVerbal(t) {
			break
		}
		t = c.head(t)
	}
	return t == top
}

// isParty tells whether a place stands for one of the sides of an event of words: whom somebody talks to is not where.
func (c *sentenceCoder) isParty(span text.Span, ev *coded) bool {
	if isConflict(ev.code) || strings.HasPrefix(ev.code, visitCode) || !ev.src.span.Contains(span) && !ev.tgt.span.Contains(span) {
		return false
	}
	return !inPreps[c.marker(c.headOf(span))]
}

// visitCode is CAMEO's "make a visit": its target is its place.
const visitCode = "042"

// spokenAt tells whether a place is where a speech verb above the event was spoken, or belongs to the speaker.
func (c *sentenceCoder) spokenAt(span text.Span, ev *coded) bool {
	t := c.headOf(span)
	for range 2 * clauseDepth {
		if t < 0 || t == ev.pred.tok {
			return false
		}
		if c.isVerbal(t) {
			return c.says(t) && t != ev.pred.tok
		}
		if strings.HasPrefix(c.marker(t), "accord") {
			return true
		}
		t = c.head(t)
	}
	return false
}
