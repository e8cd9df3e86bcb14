package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf8"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

var errInspect = errors.New("name a release, and a table if you like: dateline inspect release events")

const whereFlag = "where"

func inspectCommand() *cli.Command {
	return &cli.Command{
		Name:      "inspect",
		Usage:     "show a release's tables, or one table's columns, counts and rows",
		ArgsUsage: "RELEASE [TABLE]",
		Description: `With --where the counts and rows are of those alone that pass. It is written as in SQL: comparisons, LIKE and
ILIKE, IN, BETWEEN, IS NULL, list_contains(contexts, 'military'), is_future and the other columns of true and
false, with AND, OR, NOT and brackets. Text and days stand in single quotes.

  dateline inspect release
  dateline inspect release events --limit 10
  dateline inspect release events --where "event_type = 'PROTEST' and place_country = 'PER' and not is_future"
  dateline inspect release events --where "start_date >= '2024-12-01' and dead_low is not null" --json | jq .event_id`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: whereFlag, Usage: "`CONDITION` of the rows that are shown and counted"},
			&cli.IntFlag{Name: limitFlag, Aliases: []string{"rows"}, Value: 3, DefaultText: "3, with --json all", Usage: "`NUMBER` of rows to show"},
			&cli.BoolFlag{Name: "json", Usage: "print the rows as JSON, one a line, or of a release its tables"},
		},
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
		return inspectRelease(c, release)
	}
	info, err := release.Table(c.Args().Get(1))
	if err != nil {
		return usageError{err}
	}
	v := &inspection{release: release, info: info, table: info.Declaration(), limit: c.Int(limitFlag)}
	if where := c.String(whereFlag); where != "" {
		if v.where, err = output.ParseCondition(where, v.table); err != nil {
			return usageError{fmt.Errorf("--%s: %w", whereFlag, err)}
		}
	}
	if !c.Bool("json") {
		return v.print(c.App.Writer)
	}
	if !c.IsSet(limitFlag) {
		v.limit = math.MaxInt
	}
	return v.printJSON(c.App.Writer)
}

// inspectRelease shows the tables of a release.
func inspectRelease(c *cli.Context, release *output.Release) error {
	if c.IsSet(whereFlag) {
		return usageError{fmt.Errorf("--%s is a condition of a table's rows: %w", whereFlag, errInspect)}
	}
	lines := json.NewEncoder(c.App.Writer)
	for i := range release.Tables {
		t := release.Tables[i].Declaration()
		if !c.Bool("json") {
			fmt.Fprintf(c.App.Writer, "%-15s %9d rows  %s\n", t.Name, release.Tables[i].Rows, clip(t.Meaning, screen-32))
			continue
		}
		if err := lines.Encode(map[string]any{"table": t.Name, "rows": release.Tables[i].Rows, "meaning": t.Meaning}); err != nil {
			return err
		}
	}
	return nil
}

// inspection is a table that is looked at.
type inspection struct {
	release *output.Release
	info    *output.TableInfo
	table   *schema.Table
	where   *output.Condition // nil for all rows
	limit   int               // of the rows that are shown
}

// printJSON prints the rows as lines of JSON.
func (v *inspection) printJSON(w io.Writer) error {
	buffered := bufio.NewWriter(w)
	lines := json.NewEncoder(buffered)
	lines.SetEscapeHTML(false)
	n := 0
	for row, err := range v.release.Select(v.info, v.where) {
		if n++; n > v.limit {
			break
		}
		if err == nil {
			err = lines.Encode(row)
		}
		if err != nil {
			return errors.Join(err, buffered.Flush())
		}
	}
	return buffered.Flush()
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

// print shows the columns and the first rows.
func (v *inspection) print(w io.Writer) error {
	extents := make([]output.Extent, len(v.table.Columns))
	var shown []string
	n := 0
	for row, err := range v.release.Select(v.info, v.where) {
		if err != nil {
			return err
		}
		for i, cell := range row.Cells {
			extents[i].Take(v.table.Columns[i].Type, cell)
		}
		if n++; n <= v.limit {
			shown = append(shown, showRow(row, n))
		}
	}
	count := plural(n, "row")
	if v.where != nil {
		count = fmt.Sprintf("%d of %s", n, plural(v.info.Rows, "row"))
	}
	fmt.Fprintf(w, "%s: %s\n%s\n\n", v.table.Name, count, v.table.Meaning)
	fmt.Fprintf(w, "%-*s %-*s %*s  %s\n", nameWidth, "column", typeWidth, "type", nullWidth, "nulls", "least .. greatest")
	for i, c := range v.table.Columns {
		fmt.Fprintf(w, "%-*s %-*s %*d  %s\n", nameWidth, c.Name, typeWidth, c.Type, nullWidth, extents[i].Nulls, showExtent(c.Type, extents[i]))
	}
	for _, s := range shown {
		fmt.Fprint(w, s)
	}
	return nil
}

func showExtent(kind schema.Type, x output.Extent) string {
	if !x.Least.Valid {
		return ""
	}
	half := (rangeWidth - len(" .. ")) / 2
	return clip(output.Cell(kind, x.Least), half) + " .. " + clip(output.Cell(kind, x.Greatest), half)
}

// showRow lists the cells of a row that are not null, one a line.
func showRow(row output.Row, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\nrow %d\n", n)
	for _, c := range row.Table.Columns {
		if cell := row.Cell(c.Name); cell != "" {
			fmt.Fprintf(&b, "  %-*s %s\n", nameWidth, c.Name, clip(cell, screen-nameWidth-3))
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
