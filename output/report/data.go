package report

import (
	"bytes"
	"encoding/json"
	"math"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
)

// Bounds of what is taken over from articles, so that no odd input makes the page large. What is longer is cut, but for
// sentences: one of that length is a list or a table that lost its lines, and its words are shown without it.
const (
	maxName     = 120 // code points
	maxTitle    = 200
	maxWords    = 200
	maxRule     = 200
	maxURL      = 600
	maxSentence = 800
)

// degrees to four decimals are eleven metres.
const degreeScale = 1e4

// table collects rows that others refer to by their place in it.
type table struct {
	at   map[string]int
	rows []json.RawMessage
}

// fields name the cells of each kind of row, in order; data.js reads the rows by them.
var fields = map[string][]string{
	"actors":   {"name", "id", "kind", "country", "sector"},
	"places":   {"name", "id", "country", "precision", "longitude", "latitude"},
	"articles": {"title", "url", "outlet", "published"},
	"events": {"id", "type", "mode", "cameo", "contexts", "start", "end", "precision", "basis", "sources", "targets", "place", "country",
		"flags", "toll", "reports", "articles", "confidence", "evidence"},
	"evidence": {"article", "sentence", "trigger", "source", "target", "where", "when", "said", "flags", "rule", "confidence"},
}

// encoder makes the page's data: rows are arrays, and what repeats is held once and referred to by its index, -1 for null.
type encoder struct {
	page                            *Page
	words, actors, places, articles table
	events                          []json.RawMessage
	err                             error
}

// encode gives the page's data.
func encode(p *Page) ([]byte, error) {
	e := &encoder{page: p, events: []json.RawMessage{}}
	for i := range p.Events {
		e.events = append(e.events, e.row(e.event(&p.Events[i])))
	}
	if e.err != nil {
		return nil, e.err
	}
	labels := map[string]map[string]string{}
	for _, l := range schema.CodeLists() {
		labels[l.Name] = e.labels(l)
	}
	return json.Marshal(map[string]any{
		"fields": fields, "words": rowsOf(e.words), "actors": rowsOf(e.actors), "places": rowsOf(e.places), "articles": rowsOf(e.articles),
		"events": e.events, "total": p.EventCount, "release": p.Release, "labels": labels, "types": eventTypes(),
	})
}

func rowsOf(t table) []json.RawMessage { return append([]json.RawMessage{}, t.rows...) }

// labels are the meanings of those codes of a list that the data use.
func (e *encoder) labels(l schema.CodeList) map[string]string {
	used := map[string]string{}
	for _, c := range l.Entries {
		if _, ok := e.words.at[c.Code]; ok {
			used[c.Code] = c.Meaning
		}
	}
	return used
}

// eventTypes are all PLOVER events with quad class and meaning.
func eventTypes() (rows [][]any) {
	for _, l := range schema.CodeLists() {
		if l.Name == "event_types" {
			for _, c := range l.Entries {
				rows = append(rows, []any{c.Code, schema.QuadClass(c.Code), c.Meaning})
			}
		}
	}
	return rows
}

// row marshals the cells of a row. JSON escapes <, >, & and the line separators U+2028 and U+2029, so
// that no text ends the element that holds it.
func (e *encoder) row(cells any) json.RawMessage {
	data, err := json.Marshal(cells)
	if err != nil && e.err == nil {
		e.err = err
	}
	return data
}

// index is the place of a key's row in a table, where it is put when it is first asked for.
func (e *encoder) index(t *table, key string, cells func() any) int {
	if key == "" {
		return -1
	}
	at, ok := t.at[key]
	if !ok {
		if t.at == nil {
			t.at = map[string]int{}
		}
		at = len(t.rows)
		t.at[key] = at
		t.rows = append(t.rows, e.row(cells()))
	}
	return at
}

func (e *encoder) word(s string) int {
	return e.index(&e.words, s, func() any { return s })
}

func (e *encoder) all(words []string) []int {
	out := make([]int, 0, len(words))
	for _, s := range words {
		out = append(out, e.word(s))
	}
	return out
}

