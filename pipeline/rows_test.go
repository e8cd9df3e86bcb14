package pipeline

import (
	"bytes"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/schema"
)

// reading is an article's rows beside its text, as offsets count it.
type reading struct {
	*consolidate.Rows
	text []rune
}

// rules are what holds of every row, whatever the text: each tells what is wrong with a mention, "" where nothing is.
var rules = []struct {
	name  string
	check func(r *reading, m *schema.EventMention) string
}{
	{"nobody is on both sides", func(_ *reading, m *schema.EventMention) string {
		for _, id := range m.Event.Source.IDs {
			if slices.Contains(m.Event.Target.IDs, id) {
				return id
			}
		}
		return ""
	}},
	{"spans hold their words", func(r *reading, m *schema.EventMention) string {
		for _, e := range []schema.Extent{m.Sentence, m.Trigger, m.SourceText, m.TargetText, m.WhereText, m.WhenText} {
			if e.Text != "" && (e.Start < 0 || e.End > len(r.text) || e.Start >= e.End || string(r.text[e.Start:e.End]) != e.Text) {
				return e.Text
			}
		}
		return ""
	}},
	{"spans stand in their sentence", func(_ *reading, m *schema.EventMention) string {
		if m.Trigger.Text == "" {
			return "no trigger"
		}
		for _, e := range []schema.Extent{m.Trigger, m.SourceText, m.TargetText, m.WhereText, m.WhenText} {
			if e.Text != "" && !inside(e, m.Sentence) {
				return e.Text
			}
		}
		return ""
	}},
	{"the target is no part of the trigger", func(_ *reading, m *schema.EventMention) string {
		if m.TargetText.Text != "" && inside(m.TargetText, m.Trigger) {
			return m.TargetText.Text
		}
		return ""
	}},
	{"the place is named, or is the country of somebody or something named, or an institution's seat", func(r *reading, m *schema.EventMention) string {
		where := &m.Event.Where
		isNamed := func(p schema.PlaceMention) bool { return p.PlaceID == where.PlaceID }
		if where.PlaceID == "" || slices.ContainsFunc(r.PlaceMentions, isNamed) || strings.Contains(r.Article.Title+string(r.text), where.Name) {
			return ""
		}
		isTheirs := slices.ContainsFunc(r.Actors, func(a schema.Actor) bool { return a.Country == where.Country }) ||
			slices.ContainsFunc(r.Places, func(p schema.Place) bool { return p.Country == where.Country && p.ID != where.PlaceID })
		isInstitution := func(a schema.Actor) bool { return a.Kind == "organisation" && a.Country == "" }
		isSeat := where.Basis == "actor" && slices.ContainsFunc(r.Actors, isInstitution)
		if where.Precision == "country" && (isTheirs || isSeat) {
			return ""
		}
		return where.Name
	}},
}

func inside(e, other schema.Extent) bool { return other.Start <= e.Start && e.End <= other.End }

var loaded = sync.OnceValues(func() (*Pipeline, error) { return New(Config{}) })

// checkRows holds the rows of an article to the rules, and gives their number.
func checkRows(t *testing.T, article *schema.Article) int {
	t.Helper()
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	r := &reading{text: []rune(article.Text)}
	if r.Rows, err = p.Analyze(article); err != nil {
		t.Fatal(err)
	}
	for i := range r.Events {
		for _, rule := range rules {
			if wrong := rule.check(r, &r.Events[i]); wrong != "" {
				t.Errorf("%s: %q in %q", rule.name, wrong, r.Events[i].Sentence.Text)
			}
		}
	}
	return len(r.Events)
}

// ownArticles are the articles of this project.
func ownArticles(t *testing.T) (articles []*schema.Article) {
	t.Helper()
	err := ingest.Read(context.Background(), []string{"../fixtures/articles"}, nil, ingest.Options{}, ingest.Handler{
		Article: func(a *schema.Article) error { articles = append(articles, a); return nil },
		Reject:  func(r ingest.Reject) { t.Error(r) },
	})
	if err != nil {
		t.Fatal(err)
	}
	return articles
}

// TestRowsHold reads the articles of this project, as they are and with their sentences in other orders, which takes away what
// the sentence before had said.
func TestRowsHold(t *testing.T) {
	rows := 0
	for _, a := range ownArticles(t) {
		sentences := strings.SplitAfter(a.Text, ". ")
		for _, step := range []int{1, 2, 3} {
			var b strings.Builder
			for first := range step {
				for i := first; i < len(sentences); i += step {
					b.WriteString(sentences[i])
				}
			}
			other := *a
			other.ID, other.Text = "", b.String()
			rows += checkRows(t, &other)
		}
	}
	if rows < 100 {
		t.Errorf("%d rows", rows)
	}
}

// mixtures is the number of texts that TestRowsOfMixturesHold makes.
const mixtures = 250

// TestRowsOfMixturesHold reads sentences of all articles in one text, cut short, run together and with words that were lost, moved
// or said twice: what no one wrote, but scrapers and typing errors give.
func TestRowsOfMixturesHold(t *testing.T) {
	var sentences []string
	for _, a := range ownArticles(t) {
		sentences = append(sentences, strings.SplitAfter(a.Text, ". ")...)
	}
	r, rows := rand.New(rand.NewPCG(3, 4)), 0
	for i := range mixtures {
		var b strings.Builder
		for range 4 + r.IntN(5) {
			b.WriteString(spoil(r, sentences[r.IntN(len(sentences))]))
			b.WriteString([]string{" ", " ", "\n\n", ""}[r.IntN(4)])
		}
		rows += checkRows(t, &schema.Article{Text: b.String(), PublishedAt: time.Date(2000+i%25, 3, 1, 0, 0, 0, 0, time.UTC)})
	}
	if rows < mixtures {
		t.Errorf("%d rows", rows)
	}
}

// spoil leaves half of the sentences as they are.
func spoil(r *rand.Rand, sentence string) string {
	words := strings.Fields(sentence)
	if len(words) < 3 || r.IntN(2) == 0 {
		return sentence
	}
	for range 1 + r.IntN(3) {
		i, k := r.IntN(len(words)), r.IntN(len(words))
		switch r.IntN(5) {
		case 0:
			words[i], words[k] = words[k], words[i]
		case 1:
			words = slices.Insert(words, i, words[k])
		case 2:
			words[i] = strings.ToUpper(words[i])
		case 3:
			words[i] = strings.TrimRight(words[i], ".,\"") + "—" // a mark of three bytes
		default:
			words = slices.Delete(words, min(i, len(words)-2), min(i, len(words)-2)+1)
		}
	}
	return strings.Join(words, " ")
}

// FuzzArticles sends anything through ingest and all stages, and holds the rows to the rules.
func FuzzArticles(f *testing.F) {
	files, _ := filepath.Glob("../fixtures/articles/*")
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data[:min(len(data), 1500)])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 4000 {
			t.Skip("long texts are slow and tell no more")
		}
		_ = ingest.Read(context.Background(), []string{"-"}, bytes.NewReader(data), ingest.Options{}, ingest.Handler{
			Article: func(a *schema.Article) error { checkRows(t, a); return nil },
			Reject:  func(ingest.Reject) {},
		})
	})
}
