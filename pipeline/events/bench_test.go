package events

import (
	"os"
	"slices"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/text"
)

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
	d := reading.Read(b, article(b))
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
	s := article(b)
	b.SetBytes(int64(len(s)))
	n := 0
	for b.Loop() {
		n = len(reading.Read(b, s).Tokens)
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
