package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/ingest"
)

// TestBadInputs reads fixtures/bad, where each file breaks exactly one thing and is named after it: the run goes on, and
// rejects.jsonl says what is wrong with each.
func TestBadInputs(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r")
	printed, code := run(t, t.Context(), "export", "../../fixtures/bad/*.*", articles+"/iran-deal.txt", "--format", "csv", "--strict", "--out", out)
	if code != exitRejected {
		t.Fatalf("exit %d: %s", code, printed)
	}
	data, err := os.ReadFile(filepath.Join(out, "rejects.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	reasons := map[string]string{}
	for line := range strings.Lines(string(data)) {
		var r ingest.Reject
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		file, _, _ := strings.Cut(r.Input, "!") // of a member of an archive
		reasons[filepath.Base(file)] = r.Reason
	}
	files, err := filepath.Glob("../../fixtures/bad/*.*")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, f := range files {
		if reasons[filepath.Base(f)] == "" {
			t.Errorf("%s was not rejected", f)
		}
	}
	rows, err := os.ReadFile(filepath.Join(out, "csv", "articles.csv"))
	if err != nil || !strings.Contains(string(rows), "iran-deal") {
		t.Errorf("the good article was lost: %v", err)
	}
}

// TestValidateTellsTheRule gives a release that breaks one rule.
func TestValidateTellsTheRule(t *testing.T) {
	bad := "../../fixtures/bad/releases/references"
	printed, code := run(t, t.Context(), "validate", bad)
	if code != exitInvalid || !strings.Contains(printed, "broken  references lead to rows: 1 times\n") || !strings.Contains(printed, "ok      keys are unique\n") {
		t.Errorf("exit %d: %s", code, printed)
	}
	printed, code = run(t, t.Context(), "validate", "--json", bad)
	if code != exitInvalid || !strings.Contains(printed, `{"name":"references","rule":"references lead to rows","broken":1,"findings":[{"place":"event_mentions row 1"`) {
		t.Errorf("exit %d: %s", code, printed)
	}
	if printed, code = run(t, t.Context(), "validate", "../../fixtures/bad/releases/types"); code != exitInvalid || !strings.Contains(printed, "skipped keys are unique\n") {
		t.Errorf("exit %d: %s", code, printed)
	}
}

func TestCompletion(t *testing.T) {
	if printed, code := run(t, t.Context(), "completion"); code != 0 || !strings.Contains(printed, "complete ") {
		t.Errorf("exit %d: %s", code, printed)
	}
}
