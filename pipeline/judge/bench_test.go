package judge_test

import (
	"os"
	"slices"
	"testing"

	"github.com/dateline-data/dateline/pipeline/judge"
)

// BenchmarkApply judges the rows of the cases that the coder is held to: some hundred sentences of news.
func BenchmarkApply(b *testing.B) {
	data, err := os.ReadFile("../../fixtures/cases/events.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := code(b, coders(b), string(data))
	rows := slices.Clone(d.EventMentions)
	j, err := judge.New(judge.Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		d.EventMentions = append(d.EventMentions[:0], rows...)
		if err := j.Apply(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(rows)), "rows")
	b.ReportMetric(float64(len(d.Tokens)), "tokens")
}
