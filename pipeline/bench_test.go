package pipeline

import (
	"iter"
	"testing"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
)

// BenchmarkAnalyze reads the articles of the fixtures, from text to mentions; BenchmarkConsolidate merges what was read.
func BenchmarkAnalyze(b *testing.B) {
	p, articles := newPipeline(b), fixtureArticles(b)
	for b.Loop() {
		analyzeAll(b, p, articles)
	}
}

func BenchmarkConsolidate(b *testing.B) {
	rows := analyzeAll(b, newPipeline(b), fixtureArticles(b))
	for b.Loop() {
		store := consolidate.NewStore(extsort.NewSpace(b.TempDir()), consolidate.Options{})
		for _, r := range rows {
			if err := store.Add(r); err != nil {
				b.Fatal(err)
			}
		}
		if _, err := store.Emit(drain); err != nil {
			b.Fatal(err)
		}
	}
}

// drain takes the rows of a table and writes none.
func drain(_ *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	for _, err := range rows {
		if err != nil {
			return err
		}
	}
	return nil
}

func newPipeline(tb testing.TB) *Pipeline {
	tb.Helper()
	p, err := New(Config{})
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

func fixtureArticles(tb testing.TB) (articles []*schema.Article) {
	tb.Helper()
	err := ingest.Read(tb.Context(), []string{"../fixtures/articles"}, nil, ingest.Options{}, ingest.Handler{
		Article: func(a *schema.Article) error { articles = append(articles, a); return nil },
		Reject:  func(r ingest.Reject) { tb.Errorf("rejected: %+v", r) },
	})
	if err != nil || len(articles) == 0 {
		tb.Fatal(len(articles), err)
	}
	return articles
}

func analyzeAll(b *testing.B, p *Pipeline, articles []*schema.Article) (all []*consolidate.Rows) {
	b.Helper()
	for _, a := range articles {
		r, err := p.Analyze(a)
		if err != nil {
			b.Fatal(err)
		}
		all = append(all, r)
	}
	return all
}
