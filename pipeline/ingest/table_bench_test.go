package ingest

import (
	"context"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/dateline-data/dateline/schema"
)

// BenchmarkReadParquet reads files of two sizes in row groups of 5,000 articles of 3 kB. peak-MB is the most memory in use when
// an article came, less what was in use before: it must not grow with the file.
func BenchmarkReadParquet(b *testing.B) {
	articles := tenArticles(b)
	for i := range articles {
		articles[i].Text = strings.Repeat(articles[i].Text, 6)
	}
	for _, rows := range []int{10_000, 40_000} {
		b.Run(strconv.Itoa(rows), func(b *testing.B) {
			var batches []arrow.Record
			size := 0
			for range rows / len(articles) {
				batches = append(batches, flatBatch(b, articles))
				for _, a := range articles {
					size += len(a.Text)
				}
			}
			name := filepath.Join(b.TempDir(), "articles.parquet")
			write(b, name, parquetOf(b, flatSchema, 5000, batches...))
			b.SetBytes(int64(size))
			b.ReportAllocs()
			var m runtime.MemStats
			for b.Loop() {
				runtime.GC()
				runtime.ReadMemStats(&m)
				before, peak, n := m.HeapAlloc, uint64(0), 0
				err := Read(context.Background(), []string{name}, nil, Options{}, Handler{
					Article: func(*schema.Article) error {
						if n++; n%500 == 0 {
							runtime.ReadMemStats(&m)
							peak = max(peak, m.HeapAlloc)
						}
						return nil
					},
					Reject: func(r Reject) { b.Fatal(r) },
				})
				if err != nil || n != rows {
					b.Fatal(n, err)
				}
				b.ReportMetric(float64(peak-before)/1e6, "peak-MB")
			}
		})
	}
}
