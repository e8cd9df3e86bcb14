package ingest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"html"
	"io"
	"net/http/httputil"
	"strings"
	"testing"

	"github.com/andybalholm/brotli"
	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/flate"
)

// warc is a record in ISO 28500's form. The line of the URL is left out where there is none.
func warc(kind, contentType, url string, block []byte, fields ...string) []byte {
	head := []string{"WARC/1.0", "WARC-Type: " + kind, "WARC-Date: 2024-12-10T08:00:00Z", "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>"}
	if url != "" {
		head = append(head, "WARC-Target-URI: "+url)
	}
	head = append(head, "Content-Type: "+contentType, fmt.Sprintf("Content-Length: %d", len(block)))
	head = append(head, fields...)
	return fmt.Appendf(nil, "%s\r\n\r\n%s\r\n\r\n", strings.Join(head, "\r\n"), block)
}

func warcResponse(url, status string, body []byte, fields ...string) []byte {
	head := strings.Join(append([]string{"HTTP/1.1 " + status}, fields...), "\r\n")
	return warc("response", "application/http; msgtype=response", url, fmt.Appendf(nil, "%s\r\n\r\n%s", head, body))
}

// writePage is an article as a page of a site.
func writePage(a schema.Article) []byte {
	var paragraphs strings.Builder
	for p := range strings.SplitSeq(strings.TrimSpace(a.Text), "\n\n") {
		fmt.Fprintf(&paragraphs, "<p>%s</p>\n", html.EscapeString(p))
	}
	return fmt.Appendf(nil, `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>%[1]s</title>
<link rel="canonical" href="%[2]s">
<meta property="og:title" content="%[1]s"><meta property="og:type" content="article"><meta property="og:site_name" content="%[3]s">
<meta property="article:published_time" content="%[4]s"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>%[1]s</h1>
%[5]s</article>
<footer>All rights reserved</footer></body></html>
`, html.EscapeString(a.Title), a.URL, a.Outlet, a.PublishedAt.Format("2006-01-02T15:04:05Z07:00"), paragraphs.String())
}

// bodies are the ways in which servers send a page.
var bodies = []struct {
	field string
	code  func(testing.TB, []byte) []byte
}{
	{"Server: plain", func(_ testing.TB, b []byte) []byte { return b }},
	{"Content-Encoding: gzip", gzipped},
	{"content-encoding: br", written(func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) })},
	{"Transfer-Encoding: chunked", chunked},
	{"Content-Encoding: deflate", written(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) })},
	{"Content-Encoding: deflate", written(func(w io.Writer) io.WriteCloser { f, _ := flate.NewWriter(w, 6); return f })},
	{"Content-Encoding: zstd", zstandard},
	{"Content-Encoding: gzip\r\nTransfer-Encoding: chunked", func(t testing.TB, b []byte) []byte {
		return chunked(t, gzipped(t, b))
	}},
	// Bodies that the crawler decoded under headers that it left as they were.
	{"Content-Encoding: gzip", func(_ testing.TB, b []byte) []byte { return b }},
	{"Transfer-Encoding: chunked", func(_ testing.TB, b []byte) []byte { return b }},
}

func written(open func(io.Writer) io.WriteCloser) func(testing.TB, []byte) []byte {
	return func(t testing.TB, data []byte) []byte {
		var b bytes.Buffer
		w := open(&b)
		_, err := w.Write(data)
		must(t, err)
		must(t, w.Close())
		return b.Bytes()
	}
}

func chunked(t testing.TB, data []byte) []byte {
	return append(written(httputil.NewChunkedWriter)(t, data), "\r\n"...)
}

// warcRecords are the articles among the other records of a crawl, which are passed over.
func warcRecords(t testing.TB, articles []schema.Article) [][]byte {
	records := [][]byte{
		warc("warcinfo", "application/warc-fields", "", []byte("software: made by hand\r\n")),
		warc("response", "text/dns", "dns:meridian.example", []byte("20241210080000\nmeridian.example. 300 IN A 192.0.2.1\n")),
		warcResponse("https://meridian.example/", "301 Moved Permanently", nil, "Location: /news"),
		warcResponse("https://meridian.example/logo.png", "200 OK", []byte("\x89PNG\r\n\x1a\n\x00"), "Content-Type: image/png"),
		warcResponse("https://meridian.example/robots.txt", "200 OK", []byte("User-agent: *\nDisallow: /search\n"), "Content-Type: text/plain"),
	}
	for i, a := range articles {
		body := bodies[i%len(bodies)]
		records = append(records,
			warc("request", "application/http; msgtype=request", a.URL, []byte("GET / HTTP/1.1\r\nHost: meridian.example\r\n\r\n")),
			warcResponse(a.URL, "200 OK", body.code(t, writePage(a)), "Content-Type: text/html; charset=utf-8", body.field),
			warc("metadata", "application/warc-fields", a.URL, []byte("fetchTimeMs: 100\r\n")))
	}
	return records
}

func writePlainWARC(t testing.TB, articles []schema.Article) []byte {
	return bytes.Join(warcRecords(t, articles), nil)
}

// writeWARC packs each record by itself, as Common Crawl does.
func writeWARC(pack func(testing.TB, []byte) []byte) func(testing.TB, []schema.Article) []byte {
	return func(t testing.TB, articles []schema.Article) (data []byte) {
		for _, r := range warcRecords(t, articles) {
			data = append(data, pack(t, r)...)
		}
		return data
	}
}

func writeWET(t testing.TB, articles []schema.Article) []byte {
	data := gzipped(t, warc("warcinfo", "application/warc-fields", "", []byte("software: made by hand\r\n")))
	for _, a := range articles {
		data = append(data, gzipped(t, warc("conversion", "text/plain", a.URL, []byte(a.Text), "WARC-Identified-Content-Language: eng"))...)
	}
	return data
}
