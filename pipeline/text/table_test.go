package text_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
)

func TestRows(t *testing.T) {
	got := slices.Collect(text.Rows("x.tsv", "# name\tweight\nrain\t2\n\nfog\t-1\n", 2))
	if want := [][]string{{"rain", "2"}, {"fog", "-1"}}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestRowsMalformed: a row that lacks a cell is told with its table and line, not skipped.
func TestRowsMalformed(t *testing.T) {
	defer func() {
		if fault := fmt.Sprint(recover()); !strings.HasPrefix(fault, "x.tsv:3: 1 cells, want 2") {
			t.Errorf("fault %q", fault)
		}
	}()
	for range text.Rows("x.tsv", "rain\t2\n# fog\nfog\n", 2) {
	}
	t.Error("no fault")
}