func (e *encoder) actor(id string) int {
	return e.index(&e.actors, id, func() any {
		a := e.page.Actors[id]
		if a.Name == "" {
			a.Name = id
		}
		return []any{clip(a.Name, maxName), id, e.word(a.Kind), e.word(a.Country), e.word(a.Sector)}
	})
}

func (e *encoder) party(p *schema.Party) []int {
	out := make([]int, 0, len(p.IDs))
	for _, id := range p.IDs {
		out = append(out, e.actor(id))
	}
	return out
}

func (e *encoder) place(w *schema.Where) int {
	return e.index(&e.places, w.PlaceID, func() any {
		return []any{clip(w.Name, maxName), w.PlaceID, e.word(w.Country), e.word(w.Precision), degrees(w.Longitude), degrees(w.Latitude)}
	})
}

func degrees(x schema.Opt[float64]) any {
	if !x.OK {
		return nil
	}
	return math.Round(x.V*degreeScale) / degreeScale
}

func (e *encoder) article(id string) int {
	return e.index(&e.articles, id, func() any {
		a := e.page.Articles[id]
		if utf8.RuneCountInString(a.URL) > maxURL {
			a.URL = ""
		}
		return []any{clip(a.Title, maxTitle), a.URL, e.word(clip(a.Outlet, maxName)), day(a.PublishedDay())}
	})
}

func (e *encoder) event(v *Event) any {
	evidence := make([]any, 0, len(v.Mentions))
	for i := range v.Mentions {
		evidence = append(evidence, e.mention(&v.Mentions[i]))
	}
	return []any{v.ID, e.word(v.Type), e.word(v.Mode), e.word(v.CAMEO), e.all(v.Contexts), day(v.Start), day(v.End), e.word(v.When.Precision), e.word(v.Basis),
		e.party(&v.Source), e.party(&v.Target), e.place(&v.Where), e.word(v.Where.Country),
		flagBits(v.Flags), toll(&v.Toll), v.MentionCount, v.ArticleCount, v.Confidence, evidence}
}

// mention gives a report's evidence. A piece of evidence is its span in the sentence, in code points; its words where the
// sentence is not at hand or does not hold them; or null.
func (e *encoder) mention(m *schema.EventMention) any {
	sentence := []rune(m.Sentence.Text)
	if len(sentence) != m.Sentence.End-m.Sentence.Start || len(sentence) > maxSentence {
		sentence = nil
	}
	span := func(x schema.Extent) any {
		from, to := x.Start-m.Sentence.Start, x.End-m.Sentence.Start
		switch {
		case x.Text == "":
			return nil
		case from >= 0 && from < to && to <= len(sentence):
			return [2]int{from, to}
		}
		return clip(x.Text, maxWords)
	}
	return []any{e.article(m.ArticleID), string(sentence), span(m.Trigger), span(m.SourceText), span(m.TargetText), span(m.WhereText), span(m.WhenText),
		clip(m.AttributionText, maxWords), flagBits(m.Event.Flags), e.word(clip(m.Rule, maxRule)), m.Confidence}
}

// flagBits are the four flags as the bits 1, 2, 4 and 8.
func flagBits(f schema.Flags) (bits int) {
	for i, set := range []bool{f.Negated, f.Future, f.Hypothetical, f.Historical} {
		if set {
			bits |= 1 << i
		}
	}
	return bits
}

// toll is null where nothing is known, or else the low and high number of dead, injured, arrested and of a crowd.
func toll(t *schema.Toll) any {
	if *t == (schema.Toll{}) {
		return nil
	}
	var cells []any
	for _, r := range []schema.Range{t.Dead, t.Injured, t.Arrested, t.Crowd} {
		for _, n := range []schema.Opt[int]{r.Low, r.High} {
			if n.OK {
				cells = append(cells, n.V)
			} else {
				cells = append(cells, nil)
			}
		}
	}
	return cells
}

// day is the number of days since 1970-01-01, null where it is unknown.
func day(d schema.Day) any {
	if d == 0 {
		return nil
	}
	return d.Unix()
}

// clip cuts a text to n code points, and says so by an ellipsis.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string(bytes.TrimSpace([]byte(string([]rune(s)[:n-1])))) + "…"
}
