package scene

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// isStanding tells what no single day holds, though it has none of its own: what was done more than once or over a time ("has been jailed
// three times", "protested over the past weeks"), what goes on or holds in a clause that only says who is meant ("a war that has killed
// thousands"), and what nobody says has happened ("working to free them").
func (r *reader) isStanding(m *text.EventMention, verb int) bool {
	return r.isRepeated(verb) || r.isOverTime(m.Sentence, verb) || r.describesNow(verb) || !r.isFinite(verb) || !m.Trigger.Contains(r.Tokens[verb].Span) && r.isModal(verb)
}

// isRepeated tells "has used force before", "has been jailed three times", "often protested".
func (r *reader) isRepeated(verb int) bool {
	isPerfect := r.HasAux(r.leader(verb), "have", text.Pres, 0)
	for c := range r.Children(verb) {
		switch {
		case r.isAgo(c), r.Tokens[c].Rel.Base() == text.Advmod && (r.Is(c, usually) || isPerfect && r.Is(c, repeatedly)):
			return true
		case isPerfect && strings.EqualFold(r.Tokens[c].Form, "times"), isPerfect && r.isForAges(c):
			return true
		case isPerfect && r.Tokens[c].Rel.Base() == text.Advcl && r.isSince(c):
			return true
		}
	}
	return false
}

// isAgo tells "years ago", of which nobody knows how many.
func (r *reader) isAgo(t int) bool {
	if r.Is(t, ago) {
		return true
	}
	adverb := r.Child(t, text.Advmod)
	return adverb >= 0 && r.Is(adverb, ago)
}

var ago = text.WordSet("ago")

// isSince tells a clause of the beginning of what has been done since.
func (r *reader) isSince(clause int) bool {
	mark := r.Child(clause, text.Mark)
	return mark >= 0 && r.Lemma(mark) == "since"
}

var (
	// usually are the adverbs of what is done again and again, or was done at some time before the news.
	usually = text.WordSet("usually often always regularly frequently sometimes occasionally traditionally previously formerly historically before recently lately")
	// repeatedly are those that count with a present perfect; a simple past tells the news: "fired repeatedly".
	repeatedly = text.WordSet("repeatedly once twice ever never since long so_far periodically consistently constantly continually")
)

// isOverTime tells what was done "over the past weeks", "for months", "every Friday".
func (r *reader) isOverTime(sentence, verb int) bool {
	for _, d := range r.DatesOf(sentence, sentence) {
		head := r.HeadOf(d.Span)
		if head < 0 || r.Head(head) != verb {
			continue
		}
		switch preposition := r.Preposition(head); {
		case d.Kind == "set":
			return true
		case d.Kind != "duration":
		case r.reachesBack(&d), preposition == "for" && strings.HasPrefix(d.Value, unknownLength) && r.HasAux(verb, "have", text.Pres, 0):
			return true
		}
	}
	return false
}

// unknownLength is how the value of a duration of unknown length begins: "several years".
const unknownLength = "PX"

// isForAges tells "for months".
func (r *reader) isForAges(t int) bool {
	return r.Preposition(t) == "for" && ages[strings.ToLower(r.Tokens[t].Form)] && r.Child(t, text.Nummod) < 0
}

var ages = text.WordSet("days weeks months years decades centuries generations")

// reachesBack tells the length of time up to now: "the past few weeks", "recent months".
func (r *reader) reachesBack(d *text.Date) bool {
	for word := range strings.FieldsSeq(strings.ToLower(r.Slice(d.Span))) {
		if upToNow[word] {
			return true
		}
	}
	return false
}

var upToNow = text.WordSet("past last recent")

// describesNow tells a relative clause in the present or the present perfect: "Syria, which denies it", "a war that has killed thousands".
func (r *reader) describesNow(verb int) bool {
	return r.Tokens[verb].Rel == text.AclRelcl && !r.isPast(verb) && !r.isGoingOn(verb)
}

// isFinite tells a verb that says what happened or happens from an infinitive and a participle on its own.
func (r *reader) isFinite(verb int) bool {
	f := r.Tokens[verb].Feats
	if !f.Has(text.Inf) && !f.Has(text.Ger) && !f.Has(text.Part) {
		return true
	}
	for c := range r.Children(verb) {
		if rel := r.Tokens[c].Rel.Base(); rel == text.Aux && r.Lemma(c) != "to" {
			return true
		}
	}
	return f.Has(text.Past)
}

// isModal tells "would agree", above what it would be done by; where that is the event itself, it is a refusal or a demand of the day.
func (r *reader) isModal(verb int) bool {
	for c := range r.Children(r.leader(verb)) {
		if r.Tokens[c].Rel.Base() == text.Aux && modals[r.Lemma(c)] {
			return true
		}
	}
	return false
}

// modals are the auxiliaries of what is only possible, wanted or to come.
var modals = text.WordSet("would could should may might must can will shall ought")
