package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

var errInspect = errors.New("name a release, and a table if you like: dateline inspect release events")

func inspectCommand() *cli.Command {
	return &cli.Command{
		Name:         "inspect",
		Usage:        "show a release's tables, or one table's columns, counts and first rows",
		ArgsUsage:    "RELEASE [TABLE]",
		Flags:        []cli.Flag{&cli.IntFlag{Name: "rows", Value: 3, Usage: "`NUMBER` of rows to show"}},
		OnUsageError: onUsageError,
		Action:       runInspect,
	}
}

func runInspect(c *cli.Context) error {
	if c.NArg() < 1 || c.NArg() > 2 {
		return usageError{errInspect}
	}
	release, err := output.Open(c.Args().First())
	if err != nil {
		return err
	}
	if c.NArg() == 1 {
		for i := range release.Tables {
			t := release.Tables[i].Declaration()
			fmt.Fprintf(c.App.Writer, "%-15s %9d rows  %s\n", t.Name, release.Tables[i].Rows, clip(t.Meaning, screen-32))
		}
		return nil
	}
	info, err := release.Table(c.Args().Get(1))
	if err != nil {
		return usageError{err}
	}
	return inspectTable(c.App.Writer, release, info, c.Int("rows"))
}

// screen is the width that output is laid out for, in characters.
const screen = 100

// Widths of the columns of inspect's table of columns.
const (
	nameWidth  = 21
	typeWidth  = 9
	nullWidth  = 8
	rangeWidth = screen - nameWidth - typeWidth - nullWidth - 4
)

// extremes are the least and the greatest value of a column as CSV writes them.
type extremes struct{ least, greatest schema.Value }

func inspectTable(w io.Writer, release *output.Release, info *output.TableInfo, rows int) error {
	t := info.Declaration()
	ranges := make([]extremes, len(t.Columns))
	var shown []string
	n := 0
	for row, err := range release.Rows(info) {
		if err != nil {
			return err
		}
		for i := range row {
			ranges[i].take(t.Columns[i].Type, row[i])
		}
		if n++; n <= rows {
			shown = append(shown, showRow(t, row, n))
		}
	}
	fmt.Fprintf(w, "%s: %d rows\n%s\n\n", t.Name, info.Rows, t.Meaning)
	fmt.Fprintf(w, "%-*s %-*s %*s  %s\n", nameWidth, "column", typeWidth, "type", nullWidth, "nulls", "least .. greatest")
	for i := range t.Columns {
		c := &t.Columns[i]
		fmt.Fprintf(w, "%-*s %-*s %*d  %s\n", nameWidth, c.Name, typeWidth, c.Type, nullWidth, info.Columns[i].Nulls, ranges[i].show(c.Type))
	}
	for _, s := range shown {
		fmt.Fprint(w, s)
	}
	return nil
}

func (x *extremes) take(kind schema.Type, v schema.Value) {
	if !v.Valid || kind == schema.List || kind == schema.Point {
		return
	}
	if !x.least.Valid || less(kind, v, x.least) {
		x.least = v
	}
	if !x.greatest.Valid || less(kind, x.greatest, v) {
		x.greatest = v
	}
}

func less(kind schema.Type, a, b schema.Value) bool {
	switch kind {
	case schema.String:
		return a.Str < b.Str
	case schema.Float:
		return a.Float < b.Float
	}
	return a.Int < b.Int
}

func (x *extremes) show(kind schema.Type) string {
	if !x.least.Valid {
		return ""
	}
	half := (rangeWidth - len(" .. ")) / 2
	return clip(output.Cell(kind, x.least), half) + " .. " + clip(output.Cell(kind, x.greatest), half)
}

// showRow lists the cells of a row that are not null, one a line.
func showRow(t *schema.Table, row []schema.Value, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\nrow %d\n", n)
	for i := range row {
		if cell := output.Cell(t.Columns[i].Type, row[i]); cell != "" {
			fmt.Fprintf(&b, "  %-*s %s\n", nameWidth, t.Columns[i].Name, clip(cell, screen-nameWidth-3))
		}
	}
	return b.String()
}

// clip makes a text one line of at most width characters.
func clip(s string, width int) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= width {
		return s
	}
	return string([]rune(s)[:width-1]) + "…"
}
