package scene

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// dateOfWhen is the date that a clause with "when" tells of: "in custody since late May, when police seized him at the airport"; nil where
// there is none.
func (r *reader) dateOfWhen(m *text.EventMention, t int, dates []text.Date) *text.Date {
	for range climb {
		for c := range r.Children(t) {
			if c == 0 || !strings.EqualFold(r.Tokens[c].Form, "when") {
				continue
			}
			end := r.Tokens[c-1].End
			if r.Tokens[c-1].Form == "," && c > 1 {
				end = r.Tokens[c-2].End
			}
			for i := range dates {
				if d := &dates[i]; d.Span.End == end && d.Start != 0 && d.Kind != "duration" {
					return d
				}
			}
		}
		h := r.Head(t)
		if h < 0 || !m.Trigger.Contains(r.Tokens[h].Span) && r.Tokens[t].Rel != text.Conj && r.Tokens[t].Rel != text.Xcomp {
			break
		}
		t = h
	}
	return nil
}

// isOfNoun tells a date that says which thing a noun means: "Friday's attack", "the 2015 accord", "the attack on Friday".
func (r *reader) isOfNoun(d *text.Date, word, noun int) bool {
	switch r.Tokens[word].Rel {
	case text.NmodPoss:
		return true
	case text.Nmod:
		return r.deedNouns[noun]
	case text.Compound, text.Nummod, text.Amod:
		return !r.IsVerbal(noun) && r.dateWord(d) == word
	}
	return false
}

// describesAnother tells the date of something else that the event's clause speaks of: "condemned Friday's attack", "the attack on Friday", "chosen to lead the party
// into next year's vote". Where it says at what the event happened, or what did the deed, it is the event's too: "killed in Friday's raid".
func (r *reader) describesAnother(d *text.Date, m *text.EventMention, t int) bool {
	word := r.HeadOf(d.Span)
	if word < 0 {
		return false
	}
	owned := r.Head(word)
	if owned < 0 || !r.isOfNoun(d, word, owned) {
		return false
	}
	if owned == t || isDeed(m) && m.Trigger.Contains(r.Tokens[owned].Span) {
		return false
	}
	switch r.Tokens[owned].Rel.Base() {
	case text.Nsubj:
		return !isDeed(m)
	case text.Obl, text.Nmod:
		marker := r.Preposition(owned)
		isOfNoun := r.Tokens[owned].Rel.Base() == text.Nmod
		return isOfNoun && !isDeed(m) || !inside[marker] && !carriers[marker]
	}
	return true
}

// dateBehind is the date that follows right behind the event's words, with no more than a preposition between: "after his arrest on
// Wednesday"; or, where only the event's own noun phrase lies between, one that its verb cannot have ("have arrested a man for the stabbing of a priest on
// Saturday") or the second date of a sentence: "met on Tuesday, for the first time
// since an attack on a base two weeks ago".
func (r *reader) dateBehind(m *text.EventMention, t int, dates []text.Date) *text.Date {
	hasOther := false
	for i := range dates {
		d := &dates[i]
		if !r.isMoment(d) {
			continue
		}
		if d.Span.Start < m.Trigger.End {
			hasOther = true
			continue
		}
		head := r.HeadOf(d.Span)
		if (hasOther || head >= 0 && r.Head(head) >= 0 && r.clashes(d, r.Head(head))) && r.isNominal(t, head) {
			return d
		}
		if between := strings.Fields(r.Text[m.Trigger.End:d.Span.Start]); len(between) == 0 || len(between) == 1 && onDays[between[0]] {
			return d
		}
		return nil
	}
	return nil
}

// sinceWhen is the beginning of what lasts, "protests since June", "held since Thursday"; of what was done again and again, "killed since
// Monday", all the days since.
func (r *reader) sinceWhen(m *text.EventMention, t int) (when, bool) {
	dates := r.DatesOf(m.Sentence, m.Sentence)
	for i := range dates {
		d := &dates[i]
		head := r.HeadOf(d.Span)
		if head < 0 || d.Start == 0 || d.Kind == "duration" || r.Preposition(head) != "since" || r.Head(head) != t {
			continue
		}
		w := whenOf(d)
		if today := r.entryDay(m.Sentence); r.IsVerbal(t) && !r.Is(t, lastingVerbs) && today > w.End {
			w.End = today
			w.Precision = lengthOf(w.End - w.Start + 1)
		}
		return w, true
	}
	return when{}, false
}

// lastingVerbs are those of what begins once and goes on.
var lastingVerbs = text.WordSet(`hold detain imprison jail block blockade shut close occupy control besiege surround ban suspend strike rule govern
	station deploy protest`)

// isNominal tells whether a noun and the words from it to a date are all of one noun phrase.
func (r *reader) isNominal(noun, date int) bool {
	if date < noun || r.IsVerbal(noun) {
		return false
	}
	for t := noun; t < date; t++ {
		switch r.Tokens[t].Tag {
		case text.VERB, text.AUX, text.SCONJ, text.CCONJ, text.PUNCT:
			return false
		}
	}
	return true
}

// onDays are the prepositions of days.
var onDays = text.WordSet("on in of late early")
