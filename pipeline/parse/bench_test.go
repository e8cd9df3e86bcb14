package parse

import (
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// benchBytes is the amount of text that a benchmark's pass reads.
const benchBytes = 5 << 20

// newsDocuments repeats the articles of fixtures/articles until they make benchBytes, with a number in each to tell them apart.
func newsDocuments(b *testing.B) (documents []string) {
	files, err := filepath.Glob("../../fixtures/articles/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no articles in fixtures/articles: ", err)
	}
	for total := 0; total < benchBytes; {
		for _, file := range files {
			data, err := os.ReadFile(file)
			if err != nil {
				b.Fatal(err)
			}
			documents = append(documents, string(data))
			total += len(data)
		}
	}
	return documents
}

func annotateText(b *testing.B, s *text.Segmenter, a *Annotator, document string) int {
	d := &text.Document{Article: &schema.Article{}, Text: document}
	if err := s.Apply(d); err != nil {
		b.Fatal(err)
	}
	if err := a.Apply(d); err != nil {
		b.Fatal(err)
	}
	return len(d.Tokens)
}

// BenchmarkNews segments and reads 5 MB of news in one goroutine. GODEBUG=cpu.avx512f=off measures the kernels of AVX2 on any machine.
func BenchmarkNews(b *testing.B) {
	documents, a, s := newsDocuments(b), annotator(b), text.NewSegmenter()
	tokens := 0
	b.ReportAllocs()
	for b.Loop() {
		for _, document := range documents {
			tokens += annotateText(b, s, a, document)
		}
	}
	b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkNewsParallel is the same in as many goroutines as there are processors.
func BenchmarkNewsParallel(b *testing.B) {
	documents, a, s := newsDocuments(b), annotator(b), text.NewSegmenter()
	var tokens, next atomic.Int64
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			tokens.Add(int64(annotateText(b, s, a, documents[int(next.Add(1))%len(documents)])))
		}
	})
	b.ReportMetric(float64(tokens.Load())/b.Elapsed().Seconds(), "tokens/s")
}

// BenchmarkLoad makes ready to read: it unpacks the embedded model and lays it out for the kernels.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := New(); err != nil {
			b.Fatal(err)
		}
	}
}
