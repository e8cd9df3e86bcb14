package scene

import (
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
	{"anniversary", true, (*reader).commemorated},
	{"own words", true, (*reader).ownDate},
	{"since", true, (*reader).sinceWhen},
	{"after old news", true, (*reader).behindOld},
	{"answered for", false, (*reader).answeredFor},
	{"background told on", false, (*reader).continued},
	{"undated background", false, (*reader).aside},
	{"news told on", false, (*reader).sameDay},
	{"headline", false, (*reader).byLead},
	{"pointed to", false, (*reader).pointedTo},
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
		if isDeed(m) && w.Start == w.End { // said in the morning of the evening before
			w.Start--
			w.Precision = lengthOf(w.End - w.Start + 1)
		}
	}
	return w, true
}

// joints are the words between the first and the last day of what lasts: "from Friday to Sunday".
var joints = text.WordSet("to until till through - – —")

// lasting is a date, with the one that it begins or ends with: "from May 3 to May 9", "Monday through Thursday", "1998-2001".
func (r *reader) lasting(d *text.Date) when {
	w := whenOf(d)
	dates := r.DatesOf(d.Sentence, d.Sentence)
	for i := range len(dates) - 1 {
		a, b := &dates[i], &dates[i+1]
		if a != d && b != d || a.Start == 0 || a.End > b.Start || a.Precision != b.Precision || !ranges[a.Precision] {
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

// ranges are the precisions of dates that a joint makes one interval.
var ranges = map[string]bool{"day": true, "month": true, "year": true}

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
