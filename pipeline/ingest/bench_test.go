package ingest

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/schema"
)

func schemaArticle(language string) schema.Article { return schema.Article{Language: language} }

// benchmarkLines gives the ten articles over and over: 20,000 lines of JSONL of some 3 kB, as long as news articles are.
func benchmarkLines(b *testing.B) []byte {
	articles := tenArticles(b)
	var all strings.Builder
	for i := range 20000 {
		a := articles[i%len(articles)]
		line, err := json.Marshal(map[string]string{"id": fmt.Sprint(i), "title": a.Title, "url": a.URL, "date": "2017-07-18", "source": a.Outlet, "text": strings.Repeat(a.Text, 6)})
		if err != nil {
			b.Fatal(err)
		}
		all.Write(line)
		all.WriteByte('\n')
	}
	return []byte(all.String())
}

// BenchmarkDecodeJSONL reads and decodes; BenchmarkReadJSONL also tells languages, from a file.
func BenchmarkDecodeJSONL(b *testing.B) {
	data := benchmarkLines(b)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := newStream("", bytes.NewReader(data), Limits{})
		if err != nil {
			b.Fatal(err)
		}
		err = readJSONL(s, Options{}, func(_ string, _ *schema.Article, err error) error { return err })
		if err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReadJSONL(b *testing.B) {
	lines := benchmarkLines(b)
	benchmarkRead(b, lines, len(lines))
}

func BenchmarkReadZstd(b *testing.B) {
	lines := benchmarkLines(b)
	benchmarkRead(b, zstandard(b, lines), len(lines))
}

// benchmarkRead reports throughput in unpacked bytes, of which there are size.
func benchmarkRead(b *testing.B, data []byte, size int) {
	name := filepath.Join(b.TempDir(), "articles")
	write(b, name, data)
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		err := Read(context.Background(), []string{name}, io.Reader(nil), Options{}, Handler{
			Article: func(*schema.Article) error { n++; return nil },
			Reject:  func(r Reject) { b.Fatal(r) },
		})
		if err != nil || n != 20000 {
			b.Fatal(n, err)
		}
	}
}

// BenchmarkWARC reads records and undoes the codings of HTTP, without reading the pages: every second is packed by the
// server, and the file is packed record by record or not at all.
func BenchmarkWARC(b *testing.B) {
	articles := tenArticles(b)
	text := ""
	for _, a := range articles {
		text += a.Text + "\n"
	}
	for _, packed := range []bool{false, true} {
		var data []byte
		size := 0
		for i := range 1000 {
			a := articles[i%len(articles)]
			a.Text = strings.Repeat(text, 6) // with the markup of a page, some 25 kB
			body := bodies[i%2]
			record := warcResponse(a.URL, "200 OK", body.code(b, writePage(a)), "Content-Type: text/html", body.field)
			size += len(record)
			if packed {
				record = gzipped(b, record)
			}
			data = append(data, record...)
		}
		b.Run(map[bool]string{false: "plain", true: "gzip"}[packed], func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				s, err := newStream("", bytes.NewReader(data), Limits{})
				if err != nil {
					b.Fatal(err)
				}
				var w warcRecord
				for err == nil {
					if err = w.read(s); err == nil {
						_, err = parseResponse(w.block)
					}
				}
				if !errors.Is(err, io.EOF) {
					b.Fatal(err)
				}
				s.Close()
			}
		})
	}
}
