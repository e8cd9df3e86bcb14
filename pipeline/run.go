package pipeline

import (
	"context"
	"errors"
	"iter"
	"runtime"
	"sync"
	"time"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/pipeline/work"
	"github.com/dateline-data/dateline/schema"
)

// Sink takes the tables of a release, one after another. Table is called from one goroutine, must read rows to their end
// unless it fails, and must not keep a row past the next one.
type Sink interface {
	Table(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error
}

// Source gives articles to a feed. It is read from one goroutine.
type Source func(Feed) error

// Feed takes what a source has.
type Feed struct {
	Article func(*schema.Article) error
	Done    func(state string) error // told once all articles of an input were given; state tells it from what it may be later
}

// RunOptions say how a run goes.
type RunOptions struct {
	Jobs        int           // workers; 0 is one a core
	Work        *work.Folder  // where what was read stays for later runs; nil is a folder for this run alone
	TempDir     string        // where that folder lies; "" is the system's
	CommitEvery time.Duration // the most work that a run that is killed loses; 0 is a minute
	Consolidate consolidate.Options
	// Failed takes the articles that could not be read, from one goroutine; nil makes the first of them the run's error.
	Failed   func(*Failure)
	Progress func(Progress) // called after each article, from one goroutine; may be nil
}

// Progress is what a run has read so far.
type Progress struct {
	Articles int // that were read
	Known    int // whose reading lay in the work folder
	Tokens   int // of the articles that were read
	Slowest  struct {
		Input string // where the article lay that took longest
		Took  time.Duration
	}
}

// Run reads every article of the source, and gives the merged tables to the sink. The tables depend on the articles (those
// of the work folder and of the source together) and the options alone, not on their order nor on the number of workers. A
// cancelled context ends it with its error, once what was read lies in the work folder.
func (p *Pipeline) Run(ctx context.Context, source Source, sink Sink, options RunOptions) (counts consolidate.Counts, err error) {
	if options.Work == nil {
		if options.Work, err = work.Temporary(options.TempDir); err != nil {
			return counts, err
		}
		defer func() { err = errors.Join(err, options.Work.Close()) }()
	}
	store := consolidate.NewStore(options.Work.Space, options.Consolidate)
	defer func() { err = errors.Join(err, store.Close()) }()
	if err := options.Work.Load(store); err != nil {
		return counts, err
	}
	read := func(j job) result { return p.result(j, options.Work) }
	if err := readAll(ctx, source, options.Jobs, read, newCollector(store, &options)); err != nil {
		return counts, err
	}
	return store.Emit(func(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
		return sink.Table(t, untilCancelled(ctx, rows))
	})
}

// job is an article with its number in the order of the source.
type job struct {
	number  int
	article *schema.Article
}

// taker takes what reading articles gave. But for done, which notes that all of an input was given, it is used from one goroutine.
type taker interface {
	take(result) error
	done(state string, last int)
	end() error
}

// readAll spreads the articles over the workers and gives what they read to the taker. What was begun when the context is
// cancelled is read to its end and taken; a source that waits for its inputs is not waited for.
func readAll(ctx context.Context, source Source, jobs int, read func(job) result, c taker) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	articles, results := make(chan job, jobs), make(chan result, jobs)
	go func() {
		defer close(articles)
		sent := 0
		err := source(Feed{
			Article: func(a *schema.Article) error { sent++; return send(ctx, articles, job{sent, a}) },
			Done:    func(state string) error { c.done(state, sent); return nil },
		})
		if err != nil {
			cancel(err)
		}
	}()
	var workers sync.WaitGroup
	for range jobs {
		workers.Go(func() {
			for j := range untilDone(ctx, articles) {
				results <- read(j)
			}
		})
	}
	go func() { workers.Wait(); close(results) }()
	for r := range results {
		if err := c.take(r); err != nil {
			cancel(err)
		}
	}
	if err := c.end(); err != nil {
		cancel(err)
	}
	return context.Cause(ctx)
}

// result reads an article, unless an earlier run has.
func (p *Pipeline) result(j job, folder *work.Folder) result {
	if reading := identify(j.article); folder.Known(reading) {
		return result{job: j, reading: reading}
	}
	return p.read(j)
}

// AnnotateAll gives what the stages read in each article to yield, in the order of the source; failed takes the
// articles that could not be read.
func (p *Pipeline) AnnotateAll(ctx context.Context, source Source, yield func(*text.Document) error, failed func(*Failure)) error {
	return source(Feed{Done: func(string) error { return nil }, Article: func(a *schema.Article) error {
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
	}})
}

func send[T any](ctx context.Context, to chan<- T, v T) error {
	select {
	case to <- v:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// untilDone yields what comes through a channel until it is closed or the context ends.
func untilDone[T any](ctx context.Context, values <-chan T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for ctx.Err() == nil {
			select {
			case v, ok := <-values:
				if !ok || !yield(v) {
					return
				}
			case <-ctx.Done():
				return
			}
		}
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
