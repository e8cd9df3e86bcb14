package ingest

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"testing"
	"unicode/utf16"

	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// The writers of the files of fixtures/inputs/ten that are told by text.

const day = "2006-01-02"

func writeLines(t testing.TB, articles []schema.Article) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	for _, a := range articles {
		must(t, e.Encode(struct {
			ID     string `json:"id"`
			Title  string `json:"title"`
			Date   string `json:"date"`
			Source string `json:"source"`
			URL    string `json:"url"`
			Text   string `json:"text"`
		}{a.InputID, a.Title, a.PublishedAt.Format(day), a.Outlet, a.URL, a.Text}))
	}
	return b.Bytes()
}

func writeConcatenated(t testing.TB, articles []schema.Article) []byte {
	var b bytes.Buffer
	for line := range bytes.Lines(writeLines(t, articles)) {
		must(t, json.Indent(&b, line, "", " "))
	}
	return b.Bytes()
}

// writeArray gives the names that schema.org has.
func writeArray(t testing.TB, articles []schema.Article) []byte {
	type publisher struct {
		Name string `json:"name"`
	}
	var records []any
	for _, a := range articles {
		records = append(records, struct {
			ID        string    `json:"guid"`
			Title     string    `json:"headline"`
			Date      string    `json:"datePublished"`
			Publisher publisher `json:"publisher"`
			URL       string    `json:"link"`
			Text      string    `json:"articleBody"`
		}{a.InputID, a.Title, a.PublishedAt.Format("2006-01-02T15:04:05Z07:00"), publisher{a.Outlet}, a.URL, a.Text})
	}
	data, err := json.MarshalIndent(records, "", "  ")
	must(t, err)
	return data
}

// writeEscaped gives JSONL of ASCII alone, in UTF-16.
func writeEscaped(t testing.TB, articles []schema.Article) []byte {
	var ascii []rune
	for _, r := range string(writeLines(t, articles)) {
		if r < 0x80 {
			ascii = append(ascii, r)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			ascii = append(ascii, []rune(fmt.Sprintf(`\u%04x`, unit))...)
		}
	}
	return utf16Bytes("\ufeff"+string(ascii), true)
}

func writeComma(t testing.TB, articles []schema.Article) []byte { return writeTable(t, articles, ',') }
func writeSemicolon(t testing.TB, articles []schema.Article) []byte {
	return append([]byte("\ufeff"), writeTable(t, articles, ';')...)
}
func writeTab(t testing.TB, articles []schema.Article) []byte {
	return utf16Bytes("\ufeff"+string(writeTable(t, articles, '\t')), false)
}

func writeTable(t testing.TB, articles []schema.Article, separator rune) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	w.Comma = separator
	must(t, w.Write([]string{"ID", "Headline", "Pub Date", "Source Name", "URL", "Body"}))
	for _, a := range articles {
		must(t, w.Write([]string{a.InputID, a.Title, a.PublishedAt.Format(day), a.Outlet, a.URL, a.Text}))
	}
	w.Flush()
	must(t, w.Error())
	return b.Bytes()
}

func utf16Bytes(s string, bigEndian bool) (data []byte) {
	for _, unit := range utf16.Encode([]rune(s)) {
		high, low := byte(unit>>8), byte(unit)
		if bigEndian {
			data = append(data, high, low)
		} else {
			data = append(data, low, high)
		}
	}
	return data
}

// writeText is an article as a text with front matter.
func writeText(a schema.Article) []byte {
	return fmt.Appendf(nil, "---\nid: %s\ntitle: %s\ndate: %s\nsource: %s\nurl: %s\n---\n%s", a.InputID, a.Title, a.PublishedAt.Format(day), a.Outlet, a.URL, a.Text)
}

// member is a file of an archive.
type member struct {
	name string
	data []byte
}

// texts are the articles as files of an archive, behind a folder and hidden files, which are passed over.
func texts(articles []schema.Article) []member {
	members := []member{{"./news/", nil}, {"news/.DS_Store", []byte{0, 0}}, {"__MACOSX/news/1.txt", []byte{0, 5}}}
	for _, a := range articles {
		members = append(members, member{"./news/" + a.InputID + ".txt", writeText(a)})
	}
	return members
}

func writeZIP(t testing.TB, articles []schema.Article) []byte { return zipped(t, texts(articles)...) }
func writeTar(t testing.TB, articles []schema.Article) []byte { return tarred(t, texts(articles)...) }

// writeNested gives a ZIP archive of archives and compressed files.
func writeNested(t testing.TB, articles []schema.Article) []byte {
	return zipped(t,
		member{"a.tar.gz", gzipped(t, writeTar(t, articles[:3]))},
		member{"b/b.zip", zipped(t, member{"c.csv.zst", zstandard(t, writeComma(t, articles[3:6]))}, member{"d.jsonl.gz", gzipped(t, writeLines(t, articles[6:9]))})},
		member{"e.txt", writeText(articles[9])})
}

func packed(write func(testing.TB, []schema.Article) []byte, pack func(testing.TB, []byte) []byte) func(testing.TB, []schema.Article) []byte {
	return func(t testing.TB, articles []schema.Article) []byte { return pack(t, write(t, articles)) }
}

func zipped(t testing.TB, members ...member) []byte {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i, m := range members {
		method := zip.Deflate
		if i%2 == 1 {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: m.name, Method: method})
		must(t, err)
		if len(m.data) > 0 {
			_, err = w.Write(m.data)
			must(t, err)
		}
	}
	must(t, z.Close())
	return b.Bytes()
}

func tarred(t testing.TB, members ...member) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		must(t, w.WriteHeader(&tar.Header{Name: m.name, Size: int64(len(m.data)), Mode: 0o644}))
		_, err := w.Write(m.data)
		must(t, err)
	}
	must(t, w.Close())
	return b.Bytes()
}

func gzipped(t testing.TB, data []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(data)
	must(t, err)
	must(t, z.Close())
	return b.Bytes()
}

func zstandard(t testing.TB, data []byte) []byte {
	z, err := zstd.NewWriter(nil)
	must(t, err)
	return z.EncodeAll(data, nil)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
