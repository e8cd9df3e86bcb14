package main

import (
	"fmt"

	"github.com/urfave/cli/v2"
)

// completionFlag, as the last argument, makes the program print what could stand there.
const completionFlag = "--generate-bash-completion"

const completionScript = `_dateline() {
  local words
  words=$("${COMP_WORDS[@]:0:COMP_CWORD}" ` + completionFlag + ` 2>/dev/null | cut -d: -f1)
  COMPREPLY=($(compgen -W "$words" -- "${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _dateline dateline
`

func completionCommand() *cli.Command {
	return &cli.Command{
		Name:         "completion",
		Usage:        "print a script that completes commands in bash and zsh",
		Description:  "bash: source <(dateline completion)\nzsh: autoload -U bashcompinit && bashcompinit && source <(dateline completion)",
		OnUsageError: onUsageError,
		Action: func(c *cli.Context) error {
			_, err := fmt.Fprint(c.App.Writer, completionScript)
			return err
		},
	}
}
