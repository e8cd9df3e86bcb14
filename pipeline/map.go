package pipeline

import (
	"context"
	"errors"
	"time"

	"github.com/dateline-data/dateline/pipeline/consolidate"
)

// MapOptions say how articles are mapped.
type MapOptions struct {
	Jobs        int // workers; 0 is one a core
	Consolidate consolidate.Options
	Failed      func(*Failure) // takes the articles that could not be read, from one goroutine
}

// Map reads every article of the source, and puts what each says as records, for consolidate.Reduce. They depend on the articles
// alone; the order in which they come does not.
func (p *Pipeline) Map(ctx context.Context, source Source, put consolidate.Put, options MapOptions) error {
	return readAll(ctx, source, options.Jobs, p.read, &putter{put, &options})
}

// read reads an article.
func (p *Pipeline) read(j job) result {
	start := time.Now()
	rows, err := p.Analyze(j.article)
	return result{job: j, rows: rows, err: err, took: time.Since(start)}
}

// putter puts results as records.
type putter struct {
	put     consolidate.Put
	options *MapOptions
}

func (m *putter) take(r result) error {
	var failure *Failure
	switch {
	case errors.As(r.err, &failure):
		m.options.Failed(failure)
		return nil
	case r.err != nil:
		return r.err
	}
	return m.options.Consolidate.Put(r.rows, m.put)
}

func (*putter) done(string, int) {}

func (*putter) end() error { return nil }
