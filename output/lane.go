package output

import (
	"sync"
	"sync/atomic"

	"github.com/dateline-data/dateline/schema"
)

const (
	// batchCells and batchBytes bound the rows that are handed to the writers together: enough that handing them over costs
	// nothing, few enough that they stay in a processor's cache, and few bytes where rows carry whole articles.
	batchCells, batchBytes = 4096, 1 << 20
	// maxBatches is how many are on their way at once.
	maxBatches = 4
)

// batch is rows on their way to the writers of a table, one behind the other.
type batch struct {
	cells []schema.Value
	items []string // of the lists among the cells
	bytes int
	left  atomic.Int32 // lanes that have not taken it yet
}

// add takes a copy of a row.
func (b *batch) add(row []schema.Value) {
	for i := range row {
		v := row[i]
		b.bytes += len(v.Str)
		if len(v.List) > 0 {
			start := len(b.items)
			b.items = append(b.items, v.List...)
			v.List = b.items[start:]
		}
		b.cells = append(b.cells, v)
	}
}

func (b *batch) isFull() bool { return len(b.cells) >= batchCells || b.bytes >= batchBytes }

// empty makes the batch ready for other rows.
func (b *batch) empty() {
	clear(b.cells)
	clear(b.items)
	b.cells, b.items, b.bytes = b.cells[:0], b.items[:0], 0
}

// lane is a goroutine that takes the rows of batches in their order, beside other lanes.
type lane struct {
	batches chan *batch
	done    chan struct{}
	ending  sync.Once
	failed  atomic.Bool
	err     error // read once done is closed
}

// newLane makes a lane of rows of a width; free takes the batches that all lanes have taken. After the first error of take
// the rows are passed over.
func newLane(width int, take func(row []schema.Value) error, free chan<- *batch) *lane {
	l := &lane{batches: make(chan *batch, maxBatches), done: make(chan struct{})}
	go func() {
		defer close(l.done)
		for b := range l.batches {
			for at := 0; at < len(b.cells) && l.err == nil; at += width {
				l.err = take(b.cells[at : at+width])
			}
			if l.err != nil {
				l.failed.Store(true)
			}
			if b.left.Add(-1) == 0 {
				free <- b
			}
		}
	}()
	return l
}

// end waits until the lane has taken all. It may be called more than once.
func (l *lane) end() error {
	l.ending.Do(func() { close(l.batches) })
	<-l.done
	return l.err
}
