package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/dateline-data/dateline/output"
	"github.com/urfave/cli/v2"
)

var errTwoReleases = errors.New("name two releases, the older one first: dateline diff release-1.0.0 release")

func diffCommand() *cli.Command {
	return &cli.Command{
		Name:      "diff",
		Usage:     "show which rows of a release were added, removed, changed and kept in a later one",
		ArgsUsage: "OLD NEW",
		Description: `Compares every table row by row, by the ids, and says which version number follows OLD's: the last number
rises where the same rows were written anew, the second where rows or columns were added, the first
where any were changed or removed. It ends with the entry for CHANGELOG.md.

  dateline diff release-1.0.0 release
  dateline diff release-1.0.0 release --json
  dateline diff release-1.0.0 release --out changes.parquet
  duckdb -c "select table_name, column_name, count(*) from 'changes.parquet' group by all"`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "out", Usage: "`FILE` for a table of all changes, .parquet or .csv"},
			&cli.StringFlag{Name: "changelog", Usage: "`FILE` on top of which the entry is written; of a release itself, use export --base"},
			&cli.BoolFlag{Name: "json", Usage: "print the comparison as JSON"},
		},
		OnUsageError: onUsageError,
		Action:       runDiff,
	}
}

func runDiff(c *cli.Context) error {
	if c.NArg() != 2 {
		return usageError{errTwoReleases}
	}
	changelog := c.String("changelog")
	if _, err := output.Open(filepath.Dir(changelog)); changelog != "" && err == nil {
		return usageError{fmt.Errorf("--changelog %s is part of a release, which would no longer match its SHA256SUMS: make the release with export --base %s", changelog, c.Args().First())}
	}
	d, err := compare(c)
	if err != nil {
		return err
	}
	if changelog != "" {
		if err := d.WriteEntry(changelog); err != nil {
			return err
		}
	}
	if c.Bool("json") {
		return json.NewEncoder(c.App.Writer).Encode(struct {
			*output.Diff
			Changelog string `json:"changelog"`
		}{d, d.Entry()})
	}
	printDiff(c.App.Writer, d)
	return nil
}

// compare compares the releases named, and writes the table of changes where one is asked for.
func compare(c *cli.Context) (*output.Diff, error) {
	old, err := output.Open(c.Args().Get(0))
	if err != nil {
		return nil, err
	}
	new, err := output.Open(c.Args().Get(1))
	if err != nil {
		return nil, err
	}
	if c.String("out") == "" {
		return output.Compare(c.Context, old, new, nil)
	}
	file, err := output.CreateChanges(c.String("out"))
	if errors.Is(err, output.ErrNoFormat) {
		return nil, usageError{fmt.Errorf("--out %w", err)}
	}
	if err != nil {
		return nil, err
	}
	d, err := output.Compare(c.Context, old, new, file.Write)
	if err != nil {
		return nil, errors.Join(err, file.Abort())
	}
	return d, file.Close()
}

// changeMarks stand before the samples of a table.
var changeMarks = map[string]string{"added": "+", "removed": "-", "changed": "~", "grown": "^"}

func printDiff(w io.Writer, d *output.Diff) {
	fmt.Fprintf(w, "%-16s%10s%10s%10s%10s%10s\n", "table", "kept", "grown", "changed", "added", "removed")
	for _, t := range d.Tables {
		fmt.Fprintf(w, "%-16s%10d%10d%10d%10d%10d  %s\n", t.Name, t.Kept, t.Grown, t.Changed, t.Added, t.Removed, t.State)
	}
	for _, t := range d.Tables {
		if len(t.Columns)+len(t.Samples) > 0 {
			printTable(w, t)
		}
	}
	fmt.Fprintf(w, "\n%s\n\n%s", verdict(d), d.Entry())
}

// verdict is the version that follows, and why.
func verdict(d *output.Diff) string {
	s := d.Level + ": " + d.Reason()
	if d.Follows != "" {
		s += fmt.Sprintf("; after %s comes %s", d.Old.Version, d.Follows)
	}
	if d.New.Version != "" && d.New.Version != d.Follows {
		s += fmt.Sprintf(", but %s calls itself %s", d.New.Dir, d.New.Version)
	}
	return s
}

func printTable(w io.Writer, t output.TableDiff) {
	fmt.Fprintf(w, "\n%s\n", t.Name)
	for _, column := range t.Columns {
		fmt.Fprintf(w, "  column %s %s\n", column.Name, column.What())
	}
	for _, s := range t.Samples {
		shown := []string{s.Label}
		if len(s.Cells) > 0 {
			shown = nil
		}
		for _, cell := range s.Cells {
			shown = append(shown, fmt.Sprintf("%s: %s → %s", cell.Column, orNull(cell.Old), orNull(cell.New)))
		}
		fmt.Fprintln(w, "  "+clip(fmt.Sprintf("%s %s  %s", changeMarks[s.Kind], s.Key, strings.Join(shown, "; ")), screen-2))
	}
}

func orNull(cell string) string {
	if cell == "" {
		return "null"
	}
	return clip(cell, screen/4)
}
