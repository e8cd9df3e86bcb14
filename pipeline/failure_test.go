package pipeline

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// faulty is a stage that cannot read two articles: one makes it panic, one gives an error.
type faulty struct{}

func (faulty) Apply(d *text.Document) error {
	switch d.Article.InputID {
	case "panics":
		var none []int
		_ = none[len(d.Article.ID)]
	case "fails":
		return errors.New("too deep")
	}
	return nil
}

func articlesNamed(ids ...string) Source {
	return func(feed Feed) error {
		for _, id := range ids {
			if err := feed.Article(&schema.Article{InputID: id, Title: id, Text: "Police arrested two men in Kyiv on Monday. " + id}); err != nil {
				return err
			}
		}
		return nil
	}
}

func TestAPanicCostsOneArticle(t *testing.T) {
	p := &Pipeline{[]Named{{"segment", text.NewSegmenter()}, {"think", faulty{}}}}
	tables, failures := printed{}, map[string]*Failure{}
	options := RunOptions{Jobs: 2, Failed: func(f *Failure) { failures[f.Article.InputID] = f }}
	if _, err := p.Run(t.Context(), articlesNamed("a", "panics", "b", "fails", "c"), tables, options); err != nil {
		t.Fatal(err)
	}
	if n := len(tables["articles"]); n != 3 {
		t.Errorf("%d articles, want 3", n)
	}
	if f := failures["panics"]; f == nil || !strings.Contains(f.Error(), "think article") || !strings.Contains(string(f.Stack), "failure_test.go") {
		t.Errorf("the panic is told as %v", f)
	}
	if f := failures["fails"]; f == nil || !strings.Contains(f.Error(), "too deep") || f.Stack != nil {
		t.Errorf("the error is told as %v", f)
	}
	options.Failed = nil
	if _, err := p.Run(t.Context(), articlesNamed("a", "panics"), printed{}, options); err == nil {
		t.Error("a failure that nobody takes does not end the run")
	}
}

// TestEqualArticlesAreToldApart gives the same text twice under other ids and paths: whichever worker ends first, the same one stands.
func TestEqualArticlesAreToldApart(t *testing.T) {
	p := &Pipeline{[]Named{{"segment", text.NewSegmenter()}}}
	var want printed
	for range 12 {
		got := printed{}
		_, err := p.Run(t.Context(), func(feed Feed) error {
			for _, id := range []string{"one", "two", "three"} {
				if err := feed.Article(&schema.Article{InputID: id, InputPath: id + ".txt", Title: "Two held", Text: "Police arrested two men."}); err != nil {
					return err
				}
			}
			return nil
		}, got, RunOptions{Jobs: 3})
		if err != nil {
			t.Fatal(err)
		}
		if want == nil {
			want = got
		}
		if !slices.Equal(got["articles"], want["articles"]) || len(got["articles"]) != 1 {
			t.Fatalf("articles %v, before %v", got["articles"], want["articles"])
		}
	}
}
