package pipeline_test

import (
	"context"
	"fmt"
	"iter"
	"log"
	"time"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/schema"
)

// deeds prints who did what to whom.
type deeds struct{}

func (deeds) Table(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	scan := schema.Events.Scanner(t)
	for cells, err := range rows {
		if err != nil {
			return err
		}
		if t.Name != schema.Events.Name {
			continue
		}
		var e schema.Event
		scan(&e, cells)
		fmt.Println(e.Source.Name, e.Type, e.Target.Name, e.Start)
	}
	return nil
}

func ExamplePipeline_Run() {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		log.Fatal(err)
	}
	source := func(feed pipeline.Feed) error {
		return feed.Article(&schema.Article{
			URL:         "https://example.org/1",
			Text:        "Turkey condemned Israel on Tuesday.",
			PublishedAt: time.Date(2024, 6, 5, 9, 0, 0, 0, time.UTC),
		})
	}
	if _, err := p.Run(context.Background(), source, deeds{}, pipeline.RunOptions{}); err != nil {
		log.Fatal(err)
	}
	// Output: Turkey ACCUSE Israel 2024-06-04
}
