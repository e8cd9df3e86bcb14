package actors

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

// BenchmarkApply measures resolution alone, over the fixtures' articles as the earlier stages leave them.
func BenchmarkApply(b *testing.B) {
	all := stages(b)
	files, _ := filepath.Glob("../../fixtures/articles/*.txt")
	if len(files) == 0 {
		b.Fatal("no articles")
	}
	size := 0
	var words []string
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			b.Fatal(err)
		}
		words = append(words, string(data))
		size += len(data)
	}
	for _, stage := range []struct {
		name string
		i    int
	}{{"parse", 1}, {"actors", len(all) - 1}} {
		b.Run(stage.name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				docs := docsBefore(b, all[:stage.i], words)
				b.StartTimer()
				for _, d := range docs {
					if err := all[stage.i].Apply(d); err != nil {
						b.Fatal(err)
					}
				}
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := New(Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func docsBefore(b *testing.B, before []stage, words []string) (docs []*text.Document) {
	for _, w := range words {
		docs = append(docs, readText(b, before, w))
	}
	return docs
}
