package pipeline

import (
	"fmt"
	"iter"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/schema"
)

const ten = "../fixtures/inputs/ten"

// printed is a sink that keeps the rows of each table as text: the key, a tab, and what else there is.
type printed map[string][]string

func (p printed) Table(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	for row, err := range rows {
		if err != nil {
			return err
		}
		p[t.Name] = append(p[t.Name], fmt.Sprintf("%v\t%v", row[0], row[1:]))
	}
	return nil
}

// TestSameEventsInEveryFormat runs the ten articles of fixtures/inputs in every format: their ids are the same, and so are
// the events, but for WET, which does not say when an article was published.
func TestSameEventsInEveryFormat(t *testing.T) {
	p := newPipeline(t)
	files, err := filepath.Glob(ten + "/*.*")
	if err != nil || len(files) < 10 {
		t.Fatalf("%d files, %v", len(files), err)
	}
	want := p.printed(t, ten+"/text")
	if n := len(slices.Compact(firstColumn(want["articles"]))); n != 10 || len(want["events"]) < 15 {
		t.Fatalf("%d articles, %d events", n, len(want["events"]))
	}
	for _, file := range files {
		got := p.printed(t, file)
		if ids, want := firstColumn(got["articles"]), firstColumn(want["articles"]); !slices.Equal(ids, want) {
			t.Errorf("%s: articles %s, want %s", file, ids, want)
		}
		if !strings.Contains(file, ".wet.") && !slices.Equal(got["events"], want["events"]) {
			t.Errorf("%s: events\n%s\nwant\n%s", file, strings.Join(got["events"], "\n"), strings.Join(want["events"], "\n"))
		}
	}
}

// TestOneVersionStands runs articles that are given twice, once without a date: one of the two makes the rows.
func TestOneVersionStands(t *testing.T) {
	p := newPipeline(t)
	one, both := p.printed(t, ten+"/pages.warc.wet.gz"), p.printed(t, ten+"/lines.jsonl", ten+"/pages.warc.wet.gz")
	for _, table := range []string{"articles", "events", "event_mentions", "date_mentions"} {
		if got, want := firstColumn(both[table]), firstColumn(one[table]); !slices.Equal(got, want) {
			t.Errorf("%s: %d rows, want %d", table, len(got), len(want))
		}
	}
}

func (p *Pipeline) printed(t *testing.T, inputs ...string) printed {
	t.Helper()
	tables := printed{}
	_, err := p.Run(t.Context(), func(feed Feed) error {
		return ingest.Read(t.Context(), inputs, nil, ingest.Options{}, ingest.Handler{
			Article: feed.Article,
			Reject:  func(r ingest.Reject) { t.Errorf("%+v", r) },
		})
	}, tables, RunOptions{})
	if err != nil {
		t.Fatal(err)
	}
	return tables
}

// firstColumn gives the keys of rows, sorted: the rows themselves are in the order of dates.
func firstColumn(rows []string) (keys []string) {
	for _, row := range rows {
		key, _, _ := strings.Cut(row, "\t")
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
