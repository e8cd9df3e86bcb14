package events

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/text"
)

// go test ./pipeline/events -run Ablate -ablate -sentences a.jsonl,b.jsonl -readings FOLDER
// prints what each rule of the coder is worth on text coded by hand.
var (
	ablate    = flag.Bool("ablate", false, "print what the gold of -sentences and -readings loses without each rule")
	sentences = flag.String("sentences", "", "files of coded sentences, by commas: JSON lines of text, source, target (lists of [start, end]), event_type")
	readings  = flag.String("readings", "", "folder of coded articles: NN.txt with NN.jsonl, a line an event: quote, event_type, source, target")
)

// goldEvent is an event coded by hand: of a sentence with spans, of an article with words and codes.
type goldEvent struct {
	Text           string
	Source, Target json.RawMessage
	EventType      string   `json:"event_type"`
	Alternatives   []string `json:"alternatives"`
	SourceToo      []string `json:"source_alternatives"`
	TargetToo      []string `json:"target_alternatives"`
	Quote          string
	Start, End     int
	Optional       bool
}

// goldText is a document with what was coded in it.
type goldText struct {
	doc    *text.Document
	events []goldEvent
}

// tally counts what a coder gets right of a gold set.
type tally struct{ gold, typed, right, rows, clean int }

func (a tally) String() string {
	return fmt.Sprintf("type %.3f right %.3f clean %.3f rows %d", share(a.typed, a.gold), share(a.right, a.gold), share(a.clean, a.rows), a.rows)
}

func share(n, of int) float64 { return float64(n) / float64(max(of, 1)) }

func TestAblate(t *testing.T) {
	if !*ablate {
		t.Skip("needs -ablate with -sentences or -readings")
	}
	sets := map[string][]goldText{}
	for _, path := range strings.FieldsFunc(*sentences, func(r rune) bool { return r == ',' }) {
		for _, e := range readGold(t, path) {
			sets[filepath.Base(path)] = append(sets[filepath.Base(path)], goldText{reading.Read(t, e.Text), []goldEvent{e}})
		}
	}
	paths, _ := filepath.Glob(filepath.Join(*readings, "*.jsonl"))
	for _, path := range paths {
		body, err := os.ReadFile(strings.TrimSuffix(path, ".jsonl") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		sets["readings"] = append(sets["readings"], goldText{reading.Read(t, string(body)), readGold(t, path)})
	}
	coder := newTestCoder(t)
	whole := score(t, coder, sets)
	for name, a := range whole {
		fmt.Printf("%-22s %-22s %v\n", "(all rules)", name, a)
	}
	for _, name := range coder.steps.Names() {
		without := *coder.Coder
		without.steps = coder.steps.Without(name)
		for set, a := range score(t, sure{&without}, sets) {
			b := whole[set]
			fmt.Printf("%-22s %-22s type %+.3f right %+.3f clean %+.3f rows %+d\n", name, set, share(a.typed, a.gold)-share(b.typed, b.gold),
				share(a.right, a.gold)-share(b.right, b.gold), share(a.clean, a.rows)-share(b.clean, b.rows), a.rows-b.rows)
		}
	}
}

func readGold(t *testing.T, path string) (events []goldEvent) {
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var e goldEvent
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if e.Source != nil || e.EventType != "" {
			events = append(events, e)
		}
	}
	return events
}

// score codes every text of the sets and tallies it.
func score(t *testing.T, c sure, sets map[string][]goldText) map[string]tally {
	tallies := map[string]tally{}
	for name, texts := range sets {
		var a tally
		for _, g := range texts {
			if err := c.Apply(g.doc); err != nil {
				t.Fatal(err)
			}
			a.count(g)
		}
		tallies[name] = a
	}
	return tallies
}

func (a *tally) count(g goldText) {
	a.rows += len(g.doc.EventMentions)
	clean := map[int]bool{}
	for _, e := range g.events {
		typed, right := false, false
		for i := range g.doc.EventMentions {
			m := &g.doc.EventMentions[i]
			ok, all := e.judge(g.doc, m)
			if typed, right = typed || ok, right || all; all {
				clean[i] = true
			}
		}
		if !e.Optional {
			a.gold++
			a.typed += count(typed)
			a.right += count(right)
		}
	}
	a.clean += len(clean)
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// judge tells whether a mention is the gold event's, of its type, and whether both sides are right too.
func (e *goldEvent) judge(d *text.Document, m *text.EventMention) (typed, right bool) {
	typed = e.EventType == "" || m.Type == e.EventType || slices.Contains(e.Alternatives, m.Type)
	if e.Text != "" {
		return typed, typed && e.overlaps(e.Source, m.Source) && e.overlaps(e.Target, m.Target)
	}
	first, last := e.Start, e.End // code points: gold of this kind is plain ASCII there or quotes its words
	if e.Quote != "" {
		first = strings.Index(d.Text, e.Quote)
		last = first + len(e.Quote)
	}
	if m.Trigger.Start < first || m.Trigger.Start >= last {
		return false, false
	}
	return typed, typed && coded2(d, m.Sources, e.Source, e.SourceToo) && coded2(d, m.Targets, e.Target, e.TargetToo)
}

// overlaps tells whether at least half of a span lies in one of the gold spans.
func (e *goldEvent) overlaps(gold json.RawMessage, s text.Span) bool {
	var spans [][2]int
	if json.Unmarshal(gold, &spans) != nil {
		return false
	}
	runes := func(n int) int { return len([]rune(e.Text[:n])) }
	a, b := runes(s.Start), runes(s.End)
	return slices.ContainsFunc(spans, func(g [2]int) bool {
		return min(b, g[1])-max(a, g[0]) > 0 && 2*(min(b, g[1])-max(a, g[0])) >= b-a
	})
}

// coded2 tells whether a side's first actor has the wanted "COUNTRY SECTOR", either of which may be missing; "" wants nobody.
func coded2(d *text.Document, side []int, want json.RawMessage, others []string) bool {
	var first, country, sector string
	json.Unmarshal(want, &first)
	if len(side) > 0 {
		country, sector = d.Actors[side[0]].Country, d.Actors[side[0]].Sector
	}
	return slices.ContainsFunc(append(others, first), func(w string) bool {
		for _, part := range strings.Fields(w) {
			if part != country && part != sector {
				return false
			}
		}
		return w != "" || country == "" && sector == ""
	})
}
