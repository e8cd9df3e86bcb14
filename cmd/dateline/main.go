// Command dateline turns news articles into an open event dataset: who did what to whom, when and where.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/dateline-data/dateline/output"
	"github.com/urfave/cli/v2"
	// The roots by which servers of buckets are trusted, for systems that have none: an image from scratch.
	_ "golang.org/x/crypto/x509roots/fallback"
)

// Exit codes.
const (
	exitFailed      = 1
	exitUsage       = 2
	exitRejected    = 3 // done, but inputs were rejected and --strict was given
	exitInvalid     = 4 // a release did not validate
	exitInterrupted = 130
)

// usageError is a mistake in flags, arguments or configuration.
type usageError struct{ error }

var errRejected = errors.New("inputs were rejected")

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second interrupt ends the program at once
	app := newApp()
	if err := app.RunContext(ctx, flagsFirst(app, os.Args)); err != nil {
		fmt.Fprintln(os.Stderr, "dateline:", err)
		os.Exit(exitCode(err))
	}
}

func exitCode(err error) int {
	var usage usageError
	switch {
	case errors.As(err, &usage):
		return exitUsage
	case errors.Is(err, errRejected):
		return exitRejected
	case errors.Is(err, output.ErrInvalid):
		return exitInvalid
	case errors.Is(err, context.Canceled):
		return exitInterrupted
	}
	return exitFailed
}

func newApp() *cli.App {
	app := &cli.App{
		Name:                 "dateline",
		Usage:                "turn news articles into an open event dataset",
		Version:              version(),
		EnableBashCompletion: true,
		// Names of authors and of files hold commas.
		DisableSliceFlagSeparator: true,
		Commands:                  []*cli.Command{exportCommand(), annotateCommand(), explainCommand(), inspectCommand(), validateCommand(), diffCommand(), publishCommand(), codebookCommand(), benchCommand(), mapCommand(), reduceCommand(), finishCommand(), completionCommand(), manualCommand(), versionCommand()},
		// Errors are printed and given their exit codes by main alone.
		ExitErrHandler: func(*cli.Context, error) {},
		OnUsageError:   onUsageError,
		CommandNotFound: func(c *cli.Context, name string) {
			fmt.Fprintf(os.Stderr, "dateline: there is no command %q%s; see dateline --help\n", name, meant(meantCommand(c.App.Commands, name)))
			os.Exit(exitUsage)
		},
	}
	for _, command := range app.Commands {
		command.HideHelpCommand = true
		fromEnvironment(command)
		if command.ArgsUsage == "" {
			withoutArguments(command)
		}
	}
	return app
}
