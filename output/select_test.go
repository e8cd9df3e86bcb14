package output

import (
	"slices"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

// TestExtent counts nulls and finds the ends of what has an order.
func TestExtent(t *testing.T) {
	whole := func(n int64) schema.Value { return schema.Value{Valid: true, Int: n} }
	text := func(s string) schema.Value { return schema.Value{Valid: true, Str: s} }
	for _, c := range []struct {
		kind            schema.Type
		values          []schema.Value
		least, greatest schema.Value
		nulls           int
	}{
		{schema.Int, []schema.Value{whole(3), {}, whole(-2), whole(0)}, whole(-2), whole(3), 1},
		{schema.String, []schema.Value{text("b"), text("B"), text("a")}, text("B"), text("b"), 0},
		{schema.Float, []schema.Value{{Valid: true, Float: 1.5}, {Valid: true, Float: -1}}, schema.Value{Valid: true, Float: -1}, schema.Value{Valid: true, Float: 1.5}, 0},
		{schema.List, []schema.Value{{Valid: true, List: []string{"x"}}, {}}, schema.Value{}, schema.Value{}, 1},
		{schema.Date, []schema.Value{{}, {}}, schema.Value{}, schema.Value{}, 2},
	} {
		var x Extent
		for _, v := range c.values {
			x.Take(c.kind, v)
		}
		if Cell(c.kind, x.Least) != Cell(c.kind, c.least) || Cell(c.kind, x.Greatest) != Cell(c.kind, c.greatest) || x.Nulls != c.nulls {
			t.Errorf("%s: %+v", c.kind, x)
		}
	}
}

// TestSentence finds a report's sentence in its article, or in the release, and the evidence in it.
func TestSentence(t *testing.T) {
	article := []rune("Émigrés met. Police arrested the mayor of Łódź on Friday.")
	cells := map[string]int64{"sentence_start": 13, "sentence_end": 57, "trigger_start": 20, "trigger_end": 28, "source_start": 13, "source_end": 19,
		"target_start": 29, "target_end": 46, "where_start": 42, "where_end": 46, "when_start": 0, "when_end": 7}
	report := func(changes map[string]int64, sentence string) Row {
		row := rowOf(schema.EventMentions.Table)
		row.Cells = make([]schema.Value, len(row.Table.Columns))
		for name, n := range cells {
			if changed, ok := changes[name]; ok {
				n = changed
			}
			row.Cells[row.Table.Index(name)] = schema.Value{Valid: true, Int: n}
		}
		row.Cells[row.Table.Index("sentence_text")] = schema.Value{Valid: sentence != "", Str: sentence}
		return row
	}
	const words = "Police arrested the mayor of Łódź on Friday."
	want := []Mark{{"source", 0, 6}, {"trigger", 7, 15}, {"target", 16, 33}, {"where", 29, 33}}
	for name, c := range map[string]struct {
		report  Row
		article []rune
		ok      bool
	}{
		"from the article":           {report(nil, ""), article, true},
		"from the release":           {report(nil, words), nil, true},
		"no text":                    {report(nil, ""), nil, false},
		"another, shorter text":      {report(nil, ""), article[:40], false},
		"a sentence of other length": {report(nil, words+"."), article, false},
	} {
		sentence, marks, ok := Sentence(c.report, c.article)
		if ok != c.ok || ok && (string(sentence) != words || !slices.Equal(marks, want)) {
			t.Errorf("%s: %q %v %v", name, string(sentence), marks, ok)
		}
	}
}
