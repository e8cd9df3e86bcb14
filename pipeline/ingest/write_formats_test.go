package ingest

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"mime"
	"mime/quotedprintable"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"
	"github.com/dateline-data/dateline/schema"
)

// The writers of the files of fixtures/inputs/ten that are pages, feeds, letters and tables in bytes.

func writePages(t testing.TB, articles []schema.Article) []byte {
	var pages []member
	for _, a := range articles {
		pages = append(pages, member{a.InputID + ".htm", writePage(a)})
	}
	return zipped(t, pages...)
}

// markup is an article's text as HTML.
func markup(a schema.Article) string {
	return "<p>" + strings.ReplaceAll(html.EscapeString(strings.TrimSpace(a.Text)), "\n\n", "</p>\n<p>") + "</p>"
}

func writeRSS(_ testing.TB, articles []schema.Article) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>%s</title><link>https://meridian.example/</link>\n", articles[0].Outlet)
	for _, a := range articles {
		fmt.Fprintf(&b, "<item><title>%s</title><link>%s</link><guid isPermaLink=\"false\">%s</guid><pubDate>%s</pubDate><description>A teaser.</description><content:encoded><![CDATA[%s]]></content:encoded></item>\n",
			html.EscapeString(a.Title), a.URL, a.InputID, a.PublishedAt.Format("Mon, 02 Jan 2006 15:04:05 GMT"), markup(a))
	}
	b.WriteString("</channel></rss>\n")
	return b.Bytes()
}

func writeAtom(_ testing.TB, articles []schema.Article) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>%s</title>\n", articles[0].Outlet)
	for _, a := range articles {
		fmt.Fprintf(&b, "<entry><id>%s</id><title>%s</title><link rel=\"alternate\" href=\"%s\"/><published>%s</published><content type=\"html\">%s</content></entry>\n",
			a.InputID, html.EscapeString(a.Title), a.URL, a.PublishedAt.Format("2006-01-02T15:04:05Z07:00"), html.EscapeString(markup(a)))
	}
	b.WriteString("</feed>\n")
	return b.Bytes()
}

func writeJSONFeed(t testing.TB, articles []schema.Article) []byte {
	type item struct {
		ID        string `json:"id"`
		URL       string `json:"url"`
		Title     string `json:"title"`
		HTML      string `json:"content_html"`
		Published string `json:"date_published"`
	}
	feed := struct {
		Version string `json:"version"`
		Title   string `json:"title"`
		Items   []item `json:"items"`
	}{"https://jsonfeed.org/version/1.1", articles[0].Outlet, nil}
	for _, a := range articles {
		feed.Items = append(feed.Items, item{a.InputID, a.URL, a.Title, markup(a), a.PublishedAt.Format("2006-01-02T15:04:05Z07:00")})
	}
	data, err := json.MarshalIndent(feed, "", " ")
	must(t, err)
	return data
}

func writeLetters(t testing.TB, articles []schema.Article) []byte {
	var letters []member
	for _, a := range articles {
		var body bytes.Buffer
		w := quotedprintable.NewWriter(&body)
		_, err := io.WriteString(w, "<html><body><h1>"+html.EscapeString(a.Title)+"</h1>"+markup(a)+"</body></html>")
		must(t, err)
		must(t, w.Close())
		letters = append(letters, member{a.InputID + ".eml", fmt.Appendf(nil, "Message-ID: <%s>\r\nFrom: %s <news@meridian.example>\r\nSubject: %s\r\nDate: %s\r\nArchived-At: <%s>\r\nMIME-Version: 1.0\r\n"+
			"Content-Type: multipart/alternative; boundary=\"=_1\"\r\n\r\n--=_1\r\nContent-Type: text/plain\r\n\r\nRead it at %[5]s\r\n--=_1\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n%s\r\n--=_1--\r\n",
			a.InputID, a.Outlet, mime.QEncoding.Encode("utf-8", a.Title), a.PublishedAt.Format("Mon, 02 Jan 2006 15:04:05 -0000"), a.URL, body.Bytes())})
	}
	return zipped(t, letters...)
}

var flatSchema = arrow.NewSchema([]arrow.Field{
	{Name: "guid", Type: arrow.BinaryTypes.String},
	{Name: "headline", Type: arrow.BinaryTypes.String},
	{Name: "pub_date", Type: arrow.FixedWidthTypes.Timestamp_us},
	{Name: "source", Type: &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}},
	{Name: "link", Type: arrow.BinaryTypes.String},
	{Name: "embedding", Type: arrow.ListOf(arrow.PrimitiveTypes.Float32)},
	{Name: "body", Type: arrow.BinaryTypes.LargeString},
}, nil)

