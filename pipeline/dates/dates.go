// Package dates finds time expressions and resolves them to calendar intervals, in the terms of TIMEX3 (J. Pustejovsky
// et al., "TimeML", 2003). Relative expressions are counted from the publication date, or from the date spoken of last;
// where neither is known they stay unresolved.
package dates

import (
	"strings"
	"sync"

	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// Stage finds and resolves the time expressions of documents. It needs sentences, tokens and, for tense, dependencies.
type Stage struct{ scratch sync.Pool }

// New gives the stage.
func New() *Stage {
	return &Stage{sync.Pool{New: func() any { return new([]word) }}}
}

// Apply fills Document.Dates. Where the article has no publication date and its dateline or byline gives one, it is set.
func (s *Stage) Apply(d *text.Document) error {
	words := s.scratch.Get().(*[]word)
	defer s.scratch.Put(words)
	found := find(d, words)
	if d.Article.PublishedAt.IsZero() {
		if day := bylineDay(d, found); day != 0 {
			d.Article.PublishedAt = day.Time()
		}
	}
	r := resolver{anchors: anchors{published: d.Article.PublishedDay()}, tree: syntax.Of(d)}
	log := entriesOf(d, found)
	labelDays(d, found, r.published)
	for i := range found {
		d.Dates = append(d.Dates, r.resolve(d, &found[i]))
		switch last := &d.Dates[i]; {
		case log.heads[i] && r.published != 0:
			r.published = log.enter(last, &found[i], r.published)
		case text.IsHeading(d, last) && r.isNear(last.Start):
			r.published, log.last = last.Start, noMinute // an entry of a live blog, a page's own date line
		}
	}
	lendDays(d, found)
	return nil
}

// entryDays is how far the day in a heading may lie from the article's for what stands below it to be reported on that day; farther off
// the heading is one of a history.
const entryDays = 31

func (r *resolver) isNear(day schema.Day) bool {
	return r.published == 0 || day-r.published <= entryDays && r.published-day <= entryDays
}

// find scans every sentence; the expressions' tokens count in the document.
func find(d *text.Document, words *[]word) (found []expression) {
	name := 0
	for _, sentence := range d.Sentences {
		*words = (*words)[:0]
		any := false
		for i := sentence.First; i < sentence.Last; i++ {
			w := classify(&d.Tokens[i])
			for name < len(d.Names) && d.Names[name].Last <= i {
				name++
			}
			if name < len(d.Names) && d.Names[name].First <= i && d.Names[name].Kind == text.Person { // April Jones
				w = word{}
			}
			any = any || w.class != none && w.class != article && w.class != dash
			*words = append(*words, w)
		}
		s := scanner{tokens: d.Tokens[sentence.First:sentence.Last], first: sentence.First, words: *words}
		if !any && !s.holidayAnywhere() {
			continue
		}
		s.scan()
		s.shareYears()
		for _, e := range s.found {
			e.first, e.last = e.first+sentence.First, e.last+sentence.First
			found = append(found, e)
		}
	}
	return found
}

// shareYears lends the year at the end of a range to its beginning: "from May 30 to June 2, 2018".
func (s *scanner) shareYears() {
	for i := 1; i < len(s.found); i++ {
		a, b := &s.found[i-1], &s.found[i]
		if a.form == fullDate && b.form == fullDate && a.year == 0 && a.shift == noShift && b.year > 0 && b.month > 0 && b.first == a.last+1 && s.joins(a.last) {
			a.year = b.year
			if a.month > b.month {
				a.year--
			}
		}
	}
}

func (s *scanner) holidayAnywhere() bool {
	for i := range s.tokens {
		if s.opensHoliday(i) {
			return true
		}
	}
	return false
}

// The days that four-digit years can write; "ten thousand years ago" lies outside and stays unresolved.
var firstDay, finalDay = schema.NewDay(1, 1, 1), schema.NewDay(9999, 12, 31)

// resolve gives the meaning of an expression and remembers it as the date spoken of last.
func (r *resolver) resolve(d *text.Document, e *expression) text.Date {
	r.at, r.tense = d.Tokens[e.first].Sentence, tenseAround(r.tree, e)
	verb := verbAround(r.tree, e)
	r.isBefore = verb >= 0 && r.tree.HasAux(verb, "have", text.Past, 0)
	m := resolvers[e.form](r, e)
	if m.start != 0 && (m.start < firstDay || m.end > finalDay) {
		m = unresolved
	}
	date := text.Date{
		Span:      text.Span{Start: d.Tokens[e.first].Start, End: d.Tokens[e.last-1].End},
		Sentence:  r.at,
		Kind:      kindOf(e),
		Value:     m.value,
		Start:     m.start,
		End:       m.end,
		Precision: m.precision(),
		Basis:     m.basis,
	}
	if !d.Dateline.Empty() && d.Dateline.Contains(date.Span) && m.start != 0 {
		date.Basis = "dateline"
	} else if m.start != 0 && date.Kind != "duration" {
		if m.start == m.end && (r.published == 0 || m.start <= r.published) {
			r.day = m.start
		}
		isExplicit := e.year > 0
		if !reachesNow(d, e) && (isExplicit || !r.explicit || r.at-r.sentence > carry || m.basis == "relative") {
			if verb >= 0 && !r.isBefore {
				r.told, r.toldAt = m.interval, r.at
			}
			r.passing = isExplicit && m.start != m.end && isPassing(r.tree, e)
			r.spoken, r.explicit, r.sentence = m.interval, isExplicit || r.explicit && r.at-r.sentence <= carry && sameYear(r.spoken, m.interval), r.at
		}
	}
	return date
}

func sameYear(a, b interval) bool {
	y, _, _ := civil(a.start)
	z, _, _ := civil(b.start)
	return y == z
}

// beside is the number of tokens within which a date lends its day to a time: "at 8 a.m. on Sept. 27".
const beside = 3

// lendDays gives times of day the day of the date beside them.
func lendDays(d *text.Document, found []expression) {
	for i := range found {
		if found[i].form != dawnForm && (found[i].form != clockForm || d.Dates[i].Start != 0) {
			continue
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(found) || d.Dates[j].Sentence != d.Dates[i].Sentence || d.Dates[j].Precision != "day" || d.Dates[j].Kind == "time" {
				continue
			}
			if gap := max(found[i].first-found[j].last, found[j].first-found[i].last); gap < beside {
				day := &d.Dates[j]
				d.Dates[i].Start, d.Dates[i].End, d.Dates[i].Precision, d.Dates[i].Basis = day.Start, day.End, day.Precision, day.Basis
				_, time, _ := strings.Cut(d.Dates[i].Value, "T")
				d.Dates[i].Value = day.Start.String() + "T" + time
				break
			}
		}
	}
}

// Where a byline stands: within the first sentences of the text, as a line that holds little else.
const bylineSentences = 4

// bylineDay is the day of a full date in the dateline, or in a line of its own at the top.
func bylineDay(d *text.Document, found []expression) schema.Day {
	for i := range found {
		e := &found[i]
		at := d.Tokens[e.first].Sentence
		if at >= bylineSentences {
			break
		}
		if e.form != fullDate || e.year <= 0 || e.day == 0 {
			continue
		}
		sentence := &d.Sentences[at]
		span := text.Span{Start: d.Tokens[e.first].Start, End: d.Tokens[e.last-1].End}
		if sentence.Last-sentence.First-(e.last-e.first) <= text.HeadingTokens || !d.Dateline.Empty() && d.Dateline.Contains(span) {
			return (&resolver{}).fullDate(e).start
		}
	}
	return 0
}
