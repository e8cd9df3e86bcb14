package pipeline

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/consolidate"
)

// goldEvent is an event of fixtures/articles coded by hand. What is empty is not judged; Date may be a year or a month.
type goldEvent struct {
	Article      string   `json:"article"`
	Quote        string   `json:"quote"` // the trigger stands in these words
	EventType    string   `json:"event_type"`
	Alternatives []string `json:"alternatives"`
	Source       string   `json:"source"` // country
	Target       string   `json:"target"`
	Date         string   `json:"date"`
}

// Floors of the shares of gold events that are found with the right type, and with all that the gold says right. They
// lie a little under what was measured, for a retrained parser moves single sentences.
const (
	typeFloor  = 0.85
	wholeFloor = 0.74
)

func TestGoldEvents(t *testing.T) {
	rows := map[string]*consolidate.Rows{}
	p := newPipeline(t)
	for _, a := range fixtureArticles(t) {
		r, err := p.Analyze(a)
		if err != nil {
			t.Fatal(err)
		}
		rows[a.InputID] = r
	}
	file, err := os.ReadFile("../fixtures/gold/events.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	n, typed, whole := 0, 0, 0
	for lines := bufio.NewScanner(bytes.NewReader(file)); lines.Scan(); n++ {
		var g goldEvent
		if err := json.Unmarshal(lines.Bytes(), &g); err != nil {
			t.Fatalf("line %d: %v", n+1, err)
		}
		if rows[g.Article] == nil || !strings.Contains(rows[g.Article].Article.Text, g.Quote) {
			t.Fatalf("line %d: %q is not in %s", n+1, g.Quote, g.Article)
		}
		isTyped, isWhole := g.judge(rows[g.Article])
		if isTyped {
			typed++
		}
		if isWhole {
			whole++
		} else {
			t.Logf("%s: %s (type right: %t)", g.Article, g.Quote, isTyped)
		}
	}
	got, all := float64(typed)/float64(n), float64(whole)/float64(n)
	t.Logf("%d events, type right %.3f, all right %.3f", n, got, all)
	if got < typeFloor || all < wholeFloor {
		t.Errorf("type right %.3f (floor %.2f), all right %.3f (floor %.2f)", got, typeFloor, all, wholeFloor)
	}
}

// judge tells whether some mention in the quote has the right type, and whether one has all of it right.
func (g *goldEvent) judge(r *consolidate.Rows) (typed, whole bool) {
	text := r.Article.Text
	start := len([]rune(text[:strings.Index(text, g.Quote)]))
	end := start + len([]rune(g.Quote))
	for i := range r.Events {
		m := &r.Events[i]
		if m.Trigger.Start < start || m.Trigger.Start >= end || m.Event.Type != g.EventType && !slices.Contains(g.Alternatives, m.Event.Type) {
			continue
		}
		typed = true
		e := &m.Event
		whole = whole || (g.Source == "" || e.Source.Country == g.Source) && (g.Target == "" || e.Target.Country == g.Target) && strings.HasPrefix(e.Start.String(), g.Date)
	}
	return typed, whole
}
