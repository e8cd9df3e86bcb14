package places

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

const header = "name,alternate names,latitude,longitude,country,admin1,kind\n"

func TestUserFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "places.csv")
	rows := header + "Moria camp,Camp Moria|Moria hotspot,39.13,26.5,GRC,,camp\nDamascus,,40.1,-100.5,United States,Texas,town\n\"Tower, Old\",,1,2,,,S.BLDG\n"
	if err := os.WriteFile(file, []byte(rows), 0o600); err != nil {
		t.Fatal(err)
	}
	resolver, err := New(Options{UserFile: file})
	if err != nil {
		t.Fatal(err)
	}
	annotator, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	d := &text.Document{Text: "Rebels entered Damascus. The UN sent tents from Camp Moria to Damascus."}
	for _, stage := range []interface{ Apply(*text.Document) error }{text.NewSegmenter(), annotator, resolver} {
		if err := stage.Apply(d); err != nil {
			t.Fatal(err)
		}
	}
	if len(d.Places) == 0 || d.Places[0].Name != "Damascus" || d.Places[0].Admin1Name != "Texas" || d.Places[0].Latitude.V != 40.1 || !strings.HasPrefix(d.Places[0].ID, "p") {
		t.Errorf("the user's Damascus does not come first: %+v", d.Places)
	}
}

func TestUserFileFaults(t *testing.T) {
	for content, want := range map[string]string{
		"":                                     "line 1: the file is empty",
		"name,lat\na,1\n":                      `line 1: no column "latitude"`,
		header + "a,,91,2,,,\n":                `line 2: latitude "91" is no number of degrees`,
		header + "a,,1,NaN,,,\n":               `line 2: longitude "NaN" is no number`,
		header + "\n\n,,1,2,,,\n":              "line 4: no name",
		header + "a,,1,2,Atlantis,,\n":         `line 2: unknown country "Atlantis"`,
		header + "a,,1,2,,Texas,\n":            `line 2: province "Texas" without its country`,
		header + "a,,1,2,,,pyramid\n":          `line 2: unknown kind "pyramid"`,
		header + "a,,1,2,,,city,extra\n":       "line 2: 8 cells",
		header + "a,\"b,1,2\n":                 "line 2: not CSV",
		header + "a,,1,2,DEU,Texas,city\n":     `DEU has no province "Texas"`,
		"\ufeffName,LATITUDE,Longitude\na,1\n": `line 2: longitude "" is no number`,
	} {
		file := filepath.Join(t.TempDir(), "places.csv")
		if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := New(Options{UserFile: file})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "places.csv") || strings.Contains(err.Error(), "\n") {
			t.Errorf("%q: error %v, want %s", content, err, want)
		}
	}
	if _, err := New(Options{UserFile: "no/such/file.csv"}); err == nil {
		t.Error("no error for a missing file")
	}
}

// TestOutletTellsItsTown reads a local paper's article, which does not say where its town lies.
func TestOutletTellsItsTown(t *testing.T) {
	resolver, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	for url, want := range map[string]string{
		"https://www.lebanondailynews.com/1": "lebanon", "http://thisisoxfordshire.co.uk/a": "oxfordshire", "http://www.athens-review.com": "athens",
		"https://example.com/": "", "http://weeklytimes.net": "", "": "",
	} {
		got := ""
		for _, hint := range resolver.outlet(&schema.Article{URL: url}) {
			got += hint.key
		}
		if got != want {
			t.Errorf("%q names %q, want %q", url, got, want)
		}
	}
	hints := resolver.outlet(&schema.Article{URL: "https://news.example.co.uk"})
	if len(hints) != 1 || resolver.gaz.Alpha3(hints[0].candidates[0].ref) != "GBR" {
		t.Errorf("a British domain gives %v", hints)
	}
}

func TestDatelineIsAPlace(t *testing.T) {
	d := newReader(t)("DAMASCUS, Dec. 8 (Reuters) - Rebels said they had entered Homs and Hama.\n\nThe army withdrew.")
	if len(d.Places) < 3 || d.Places[0].Name != "Damascus" || d.Places[0].Country != "SYR" {
		t.Errorf("%+v", d.Places)
	}
}

func TestNothingToResolve(t *testing.T) {
	for _, article := range []string{"", " ", "\x00\xff", "Nothing here.", strings.Repeat("Springfield, ", 300)} {
		newReader(t)(article)
	}
}

func FuzzUserFile(f *testing.F) {
	f.Add(header + "a,b|c,1,2,USA,Texas,camp\n")
	f.Fuzz(func(t *testing.T, content string) {
		places, err := readUserFile(strings.NewReader(content), "places.csv")
		for _, p := range places {
			if err == nil && (p.Name == "" || p.Feature == "" || len(p.Names) == 0) {
				t.Errorf("%+v", p)
			}
		}
	})
}

// FuzzApply reads any text, with names wherever the parser sees them.
func FuzzApply(f *testing.F) {
	read := newReader(f)
	f.Add("Paris, Texas, and the Republic of the Congo.")
	f.Fuzz(func(t *testing.T, article string) {
		d := read(article)
		for i, m := range d.PlaceMentions {
			if m.Start >= m.End || m.End > len(article) || m.Ref >= len(d.Places) || i > 0 && m.Start < d.PlaceMentions[i-1].Start || m.Confidence < 0 || m.Confidence > 1 {
				t.Errorf("mention %+v of %d places", m, len(d.Places))
			}
		}
	})
}

// BenchmarkApply and BenchmarkParse measure the resolver beside the parser.
func BenchmarkApply(b *testing.B) {
	docs := benchmarkDocuments(b)
	resolver, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d := docs[i%len(docs)]
		b.SetBytes(int64(len(d.Text)))
		if err := resolver.Apply(d); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	docs := benchmarkDocuments(b)
	annotator, err := parse.New()
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		d := docs[i%len(docs)]
		b.SetBytes(int64(len(d.Text)))
		if err := annotator.Apply(d); err != nil {
			b.Fatal(err)
		}
	}
}

// benchmarkDocuments are the articles among the fixtures.
func benchmarkDocuments(b *testing.B) (docs []*text.Document) {
	files, err := filepath.Glob("../../fixtures/articles/*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no articles", err)
	}
	read := newReader(b)
	for _, file := range files {
		article, err := os.ReadFile(file)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, read(string(article)))
	}
	return docs
}

// TestDatelineAbroad reads an American paper's report from Mozambique, whose Geneva is not that of New York, and one from home.
func TestDatelineAbroad(t *testing.T) {
	read := newOutletReader(t)
	for text, want := range map[string]string{
		"PEMBA, Mozambique - On Tuesday in Geneva, donors pledged aid for Cabo Delgado.": "CHE",
		"LAGOS - Ministers met in Geneva on Monday, a Nigerian official said.":           "CHE",
		"Voters in Geneva chose a new mayor, and the schools there stayed closed.":       "USA",
	} {
		d := read(text, "The Philadelphia Record")
		for i := range d.PlaceMentions {
			m := &d.PlaceMentions[i]
			if d.Slice(m.Span) == "Geneva" && (m.Ref < 0 || d.Places[m.Ref].Country != want) {
				t.Errorf("%s: %v", text, m)
			}
		}
	}
}
