package ingest

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/markusmobius/go-trafilatura"
)

// BenchmarkHTML reads pages; BenchmarkHTMLLibrary is what go-trafilatura alone takes for them.
func BenchmarkHTML(b *testing.B) {
	benchmarkPages(b, func(page []byte) error {
		_, err := articleFromHTML(page, "text/html", "https://meridian.example/1")
		return err
	})
}

func BenchmarkHTMLLibrary(b *testing.B) {
	benchmarkPages(b, func(page []byte) error {
		_, err := trafilatura.Extract(bytes.NewReader(page), extraction)
		return err
	})
}

func benchmarkPages(b *testing.B, read func([]byte) error) {
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
			must(b, read(page))
		}
	}
}
