package main

import (
	"errors"
	"strings"
)

// The first lines of the table, in accuracy.tsv and in the README.
const (
	tableHeader  = "what\tgold_set\tscores"
	readmeHeader = "| what | gold set | score |\n|---|---|---|\n"
)

// withTable is the README's text with its table of scores made of the rows of accuracy.tsv; what the row before has measured too is not
// told again.
func withTable(readme, rows string) (string, error) {
	before, rest, ok := strings.Cut(readme, readmeHeader)
	if !ok {
		return "", errors.New("it has no table of scores: a line \"| what | gold set | score |\" opens it")
	}
	for strings.HasPrefix(rest, "|") {
		_, rest, _ = strings.Cut(rest, "\n")
	}
	var table strings.Builder
	last := ""
	for line := range strings.Lines(strings.TrimPrefix(rows, tableHeader+"\n")) {
		cells := strings.Split(strings.TrimSpace(line), "\t")
		if cells[0] == last {
			cells[0] = ""
		} else {
			last = cells[0]
		}
		table.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	return before + readmeHeader + table.String() + rest, nil
}
