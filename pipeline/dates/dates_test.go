package dates

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

var update = flag.Bool("update", false, "write what is found into the golden file; then read the diff")

const golden = "../../fixtures/cases/dates.txt"

// read runs the stages that dates stand on, and dates.
func read(t testing.TB, published, s string) *text.Document {
	t.Helper()
	d := &text.Document{Article: &schema.Article{}, Text: s}
	if published != "-" {
		when, err := time.Parse(time.DateOnly, published)
		if err != nil {
			t.Fatal(err)
		}
		d.Article.PublishedAt = when
	}
	annotator, err := annotate()
	if err != nil {
		t.Fatal(err)
	}
	for _, stage := range []interface{ Apply(*text.Document) error }{text.NewSegmenter(), annotator, New()} {
		if err := stage.Apply(d); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

var annotate = func() func() (*parse.Annotator, error) {
	var a *parse.Annotator
	return func() (_ *parse.Annotator, err error) {
		if a == nil {
			a, err = parse.New()
		}
		return a, err
	}
}()

func show(d *text.Document, date *text.Date) string {
	days := ""
	if date.Start != 0 {
		days = fmt.Sprintf(" %s..%s", date.Start, date.End)
	}
	return fmt.Sprintf("  %q %s [%s]%s %s %s", d.Slice(date.Span), date.Kind, date.Value, days, date.Precision, date.Basis)
}

// TestCases reads cases of two parts: a line "2024-12-11 Text" ("-" for no publication date), and indented below it every
// expression found, none for texts without.
func TestCases(t *testing.T) {
	file, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	cases := 0
	lines := bufio.NewScanner(strings.NewReader(string(file)))
	var name string
	var want, got []string
	check := func() {
		if name != "" && strings.Join(want, "\n") != strings.Join(got, "\n") {
			t.Errorf("%s\n got:\n%s\nwant:\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
	for lines.Scan() {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "  "):
			want = append(want, line)
			continue
		case line == "" || strings.HasPrefix(line, "#"):
			out.WriteString(line + "\n")
			continue
		}
		check()
		cases++
		published, body, _ := strings.Cut(line, " ")
		d := read(t, published, strings.ReplaceAll(body, `\n`, "\n"))
		name, want, got = line, nil, nil
		out.WriteString(line + "\n")
		for i := range d.Dates {
			got = append(got, show(d, &d.Dates[i]))
			out.WriteString(got[i] + "\n")
		}
	}
	check()
	if cases < 200 {
		t.Errorf("only %d cases", cases)
	}
	if *update {
		if err := os.WriteFile(golden, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestBylineGivesThePublicationDate(t *testing.T) {
	d := read(t, "-", "Friday, July 21, 2017\n\nThe team won a medal on Tuesday.")
	if got := schema.DayOf(d.Article.PublishedAt).String(); got != "2017-07-21" {
		t.Errorf("published %q", got)
	}
	if d := read(t, "-", "The treaty was signed on July 21, 2017, and the war ended."); !d.Article.PublishedAt.IsZero() {
		t.Errorf("a date in a sentence is no publication date, got %v", d.Article.PublishedAt)
	}
}

func FuzzApply(f *testing.F) {
	for _, s := range []string{"On September 27, 2020, at 8 a.m.", "'90s 99999999999 13/13/13 the 0th century 2019-20-21", "mid-May 12:99 24:00 BC AD the the of last"} {
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, s string, dated bool) {
		d := &text.Document{Article: &schema.Article{}, Text: s}
		if dated {
			d.Article.PublishedAt = time.Date(2024, 12, 11, 0, 0, 0, 0, time.UTC)
		}
		if err := text.NewSegmenter().Apply(d); err != nil {
			t.Skip()
		}
		if err := New().Apply(d); err != nil {
			t.Fatal(err)
		}
		for _, date := range d.Dates {
			if date.Empty() || date.Start < 0 || date.End < date.Start {
				t.Errorf("%q: %+v", s, date)
			}
		}
	})
}

func BenchmarkApply(b *testing.B) {
	article, err := os.ReadFile("../../fixtures/articles/ukraine-invasion.txt")
	if err != nil {
		b.Fatal(err)
	}
	d := read(b, "2022-02-24", strings.Repeat(string(article), 50))
	stage := New()
	b.ReportAllocs()
	for b.Loop() {
		d.Dates = d.Dates[:0]
		if err := stage.Apply(d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Tokens)*b.N)/b.Elapsed().Seconds(), "tokens/s")
}
