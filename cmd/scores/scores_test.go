package main

import (
	"os"
	"strings"
	"testing"
)

func TestScores(t *testing.T) {
	for _, c := range []struct {
		what, output, want string
	}{
		{"events: source, target", "  an error\nsource P 0.791 R 0.807 F1 0.799  target P 0.602 R 0.668 F1 0.633  n 1153\n", "F1 .799, .633"},
		{"reports of one event", "gold mentions 337  CEAFe F1 0.727\nstories found 0.804 B3 P 0.974 R 0.753 F1 0.849 links P 0.918 R 0.532 F1 0.673 rows_per_event 1.46\n",
			"B-cubed F1 .849; pairs precision .918, recall .532"},
		{"events in whole articles", "101 found 0.5  right 0.2\nevents 201  found 0.701  type 0.657  right 0.537  precision 0.822  clean 0.685  rows 13.5\n",
			"found .701, with their type .657, with both sides .537; of the rows .822 have the type, .685 both sides too"},
		{"tags, dependencies", "words F1 0.9914  UPOS 0.9546  UAS 0.8679  LAS 1.0000\n", "UPOS .955, LAS 1.000"},
	} {
		m := find(t, c.what)
		if got, err := m.scores(c.output); err != nil || got != c.want {
			t.Errorf("%s: %q, %v; want %q", c.what, got, err, c.want)
		}
		if _, err := m.scores("Traceback"); err == nil || !strings.Contains(err.Error(), m.script) {
			t.Errorf("%s: %v", c.what, err)
		}
	}
}

func find(t *testing.T, what string) *measure {
	for i := range measures {
		if measures[i].what == what {
			return &measures[i]
		}
	}
	t.Fatalf("no measure of %s", what)
	return nil
}

// TestReadmeTellsTheScores fails where the README's table is not that of accuracy.tsv, or has no script that measures it.
func TestReadmeTellsTheScores(t *testing.T) {
	rows, err := os.ReadFile("../../output/accuracy.tsv")
	if err != nil {
		t.Fatal(err)
	}
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	if told, err := withTable(string(readme), string(rows)); err != nil || told != string(readme) {
		t.Errorf("README.md has other scores than output/accuracy.tsv (%v): make scores", err)
	}
	lines := strings.Split(strings.TrimSpace(string(rows)), "\n")[1:]
	if len(lines) != len(measures) {
		t.Fatalf("%d rows, %d measures", len(lines), len(measures))
	}
	for i, line := range lines {
		if m := measures[i]; !strings.HasPrefix(line, m.what+"\t"+m.gold+"\t") {
			t.Errorf("row %d is %q, its measure that of %s", i, line, m.gold)
		}
	}
	if _, err := withTable("no table", string(rows)); err == nil {
		t.Error("a README without a table passes")
	}
}
