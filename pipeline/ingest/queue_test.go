package ingest

import (
	"errors"
	"slices"
	"sync/atomic"
	"testing"
)

// TestQueue reads records at the same time, each of which waits for the next to begin, and gives them on in their order.
func TestQueue(t *testing.T) {
	const most = 4
	q := queue{most: most}
	var emitted []int
	begun := make([]chan struct{}, 2*most+1)
	for i := range begun {
		begun[i] = make(chan struct{})
	}
	var reading, highest atomic.Int32
	for i := range 2 * most {
		var read func()
		if i%most != most-1 { // of every four, the last is read already
			read = func() {
				highest.Store(max(highest.Load(), reading.Add(1)))
				close(begun[i])
				if (i+1)%most != most-1 {
					<-begun[i+1]
				}
				reading.Add(-1)
			}
		}
		must(t, q.put(read, func() error { emitted = append(emitted, i); return nil }))
	}
	must(t, q.flush(0))
	if !slices.Equal(emitted, []int{0, 1, 2, 3, 4, 5, 6, 7}) || highest.Load() > most+1 {
		t.Errorf("emitted %v, at most %d at the same time", emitted, highest.Load())
	}
	failed := errors.New("failed")
	must(t, q.put(func() {}, func() error { return failed }))
	if err := q.put(nil, func() error { t.Error("emitted behind an error"); return nil }); err != nil {
		t.Fatal(err)
	}
	if err := q.flush(0); !errors.Is(err, failed) {
		t.Errorf("flush: %v", err)
	}
}
