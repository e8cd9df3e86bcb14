package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// envPrefix begins the names of the variables that flags are read from: DATELINE_KEEP_DUPLICATES for --keep-duplicates.
const envPrefix = "DATELINE_"

// fromEnvironment lets every flag of a command be given by a variable too; the command line stands over it.
func fromEnvironment(command *cli.Command) {
	for _, flag := range command.Flags {
		names := []string{envPrefix + strings.ToUpper(strings.ReplaceAll(flag.Names()[0], "-", "_"))}
		switch f := flag.(type) {
		case *cli.StringFlag:
			f.EnvVars = names
		case *cli.StringSliceFlag:
			f.EnvVars = names
		case *cli.BoolFlag:
			f.EnvVars, f.DisableDefaultText = names, true
		case *cli.IntFlag:
			f.EnvVars = names
		case *cli.Int64Flag:
			f.EnvVars = names
		case *cli.Float64Flag:
			f.EnvVars = names
		}
	}
}

// withoutArguments makes a command refuse arguments that it would not read.
func withoutArguments(command *cli.Command) {
	action := command.Action
	command.Action = func(c *cli.Context) error {
		if c.NArg() > 0 {
			return usageError{fmt.Errorf("dateline %s takes no arguments, but got %q; see dateline %s --help", command.Name, strings.Join(c.Args().Slice(), " "), command.Name)}
		}
		return action(c)
	}
}

// undefinedFlag is how package flag says that a flag is unknown.
const undefinedFlag = "flag provided but not defined: -"

// onUsageError adds where to look, and the flag that was likely meant.
func onUsageError(c *cli.Context, err error, _ bool) error {
	if name, ok := strings.CutPrefix(err.Error(), undefinedFlag); ok {
		return usageError{fmt.Errorf("there is no flag --%s%s; see dateline %s --help", strings.TrimLeft(name, "-"), meant(cli.SuggestFlag(c.Command.Flags, name, false)), c.Command.Name)}
	}
	return usageError{fmt.Errorf("%w; see dateline %s --help", err, c.Command.Name)}
}

// meant puts a suggestion behind a message.
func meant(suggestion string) string {
	if suggestion == "" {
		return ""
	}
	return fmt.Sprintf("; did you mean %s?", suggestion)
}

// meantCommand is the command that a mistyped one is nearest to.
func meantCommand(commands []*cli.Command, name string) string {
	_, suggestion, _ := strings.Cut(cli.SuggestCommand(commands, name), `"`)
	suggestion, _, _ = strings.Cut(suggestion, `"`)
	return suggestion
}
