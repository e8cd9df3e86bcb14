package main

import (
	"bytes"
	"encoding/json"
	"io"
	"iter"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/schema"
)

// discard is a sink that reads its rows.
type discard struct{}

func (discard) Table(_ *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	for _, err := range rows {
		if err != nil {
			return err
		}
	}
	return nil
}

// TestProgressNamesPhases goes through the phases of a run, and tells each.
func TestProgressNamesPhases(t *testing.T) {
	p := newProgress(nil, teller{w: &bytes.Buffer{}, quiet: true})
	defer p.end()
	p.start = time.Now().Add(-time.Minute)
	p.size.Store(4e6)
	p.reached.Store(1e6)
	p.articles(pipeline.Progress{Articles: 250, Tokens: 120000})
	if said := p.state().String(); said != "reading, 250 articles, 1.0 MB of 4.0 MB (25 %), 2000 tokens/s, 0 rejected, 3m0s left" {
		t.Errorf("reading says %s", said)
	}
	if err := p.watched(func(pipeline.Feed) error { return nil })(pipeline.Feed{}); err != nil {
		t.Fatal(err)
	}
	if said := p.state().String(); said != "linking reports, 250 articles, 1m0s" {
		t.Errorf("linking says %s", said)
	}
	err := watchedSink{discard{}, p}.Table(schema.Tables[0], func(yield func([]schema.Value, error) bool) { _ = yield(nil, nil) && yield(nil, nil) }) //nolint:staticcheck // two rows
	if said := p.state().String(); err != nil || said != "writing articles, 2 rows, 250 articles, 1m0s" {
		t.Errorf("writing says %s, %v", said, err)
	}
	var log bytes.Buffer
	p.tell = teller{w: &log, json: true}
	p.begin(checking)
	p.show()
	var s state
	if err := json.Unmarshal(log.Bytes(), &s); err != nil || s.Phase != checking || s.Articles != 250 || s.Left != 0 || !strings.Contains(log.String(), `"event":"progress"`) {
		t.Errorf("the log says %s, %v", log.String(), err)
	}
}

// told is written to for each line that progress tells.
type told chan struct{}

func (t told) Write(line []byte) (int, error) {
	select {
	case t <- struct{}{}:
	default:
	}
	return len(line), nil
}

// TestProgressGoesOnInSilence shows something while nothing happens.
func TestProgressGoesOnInSilence(t *testing.T) {
	var log bytes.Buffer
	lines := make(told, 2)
	p := &progress{tell: teller{w: io.MultiWriter(&log, lines)}, start: time.Now(), phase: linking, stop: make(chan struct{})}
	p.over.Go(func() { p.showEvery(time.Millisecond) })
	for range 2 {
		select {
		case <-lines:
		case <-time.After(time.Minute):
			t.Fatal("nothing was said for a minute")
		}
	}
	p.end()
	p.end()
	if n := strings.Count(log.String(), "linking reports, 0 articles"); n < 2 {
		t.Errorf("it was said %d times: %s", n, log.String())
	}
}
