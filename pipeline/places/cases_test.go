package places

import (
	"flag"
	"fmt"
	"os"
	"slices"
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
// with "demonym" or "metonym" at the end where it is one, and "= ?" where the place is not known. A place that is found
// must mean what its case says. Which words are found, and as what, hangs on the parser's model: a tenth may differ.
func TestCases(t *testing.T) {
	file, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	read := newReader(t)
	var out []string
	cases, differ := 0, 0
	for block := range strings.SplitSeq(strings.TrimSpace(string(file)), "\n\n") {
		article, found := strings.CutPrefix(block, "> ")
		if !found {
			out = append(out, block)
			continue
		}
		article, want, _ := strings.Cut(article, "\n")
		got := strings.TrimSpace(describe(read(article)))
		out = append(out, strings.TrimSpace("> "+article+"\n"+got))
		cases += strings.Count(want, " = ")
		if !*update {
			differ += compare(t, article, got, want)
		}
	}
	if *update {
		if err := os.WriteFile(casesFile, []byte(strings.Join(out, "\n\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if cases < 150 || differ*10 > cases {
		t.Errorf("%d of %d cases are not found as they should be", differ, cases)
	}
}

// compare faults places that mean something else than they should, and counts those not found, found without being
// wanted, or not marked as wanted.
func compare(t *testing.T, article, got, want string) (differ int) {
	t.Helper()
	wanted := strings.Split(want, "\n")
	for line := range strings.SplitSeq(got, "\n") {
		name, meaning, _ := strings.Cut(line, " = ")
		at := slices.IndexFunc(wanted, func(w string) bool { return strings.HasPrefix(w, name+" = ") })
		if at < 0 {
			differ++
			continue
		}
		expected := wanted[at]
		wanted = slices.Delete(wanted, at, at+1)
		if expected == line {
			continue
		}
		if differ++; unmarked(expected) != name+" = "+unmarked(meaning) {
			t.Errorf("%s\ngot  %s\nwant %s", article, line, expected)
		}
	}
	return differ + len(wanted)
}

func unmarked(meaning string) string {
	return strings.TrimSuffix(strings.TrimSuffix(meaning, " demonym"), " metonym")
}

// newReader makes a function that runs the stages over a text.
func newReader(t testing.TB) func(string) *text.Document {
	t.Helper()
	read := newOutletReader(t)
	return func(article string) *text.Document { return read(article, "") }
}

// newOutletReader makes one that also tells the outlet.
func newOutletReader(t testing.TB) func(article, outlet string) *text.Document {
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
	return func(article, outlet string) *text.Document {
		d := &text.Document{Article: &schema.Article{Text: article, Outlet: outlet}, Text: article}
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
