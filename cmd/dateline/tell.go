package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/urfave/cli/v2"
)

// tellFlags say how much is told on standard error, and in what form.
var tellFlags = []cli.Flag{
	&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Category: "MESSAGES", Usage: "print nothing but the last line and errors"},
	&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Category: "MESSAGES", Usage: "also print every reject as it is met"},
	&cli.StringFlag{Name: "log-format", Value: "text", Category: "MESSAGES", Usage: "`FORM` of messages on standard error: text, or json (a line an object)"},
}

// teller prints messages for people on standard error.
type teller struct {
	w              io.Writer
	quiet, verbose bool
	json           bool
}

func newTeller(c *cli.Context) teller {
	return teller{w: c.App.ErrWriter, quiet: c.Bool("quiet"), verbose: c.Bool("verbose"), json: c.String("log-format") == "json"}
}

// note prints a message unless --quiet is given.
func (t teller) note(message string) {
	switch {
	case t.quiet:
	case t.json:
		line, _ := json.Marshal(map[string]string{"level": "info", "message": message}) // text always can be
		fmt.Fprintf(t.w, "%s\n", line)
	default:
		fmt.Fprintln(t.w, message)
	}
}

// detail prints a message where --verbose is given.
func (t teller) detail(message string) {
	if t.verbose {
		t.note(message)
	}
}
