package scene

import (
	"cmp"
	"sort"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// historicalAge is how long before publication an event must lie to be background rather than news. Daily and weekly papers
// report within days, monthlies within a month; after that a date is told to explain something else.
const historicalAge = 31 // days

// The bases of dates that are not those of a time expression (schema.DateBases).
const (
	basisRelative    = "relative"
	basisDateline    = "dateline"
	basisPublication = "publication"
	noBasis          = "none"
)

// whenRule is a way to date an event; the first that gives a date decides.
type whenRule struct {
	name string
	own  bool // by words of its own
	find func(*reader, *text.EventMention, int) (when, bool)
}

// when is a date of an event, and the words that give it.
type when struct {
	span text.Span
	schema.When
}

func whenOf(d *text.Date) when {
	return when{d.Span, schema.When{Start: d.Start, End: d.End, Precision: d.Precision, Basis: d.Basis}}
}

// whenRules go from the event's own words to the article's frame.
var whenRules = []whenRule{
	{"counted", true, (*reader).counted},
	{"own words", true, (*reader).ownDate},
	{"since", true, (*reader).sinceWhen},
	{"background told on", false, (*reader).continued},
	{"undated background", false, (*reader).aside},
	{"news told on", false, (*reader).sameDay},
	{"frame", false, (*reader).byFrame},
}

// setWhen dates an event. What is future, hypothetical or background stays undated without words of its own.
func (r *reader) setWhen(m *text.EventMention) {
	t := r.trigger(m)
	if t < 0 {
		return
	}
	m.Basis = noBasis
	for _, rule := range whenRules {
		w, ok := rule.find(r, m, t)
		if !ok {
			continue
		}
		m.When, m.Start, m.End, m.Precision, m.Basis = w.span, w.Start, w.End, w.Precision, w.Basis
		if rule.own && r.isFresh(w.Start, w.End) { // "had blocked the road on Friday" tells news before other news
			m.Historical = false
		}
		break
	}
	today := r.entryDay(m.Sentence)
	if m.End != 0 && today != 0 && m.End < today-historicalAge {
		m.Historical = true
	}
	if m.Start != 0 && today != 0 && m.Start > today && !m.Negated {
		m.Future = true
	}
}

// ownDate is the date that the event's sentence gives it. When it was said is no more than when it was known: its basis is that of
// the publication.
func (r *reader) ownDate(m *text.EventMention, t int) (when, bool) {
	d, said := r.dateFor(m, t)
	if d == nil {
		return when{}, false
	}
	w := r.lasting(d)
	if said && r.isNews(d) {
		w.Basis = basisPublication
	}
	return w, true
}

// joints are the words between the first and the last day of what lasts: "from Friday to Sunday".
var joints = text.WordSet("to until till through - – —")

// lasting is a date, with the one that it begins or ends with: "from May 3 to May 9", "Monday through Thursday".
func (r *reader) lasting(d *text.Date) when {
	w := whenOf(d)
	dates := r.DatesOf(d.Sentence, d.Sentence)
	for i := range len(dates) - 1 {
		a, b := &dates[i], &dates[i+1]
		if a != d && b != d || a.Start == 0 || a.End > b.Start || a.Precision != "day" || b.Precision != "day" {
			continue
		}
		joint := strings.TrimSpace(r.Text[a.Span.End:b.Span.Start])
		before := strings.TrimSpace(r.Text[:a.Span.Start])
		if !joints[joint] && !(joint == "and" && strings.HasSuffix(before, "between")) || joint == "to" && !strings.HasSuffix(strings.ToLower(before), "from") {
			continue
		}
		w.span, w.Start, w.End = text.Span{Start: a.Span.Start, End: b.Span.End}, a.Start, b.End
		w.Precision = lengthOf(b.End - a.Start + 1)
	}
	return w
}

// lengthOf is the precision of an interval of some days.
func lengthOf(days schema.Day) string {
	for _, l := range []struct {
		days      schema.Day
		precision string
	}{{1, "day"}, {7, "week"}, {31, "month"}, {366, "year"}} {
		if days <= l.days {
			return l.precision
		}
	}
	return "decade"
}

// isNews tells a date in the days before the article was published, or on that day.
func (r *reader) isNews(d *text.Date) bool { return r.isFresh(d.Start, d.End) }

func (r *reader) isFresh(first, last schema.Day) bool {
	return r.published != 0 && last <= r.published && first >= r.published-historicalAge
}

// continued is the date of the sentence before where this one goes on telling the same past: same paragraph, no date of its own, past
// tense. Only background is told so; news has the frame's date.
func (r *reader) continued(m *text.EventMention, t int) (when, bool) {
	if !r.tellsOn(m, t) || !r.sameParagraph(m.Sentence-1, m.Sentence) {
		return when{}, false
	}
	last := r.lastDate(m.Sentence-1, m.Sentence-1)
	if last == nil || r.published != 0 && last.End >= r.published-historicalAge {
		return when{}, false
	}
	w := whenOf(last)
	w.span = text.Span{}
	return w, true
}

// tellsOn tells a past without a date of its own, which can go on from the sentence before; a present perfect speaks of today.
func (r *reader) tellsOn(m *text.EventMention, t int) bool {
	if h := r.Head(t); h >= 0 && !r.IsVerbal(t) && m.Trigger.Contains(r.Tokens[h].Span) { // "fired" of "fired tear gas"
		t = h
	}
	return m.Sentence > 0 && !r.hasOwnDate(m.Sentence) && (r.Tokens[t].Feats.Has(text.Past) || r.isIng(t)) && !r.isPerfect(t)
}

// isPerfect tells "has found", "have been arrested" from "found" and "had found".
func (r *reader) isPerfect(t int) bool {
	for c := range r.Children(t) {
		if r.Tokens[c].Rel.Base() == text.Aux && r.Lemma(c) == "have" && !r.Tokens[c].Feats.Has(text.Past) {
			return true
		}
	}
	return false
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

// tellingOn is the number of sentences over which news goes on from a day that was named.
const tellingOn = 10

// sameDay is the day of the news that the sentences before tell, where this one tells on: past tense, no date of its own.
func (r *reader) sameDay(m *text.EventMention, t int) (when, bool) {
	if m.Historical || m.Future || m.Hypothetical || !isDeed(m) || !r.tellsOn(m, t) {
		return when{}, false
	}
	told, said := r.lastNews(max(0, m.Sentence-tellingOn), m.Sentence-1)
	last, basis := told, basisRelative
	if told == nil {
		last, basis = said, basisPublication
	}
	if last == nil {
		return when{}, false
	}
	w := whenOf(last)
	w.span, w.Basis = text.Span{}, basis
	return w, true
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
// Sunday".
func (r *reader) isBefore(d *text.Date) bool {
	for t := r.HeadOf(d.Span); t >= 0; t = r.Head(t) {
		switch {
		case r.isPluperfect(t), r.Is(t, states), r.isBarred(t), r.IsVerbal(t) && r.Tokens[t].Rel == text.AclRelcl:
			return true
		case r.IsVerbal(t):
			return false
		}
	}
	return false
}

// states are the verbs of what is so on a day, which says little of when the news happened: "was not known on Wednesday".
var states = text.WordSet("know remain stay be seem appear expect schedule")

// isPluperfect tells "had cut", "had been seen".
func (r *reader) isPluperfect(t int) bool {
	for c := range r.Children(t) {
		if r.Tokens[c].Rel.Base() == text.Aux && r.Lemma(c) == "have" && r.Tokens[c].Feats.Has(text.Past) {
			return true
		}
	}
	return false
}

// night is how many days the end of a night lies behind its beginning.
const night = 1

// isSaid tells the day on which something was said, "police told reporters on Tuesday": what they told of happened by then.
func (r *reader) isSaid(d *text.Date) bool {
	for t := r.HeadOf(d.Span); t >= 0; t = r.Head(t) {
		if r.IsVerbal(t) {
			return r.Is(t, speech)
		}
	}
	return false
}

// byFrame is the day of the dateline or of publication, for news.
func (r *reader) byFrame(m *text.EventMention, _ int) (when, bool) {
	if m.Historical || m.Future || m.Hypothetical {
		return when{}, false
	}
	if r.frame.date != nil {
		w := whenOf(r.frame.date)
		w.span, w.Basis = text.Span{}, basisDateline
		return w, true
	}
	day := r.entryDay(m.Sentence)
	if day == 0 {
		return when{}, false
	}
	return when{text.Span{}, schema.When{Start: day, End: day, Precision: "day", Basis: basisPublication}}, true
}

// entryDay is the day on which a sentence was published: that of the heading above it, or the article's.
func (r *reader) entryDay(sentence int) schema.Day {
	above := sort.Search(len(r.headings), func(i int) bool { return r.headings[i].Sentence > sentence })
	if above == 0 {
		return r.published
	}
	return r.headings[above-1].Start
}

func (r *reader) headingsOf() (headings []*text.Date) {
	for i := range r.Dates {
		d := &r.Dates[i]
		if text.IsHeading(r.Document, d) && (r.published == 0 || d.Start-r.published <= historicalAge && r.published-d.Start <= historicalAge) {
			headings = append(headings, d)
		}
	}
	return headings
}

// lastDate is the last date of the sentences from first to last that tells when something happened, or nil.
func (r *reader) lastDate(first, last int) *text.Date {
	dates := r.DatesOf(first, last)
	for i := len(dates) - 1; i >= 0; i-- {
		if r.isMoment(&dates[i]) {
			return &dates[i]
		}
	}
	return nil
}

// isMoment tells a date that can be an event's: one with a place in the calendar, no duration or "every Friday", nor the beginning of
// something that goes on ("since Friday").
func (r *reader) isMoment(d *text.Date) bool {
	if d.Kind != "date" && d.Kind != "time" || d.Start == 0 || r.Dateline.Contains(d.Span) {
		return false
	}
	head := r.HeadOf(d.Span)
	return head < 0 || !spans[r.Preposition(head)]
}

// spans are the prepositions of the beginning of what lasts.
var spans = text.WordSet("since between")

// sameParagraph tells whether no line ends between two sentences.
func (r *reader) sameParagraph(a, b int) bool {
	from, to := r.Sentences[a].End, r.Sentences[b].Start
	return from <= to && !strings.Contains(r.Text[from:to], "\n")
}

func (r *reader) hasOwnDate(sentence int) bool {
	return r.lastDate(sentence, sentence) != nil
}
