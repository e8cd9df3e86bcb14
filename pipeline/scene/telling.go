package scene

import (
	"cmp"
	"slices"
	"sort"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// continued is the date of the sentences before where this one goes on telling the same past: same paragraph, no date of its own, past
// tense. Only background is told so; news has the frame's date.
func (r *reader) continued(m *text.EventMention, t int) (when, bool) {
	last := r.narrated(m.Sentence)
	if last == nil || !r.tellsOn(m, t) && !r.chronicles(m, t, last) || r.isPluperfect(t) && !r.isPluperfect(r.Head(r.HeadOf(last.Span))) || r.published != 0 && last.End >= r.published-historicalAge {
		return when{}, false
	}
	w := whenOf(last)
	w.span = text.Span{}
	return w, true
}

// chronicles tells the present of a timeline, which goes on from a day of the past that it tells in the present: "May 1998: Troops enter the
// valley. They burn two villages".
func (r *reader) chronicles(m *text.EventMention, t int, last *text.Date) bool {
	if last.Sentence != m.Sentence-1 || r.hasOwnDate(m.Sentence) || !r.isPlainPresent(r.verbOf(m, t)) {
		return false
	}
	first := sort.Search(len(r.EventMentions), func(i int) bool { return r.EventMentions[i].Sentence >= last.Sentence })
	for i := first; i < len(r.EventMentions) && r.EventMentions[i].Sentence == last.Sentence; i++ {
		if other := &r.EventMentions[i]; other.When == last.Span && r.isPlainPresent(r.verbOf(other, r.trigger(other))) {
			return true
		}
	}
	return false
}

// narratedOn is the number of sentences over which a past is told on from its date.
const narratedOn = 3

// narrated is the date of the past that the sentences before tell in the same paragraph, or nil.
func (r *reader) narrated(sentence int) *text.Date {
	for s := sentence - 1; s >= max(0, sentence-narratedOn) && r.sameParagraph(s, s+1); s-- {
		if d := r.lastDate(s, s); d != nil {
			if r.isInPassing(d) {
				return nil
			}
			return d
		}
		if !r.isTold(s) {
			break
		}
	}
	return nil
}

// isTold tells a sentence in a past tense.
func (r *reader) isTold(sentence int) bool {
	s := &r.Sentences[sentence]
	for t := s.First; t < s.Last; t++ {
		if r.Head(t) < 0 && r.Tokens[t].Tag != text.PUNCT {
			return r.isPast(t) && !r.isPerfect(t)
		}
	}
	return false
}

// isInPassing tells a date of what a noun only names or a clause tells of one: "the arrests of 1974", "said that Poles collaborated in the war".
func (r *reader) isInPassing(d *text.Date) bool {
	for t := range r.upFrom(r.HeadOf(d.Span)) {
		if r.IsVerbal(t) {
			return r.Tokens[t].Rel.Base() == text.Acl
		}
		if naming[r.Tokens[t].Rel.Base()] {
			if h := r.Head(t); h >= 0 && !r.IsVerbal(h) && r.Tokens[h].Rel.Base() != text.Nsubj && r.Tokens[h].Rel != text.Root && !r.Is(h, hours) {
				return true
			}
		}
	}
	return false
}

// naming are the relations of a date to the noun that it tells from others: "the 2015 accord".
var naming = map[text.Rel]bool{text.Nmod: true, text.Compound: true, text.Nummod: true, text.Amod: true}

// hours are the nouns for parts of what is dated: "the night of 4 May".
var hours = text.WordSet("night eve morning afternoon evening day week month year start end beginning weekend anniversary")

// tellsOn tells a past without a date of its own, which can go on from the sentence before; a present perfect speaks of today.
func (r *reader) tellsOn(m *text.EventMention, t int) bool {
	if m.Sentence == 0 || r.hasOwnDate(m.Sentence) {
		return false
	}
	verb := r.verbOf(m, t)
	if verb < 0 {
		verb = t
	}
	isOnItsOwn := r.isIng(t) && !r.isGoingOn(t) && (verb == t || r.HasAux(verb, "could", 0, 0)) // "could hear them firing"
	return isOnItsOwn || r.isPast(verb) && !r.isPerfect(verb)
}

// aside tells an undated past in a relative clause that says which people are meant: it lies before the news ("the children who were taken
// in May are back"), and where the sentence speaks of today behind it ("X succeeds Y, who jailed dozens").
func (r *reader) aside(m *text.EventMention, t int) (when, bool) {
	if r.Tokens[t].Rel != text.AclRelcl || !r.isPast(t) || r.isPerfect(t) || r.hasOwnDate(m.Sentence) {
		return when{}, false
	}
	if top := r.top(t); r.IsVerbal(top) && !r.isPast(top) && !r.isPerfect(top) && !r.Is(top, speech) {
		m.Historical = true
		return when{}, false
	}
	return when{When: schema.When{Basis: noBasis}}, r.MentionAt(r.Head(t)) >= 0
}

// pointedTo leaves undated a deed that a definite noun only points to, "the attack", "their arrest": it lies before the news that speaks of it.
func (r *reader) pointedTo(m *text.EventMention, t int) (when, bool) {
	return when{When: schema.When{Basis: noBasis}}, isDeed(m) && r.pointsBack(t)
}

// pointsBack tells a definite noun below a verb that tells something else.
func (r *reader) pointsBack(t int) bool {
	if r.IsVerbal(t) || r.Tokens[t].Rel == text.Root || r.Tokens[t].Rel.Base() == text.Nsubj {
		return false
	}
	for c := range r.Children(t) {
		if r.Tokens[c].Rel == text.NmodPoss || r.Tokens[c].Rel == text.Det && r.Is(c, pointers) {
			return true
		}
	}
	return false
}

var pointers = text.WordSet("the that this those these")

// tellingOn is the number of sentences over which news goes on from a day that was named.
const tellingOn = 10

// sameDay is the day of the news that the sentences before tell, where this one tells on: past tense, no date of its own.
func (r *reader) sameDay(m *text.EventMention, t int) (when, bool) {
	if m.Historical || m.Future || m.Hypothetical || !isDeed(m) || !r.tellsOn(m, t) || r.isRecalled(t) || r.tellsAside(r.verbOf(m, t)) {
		return when{}, false
	}
	told, said := r.lastNews(max(0, m.Sentence-tellingOn), m.Sentence-1)
	last, basis := told, basisRelative
	if told == nil {
		last, basis = said, basisPublication
	}
	if last == nil || r.isStale(last, m.Sentence) {
		return when{}, false
	}
	w := whenOf(last)
	w.span, w.Basis = text.Span{}, basis
	return w, true
}

// toldFor is how many days a day of the news may lie back for a report to go on from it after other news: farther back the report has come to
// speak of other days, unless it has told of that one alone.
const toldFor = 2

// isStale tells a day on which the report goes on in the next sentence at most.
func (r *reader) isStale(d *text.Date, sentence int) bool {
	return r.isFarBack(d, sentence) && (d.Start != r.only.day || sentence > r.only.until || d.End < r.published-heldFor)
}

func (r *reader) isFarBack(d *text.Date, sentence int) bool {
	return r.published != 0 && d.End < r.published-toldFor && (d.Sentence != sentence-1 || !r.sameParagraph(d.Sentence, sentence))
}

// onlyDay is the one day of the news that an article tells of up to a sentence.
type onlyDay struct {
	day   schema.Day
	until int
}

func (r *reader) onlyDayOf() onlyDay {
	only := onlyDay{until: len(r.Sentences)}
	for i := range r.Dates {
		d := &r.Dates[i]
		if !r.isMoment(d) || !r.isNews(d) || d.End-d.Start > night || r.isSaid(d) {
			continue
		}
		if only.day != 0 && d.Start != only.day {
			only.until = d.Sentence
			break
		}
		only.day = d.Start
	}
	return only
}

// isRecalled tells what a relative clause or a pluperfect above recalls from before the news: "buried the sailor who died when rockets fell".
func (r *reader) isRecalled(t int) bool {
	for range climb {
		h := r.Head(t)
		if h < 0 {
			return false
		}
		if r.Tokens[t].Rel == text.AclRelcl && r.MentionAt(h) >= 0 || r.Tokens[t].Rel != text.Advcl && r.isPluperfect(h) {
			return true
		}
		t = h
	}
	return false
}

// lastNews are the last days of the news that the sentences from first to last tell: on which something happened, and on which something
// was said. Only the last sentence with a date counts, and a date of what lies before the news only where there is
// no other.
func (r *reader) lastNews(first, last int) (told, said *text.Date) {
	dates := r.DatesOf(first, last)
	sentence, before := -1, (*text.Date)(nil)
	for i := len(dates) - 1; i >= 0; i-- {
		e := &dates[i]
		if sentence >= 0 && e.Sentence != sentence {
			return told, said
		}
		if !r.isMoment(e) {
			continue
		}
		if r.isBefore(e) {
			before = cmp.Or(before, e)
			continue
		}
		sentence = e.Sentence
		switch {
		case !r.isNews(e) || e.End-e.Start > night:
		case r.isSaid(e):
			said = cmp.Or(said, e)
		default:
			told = cmp.Or(told, e)
		}
	}
	if sentence < 0 && before != nil && r.isNews(before) && before.End-before.Start <= night {
		return before, nil
	}
	return told, said
}

// isBefore tells the day of what lies before the news that a sentence tells: "a road that villagers had cut on Monday", "after the vote on
// Sunday", "hurt in Friday's raid", "seized on Monday" of people who are named so, "the day before".
func (r *reader) isBefore(d *text.Date) bool {
	if words := strings.Fields(r.Slice(d.Span)); slices.ContainsFunc(words, func(w string) bool { return countsBack[strings.ToLower(w)] }) {
		return true
	}
	for t := range r.upFrom(r.HeadOf(d.Span)) {
		switch {
		case r.isPluperfect(t), r.Is(t, states), r.isBarred(t), r.IsVerbal(t) && r.Tokens[t].Rel.Base() == text.Acl:
			return true
		case r.IsVerbal(t):
			return false
		}
		if rel := r.Tokens[t].Rel; rel == text.NmodPoss || rel == text.Nmod {
			if h := r.Head(t); h >= 0 && !r.IsVerbal(h) && r.Tokens[h].Rel.Base() != text.Nsubj && r.Tokens[h].Rel != text.Root {
				return true
			}
		}
	}
	return false
}

// countsBack are the words of days that are counted back from the news.
var countsBack = text.WordSet("before earlier previous")

// states are the verbs of what is so on a day, which says little of when the news happened: "was not known on Wednesday".
var states = text.WordSet("know remain stay be seem appear expect schedule")

// night is how many days the end of a night lies behind its beginning.
const night = 1

// isSaid tells the day on which something was said, "police told reporters on Tuesday": what they told of happened by then.
func (r *reader) isSaid(d *text.Date) bool {
	for t := range r.upFrom(r.HeadOf(d.Span)) {
		if r.IsVerbal(t) {
			return r.Is(t, speech)
		}
	}
	return false
}
