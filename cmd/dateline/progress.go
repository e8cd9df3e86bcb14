package main

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"time"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dustin/go-humanize"
	"github.com/schollz/progressbar/v3"
)

// progress shows how far a run is: a line that changes on a terminal, a line now and then elsewhere.
type progress struct {
	bar     *progressbar.ProgressBar
	tell    teller
	start   time.Time
	told    time.Time
	last    pipeline.Progress
	rejects atomic.Int64
	reached atomic.Int64 // bytes of the inputs
	size    atomic.Int64 // of all inputs, as far as it is known
}

const (
	// betweenLines is how often progress is told where it goes to a log.
	betweenLines = time.Minute
	// betweenChanges is how often it changes on a terminal.
	betweenChanges = 200 * time.Millisecond
	// soon is how long a run must have gone for its speed to say when it will end.
	soon = 5 * time.Second
)

func newProgress(f *os.File, tell teller) *progress {
	p := &progress{tell: tell, start: time.Now(), told: time.Now()}
	if !tell.quiet && !tell.json && isTerminal(f) {
		p.bar = progressbar.NewOptions64(-1, progressbar.OptionSetWriter(f), progressbar.OptionClearOnFinish(), progressbar.OptionSetElapsedTime(false))
	}
	return p
}

// articles takes what the run has read.
func (p *progress) articles(now pipeline.Progress) {
	p.last = now
	wait := betweenLines
	if p.bar != nil {
		wait = betweenChanges
	}
	if time.Since(p.told) < wait {
		return
	}
	p.told = time.Now()
	state := p.state()
	switch {
	case p.bar != nil:
		p.bar.Describe(state.String())
		_ = p.bar.Set(now.Articles) // a terminal that cannot be written to is no reason to stop
	case p.tell.json:
		p.tell.event(state)
	default:
		p.tell.note(state.String())
	}
}

// state is a moment of a run, as it is told.
type state struct {
	Event     string  `json:"event"` // "progress"
	Articles  int     `json:"articles"`
	Known     int     `json:"known"`
	Bytes     int64   `json:"bytes"`
	AllBytes  int64   `json:"all_bytes,omitempty"`
	TokensPer float64 `json:"tokens_per_second"`
	Rejects   int64   `json:"rejects"`
	Seconds   float64 `json:"seconds"`
	Left      float64 `json:"seconds_left,omitempty"`
}

func (p *progress) state() state {
	elapsed := time.Since(p.start)
	s := state{Event: "progress", Articles: p.last.Articles, Known: p.last.Known, Bytes: p.reached.Load(), AllBytes: p.size.Load(),
		TokensPer: float64(p.last.Tokens) / elapsed.Seconds(), Rejects: p.rejects.Load(), Seconds: elapsed.Seconds()}
	if s.Bytes > 0 && s.Bytes < s.AllBytes && elapsed > soon {
		s.Left = elapsed.Seconds() * float64(s.AllBytes-s.Bytes) / float64(s.Bytes)
	}
	return s
}

func (s state) String() string {
	parts := []string{plural(s.Articles, "article")}
	if s.Known > 0 {
		parts = append(parts, fmt.Sprintf("%d known", s.Known))
	}
	if s.AllBytes > 0 {
		parts = append(parts, fmt.Sprintf("%s of %s", humanize.Bytes(uint64(min(s.Bytes, s.AllBytes))), humanize.Bytes(uint64(s.AllBytes))))
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

func (p *progress) end() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
