package main

import (
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/cmd/internal/verdicts"
	"github.com/dateline-data/dateline/pipeline/actors"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// drawn are choices among nobody and two candidates, who come out as a conditional logit has it by some weights. The constant hint is the same
// for all three.
func drawn(n int, weights map[string]float64, constant string) (all []example) {
	random := rand.New(rand.NewPCG(1, 2))
	at := func(name string) int { return slices.Index(actors.Hints(), name) }
	names := make([]string, 0, len(weights))
	for name := range weights {
		names = append(names, name)
	}
	slices.Sort(names)
	for range n {
		e := example{Choice: &actors.Choice{}, right: make([]bool, 3), p: make([]float64, 3), weight: 1}
		sums, total := make([]float64, 3), 0.0
		for i := range sums {
			row := []cell{{at(constant), 1}}
			score := 0.0
			for _, name := range names {
				if value := random.Float64(); random.IntN(2) == 0 {
					row = append(row, cell{at(name), value})
					score += weights[name] * value
				}
			}
			e.rows = append(e.rows, row)
			total += math.Exp(score)
			sums[i] = total
		}
		draw := random.Float64() * total
		e.right[slices.IndexFunc(sums, func(s float64) bool { return draw < s })] = true
		all = append(all, e)
	}
	return all
}

// TestWeigh finds the weights by which choices were drawn, leaves alone hints that say nothing, and gives the same bytes again.
func TestWeigh(t *testing.T) {
	want := map[string]float64{"spoken of": 2.5, "recent": -1.5, "latest": 0}
	examples := drawn(20000, want, "called so")
	got := weigh(examples)
	for h, name := range actors.Hints() {
		x := got.any[h] + got.more[0][h]
		if fixed, is := fixed[name]; is {
			x -= fixed
		}
		if math.Abs(x-want[name]) > .15 {
			t.Errorf("%s says %.2f, not %.2f", name, x, want[name])
		}
	}
	if h := slices.Index(actors.Hints(), "called so"); math.Abs(got.any[h]) > 1e-6 {
		t.Errorf("what is the same for all says %g", got.any[h])
	}
	if again := weigh(drawn(20000, want, "called so")).String(); again != got.String() {
		t.Errorf("another table from the same examples:\n%s", again)
	}
}

// TestWeighNothing learns nothing from choices in which nobody is right.
func TestWeighNothing(t *testing.T) {
	examples := drawn(50, map[string]float64{"spoken of": 2}, "latest")
	for i := range examples {
		examples[i].right = make([]bool, 3)
	}
	if got := weigh(examples).String(); got != weigh(nil).String() {
		t.Errorf("learned %s", got)
	}
}

// TestTable writes tables that a resolver reads, with the head of the one in use.
func TestTable(t *testing.T) {
	r, err := actors.New(actors.Options{})
	if err != nil {
		t.Fatal(err)
	}
	made := weigh(nil)
	made.more[0][0], made.more[1][0], made.any[0] = least/2, 1.256, -0.001
	lines := strings.Split(made.String(), "\n")
	if want := actors.Hints()[0] + "\t0\t0\t1.26\t0\t"; !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, want) }) {
		t.Errorf("no line %q in\n%s", want, made)
	}
	r.WithWeights(made.String())
	used, err := os.ReadFile("../../pipeline/actors/weights.tsv")
	if err != nil || !strings.HasPrefix(string(used), head) {
		t.Errorf("the table in use begins otherwise (%v)", err)
	}
}

