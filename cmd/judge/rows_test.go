package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/dateline-data/dateline/pipeline/judge"
)

func readTable(t *testing.T, table string) []*reading {
	t.Helper()
	path := filepath.Join(t.TempDir(), "verdicts.tsv")
	if err := os.WriteFile(path, []byte(table), 0o600); err != nil {
		t.Fatal(err)
	}
	readings, err := readVerdicts(path)
	if err != nil {
		t.Fatal(err)
	}
	return readings
}

func TestReadVerdictsOfRows(t *testing.T) {
	readings := readTable(t, "1\ta\n\t0\t4\tACCUSE\t-\tUSA/FRA\t6:9\tIRN\tIRN\to\n9r\tb\n\t0\t4\tASSAULT\t-\t?\t-\t\n\t5\t8\t-\n")
	if len(readings) != 2 || readings[0].ofRows || !readings[1].ofRows {
		t.Fatalf("readings %+v", readings)
	}
	v := readings[1].verdicts[0]
	if v.source.fit("", "") || v.source.fit("USA", "GOV") {
		t.Error("somebody else than the row names is somebody the row may name")
	}
	for s := range judge.Sides {
		if !v.isVague(s) {
			t.Errorf("%v is told", s)
		}
	}
	if full := readings[0].verdicts[0]; full.isVague(judge.Source) || !full.source.fit("FRA", "") || full.source.fit("IRN", "") || full.flags != optional {
		t.Errorf("verdict %+v", full)
	}
	if len(v.target) != 0 || readings[1].verdicts[1].isEvent() {
		t.Errorf("verdicts %+v", readings[1].verdicts)
	}
}
