package main

import (
	"errors"
	"slices"

	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/wire"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

func reduceCommand() *cli.Command {
	return &cli.Command{
		Name:  "reduce",
		Usage: "go through one round over sorted records, or make rows of them",
		Description: `Reads an Arrow IPC stream of records from standard input, and writes what the round makes of them to
standard output: records for the rounds behind it, or, where the stage is a table, its rows. A stream
holds whole groups, which is to say all records of a part that the stage reads, sorted by key and then by value; each
gives one stream, as with dateline map. docs/records.md names the stages and what they read.

  dateline reduce --stage settle < versions.arrow > settled.arrow
  dateline reduce --stage events < events.arrow > rows.arrow`,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: "stage", Required: true, Usage: "`NAME` of the round or table"},
			textFlag(), keepDuplicatesFlag(),
		}, periodFlags, tellFlags),
		Before:       checkFlags,
		OnUsageError: onUsageError,
		Action:       runReduce,
	}
}

func runReduce(c *cli.Context) error {
	if c.NArg() > 0 {
		return usageError{errors.New("reduce reads standard input alone")}
	}
	options := consolidateOptions(c)
	period, err := ingestOptions(c)
	if err != nil {
		return err
	}
	options.Keep = func(a *schema.Article) bool { return period.Within(a.PublishedAt) }
	return eachStream(c, func(stream *ipc.Reader) error { return reduceStream(c, stream, options) })
}

func reduceStream(c *cli.Context, stream *ipc.Reader, options consolidate.Options) error {
	in, stage := wire.Records(stream), c.String("stage")
	if t, rows := consolidate.TableRows(stage, options.Extra, in); t != nil {
		return output.WriteArrow(c.App.Writer, t, rows)
	}
	w := wire.NewWriter(c.App.Writer)
	err := consolidate.Reduce(stage, options, in, w.Put)
	var unknown consolidate.ErrStage
	if errors.As(err, &unknown) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	return w.Close()
}
