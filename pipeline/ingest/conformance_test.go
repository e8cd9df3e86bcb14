package ingest

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
)

var update = flag.Bool("update", false, "write the ten articles in every format; read the diff")

// ten holds the same ten articles in every format, and in its folder text as they were written.
const ten = "../../fixtures/inputs/ten"

// conformance are the files of ten: how each is made, and what its format does not hold.
var conformance = []struct {
	file  string
	write func(testing.TB, []schema.Article) []byte
	lacks func(*schema.Article)
}{
	{"array.json", writeArray, nil},
	{"concatenated.json", writeConcatenated, nil},
	{"escaped-utf16be.jsonl", writeEscaped, nil},
	{"lines.jsonl", writeLines, nil},
	{"comma.csv", writeComma, nil},
	{"semicolon-bom.csv", writeSemicolon, nil},
	{"tab-utf16.tsv", writeTab, nil},
	{"articles.zip", writeZIP, nil},
	{"articles.tar", writeTar, nil},
	{"articles.tar.gz", packed(writeTar, gzipped), nil},
	{"nested.zip", writeNested, nil},
	{"pages.warc", writePlainWARC, noID},
	{"pages.warc.gz", writeWARC(gzipped), noID},
	{"pages.warc.zst", writeWARC(zstandard), noID},
	{"pages.warc.wet.gz", writeWET, onlyText},
	{"pages.zip", writePages, noID},
	{"feed.rss", writeRSS, trimmed},
	{"feed.atom", writeAtom, trimmed},
	{"feed.json", writeJSONFeed, trimmed},
	{"letters.zip", writeLetters, trimmed},
	{"articles.parquet", writeParquet, nil},
	{"nested.parquet", writeNestedParquet, nil},
	{"articles.arrow", writeArrow(true), nil},
	{"articles.arrows", writeArrow(false), nil},
}

func noID(a *schema.Article) {
	a.InputID, a.RetrievedAt = "", time.Time{}
	a.Text = strings.TrimSpace(a.Text)
}

func trimmed(a *schema.Article) { a.Text = strings.TrimSpace(a.Text) }

func onlyText(a *schema.Article) {
	*a = schema.Article{URL: a.URL, Text: strings.TrimSpace(a.Text), Language: a.Language}
}

func tenArticles(t testing.TB) []schema.Article {
	articles, rejects := readInputs(t, Options{}, nil, ten+"/text")
	if len(articles) != 10 || len(rejects) != 0 {
		t.Fatalf("%d articles, rejects %v", len(articles), rejects)
	}
	return articles
}

// packings are what each file may lie in as well.
var packings = []struct {
	name string
	pack func(testing.TB, []byte) []byte
}{
	{"plain", func(_ testing.TB, b []byte) []byte { return b }},
	{"gzip", gzipped},
	{"zstd", zstandard},
	{"zip", func(t testing.TB, b []byte) []byte { return zipped(t, member{"input", b}) }},
	{"tar", func(t testing.TB, b []byte) []byte { return tarred(t, member{"input", b}) }},
	{"gzip in zip in tar", func(t testing.TB, b []byte) []byte {
		return tarred(t, member{"inner", zipped(t, member{"input", gzipped(t, b)})})
	}},
}

// TestConformance reads the same ten articles in every format, encoding and packing, from files and standard input. The
// names say nothing: the content alone tells the format.
func TestConformance(t *testing.T) {
	articles := tenArticles(t)
	if a := articles[1]; a.InputID != "windhoek-1990" || a.Title != "Namibia becomes independent" || a.Outlet != "Meridian Wire" || a.Language != "en" ||
		a.PublishedAt.Format("2006-01-02") != "1990-03-21" || a.URL != "https://meridian.example/1990/windhoek" || !strings.HasPrefix(a.Text, "Namibia became") {
		t.Errorf("second article: %+v", a)
	}
	for _, c := range conformance {
		file := filepath.Join(ten, c.file)
		if *update {
			write(t, file, c.write(t, articles))
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		want := without(articles, c.lacks)
		for _, p := range packings {
			t.Run(c.file+" "+p.name, func(t *testing.T) {
				name := filepath.Join(t.TempDir(), "input")
				write(t, name, p.pack(t, data))
				for _, input := range []string{name, "-"} {
					got, rejects := readInputs(t, Options{Limits: Limits{Depth: 5}}, bytes.NewReader(p.pack(t, data)), input)
					if len(got) != len(want) || len(rejects) > 0 {
						t.Fatalf("%s: %d articles, rejects %v", input, len(got), rejects)
					}
					for i, a := range without(got, c.lacks) {
						if a != want[i] {
							t.Fatalf("%s: article %d is\n%+v\nwant\n%+v", input, i, a, want[i])
						}
					}
				}
			})
		}
	}
}

func without(articles []schema.Article, lacks func(*schema.Article)) []schema.Article {
	articles = append([]schema.Article(nil), articles...)
	for i := range articles {
		if lacks != nil {
			lacks(&articles[i])
		}
	}
	return articles
}

// TestClients reads the ten articles as other programs write them: pandas, pyarrow, DuckDB and polars, with their own types,
// encodings and compressions (fixtures/inputs/clients/make.py).
func TestClients(t *testing.T) {
	files, _ := filepath.Glob("../../fixtures/inputs/clients/*.[pfa][aer]*") // .parquet, .feather, .arrow, .arrows
	if len(files) != 9 {
		t.Fatalf("%d files", len(files))
	}
	want := tenArticles(t)
	for _, file := range files {
		got, rejects := readInputs(t, Options{}, nil, file)
		if len(got) != len(want) || len(rejects) > 0 {
			t.Errorf("%s: %d articles, rejects %v", file, len(got), rejects)
			continue
		}
		for i, a := range got {
			if a != want[i] {
				t.Errorf("%s: article %d is\n%+v\nwant\n%+v", file, i, a, want[i])
				break
			}
		}
	}
}
