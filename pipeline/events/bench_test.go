package events

import (
	"os"
	"slices"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline/actors"
	"github.com/dateline-data/dateline/pipeline/dates"
	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/places"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// published is the day on which all test sentences are printed: a Friday.
var published = time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC)

// stage is a stage of the pipeline.
type stage interface{ Apply(*text.Document) error }

// readers are the stages before the coder.
func readers(tb testing.TB) []stage {
	tb.Helper()
	annotator, err := parse.New()
	if err != nil {
		tb.Fatal(err)
	}
	resolver, err := places.New(places.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	who, err := actors.New(actors.Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return []stage{text.NewSegmenter(), annotator, dates.New(), resolver, who}
}

func read(tb testing.TB, stages []stage, s string) *text.Document {
	tb.Helper()
	d := &text.Document{Article: &schema.Article{Text: s, PublishedAt: published}, Text: s}
	for _, st := range stages {
		if err := st.Apply(d); err != nil {
			tb.Fatal(err)
		}
	}
	return d
}

// sure is a coder without the mentions that it leaves to a judge.
type sure struct{ *Coder }

func (s sure) Apply(d *text.Document) error {
	err := s.Coder.Apply(d)
	d.EventMentions = slices.DeleteFunc(d.EventMentions, func(m text.EventMention) bool { return m.Reading.Doubt != "" })
	return err
}

func newTestCoder(tb testing.TB) sure {
	tb.Helper()
	c, err := New(Options{})
	if err != nil {
		tb.Fatal(err)
	}
	return sure{c}
}

// BenchmarkApply codes an article that has been parsed; compare with BenchmarkParse over the same text.
func BenchmarkApply(b *testing.B) {
	d := read(b, readers(b), article(b))
	c := newTestCoder(b)
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := c.Apply(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens))*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkParse runs the stages before the coder over the same article.
func BenchmarkParse(b *testing.B) {
	stages, s := readers(b), article(b)
	b.SetBytes(int64(len(s)))
	n := 0
	for b.Loop() {
		n = len(read(b, stages, s).Tokens)
	}
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "tokens/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		newTestCoder(b)
	}
}

// article is the text of the cases file: some hundred sentences of news.
func article(tb testing.TB) string {
	tb.Helper()
	data, err := os.ReadFile(casesFile)
	if err != nil {
		tb.Fatal(err)
	}
	var s string
	for _, c := range parseCases(string(data)) {
		s += c.text + "\n"
	}
	return s
}
