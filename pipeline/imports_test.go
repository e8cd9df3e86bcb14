package pipeline

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/dateline-data/dateline/"

// order is that in which an article flows through the packages of the pipeline: none may import a later one.
var order = []string{"text", "syntax", "hashnet", "parse", "dates", "places", "actors", "scene", "trigger", "events", "judge", "consolidate", "work", "wire"}

// TestImportsPointOneWay checks cmd -> pipeline, output -> schema, and inside pipeline that no stage imports a later one.
func TestImportsPointOneWay(t *testing.T) {
	out, err := exec.Command("go", "list", "-f", `{{.ImportPath}} {{join .Imports " "}}`, module+"...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	seen := 0
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		from := strings.TrimPrefix(fields[0], module)
		for _, path := range fields[1:] {
			to, ours := strings.CutPrefix(path, module)
			if !ours {
				continue
			}
			seen++
			if !mayImport(from, to) {
				t.Errorf("%s imports %s", from, to)
			}
		}
	}
	if seen < 10 {
		t.Errorf("only %d imports of ours found: is the module's name right?", seen)
	}
}

func mayImport(from, to string) bool {
	room, stage, _ := strings.Cut(from, "/")
	target, targetStage, _ := strings.Cut(to, "/")
	switch {
	case room == "schema": // the vocabulary imports nothing; what holds records knows it
		return target == "schema" && stage != ""
	case to == "schema/storage":
		return room == "cmd" || room == "output" || stage == "ingest"
	case room == "cmd" || target == "schema":
		return target != "cmd" || strings.HasPrefix(targetStage, "internal/") // what commands share
	case stage != "events" && strings.HasPrefix(targetStage, "events/"): // the coder's rooms are its own
		return strings.HasPrefix(stage, "events/")
	case room == "pipeline" && target == "pipeline":
		return stage == "" || mayFollow(first(stage), first(targetStage))
	}
	return room == target
}

func first(path string) string { return strings.Split(path, "/")[0] }

// mayFollow tells whether a stage may know another: itself, or an earlier one; ingest knows none.
func mayFollow(stage, other string) bool {
	return stage == other || slices.Contains(order, other) && slices.Index(order, other) < slices.Index(order, stage)
}

func TestMayImport(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     bool
	}{
		{"cmd/dateline", "output", true},
		{"cmd/judge", "cmd/internal/corpus", true},
		{"cmd/judge", "cmd/dateline", false},
		{"output", "schema", true},
		{"output", "schema/extsort", true},
		{"schema/extsort", "schema/record", true},
		{"output", "schema/storage", true},
		{"pipeline/ingest", "schema/storage", true},
		{"pipeline/events", "schema/storage", false},
		{"pipeline/events", "pipeline/events/report", true},
		{"pipeline/events/sense", "pipeline/events/clause", true},
		{"pipeline/judge", "pipeline/events/lexicon", false},
		{"schema", "schema/record", false},
		{"schema/record", "pipeline/text", false},
		{"output", "pipeline", false},
		{"pipeline", "output", false},
		{"schema", "pipeline/text", false},
		{"pipeline/events", "pipeline/actors", true},
		{"pipeline/actors", "pipeline/events", false},
		{"pipeline/ingest", "pipeline/text", false},
		{"pipeline/parse", "pipeline/parse/neural", true},
	} {
		if got := mayImport(c.from, c.to); got != c.want {
			t.Errorf("%s -> %s: %v", c.from, c.to, got)
		}
	}
}
