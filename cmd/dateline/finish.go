package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/dateline-data/dateline/output"
	"github.com/urfave/cli/v2"
)

func finishCommand() *cli.Command {
	return &cli.Command{
		Name:      "finish",
		Usage:     "make a release of tables that another engine wrote",
		ArgsUsage: "FOLDER",
		Description: `Takes a folder with Parquet files of all eight tables, data/TABLE/part-*.parquet, as Spark writes them of
the rows of dateline reduce, and rejects/*.json if there are any. Reads every file, gives the files plain
names, and writes what makes the folder a release: codes, descriptors, page, manifest and checksums.
Events may lie in folders year=2024 or year=2024/month=12. The flags that shaped the rows are given
again, so that the manifest names them. Where it was stopped, the same command goes on.

  dateline finish release --title "Ten years of news" --license CC-BY-4.0`,
		Flags:        slices.Concat([]cli.Flag{confidenceFlag, keepDuplicatesFlag()}, metadataFlags, lexiconFlags, inputFlags, tellFlags),
		Before:       checkFlags,
		OnUsageError: onUsageError,
		Action:       runFinish,
	}
}

func runFinish(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageError{errors.New("name one folder: dateline finish release")}
	}
	dir := c.Args().First()
	release, err := output.Finish(dir, output.Options{Version: c.App.Version, Metadata: metadata(c), Previous: c.String("base"), Settings: settings(c)})
	if errors.Is(err, output.ErrUnfinished) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	rows := map[string]int64{}
	for _, t := range release.Tables {
		rows[t.Name] = t.Rows
	}
	_, err = fmt.Fprintf(c.App.Writer, "%s: %s in %s, from %s; %s rejected\n", dir,
		plural(rows["events"], "event"), plural(rows["event_mentions"], "mention"), plural(rows["articles"], "article"), plural(release.Rejects, "input"))
	return err
}