// TestRightOf takes whom the codes fit best.
func TestRightOf(t *testing.T) {
	nobody := actors.Candidate{Sectors: []string{"COP"}}
	people := func(country string) actors.Candidate {
		return actors.Candidate{Country: country, Sectors: []string{"COP"}}
	}
	named := func(country, sector string, isCalled bool) actors.Candidate {
		return actors.Candidate{Country: country, Sectors: []string{sector}, IsNamed: true, IsCalled: isCalled}
	}
	for _, c := range []struct {
		name, codes string
		candidates  []actors.Candidate
		want        string // by candidate: x is right
	}{
		{"a country", "PER COP", []actors.Candidate{nobody, people("PER"), people("CHL")}, ".x."},
		{"any of two", "PER COP/CHL COP", []actors.Candidate{nobody, people("PER"), people("CHL")}, ".xx"},
		{"nobody or somebody", "/PER COP", []actors.Candidate{nobody, people("PER"), people("CHL")}, ".x."},
		{"nobody", "", []actors.Candidate{nobody, people("PER")}, "x."},
		{"a sector without a country", "COP", []actors.Candidate{nobody, people("PER")}, "x."},
		{"none of them", "KEN COP", []actors.Candidate{nobody, people("PER")}, ".."},
		{"another sector of the country", "PER GOV", []actors.Candidate{nobody, people("PER")}, ".x"},
		{"the sector before the country", "PER REB", []actors.Candidate{nobody, people("PER"), named("PER", "REB", false)}, "..x"},
		{"who was named is of another sector", "PER COP", []actors.Candidate{nobody, people("PER"), named("PER", "REB", true)}, ".x."},
		{"a group", "PER", []actors.Candidate{nobody, {Country: "PER", Sectors: []string{"UNK"}}, named("PER", "REB", false)}, "..x"},
		{"who was called so before", "PER COP", []actors.Candidate{nobody, people("PER"), named("PER", "COP", true)}, "..x"},
	} {
		got := ""
		for _, is := range rightOf(&actors.Choice{Candidates: c.candidates}, strings.Split(c.codes, "/")) {
			if is {
				got += "x"
			} else {
				got += "."
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}

// TestRead finds the word that stands for those of a reader, and notes a code once.
func TestRead(t *testing.T) {
	d := &text.Document{Article: &schema.Article{}, Text: "Élite police of Lima fled"}
	for i, word := range strings.Fields(d.Text) {
		start := strings.Index(d.Text, word)
		d.Tokens = append(d.Tokens, text.Token{Span: text.Span{Start: start, End: start + len(word)}, Form: word, Head: []int{1, 4, 3, 1, -1}[i]})
	}
	d.Sentences = []text.Sentence{{First: 0, Last: len(d.Tokens), Span: text.Span{End: len(d.Text)}}}
	a := newArticle("gmb-3-4", d)
	side := func(start, end int, codes ...string) verdicts.Side {
		return verdicts.Side{Words: verdicts.Words{Start: start, End: end}, Codes: codes}
	}
	a.read(&verdicts.Reading{Verdicts: []verdicts.Verdict{
		{Sides: [2]verdicts.Side{side(0, 20, "PER COP"), side(16, 20, "PER")}},
		{Sides: [2]verdicts.Side{side(6, 12, "PER COP"), side(6, 12, verdicts.Otherwise)}},
		{Sides: [2]verdicts.Side{{Codes: verdicts.Codes{"PER"}}, side(0, 5)}},
	}})
	if len(a.codes) != 2 || len(a.codes[1]) != 1 || len(a.codes[3]) != 1 || a.codes[1][0][0] != "PER COP" || a.from != short {
		t.Errorf("%+v", a.codes)
	}
}

// TestDeal holds out together what stood beside each other.
func TestDeal(t *testing.T) {
	var articles []*article
	for _, id := range []string{"a", "gmb-0-9", "gmb-9-20", "b", "written-w1-strike-01", "written-w1-strike-02"} {
		articles = append(articles, newArticle(id, &text.Document{Article: &schema.Article{}}))
	}
	deal(articles)
	for i, want := range []int{0, 1, 1, 2, 3, 3} {
		if articles[i].fold != want {
			t.Errorf("%s: fold %d, want %d", articles[i].id, articles[i].fold, want)
		}
	}
}
