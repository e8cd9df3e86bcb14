package ingest

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
)

// fuzzLimits keep an input of the fuzzer from taking its time.
var fuzzLimits = Limits{Unpacked: 8 << 20, Spool: 1 << 20}

// fuzzRead reads anything as an input: no panic, articles only of text in UTF-8 that is not empty, and rejects with reasons.
func fuzzRead(t *testing.T, data []byte, limits Limits) {
	err := Read(t.Context(), []string{"-"}, bytes.NewReader(data), Options{Limits: limits}, Handler{
		Article: func(a *schema.Article) error {
			if len(bytes.TrimSpace([]byte(a.Text))) == 0 || !utf8.ValidString(a.Text) || !utf8.ValidString(a.InputPath) {
				t.Errorf("article of %q in %q", a.Text, a.InputPath)
			}
			return nil
		},
		Reject: func(r Reject) {
			if r.Reason == "" {
				t.Errorf("reject without a reason: %+v", r)
			}
		},
	})
	if err != nil {
		t.Error(err)
	}
}

func FuzzZIP(f *testing.F) {
	f.Add(zipped(f, member{"a.txt", []byte(sentence)}, member{"b.jsonl", []byte(`{"text":"a"}`)}))
	f.Add(zipped(f, member{"../a.txt", []byte(sentence)}, member{"in.zip", zipped(f, member{"b.txt.gz", gzipped(f, []byte(sentence))})}))
	f.Fuzz(func(t *testing.T, data []byte) {
		fuzzRead(t, append([]byte(zipMember), data[min(len(data), len(zipMember)):]...), fuzzLimits)
	})
}

func FuzzTar(f *testing.F) {
	f.Add(tarred(f, member{"a.txt", []byte(sentence)}, member{"b.jsonl", []byte(`{"text":"a"}`)}))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := newStream("-", bytes.NewReader(data), fuzzLimits)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		r := &reader{ctx: t.Context(), queue: &queue{}, h: Handler{Article: func(*schema.Article) error { return nil }, Reject: func(Reject) {}}}
		if err := r.readTar(s, Options{}, func(_ string, _ *schema.Article, err error) error { return nil }); err != nil {
			t.Error(err)
		}
	})
}

// FuzzWARC reads anything in a member before a sound one.
func FuzzWARC(f *testing.F) {
	last := warc("conversion", "text/plain", "https://a.example/last", []byte(sentence))
	f.Add(warc("conversion", "text/plain", "https://a.example", []byte(sentence)))
	f.Add(warcResponse("https://a.example", "200 OK", gzipped(f, []byte("<html>")), "Content-Encoding: gzip", "Content-Type: text/plain"))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 9\r\n\r\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		packed := append(gzipped(t, data), gzipped(t, last)...)
		fuzzRead(t, packed, fuzzLimits)
	})
}

func FuzzResponse(f *testing.F) {
	for _, b := range bodies {
		f.Add([]byte("HTTP/1.1 200 OK\r\n" + b.field + "\r\n\r\n" + string(b.code(f, []byte(sentence)))))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		r, err := parseResponse(data)
		if err != nil && r.body != nil || len(r.body) > maxRecord {
			t.Errorf("%d bytes, %v", len(r.body), err)
		}
	})
}

// FuzzUnpack reads anything between two sound members. Behind it the sound one is found again, but for zstd where a raw
// block, which is always sound, was cut.
func FuzzUnpack(f *testing.F) {
	packers := []func(testing.TB, []byte) []byte{gzipped, zstandard}
	for _, pack := range packers {
		f.Add(pack(f, []byte(sentence)))
		f.Add(pack(f, []byte(sentence))[:20])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for i, pack := range packers {
			raw := &recorder{Reader: bytes.NewReader(slices.Concat(pack(t, []byte("first")), data, pack(t, []byte(sentence))))}
			u, err := newUnpacker(raw, bufio.NewReaderSize(raw, bufferSize))
			if err != nil {
				t.Fatal(err)
			}
			defer u.Close()
			var read bytes.Buffer
			for {
				_, err := io.Copy(&read, io.LimitReader(u, fuzzLimits.Unpacked))
				if err == nil || !u.next() {
					break
				}
			}
			isFound := bytes.HasSuffix(read.Bytes(), []byte(sentence)) || int64(read.Len()) >= fuzzLimits.Unpacked
			if !bytes.HasPrefix(read.Bytes(), []byte("first")) || i == 0 && !isFound {
				t.Errorf("read %q", read.Bytes())
			}
		}
	})
}
