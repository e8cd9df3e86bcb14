package pipeline

import (
	"context"
	"errors"
	"iter"
	"os"
	"runtime"
	"sync"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
)

// Sink takes the tables of a release, one after another. Table is called from one goroutine, must read rows to their end
// unless it fails, and must not keep a row past the next one.
type Sink interface {
	Table(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error
}

// Source yields articles. It is read from one goroutine.
type Source func(yield func(*schema.Article) error) error

// RunOptions say how a run goes.
type RunOptions struct {
	Jobs        int    // workers; 0 is one a core
	TempDir     string // where rows that do not fit in memory lie; "" is the system's
	Consolidate consolidate.Options
	Read        func(*schema.Article) // takes each article that was read, from one goroutine; may be nil
	// Failed takes the articles that could not be read, from one goroutine; nil makes the first of them the run's error.
	Failed   func(*Failure)
	Progress func(articles int) // called after each article, from one goroutine; may be nil
}

// Run reads every article of the source, and gives the merged tables to the sink. The tables depend on the articles and
// the options alone, not on their order nor on the number of workers. A cancelled context ends it with its error.
func (p *Pipeline) Run(ctx context.Context, source Source, sink Sink, options RunOptions) (consolidate.Counts, error) {
	dir, err := os.MkdirTemp(options.TempDir, "dateline-")
	if err != nil {
		return consolidate.Counts{}, err
	}
	defer os.RemoveAll(dir)
	store := consolidate.NewStore(extsort.NewSpace(dir), options.Consolidate)
	if err := p.analyzeAll(ctx, source, store, options); err != nil {
		return consolidate.Counts{}, err
	}
	return store.Emit(func(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
		return sink.Table(t, untilCancelled(ctx, rows))
	})
}

// analyzeAll spreads the articles over the workers and collects their rows.
func (p *Pipeline) analyzeAll(ctx context.Context, source Source, store *consolidate.Store, options RunOptions) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	jobs := options.Jobs
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	articles, results := make(chan *schema.Article, jobs), make(chan result, jobs)
	go func() {
		defer close(articles)
		if err := source(func(a *schema.Article) error { return send(ctx, articles, a) }); err != nil {
			cancel(err)
		}
	}()
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for a := range articles {
				rows, err := p.Analyze(a)
				if err := send(ctx, results, result{rows, err}); err != nil {
					cancel(err)
				}
			}
		})
	}
	go func() { workers.Wait(); close(results) }()
	n := 0
	for r := range results {
		if err := options.take(r, store); err != nil {
			cancel(err)
		}
		if n++; options.Progress != nil {
			options.Progress(n)
		}
	}
	return context.Cause(ctx)
}

// result is what reading an article gave.
type result struct {
	rows *consolidate.Rows
	err  error
}

func (o *RunOptions) take(r result, store *consolidate.Store) error {
	var failure *Failure
	switch {
	case errors.As(r.err, &failure) && o.Failed != nil:
		o.Failed(failure)
		return nil
	case r.err != nil:
		return r.err
	case o.Read != nil:
		o.Read(&r.rows.Article)
	}
	return store.Add(r.rows)
}

// AnnotateAll gives what the stages read in each article to yield, in the order of the source; failed takes the
// articles that could not be read.
func (p *Pipeline) AnnotateAll(ctx context.Context, source Source, yield func(*text.Document) error, failed func(*Failure)) error {
	return source(func(a *schema.Article) error {
		if err := ctx.Err(); err != nil {
			return err
		}
		d, err := p.Annotate(a)
		var failure *Failure
		if errors.As(err, &failure) {
			failed(failure)
			return nil
		}
		return yield(d)
	})
}

func send[T any](ctx context.Context, to chan<- T, v T) error {
	select {
	case to <- v:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func untilCancelled(ctx context.Context, rows iter.Seq2[[]schema.Value, error]) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		for r, err := range rows {
			if err == nil {
				err = ctx.Err()
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}
