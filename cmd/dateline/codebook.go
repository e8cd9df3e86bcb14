package main

import (
	"github.com/dateline-data/dateline/output"
	"github.com/urfave/cli/v2"
)

func codebookCommand() *cli.Command {
	return &cli.Command{
		Name:         "codebook",
		Usage:        "print what every table, column and code means, as Markdown",
		OnUsageError: onUsageError,
		Action:       func(c *cli.Context) error { return output.WriteCodebook(c.App.Writer) },
	}
}
