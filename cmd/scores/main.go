// Command scores measures dateline on gold sets and writes the figures where they are told: output/accuracy.tsv, which releases carry,
// and the table of the README. Without -gold it writes the README's table from accuracy.tsv alone.
//
//	go run ./cmd/scores -scripts eval -gold corpora -program bin/dateline
package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

func main() {
	scripts := flag.String("scripts", "", "folder of the scripts that hold rows against gold sets")
	gold := flag.String("gold", "", "folder of the gold sets; without it nothing is measured")
	program := flag.String("program", "bin/dateline", "the program to measure")
	table := flag.String("table", "output/accuracy.tsv", "file of the figures")
	readme := flag.String("readme", "README.md", "file with the table to write anew")
	flag.Parse()
	if err := run(*scripts, *gold, *program, *table, *readme); err != nil {
		fmt.Fprintln(os.Stderr, "scores:", err)
		os.Exit(1)
	}
}

func run(scripts, gold, program, table, readme string) error {
	if gold != "" {
		rows, err := measureAll(scripts, gold, program)
		if err != nil {
			return err
		}
		if err := os.WriteFile(table, []byte(rows), 0o644); err != nil {
			return err
		}
	}
	rows, err := os.ReadFile(table)
	if err != nil {
		return err
	}
	text, err := os.ReadFile(readme)
	if err != nil {
		return err
	}
	told, err := withTable(string(text), string(rows))
	if err != nil {
		return fmt.Errorf("%s: %w", readme, err)
	}
	return os.WriteFile(readme, []byte(told), 0o644)
}

// measureAll runs the script of every measure and gives the table of the figures.
func measureAll(scripts, gold, program string) (string, error) {
	program, err := filepath.Abs(program)
	if err != nil {
		return "", err
	}
	rows := tableHeader + "\n"
	for i := range measures {
		m := &measures[i]
		args := []string{filepath.Join(scripts, m.script), program}
		for _, f := range m.files {
			args = append(args, filepath.Join(gold, f))
		}
		out, err := exec.Command("python3", args...).Output()
		if err != nil {
			return "", fmt.Errorf("%s: %w", strings.Join(args, " "), err)
		}
		scores, err := m.scores(string(out))
		if err != nil {
			return "", err
		}
		rows += m.what + "\t" + m.gold + "\t" + scores + "\n"
	}
	return rows, nil
}
