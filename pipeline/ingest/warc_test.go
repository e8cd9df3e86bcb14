package ingest

import (
	"bytes"
	"slices"
	"strings"
	"testing"
)

// TestWARCFaults reads web archives with a fault each among sound records, which are all read.
func TestWARCFaults(t *testing.T) {
	record := func(url string) []byte { return warc("conversion", "text/plain", url, []byte(sentence)) }
	first, last := record("https://a.example/1"), record("https://a.example/3")
	among := func(fault []byte) []byte { return slices.Concat(first, fault, last) }
	replaced := func(old, new string) []byte {
		return bytes.Replace(record("https://a.example/2"), []byte(old), []byte(new), 1)
	}
	packed := [][]byte{gzipped(t, first), gzipped(t, record("https://a.example/2")), gzipped(t, last)}
	flipped := bytes.Clone(packed[1])
	flipped[len(flipped)-8] ^= 0xff // in its checksum
	cut := packed[1][:len(packed[1])/2]
	frames := [][]byte{zstandard(t, first), zstandard(t, record("https://a.example/2")), zstandard(t, last)}
	for _, c := range []struct {
		name     string
		data     []byte
		articles int
		rejects  []string
	}{
		{"length.warc", among(replaced("Content-Length: 45", "Content-Length: many")), 2, []string{` record 2 https://a.example/2: broken WARC record: Content-Length "many"`, " record 3: broken WARC record: 45 bytes that belong to none"}},
		{"long.warc", among(replaced("Content-Length: 45", "Content-Length: 60")), 2, []string{" record 2 https://a.example/2: broken WARC record: Content-Length 60 reaches into the next one"}},
		{"longer.warc", slices.Concat(first, replaced("Content-Length: 45", "Content-Length: 2000"), replaced("Content-Length: 45", "Content-Length: 999"), last), 2,
			[]string{" record 2 https://a.example/2: broken WARC record: Content-Length 2000 reaches into the next one", " record 3 https://a.example/2: broken WARC record: Content-Length 999 reaches into the next one"}},
		{"short.warc", among(replaced("Content-Length: 45", "Content-Length: 6")), 2, []string{" record 2 https://a.example/2: broken WARC record: Content-Length 6 ends inside it", " record 3: broken WARC record: 39 bytes"}},
		{"junk.warc", among([]byte("some bytes\nand others\n")), 2, []string{" record 2: broken WARC record: 20 bytes that belong to none"}},
		{"utf8.wet", among(replaced("Troops", "Tr\xf6\xf6ps")), 2, []string{" record 2 https://a.example/2: the record is not valid UTF-8"}},
		{"date.warc", among(replaced("2024-12-10", "0203-12-10")), 2, []string{` record 2 https://a.example/2: WARC-Date: the year of "0203-12-10T08:00:00Z" is not between`}},
		{"empty.wet", among(replaced(sentence, strings.Repeat(" ", len(sentence)))), 2, []string{" record 2: the article has no text"}},
		{"404.warc", among(warcResponse("https://a.example/2", "404 Not Found", []byte("<html><body>No such page"), "Content-Type: text/html")), 2, []string{" record 2 https://a.example/2: HTTP status 404"}},
		{"status.warc", among(warcResponse("https://a.example/2", "OK", nil)), 2, []string{` record 2 https://a.example/2: no HTTP response: status "OK"`}},
		{"http.warc", among(warc("response", "application/http", "https://a.example/2", nil)), 2, []string{" record 2 https://a.example/2: no HTTP response"}},
		{"body.warc", among(warcResponse("https://a.example/2", "200 OK", gzipped(t, []byte(sentence))[:20], "Content-Type: text/html", "Content-Encoding: gzip")), 2, []string{" record 2 https://a.example/2: the body is no sound gzip: unexpected EOF"}},
		{"large.warc", among(warc("conversion", "text/plain", "https://a.example/2", make([]byte, maxRecord+1))), 2, []string{" record 2 https://a.example/2: broken WARC record: the record is longer than 64 MB"}},
		{"end.warc", slices.Concat(first, last[:len(last)-20]), 1, []string{" record 2 https://a.example/3: unexpected EOF"}},
		{"head.warc", slices.Concat(first, last[:60]), 1, []string{" record 2: unexpected EOF"}},
		{"endless.warc", slices.Concat(first, []byte("WARC/1.0\r\nWARC-Type: "+strings.Repeat("x", maxWARCHeader)), []byte("\r\n\r\n"), last), 2, []string{" record 2: broken WARC record: its header does not end", " record 3: broken WARC record: "}},
		{"flipped.warc.gz", slices.Concat(packed[0], flipped, packed[2]), 2, []string{" record 2 https://a.example/2: gzip: invalid checksum"}},
		{"cut.warc.gz", slices.Concat(packed[0], packed[1], packed[2][:40]), 2, []string{" record 3: unexpected EOF"}},
		{"inner.warc.gz", slices.Concat(packed[0], cut, packed[2]), 2, []string{" record 2"}},
		{"inner.warc.zst", slices.Concat(frames[0], frames[1][:len(frames[1])/2], frames[2]), 2, []string{" record 2"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			keepBad(t, c.name, c.data)
			articles, rejects := rejectsOf(t, c.name, c.data, Limits{})
			if articles != c.articles || len(rejects) != len(c.rejects) {
				t.Fatalf("%d articles, rejects %q", articles, rejects)
			}
			for i, r := range rejects {
				if !strings.HasPrefix(r, c.rejects[i]) {
					t.Errorf("reject %q, want %q", r, c.rejects[i])
				}
			}
		})
	}
}
