package places

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

var update = flag.Bool("update", false, "write what the resolver gives into the file of cases; read the diff")

const casesFile = "../../fixtures/cases/places.txt"

// A case is a text behind "> ", then a line for each place in it:
//
//	Paris = geonames:4717560 Paris, Texas, USA (city)
//
// with "demonym" or "metonym" at the end where it is one, and "= ?" where the place is not known.
func TestCases(t *testing.T) {
	file, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	read := newReader(t)
	var out strings.Builder
	cases := 0
	for block := range strings.SplitSeq(strings.TrimSpace(string(file)), "\n\n") {
		head, want, found := strings.Cut(block, "> ")
		if !found {
			fmt.Fprintf(&out, "%s\n\n", block)
			continue
		}
		article, want, _ := strings.Cut(want, "\n")
		got := strings.TrimSuffix(describe(read(article)), "\n")
		fmt.Fprintf(&out, "%s> %s\n%s\n\n", head, article, got)
		cases += strings.Count(want, "=")
		if got != strings.TrimSpace(want) && !*update {
			t.Errorf("%s\ngot:\n%s\nwant:\n%s", article, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(casesFile, []byte(strings.TrimSpace(out.String())+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if cases < 150 {
		t.Errorf("%d cases", cases)
	}
}

// newReader makes a function that runs the stages over a text.
func newReader(t testing.TB) func(string) *text.Document {
	t.Helper()
	annotator, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	resolver, err := New(Options{})
	if err != nil {
		t.Fatal(err)
	}
	segmenter := text.NewSegmenter()
	return func(article string) *text.Document {
		d := &text.Document{Article: &schema.Article{Text: article}, Text: article}
		for _, stage := range []interface{ Apply(*text.Document) error }{segmenter, annotator, resolver} {
			if err := stage.Apply(d); err != nil {
				t.Fatal(err)
			}
		}
		return d
	}
}

func describe(d *text.Document) string {
	var out strings.Builder
	for _, m := range d.PlaceMentions {
		fmt.Fprintf(&out, "%s = ", d.Slice(m.Span))
		if m.Ref < 0 {
			out.WriteString("?")
		} else {
			p := d.Places[m.Ref]
			where := []string{p.Name}
			for _, s := range []string{p.Admin1Name, p.Country} {
				if s != "" && s != p.Name {
					where = append(where, s)
				}
			}
			fmt.Fprintf(&out, "%s %s (%s)", p.ID, strings.Join(where, ", "), p.Precision)
		}
		switch {
		case m.Demonym:
			out.WriteString(" demonym")
		case m.Metonym:
			out.WriteString(" metonym")
		}
		out.WriteString("\n")
	}
	return out.String()
}
