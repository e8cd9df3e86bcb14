package judge_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline/actors"
	"github.com/dateline-data/dateline/pipeline/dates"
	"github.com/dateline-data/dateline/pipeline/events"
	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/places"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

type stage interface{ Apply(*text.Document) error }

func coders(t testing.TB) []stage {
	t.Helper()
	annotator, err := parse.New()
	if err != nil {
		t.Fatal(err)
	}
	resolver, err := places.New(places.Options{})
	if err != nil {
		t.Fatal(err)
	}
	who, err := actors.New(actors.Options{})
	if err != nil {
		t.Fatal(err)
	}
	coder, err := events.New(events.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return []stage{text.NewSegmenter(), annotator, dates.New(), resolver, who, coder}
}

func code(t testing.TB, stages []stage, s string) *text.Document {
	t.Helper()
	d := &text.Document{Article: &schema.Article{Text: s, PublishedAt: time.Date(2024, 3, 15, 0, 0, 0, 0, time.UTC)}, Text: s}
	for _, st := range stages {
		if err := st.Apply(d); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// judged is an article with what the judge is to think of it.
type judged struct {
	text  string
	types []string // of the events that stay; none where the article tells of none
}

// articles were written for this test: what is news, and what only uses its words.
var articles = []judged{
	{"The United States accused Russia on Monday of violating the treaty. Moscow rejected the accusation.", []string{"ACCUSE", "REJECT"}},
	{"Police in Nairobi arrested three opposition lawmakers on Tuesday after a rally against the new tax law.", []string{"COERCE"}},
	{"Rebels attacked an army base in northern Mali on Friday, killing twelve soldiers, the defence ministry said.", []string{"ASSAULT"}},
	{"French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Thursday to discuss aid for Ukraine.", []string{"CONSULT"}},
	{"The court in Ankara sentenced the former mayor to six years in prison for corruption.", []string{"SANCTION"}},
	{"Rockets fell on Haifa on Tuesday morning.", []string{"ASSAULT"}}, // nobody says who fired them
	{"Shells rained on Goma overnight.", []string{"ASSAULT"}},
	{"A car bomb went off outside a police station in Karachi.", []string{"ASSAULT"}},
	{"The striker attacked down the left in the second half and the champions beat their rivals 3-1 to win the league title.", nil},
	{"The storm hit the coast overnight. Winds of 120 kilometres an hour attacked roofs, and rain is expected to continue on Sunday.", nil},
	{"Shares rose in early trading as investors welcomed the results. The company said sales had met its forecast.", nil},
	{"The museum will show two hundred paintings of the war. The exhibition, which opens in May, met with praise from visitors.", nil},
	{"I met my sister for lunch and we fought about who would pay. The waiter agreed with me.", nil},
}

// maxFaults is how many of these articles may be judged wrong: a judge trained anew changes its mind about single sentences.
const maxFaults = 1

func TestJudge(t *testing.T) {
	stages := coders(t)
	j, err := judge.New(judge.Options{})
	if err != nil {
		t.Fatal(err)
	}
	faults := 0
	for _, a := range articles {
		d := code(t, append(slices.Clone(stages), j), a.text)
		var got []string
		for _, m := range d.EventMentions {
			got = append(got, m.Type)
			if m.Odds.Worth() < judge.MinConfidence || m.Confidence > m.Odds.Worth()+0.01 {
				t.Errorf("%s: confidence %v", a.text, m.Confidence)
			}
		}
		isMissing := func(want string) bool { return !slices.Contains(got, want) }
		if slices.ContainsFunc(a.types, isMissing) || a.types == nil && got != nil {
			faults++
			t.Logf("%s: has %v, want %v", a.text, got, a.types)
		}
	}
	if faults > maxFaults {
		t.Errorf("%d of %d articles are judged wrong", faults, len(articles))
	}
}

func TestLeastConfidence(t *testing.T) {
	stages := coders(t)
	all, none := 0.0, 1.0
	for _, c := range []struct {
		least *float64
		want  func(n, of int) bool
	}{
		{&all, func(n, of int) bool { return n == of && n > 0 }},
		{&none, func(n, _ int) bool { return n == 0 }},
	} {
		j, err := judge.New(judge.Options{MinConfidence: c.least})
		if err != nil {
			t.Fatal(err)
		}
		d := code(t, stages, articles[2].text)
		before := len(d.EventMentions)
		if err := j.Apply(d); err != nil {
			t.Fatal(err)
		}
		if !c.want(len(d.EventMentions), before) {
			t.Errorf("least %v: %d of %d rows stay", *c.least, len(d.EventMentions), before)
		}
	}
}

// TestApplyAgain reads one article twice with one judge: it holds nothing of a document.
func TestApplyAgain(t *testing.T) {
	stages := coders(t)
	j, err := judge.New(judge.Options{})
	if err != nil {
		t.Fatal(err)
	}
	stages = append(stages, j)
	first := code(t, stages, articles[0].text).EventMentions
	code(t, stages, articles[1].text)
	if again := code(t, stages, articles[0].text).EventMentions; !reflect.DeepEqual(first, again) {
		t.Errorf("first %v, then %v", first, again)
	}
}

func TestChoicesHoldCoderAndNobody(t *testing.T) {
	d := code(t, coders(t), articles[0].text)
	judge.EachChoice(d, func(i int, side judge.Side, candidates []judge.Candidate, _ func(int) []uint32) {
		span, _ := side.Of(&d.EventMentions[i])
		if candidates[0].Span != *span {
			t.Errorf("%v: first is %q, the coder's is %q", side, d.Slice(candidates[0].Span), d.Slice(*span))
		}
		if !slices.ContainsFunc(candidates, func(c judge.Candidate) bool { return c.Span.Empty() && len(c.Actors) == 0 }) {
			t.Errorf("%v of %s cannot be nobody", side, d.EventMentions[i].Rule)
		}
	})
}

// TestSureEnough asks more of a doubtful row beside one that the coder doesn't doubt, and of one that names nothing, than of others.
func TestSureEnough(t *testing.T) {
	row := func(sentence int, doubt string, worth float64, change func(*text.EventMention)) text.EventMention {
		m := text.EventMention{Sentence: sentence, Odds: text.Odds{Event: worth, Type: 1, Source: 1, Target: 1}, Reading: text.Reading{Doubt: text.Doubt(doubt)}, Place: -1, Basis: "publication"}
		if change != nil {
			change(&m)
		}
		return m
	}
	named := func(m *text.EventMention) { m.Targets = []int{0} }
	stranger := func(m *text.EventMention) { m.Targets = []int{1} }
	d := &text.Document{Actors: []schema.Actor{{Country: "PER"}, {}}, EventMentions: []text.EventMention{
		row(0, "", 0.42, named), row(0, "alone", 0.42, named), row(0, "alone", 0.5, named), // beside one without doubt
		row(1, "alone", 0.5, named), row(1, "news", 0.3, named), // by themselves
		row(2, "", 0.42, nil), row(2, "", 0.6, nil), row(2, "", 0.42, named), // nothing is known, and somebody
		row(2, "", 0.42, stranger), row(2, "", 0.6, stranger), // of whom nothing is
		row(2, "", 0.42, func(m *text.EventMention) { m.Place, m.PlaceBasis = 0, "explicit" }),
		row(2, "", 0.42, func(m *text.EventMention) { m.Place, m.PlaceBasis = 0, "dateline" }),
		row(2, "", 0.42, func(m *text.EventMention) { m.Basis, m.When = "relative", text.Span{Start: 3, End: 9} }),
	}}
	isSure := judge.SureEnough(d, 0.4)
	for i, want := range []bool{true, false, true, true, false, false, true, true, false, true, true, false, true} {
		if got := isSure(&d.EventMentions[i]); got != want {
			t.Errorf("row %d: %v", i, got)
		}
	}
}
