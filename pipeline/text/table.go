package text

import (
	"fmt"
	"iter"
	"strings"
)

// Rows are the cells of an embedded table, a row a line with tabs between; blank lines and those behind "#" are left out. A row with
// another number of cells is a fault of the build: it panics with the table's name and the line.
func Rows(name, table string, columns int) iter.Seq[[]string] {
	return func(yield func([]string) bool) {
		number := 0
		for line := range strings.Lines(table) {
			number++
			line = strings.TrimRight(line, "\r\n")
			if line == "" || line[0] == '#' {
				continue
			}
			cells := strings.Split(line, "\t")
			if len(cells) != columns {
				panic(fmt.Sprintf("%s:%d: %d cells, want %d: %q", name, number, len(cells), columns, line))
			}
			if !yield(cells) {
				return
			}
		}
	}
}
