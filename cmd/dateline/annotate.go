package main

import (
	"bufio"
	"fmt"
	"os"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/urfave/cli/v2"
)

func annotateCommand() *cli.Command {
	return &cli.Command{
		Name:      "annotate",
		Usage:     "print sentences, tags, lemmas, dependencies and names as CoNLL-U",
		ArgsUsage: "INPUT...",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: "conllu", Usage: "`FORMAT`: conllu"},
		}, inputFlags...),
		OnUsageError: onUsageError,
		Action:       runAnnotate,
	}
}

func runAnnotate(c *cli.Context) error {
	source, err := articleSource(c.Context, c, func(r ingest.Reject) {
		fmt.Fprintf(os.Stderr, "rejected %s %s: %s\n", r.Input, r.Position, r.Reason)
	})
	if err != nil {
		return err
	}
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		return err
	}
	w := bufio.NewWriter(os.Stdout)
	err = p.AnnotateAll(c.Context, source, func(d *text.Document) error { return text.WriteCoNLLU(w, d) })
	if err != nil {
		return err
	}
	return w.Flush()
}
