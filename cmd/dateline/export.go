package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/urfave/cli/v2"
)

var errNoInput = errors.New("no input: name a file, a folder, a glob, or - for standard input")

func exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "code articles into a release",
		ArgsUsage: "INPUT...",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "out", Value: "release", Usage: "`FOLDER` of the release"},
			&cli.StringFlag{Name: "format", Value: "parquet,csv", Usage: "`FORMATS` of the tables"},
			&cli.IntFlag{Name: "jobs", Usage: "`NUMBER` of workers (default: one a core)"},
			&cli.BoolFlag{Name: "keep-duplicates", Usage: "code near-duplicates of earlier articles too"},
			&cli.BoolFlag{Name: "strict", Usage: "exit with 3 where inputs were rejected"},
		}, inputFlags...),
		OnUsageError: onUsageError,
		Action:       runExport,
	}
}

func runExport(c *cli.Context) error {
	rejected := 0
	source, err := articleSource(c.Context, c, func(r ingest.Reject) {
		rejected++
		fmt.Fprintf(os.Stderr, "rejected %s %s: %s\n", r.Input, r.Position, r.Reason)
	})
	if err != nil {
		return err
	}
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		return err
	}
	counts, err := p.Run(c.Context, source, &output.Release{Dir: c.String("out")}, pipeline.RunOptions{
		Jobs:        c.Int("jobs"),
		Consolidate: consolidate.Options{KeepDuplicates: c.Bool("keep-duplicates")},
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "%d articles, %d near-duplicates, %d rejected: %s\n", counts.Articles, counts.Duplicates, rejected, c.String("out"))
	if rejected > 0 && c.Bool("strict") {
		return errRejected
	}
	return nil
}
