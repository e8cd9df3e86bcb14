package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// TestExplainAnArticle shows the events of an article in the order of its text: briefly, and in full.
func TestExplainAnArticle(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r")
	export(t, articles, "--out", out, "--format", "csv")
	var article string
	for _, a := range rowsOf(t, out, "articles") {
		if a["input_id"] == "mandela-freed" {
			article = a["article_id"]
		}
	}
	said, code := run(t, t.Context(), "explain", out, article, articles)
	lines := strings.Split(strings.TrimSpace(said), "\n")
	if code != 0 || len(lines) < 6 || !strings.HasPrefix(lines[0], "e") || !strings.Contains(lines[1], "[trigger ") || strings.Contains(said, "\x1b[") || strings.Contains(said, "cameo_code") {
		t.Fatalf("exit %d: %s", code, said)
	}
	at := 0
	for _, words := range []string{"African National Congress.", "telephoned", "sentenced to life"} {
		i := strings.Index(said, words)
		if i < at {
			t.Errorf("%q is not in the order of the text:\n%s", words, said)
		}
		at = i
	}
	full, _ := run(t, t.Context(), "explain", out, article, articles, "--full")
	if !strings.Contains(full, "cameo_code") || !strings.Contains(full, ", by ") || strings.Index(full, "telephoned") > strings.Index(full, "sentenced to life") {
		t.Errorf("--full says\n%s", full)
	}
	trace, _ := run(t, t.Context(), "explain", out, article, articles, "--trace")
	if strings.Contains(trace, "cameo_code") || strings.Count(trace, ", by ") < 3 || !strings.HasPrefix(trace, lines[0]+"\n") {
		t.Errorf("--trace says\n%s", trace)
	}
	event, _, _ := strings.Cut(lines[0], " ")
	if one, _ := run(t, t.Context(), "explain", out, event, articles); strings.TrimSpace(one) != lines[0]+"\n"+lines[1] {
		t.Errorf("of the event alone it says\n%s\nof the article\n%s", one, said)
	}
}

// TestInspectWhere shows and counts rows that pass a condition.
func TestInspectWhere(t *testing.T) {
	out := filepath.Join(t.TempDir(), "r")
	export(t, articles, "--out", out, "--format", "csv")
	var want []string
	for _, e := range rowsOf(t, out, "events") {
		if e["event_type"] == "PROTEST" && e["is_future"] == "false" {
			want = append(want, e["event_id"])
		}
	}
	const where = "event_type = 'PROTEST' and not is_future"
	said, code := run(t, t.Context(), "inspect", out, "events", "--where", where, "--json")
	var got []string
	for line := range strings.Lines(said) {
		var row map[string]any
		if err := json.Unmarshal([]byte(line), &row); err != nil {
			t.Fatalf("%v: %s", err, line)
		}
		if _, isList := row["source_actor_ids"].([]any); row["is_future"] != false || row["source_actor_ids"] != nil && !isList {
			t.Errorf("row %v", row)
		}
		got = append(got, row["event_id"].(string))
	}
	if code != 0 || len(want) == 0 || strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("exit %d: %v, want %v", code, got, want)
	}
	said, _ = run(t, t.Context(), "inspect", out, "events", "--where", where, "--limit", "1")
	if !strings.HasPrefix(said, fmt.Sprintf("events: %d of ", len(want))) || strings.Contains(said, "row 2") || !strings.Contains(said, "row 1") || !strings.Contains(said, "PROTEST .. PROTEST") {
		t.Errorf("--limit 1 says %s", said)
	}
	if said, _ = run(t, t.Context(), "inspect", out, "events", "--json", "--limit", "2"); strings.Count(said, "\n") != 2 {
		t.Errorf("two lines of JSON are wanted: %s", said)
	}
	if said, _ = run(t, t.Context(), "inspect", out, "--json"); !strings.Contains(said, `"table":"events"`) || strings.Count(said, "\n") != 8 {
		t.Errorf("tables as JSON: %s", said)
	}
	for _, wrong := range [][]string{{"events", "--where", "evnt = 'x'"}, {"--where", "is_future"}} {
		if said, code := run(t, t.Context(), append([]string{"inspect", out}, wrong...)...); code != exitUsage {
			t.Errorf("%v: exit %d: %s", wrong, code, said)
		}
	}
}
