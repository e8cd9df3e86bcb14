package ingest

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
)

// fuzzFormat reads anything as a format: no panic, no endless reading, and each record either an article or an error.
func fuzzFormat(f *testing.F, read format, seeds ...string) {
	for _, pattern := range seeds {
		files, _ := filepath.Glob("../../fixtures/inputs/" + pattern)
		if len(files) == 0 {
			f.Fatalf("no files %s", pattern)
		}
		for _, file := range files {
			data, err := os.ReadFile(file)
			must(f, err)
			f.Add(data)
			f.Add(data[:len(data)/2])
		}
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := newStream("-", bytes.NewReader(data), fuzzLimits)
		if err != nil {
			return
		}
		defer s.Close()
		days := &dayOrder{}
		dated := &settler{days: days, emit: func(position string, a *schema.Article, err error) error {
			if a == nil && err == nil {
				t.Errorf("%s: article %v and error %v", position, a, err)
			}
			if err == nil && !utf8.ValidString(a.Text) {
				t.Errorf("%s: %q", position, a.Text)
			}
			return nil
		}}
		if err := errors.Join(read(s, Options{days: days}, dated.put), dated.flush()); err != nil {
			t.Error(err)
		}
	})
}

func FuzzParquet(f *testing.F) { fuzzFormat(f, readParquet, "ten/*.parquet", "clients/*.parquet") }
func FuzzArrow(f *testing.F)   { fuzzFormat(f, readArrow, "ten/*.arrow*", "clients/*.arrow*") }
func FuzzJSON(f *testing.F) {
	f.Add([]byte(`{"articles":[{"source":{"name":"Z"},"date":{"$date":{"$numberLong":"1"}},"body":{"sections":[{"paragraphs":["a"]}]}}]}`))
	fuzzFormat(f, readJSON, "ten/*.json")
}

func FuzzJSONLines(f *testing.F) { fuzzFormat(f, readJSONL, "ten/lines.jsonl") }

func FuzzCSV(f *testing.F) {
	f.Add([]byte("sep=;\rid;date;text\r1;3/4/2018;a\r2;25/4/2018;b"))
	fuzzFormat(f, readCSV, "ten/*.csv", "ten/*.tsv")
}

func FuzzFeed(f *testing.F) { fuzzFormat(f, readFeed, "ten/feed.*") }

func FuzzHTML(f *testing.F) {
	fuzzFormat(f, func(s *stream, _ Options, emit emitter) error {
		page, err := readAll(s)
		var articles []*schema.Article
		if err == nil {
			articles, err = articlesFromHTML([]byte(page), "", "")
		}
		if err != nil {
			return emit("", nil, err)
		}
		for _, a := range articles {
			if err := emit("", a, nil); err != nil {
				return err
			}
		}
		return nil
	}, "pages/*.html")
}

func FuzzMail(f *testing.F) {
	f.Add([]byte(mailHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n\r\nPHA+YTwvcD4=\r\n--b--\r\n"))
	fuzzFormat(f, readMail, "ten/text/*.txt")
}

// FuzzList reads anything as a list of pages, of which none has a copy.
func FuzzList(f *testing.F) {
	f.Add("https://a.example/1\t2001-02-03\tpages/1.html\nhttps://a.example/2\n")
	f.Add("url;path\nhttps://a.example/1;../x\n\"")
	f.Add(strings.Repeat("x\t", 57) + "https://a.example/1")
	folder := f.TempDir()
	f.Fuzz(func(t *testing.T, list string) {
		s, err := newStream(filepath.Join(folder, "list"), strings.NewReader(list), fuzzLimits)
		if err != nil {
			return
		}
		defer s.Close()
		pages := openList(s, Options{})
		if pages == nil {
			return
		}
		r := &reader{ctx: t.Context(), queue: &queue{}, h: Handler{Article: func(a *schema.Article) error { t.Errorf("read %+v", a); return nil }, Reject: func(Reject) {}}}
		err = r.readList(pages)(s, Options{}, func(_ string, a *schema.Article, err error) error {
			if a != nil || err == nil {
				t.Errorf("article %v, error %v", a, err)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}

func FuzzCleanMarkup(f *testing.F) {
	f.Add("<p>a</p>&lt;b&gt;")
	f.Add("a <b>b</b>\n\nc &amp; d")
	f.Fuzz(func(t *testing.T, s string) {
		if cleaned := cleanMarkup(s); utf8.ValidString(s) && !utf8.ValidString(cleaned) {
			t.Errorf("cleanMarkup(%q) = %q", s, cleaned)
		}
	})
}
