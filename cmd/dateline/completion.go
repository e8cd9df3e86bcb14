package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// completionFlag, as the last argument, makes the program print what could stand there.
const completionFlag = "--generate-bash-completion"

const bashCompletion = `_dateline() {
  local words
  words=$("${COMP_WORDS[@]:0:COMP_CWORD}" ` + completionFlag + ` 2>/dev/null | cut -d: -f1)
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _dateline dateline
`

const powershellCompletion = `Register-ArgumentCompleter -Native -CommandName dateline -ScriptBlock {
  param($word, $ast, $position)
  $before = $ast.CommandElements | Where-Object { $_.Extent.EndOffset -lt $position } | ForEach-Object { "$_" }
  $rest = @($before | Select-Object -Skip 1)
  & dateline @rest ` + completionFlag + ` | Where-Object { $_ -like "$word*" } | ForEach-Object {
    $name = ($_ -split ':')[0]
    [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $_)
  }
}
`

// completions give the script for a shell.
var completions = map[string]func(*cli.App) (string, error){
	"bash": func(*cli.App) (string, error) { return bashCompletion, nil },
	"zsh": func(*cli.App) (string, error) {
		return "autoload -U bashcompinit && bashcompinit\n" + bashCompletion, nil
	},
	"fish":       (*cli.App).ToFishCompletion,
	"powershell": func(*cli.App) (string, error) { return powershellCompletion, nil },
}

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:      "completion",
		Usage:     "print a script that completes commands in a shell",
		ArgsUsage: "[SHELL]",
		Description: `SHELL is bash (which is meant without one), zsh, fish or powershell.

  source <(dateline completion bash)
  source <(dateline completion zsh)
  dateline completion fish > ~/.config/fish/completions/dateline.fish
  dateline completion powershell | Out-String | Invoke-Expression`,
		OnUsageError: onUsageError,
		Action: func(c *cli.Context) error {
			shell := c.Args().First()
			if shell == "" {
				shell = "bash"
			}
			write := completions[shell]
			if write == nil || c.NArg() > 1 {
				return usageError{fmt.Errorf("there is no script for %q; there are %s", strings.Join(c.Args().Slice(), " "), strings.Join(slices.Sorted(maps.Keys(completions)), ", "))}
			}
			script, err := write(c.App)
			if err == nil {
				_, err = fmt.Fprint(c.App.Writer, script)
			}
			return err
		},
	}
}

func manualCommand() *cli.Command {
	return &cli.Command{
		Name:         "man",
		Usage:        "print the manual as a man page",
		Description:  "  dateline man > ~/.local/share/man/man1/dateline.1",
		OnUsageError: onUsageError,
		Action: func(c *cli.Context) error {
			page, err := c.App.ToManWithSection(1)
			if err == nil {
				_, err = fmt.Fprint(c.App.Writer, page)
			}
			return err
		},
	}
}
