package pipeline

import (
	"cmp"
	"errors"
	"slices"
	"sync"
	"time"

	"github.com/dateline-data/dateline/pipeline/consolidate"
)

const (
	// commitEvery is how much work a run that is killed loses at the most, unless the caller says otherwise.
	commitEvery = time.Minute
	// commitShare is the part of the space's budget from which what was read goes to disk: before the space runs short, and
	// yet in shards of some thousand articles.
	commitShare = 4
)

// result is what reading an article gave: its rows, an error, or, where an earlier run read it, the id of its reading.
type result struct {
	job
	rows    *consolidate.Rows
	reading string
	err     error
	took    time.Duration
}

// collector puts results into the store and, shard by shard, into the work folder. But for done, it is used from one
// goroutine.
type collector struct {
	store     *consolidate.Store
	options   *RunOptions
	progress  Progress
	committed time.Time
	broken    bool         // the store takes no more
	early     map[int]bool // articles that came before one of a lower number
	low       int          // all articles up to this number have come
	mu        sync.Mutex
	inputs    []input // that are done, but not all of whose articles may have come
}

// input is an input that was given whole, with the number of its last article.
type input struct {
	state string
	last  int
}

func newCollector(store *consolidate.Store, options *RunOptions) *collector {
	return &collector{store: store, options: options, committed: time.Now(), early: map[int]bool{}}
}

// done notes that an input was given whole with the article of that number. It may be called from any goroutine.
func (c *collector) done(state string, last int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.inputs = append(c.inputs, input{state, last})
}

func (c *collector) take(r result) error {
	if c.broken {
		return nil
	}
	err := c.add(r)
	c.came(r.number)
	if c.options.Progress != nil {
		c.options.Progress(c.progress)
	}
	if err == nil && (c.store.Held() > c.options.Work.Space.Budget/commitShare || time.Since(c.committed) > cmp.Or(c.options.CommitEvery, commitEvery)) {
		err = c.commit()
	}
	c.broken = err != nil
	return err
}

func (c *collector) add(r result) error {
	if slowest := &c.progress.Slowest; r.took > slowest.Took {
		slowest.Input, slowest.Took = r.article.InputPath, r.took
	}
	var failure *Failure
	switch {
	case errors.As(r.err, &failure) && c.options.Failed != nil:
		c.options.Failed(failure)
		return nil
	case r.err != nil:
		return r.err
	case r.rows == nil:
		c.progress.Known++
		return c.store.AddAgain(r.article, r.reading)
	}
	c.progress.Articles++
	c.progress.Tokens += r.rows.Tokens
	return c.store.Add(r.rows)
}

// came notes that an article was collected.
func (c *collector) came(number int) {
	c.early[number] = true
	for c.early[c.low+1] {
		c.low++
		delete(c.early, c.low)
	}
}

// commit makes a shard of what was collected, and notes the inputs all of whose articles are in shards.
func (c *collector) commit() error {
	c.mu.Lock()
	var states []string
	c.inputs = slices.DeleteFunc(c.inputs, func(i input) bool {
		if i.last <= c.low {
			states = append(states, i.state)
		}
		return i.last <= c.low
	})
	c.mu.Unlock()
	c.committed = time.Now()
	return c.options.Work.Commit(c.store, states)
}

func (c *collector) end() error {
	if c.broken {
		return nil
	}
	return c.commit()
}
