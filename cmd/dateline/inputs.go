package main

import (
	"context"
	"os"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

// inputFlags are the flags of every command that reads articles.
var inputFlags = []cli.Flag{
	&cli.StringFlag{Name: "map", Usage: "`FIELDS` of JSON and CSV inputs, as ours=theirs,...: title=headline,text=body"},
	&cli.StringFlag{Name: "date", Usage: "publication `DATE` of articles that do not give one"},
	&cli.StringFlag{Name: "source", Usage: "`NAME` of the outlet of articles that do not give one"},
	&cli.StringFlag{Name: "language", Usage: "language `CODE` of articles that do not give one"},
	&cli.StringFlag{Name: "article-license", Usage: "`LICENCE` of articles that do not give one"},
	&cli.IntFlag{Name: "max-depth", Value: ingest.DefaultLimits.Depth, Usage: "archives inside each other that are opened"},
	&cli.IntFlag{Name: "max-ratio", Value: ingest.DefaultLimits.Ratio, Usage: "`TIMES` its size that a packed input may unpack to"},
	&cli.Int64Flag{Name: "max-unpacked", Value: ingest.DefaultLimits.Unpacked, Usage: "`BYTES` that an input may unpack to"},
	&cli.Int64Flag{Name: "max-spool", Value: ingest.DefaultLimits.Spool, Usage: "`BYTES` of the temporary file for an archive that can only be read whole"},
}

func ingestOptions(c *cli.Context) (o ingest.Options, err error) {
	if o.Map, err = ingest.ParseMap(c.String("map")); err != nil {
		return o, usageError{err}
	}
	o.Limits = ingest.Limits{Depth: c.Int("max-depth"), Ratio: c.Int("max-ratio"), Unpacked: c.Int64("max-unpacked"), Spool: c.Int64("max-spool")}
	o.Defaults = schema.Article{SourceName: c.String("source"), Language: c.String("language"), License: c.String("article-license")}
	if o.Defaults.PublishedAt, err = ingest.ParseTime(c.String("date")); err != nil {
		return o, usageError{err}
	}
	return o, nil
}

// articleSource reads the command's inputs; what is found beside articles is given to h.
func articleSource(ctx context.Context, c *cli.Context, h ingest.Handler) (pipeline.Source, error) {
	inputs := c.Args().Slice()
	if len(inputs) == 0 {
		inputs = c.StringSlice("inputs")
	}
	if len(inputs) == 0 {
		return nil, usageError{errNoInput}
	}
	options, err := ingestOptions(c)
	if err != nil {
		return nil, err
	}
	return func(yield func(*schema.Article) error) error {
		h.Article = yield
		return ingest.Read(ctx, inputs, os.Stdin, options, h)
	}, nil
}
