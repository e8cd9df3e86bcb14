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
		Usage:     "print sentences, tags, lemmas, dependencies, names and semantic roles as CoNLL-U",
		ArgsUsage: "INPUT...",
		Description: `INPUTs are those of dateline export. MISC holds TokenRange=start:end in code points, NER=B-PER, Frame=Y on a
predicate, Args=ARG0:3;ARG1:7 with the numbers of the words at the head of its arguments.

  dateline annotate article.txt
  dateline annotate news.jsonl --limit 10 > first.conllu`,
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "format", Value: "conllu", Usage: "`FORMAT`: conllu"},
		}, append(lexiconFlags, inputFlags...)...),
		OnUsageError: onUsageError,
		Action:       runAnnotate,
	}
}

func runAnnotate(c *cli.Context) error {
	if f := c.String("format"); f != "conllu" {
		return usageError{fmt.Errorf("--format %s: there is conllu alone", f)}
	}
	source, keep, err := articleSource(c.Context, c, ingest.Handler{Reject: func(r ingest.Reject) {
		fmt.Fprintf(os.Stderr, "rejected %s %s: %s\n", r.Input, r.Position, r.Reason)
	}}, nil)
	if err != nil {
		return err
	}
	p, err := newPipeline(c)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(c.App.Writer)
	err = p.AnnotateAll(c.Context, source, func(d *text.Document) error {
		if !keep(d.Article) {
			return nil
		}
		return text.WriteCoNLLU(w, d)
	}, func(f *pipeline.Failure) {
		fmt.Fprintf(os.Stderr, "rejected %s: %s\n%s", f.Article.InputPath, f, f.Stack)
	})
	if err != nil {
		return err
	}
	return w.Flush()
}
