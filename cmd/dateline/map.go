package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/pipeline/wire"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

// rejectsStream holds what was no article, a line of rejects.jsonl a record.
const rejectsStream = "rejects"

func mapCommand() *cli.Command {
	return &cli.Command{
		Name:      "map",
		Usage:     "read articles into records, for an engine that sorts them between rounds",
		ArgsUsage: "[INPUT...]",
		Description: `Reads articles, and writes what each says as records to standard output: an Arrow IPC stream with the columns
stream, part, key and value, which docs/records.md describes. dateline reduce goes on from there.

Without INPUTs the articles come as Arrow IPC streams from standard input, a row an article (columns as
those of export's inputs, told by their names alone, or by --map; input_path says where it lay), or a
row a file (path, and content in bytes), or a row a line of JSON (path, line). Where several streams
come one after another, each gives one; nothing passes from one to the next.

  dateline map articles/ > records.arrow
  producer | dateline map --date-format %d/%m/%Y > records.arrow`,
		Flags: slices.Concat([]cli.Flag{
			textFlag(),
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, DefaultText: "one a core", Usage: "`NUMBER` of workers"},
			&cli.BoolFlag{Name: "check", Usage: "look at the columns of the stream alone, and write nothing"},
			confidenceFlag,
		}, lexiconFlags, inputFlags, tellFlags),
		Before:       checkFlags,
		OnUsageError: onUsageError,
		Action:       runMap,
	}
}

func runMap(c *cli.Context) error {
	if c.Bool("check") {
		return checkStream(c)
	}
	p, err := newPipeline(c)
	if err != nil {
		return err
	}
	m := &mapping{c: c, pipeline: p}
	if c.NArg() > 0 {
		return m.write(func(h ingest.Handler) (pipeline.Source, error) {
			source, _, err := articleSource(c.Context, c, h, nil)
			return source, err
		})
	}
	return eachStream(c, func(stream *ipc.Reader) error {
		return m.write(func(h ingest.Handler) (pipeline.Source, error) { return streamSource(c, stream, h) })
	})
}

// checkStream says what is wrong with the columns of standard input.
func checkStream(c *cli.Context) error {
	return eachStream(c, func(stream *ipc.Reader) error {
		if _, err := streamSource(c, stream, ingest.Handler{}); err != nil {
			return err
		}
		for _, err := range wire.Batches(stream) {
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// eachStream reads the streams of standard input, one after another.
func eachStream(c *cli.Context, read func(*ipc.Reader) error) error {
	streams := wire.NewStreams(c.App.Reader)
	for n := 0; ; n++ {
		stream, err := streams.Next()
		if errors.Is(err, io.EOF) && n > 0 {
			return nil
		}
		if errors.Is(err, io.EOF) {
			err = fmt.Errorf("%w: standard input is empty", wire.ErrNoStream)
		}
		if err == nil {
			err = read(stream)
		}
		if errors.Is(err, wire.ErrNoStream) {
			return usageError{err}
		}
		if err != nil {
			return err
		}
	}
}

// streamSource gives the articles of a stream.
func streamSource(c *cli.Context, stream *ipc.Reader, h ingest.Handler) (pipeline.Source, error) {
	options, err := ingestOptions(c)
	if err != nil {
		return nil, err
	}
	var feed pipeline.Feed
	h.Article = func(a *schema.Article) error { return feed.Article(a) }
	rows, err := ingest.NewRows(c.Context, stream.Schema(), options, h)
	if err != nil {
		return nil, usageError{err}
	}
	return func(to pipeline.Feed) error {
		feed = to
		for batch, err := range wire.Batches(stream) {
			if err != nil {
				return err
			}
			if err := rows.Read(batch); err != nil {
				return err
			}
		}
		return nil
	}, nil
}

// mapping writes streams of records.
type mapping struct {
	c        *cli.Context
	pipeline *pipeline.Pipeline
}

// write maps the articles of a source, made with the handler that takes its rejects.
func (m *mapping) write(open func(ingest.Handler) (pipeline.Source, error)) error {
	w := wire.NewWriter(m.c.App.Writer)
	ctx, cancel := context.WithCancelCause(m.c.Context)
	defer cancel(nil)
	tell := newTeller(m.c)
	reject := func(r ingest.Reject) {
		line, err := json.Marshal(r)
		if err == nil {
			err = w.Put(consolidate.Record{Stream: rejectsStream, Key: string(line), Value: string(line)})
		}
		if err != nil {
			cancel(err)
		}
	}
	source, err := open(ingest.Handler{Reject: reject})
	if err != nil {
		return err
	}
	err = m.pipeline.Map(ctx, source, w.Put, pipeline.MapOptions{
		Jobs: m.c.Int("jobs"), Consolidate: consolidateOptions(m.c),
		Failed: func(f *pipeline.Failure) {
			reject(ingest.Reject{Input: f.Article.InputPath, Reason: f.Error()})
			tell.note(fmt.Sprintf("%s: %s: this is a fault of dateline; the article is rejected\n%s", f.Article.InputPath, f, f.Stack))
		},
	})
	if err != nil {
		return err
	}
	return w.Close()
}

// consolidateOptions are those that the rounds know of a command's flags.
func consolidateOptions(c *cli.Context) consolidate.Options {
	extra, _ := schema.ParseExtra(c.String("text"))
	return consolidate.Options{Extra: extra, KeepDuplicates: c.Bool("keep-duplicates")}
}