// flatBatch gives the articles as columns, with one between them that is not ours.
func flatBatch(t testing.TB, articles []schema.Article) arrow.Record {
	b := array.NewRecordBuilder(memory.DefaultAllocator, flatSchema)
	for _, a := range articles {
		b.Field(0).(*array.StringBuilder).Append(a.InputID)
		b.Field(1).(*array.StringBuilder).Append(a.Title)
		b.Field(2).(*array.TimestampBuilder).Append(arrow.Timestamp(a.PublishedAt.UnixMicro()))
		must(t, b.Field(3).(*array.BinaryDictionaryBuilder).AppendString(a.Outlet))
		b.Field(4).(*array.StringBuilder).Append(a.URL)
		list := b.Field(5).(*array.ListBuilder)
		list.Append(true)
		list.ValueBuilder().(*array.Float32Builder).AppendValues([]float32{1, 2}, nil)
		b.Field(6).(*array.LargeStringBuilder).Append(a.Text)
	}
	return b.NewRecord()
}

func writeParquet(t testing.TB, articles []schema.Article) []byte {
	return parquetOf(t, flatSchema, 3, flatBatch(t, articles))
}

func parquetOf(t testing.TB, s *arrow.Schema, rowGroup int64, batches ...arrow.Record) []byte {
	var b bytes.Buffer
	w, err := pqarrow.NewFileWriter(s, &b, parquet.NewWriterProperties(parquet.WithCompression(compress.Codecs.Snappy), parquet.WithMaxRowGroupLength(rowGroup)), pqarrow.DefaultWriterProps())
	must(t, err)
	for _, batch := range batches {
		must(t, w.WriteBuffered(batch))
	}
	must(t, w.Close())
	return b.Bytes()
}

// writeNestedParquet gives the articles inside a structure, with days, and the publisher as a structure of its own.
func writeNestedParquet(t testing.TB, articles []schema.Article) []byte {
	publisher := arrow.StructOf(arrow.Field{Name: "id", Type: arrow.PrimitiveTypes.Int64}, arrow.Field{Name: "name", Type: arrow.BinaryTypes.String})
	inner := arrow.StructOf(
		arrow.Field{Name: "title", Type: arrow.BinaryTypes.String},
		arrow.Field{Name: "datePublished", Type: arrow.FixedWidthTypes.Date32},
		arrow.Field{Name: "publisher", Type: publisher, Nullable: true},
		arrow.Field{Name: "paragraphs", Type: arrow.BinaryTypes.String, Nullable: true},
		arrow.Field{Name: "articleBody", Type: arrow.BinaryTypes.String},
	)
	s := arrow.NewSchema([]arrow.Field{{Name: "id", Type: arrow.BinaryTypes.String}, {Name: "url", Type: arrow.BinaryTypes.String}, {Name: "article", Type: inner}}, nil)
	b := array.NewRecordBuilder(memory.DefaultAllocator, s)
	for _, a := range articles {
		b.Field(0).(*array.StringBuilder).Append(a.InputID)
		b.Field(1).(*array.StringBuilder).Append(a.URL)
		article := b.Field(2).(*array.StructBuilder)
		article.Append(true)
		article.FieldBuilder(0).(*array.StringBuilder).Append(a.Title)
		article.FieldBuilder(1).(*array.Date32Builder).Append(arrow.Date32FromTime(a.PublishedAt))
		house := article.FieldBuilder(2).(*array.StructBuilder)
		house.Append(true)
		house.FieldBuilder(0).(*array.Int64Builder).Append(7)
		house.FieldBuilder(1).(*array.StringBuilder).Append(a.Outlet)
		article.FieldBuilder(3).AppendNull()
		article.FieldBuilder(4).(*array.StringBuilder).Append(a.Text)
	}
	return parquetOf(t, s, 100, b.NewRecord())
}

// writeArrow gives an IPC file or stream of two batches, compressed.
func writeArrow(asFile bool) func(testing.TB, []schema.Article) []byte {
	return func(t testing.TB, articles []schema.Article) []byte {
		name := filepath.Join(t.TempDir(), "arrow")
		f, err := os.Create(name)
		must(t, err)
		defer f.Close()
		options := []ipc.Option{ipc.WithSchema(flatSchema), ipc.WithZstd()}
		var w interface {
			Write(arrow.Record) error
			Close() error
		} = ipc.NewWriter(f, options...)
		if asFile {
			w, err = ipc.NewFileWriter(f, options...)
			must(t, err)
		}
		for _, part := range [][]schema.Article{articles[:6], articles[6:]} {
			must(t, w.Write(flatBatch(t, part)))
		}
		must(t, w.Close())
		data, err := os.ReadFile(name)
		must(t, err)
		return data
	}
}
