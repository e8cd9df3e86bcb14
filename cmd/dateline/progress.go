package main

import (
	"encoding/json"
	"fmt"
	"iter"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/schema"
	"github.com/dustin/go-humanize"
	"github.com/schollz/progressbar/v3"
)

// progress shows how far a run is, whatever it waits for: a line that changes on a terminal, a line now and then elsewhere.
type progress struct {
	// draw and wipe are nil where nothing changes in place. A bar itself would be linked with all its methods, a web server among them, since interfaces hold progress.
	draw    func(state string, articles int)
	wipe    func()
	tell    teller
	start   time.Time
	rejects atomic.Int64
	reached atomic.Int64 // bytes of the inputs
	size    atomic.Int64 // of all inputs, as far as it is known
	rows    atomic.Int64 // of the table that is written

	lock  sync.Mutex
	phase string // what is done now
	last  pipeline.Progress

	stop chan struct{}
	over sync.WaitGroup
}

const (
	// betweenLines is how often progress is told where it goes to a log.
	betweenLines = time.Minute
	// betweenChanges is how often it changes on a terminal.
	betweenChanges = 200 * time.Millisecond
	// soon is how long a run must have gone for its speed to say when it will end.
	soon = 5 * time.Second
)

// Phases of a run; between the last two are those that write a table each.
const (
	reading  = "reading"
	linking  = "linking reports"
	checking = "checking what was written"
)

// newProgress begins to show progress; end ends it.
func newProgress(f *os.File, tell teller) *progress {
	p := &progress{tell: tell, start: time.Now(), phase: reading, stop: make(chan struct{})}
	wait := betweenLines
	if !tell.quiet && !tell.json && isTerminal(f) {
		p.draw, p.wipe = drawnOn(f)
		wait = betweenChanges
	}
	p.over.Go(func() { p.showEvery(wait) })
	return p
}

// drawnOn is what draws a line that changes on a terminal, and what wipes it away. One that cannot be written to is no reason to stop.
func drawnOn(f *os.File) (draw func(state string, articles int), wipe func()) {
	bar := progressbar.NewOptions64(-1, progressbar.OptionSetWriter(f), progressbar.OptionClearOnFinish(), progressbar.OptionSetElapsedTime(false))
	return func(state string, articles int) {
		bar.Describe(state)
		_ = bar.Set(articles)
	}, func() { _ = bar.Finish() }
}

func (p *progress) showEvery(wait time.Duration) {
	tick := time.NewTicker(wait)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			p.show()
		case <-p.stop:
			return
		}
	}
}

func (p *progress) show() {
	state := p.state()
	switch {
	case p.draw != nil:
		p.draw(state.String(), state.Articles)
	case p.tell.json:
		p.tell.event(state)
	default:
		p.tell.note(state.String())
	}
}

// articles takes what the run has read.
func (p *progress) articles(now pipeline.Progress) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.last = now
}

// begin names what is done from now on.
func (p *progress) begin(phase string) {
	p.lock.Lock()
	defer p.lock.Unlock()
	p.phase = phase
	p.rows.Store(0)
}

// end ends the showing; it may be called again.
func (p *progress) end() {
	select {
	case <-p.stop:
		return
	default:
		close(p.stop)
	}
	p.over.Wait()
	if p.wipe != nil {
		p.wipe()
	}
}

// watched is a source of which the end begins the linking of what was read.
func (p *progress) watched(source pipeline.Source) pipeline.Source {
	return func(feed pipeline.Feed) error {
		err := source(feed)
		p.begin(linking)
		return err
	}
}

// watchedSink names the tables as they are written to a sink, and counts their rows.
type watchedSink struct {
	pipeline.Sink
	p *progress
}

func (w watchedSink) Table(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	w.p.begin("writing " + t.Name)
	return w.Sink.Table(t, func(yield func([]schema.Value, error) bool) {
		for row, err := range rows {
			w.p.rows.Add(1)
			if !yield(row, err) {
				return
			}
		}
	})
}

// state is a moment of a run, as it is told.
type state struct {
	Event     string  `json:"event"` // "progress"
	Phase     string  `json:"phase"`
	Articles  int     `json:"articles"`
	Known     int     `json:"known"`
	Bytes     int64   `json:"bytes"`
	AllBytes  int64   `json:"all_bytes,omitempty"`
	TokensPer float64 `json:"tokens_per_second"`
	Rejects   int64   `json:"rejects"`
	Rows      int64   `json:"rows,omitempty"` // of the table that is written
	Seconds   float64 `json:"seconds"`
	Left      float64 `json:"seconds_left,omitempty"` // of the reading
}

func (p *progress) state() state {
	p.lock.Lock()
	defer p.lock.Unlock()
	elapsed := time.Since(p.start)
	s := state{Event: "progress", Phase: p.phase, Articles: p.last.Articles, Known: p.last.Known, Bytes: p.reached.Load(), AllBytes: p.size.Load(),
		TokensPer: float64(p.last.Tokens) / elapsed.Seconds(), Rejects: p.rejects.Load(), Rows: p.rows.Load(), Seconds: elapsed.Seconds()}
	if p.phase == reading && s.Bytes > 0 && s.Bytes < s.AllBytes && elapsed > soon {
		s.Left = elapsed.Seconds() * float64(s.AllBytes-s.Bytes) / float64(s.Bytes)
	}
	return s
}

func (s state) String() string {
	parts := []string{s.Phase}
	if s.Phase != reading {
		if s.Rows > 0 {
			parts = append(parts, plural(s.Rows, "row"))
		}
		return strings.Join(append(parts, plural(s.Articles, "article"), elapsed(s.Seconds)), ", ")
	}
	parts = append(parts, plural(s.Articles, "article"))
	if s.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d known", s.Known))
	}
	if s.AllBytes > 0 {
		done := min(s.Bytes, s.AllBytes)
		parts = append(parts, fmt.Sprintf("%s of %s (%d %%)", humanize.Bytes(uint64(done)), humanize.Bytes(uint64(s.AllBytes)), 100*done/s.AllBytes))
	}
	parts = append(parts, fmt.Sprintf("%.0f tokens/s", s.TokensPer), fmt.Sprintf("%d rejected", s.Rejects))
	if s.Left > 0 {
		parts = append(parts, elapsed(s.Left)+" left")
	}
	return strings.Join(parts, ", ")
}

// event prints an object on the line of its own that log readers want.
func (t teller) event(v any) {
	if line, err := json.Marshal(v); err == nil && !t.quiet {
		fmt.Fprintf(t.w, "%s\n", line)
	}
}
