package pipeline

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// rules are what holds of every row, whatever the text: each tells what is wrong with a mention, "" where nothing is.
var rules = []struct {
	name  string
	check func(d *text.Document, m *text.EventMention) string
}{
	{"no words are both sides", func(d *text.Document, m *text.EventMention) string {
		if !m.Source.Empty() && m.Source == m.Target && len(m.Sources) < 2 && slices.Equal(m.Sources, m.Targets) {
			return d.Slice(m.Source)
		}
		return ""
	}},
	{"the trigger stands in its sentence", func(d *text.Document, m *text.EventMention) string {
		if m.Trigger.Empty() || !d.Sentences[m.Sentence].Contains(m.Trigger) {
			return d.Slice(m.Trigger)
		}
		return ""
	}},
	{"spans stand in the text", func(d *text.Document, m *text.EventMention) string {
		for _, span := range []text.Span{m.Source, m.Target, m.Where, m.When, m.Attribution} {
			if !span.Empty() && (span.Start < 0 || span.End > len(d.Text)) {
				return "a span"
			}
		}
		return ""
	}},
	{"the target is no part of the trigger", func(d *text.Document, m *text.EventMention) string {
		if !m.Target.Empty() && m.Trigger.Contains(m.Target) {
			return d.Slice(m.Target)
		}
		return ""
	}},
	{"the place is named, or is the country of somebody or something named", func(d *text.Document, m *text.EventMention) string {
		if m.Place < 0 || slices.ContainsFunc(d.PlaceMentions, func(p text.PlaceMention) bool { return p.Ref == m.Place }) {
			return ""
		}
		place := d.Places[m.Place]
		isTheirs := slices.ContainsFunc(d.Actors, func(a schema.Actor) bool { return a.Country == place.Country }) ||
			slices.ContainsFunc(d.PlaceMentions, func(p text.PlaceMention) bool { return p.Ref >= 0 && d.Places[p.Ref].Country == place.Country })
		if strings.Contains(d.Text, place.Name) || place.Precision == "country" && isTheirs {
			return ""
		}
		return place.Name
	}},
}

var loaded = sync.OnceValues(func() (*Pipeline, error) { return New(Config{}) })

// checkRows holds what the stages read in a text to the rules.
func checkRows(t *testing.T, article *schema.Article) (rows int) {
	t.Helper()
	p, err := loaded()
	if err != nil {
		t.Fatal(err)
	}
	d, err := p.Annotate(article)
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.EventMentions {
		for _, rule := range rules {
			if wrong := rule.check(d, &d.EventMentions[i]); wrong != "" {
				t.Errorf("%s: %q in %q", rule.name, wrong, d.Slice(d.Sentences[d.EventMentions[i].Sentence].Span))
			}
		}
	}
	return len(d.EventMentions)
}

// TestRowsHold reads the articles of this project, as they are and with their sentences in other orders, which takes away what
// the sentence before had said.
func TestRowsHold(t *testing.T) {
	rows := 0
	err := ingest.Read(context.Background(), []string{"../fixtures/articles"}, nil, ingest.Options{}, ingest.Handler{
		Article: func(a *schema.Article) error {
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
			return nil
		},
		Reject: func(r ingest.Reject) { t.Error(r) },
	})
	if err != nil || rows < 100 {
		t.Errorf("%d rows, %v", rows, err)
	}
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
