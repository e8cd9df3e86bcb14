package main

import (
	"encoding/json"
	"errors"
	"fmt"

	"github.com/dateline-data/dateline/output"
	"github.com/urfave/cli/v2"
)

var errOneRelease = errors.New("name one release: dateline validate release")

func validateCommand() *cli.Command {
	return &cli.Command{
		Name:      "validate",
		Usage:     "check that a release is whole and keeps its rules",
		ArgsUsage: "RELEASE",
		Description: `Prints every rule with what breaks it. Exits with 4 where one is broken.

  dateline validate release
  dateline validate release --json | jq '.[] | select(.broken > 0)'`,
		Flags:        []cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print the results as JSON"}},
		OnUsageError: onUsageError,
		Action:       runValidate,
	}
}

func runValidate(c *cli.Context) error {
	if c.NArg() != 1 {
		return usageError{errOneRelease}
	}
	results, err := output.Validate(c.Args().First())
	if err != nil {
		return err
	}
	broken := 0
	for _, r := range results {
		if r.Broken > 0 {
			broken++
		}
	}
	if c.Bool("json") {
		err = json.NewEncoder(c.App.Writer).Encode(results)
	} else {
		printResults(c, results)
	}
	if err == nil && broken > 0 {
		err = fmt.Errorf("%s: %d of %d rules are broken: %w", c.Args().First(), broken, len(results), output.ErrInvalid)
	}
	return err
}

func printResults(c *cli.Context, results []output.Result) {
	for _, r := range results {
		switch {
		case r.Skipped:
			fmt.Fprintln(c.App.Writer, "skipped", r.Rule)
			continue
		case r.Broken == 0:
			fmt.Fprintln(c.App.Writer, "ok     ", r.Rule)
			continue
		}
		fmt.Fprintf(c.App.Writer, "broken  %s: %d times\n", r.Rule, r.Broken)
		for _, f := range r.Findings {
			fmt.Fprintf(c.App.Writer, "          %s: %s\n", f.Place, f.Detail)
		}
	}
}
