package pipeline

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/pipeline/work"
	"github.com/dateline-data/dateline/schema"
)

// TestAnInterruptWaitsForNoInput interrupts a run whose source has given an article and waits for more: the article is kept,
// and the next run knows it.
func TestAnInterruptWaitsForNoInput(t *testing.T) {
	p := &Pipeline{[]Named{{"segment", text.NewSegmenter()}}}
	dir := filepath.Join(t.TempDir(), "work")
	open := func() *work.Folder {
		f, err := work.Open(dir, work.Header{}, false)
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	article := schema.Article{Title: "Two held", Text: "Police arrested two men."}
	ctx, cancel := context.WithCancel(t.Context())
	forever := make(chan struct{})
	defer close(forever)
	folder := open()
	_, err := p.Run(ctx, func(feed Feed) error {
		a := article
		if err := feed.Article(&a); err != nil {
			return err
		}
		<-forever
		return nil
	}, printed{}, RunOptions{Jobs: 2, Work: folder, Progress: func(Progress) { cancel() }})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("the run ends with %v", err)
	}
	if err := folder.Close(); err != nil {
		t.Fatal(err)
	}
	folder = open()
	defer folder.Close()
	var last Progress
	tables := printed{}
	_, err = p.Run(t.Context(), func(feed Feed) error { a := article; return feed.Article(&a) }, tables,
		RunOptions{Work: folder, Progress: func(now Progress) { last = now }})
	if err != nil || last.Known != 1 || last.Articles != 0 || len(tables["articles"]) != 1 {
		t.Errorf("%v: %+v, %d articles", err, last, len(tables["articles"]))
	}
}
