package ingest

import (
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkHTML(b *testing.B) {
	files, _ := filepath.Glob(pages + "/*.html")
	var all [][]byte
	size := 0
	for _, file := range files {
		page, err := os.ReadFile(file)
		must(b, err)
		all = append(all, page)
		size += len(page)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for _, page := range all {
			_, err := articleFromHTML(page, "text/html", "https://meridian.example/1")
			must(b, err)
		}
	}
}
