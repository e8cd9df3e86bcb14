package scene_test

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

var update = flag.Bool("update", false, "rewrite the golden cases; read the diff")

const casesFile = "../../fixtures/cases/scene.txt"

// testCase is an article and what is read of its events; faulty marks one that is known to be read wrong, whose golden is right.
type testCase struct {
	before    []string // comments and blank lines
	faulty    bool
	published string
	text      string
	events    []string
	line      int
}

func parseCases(t *testing.T, data string) (cases []testCase) {
	var before []string
	for n, line := range strings.Split(strings.TrimRight(data, "\n"), "\n") {
		switch {
		case line == "" || line[0] == '#':
			before = append(before, line)
		case strings.HasPrefix(line, "> "), strings.HasPrefix(line, "! "):
			published, text, _ := strings.Cut(line[2:], " ")
			cases = append(cases, testCase{before: before, faulty: line[0] == '!', published: published, text: strings.ReplaceAll(text, " / ", "\n\n"), line: n + 1})
			before = nil
		default:
			last := &cases[len(cases)-1]
			last.events = append(last.events, strings.TrimSpace(line))
		}
	}
	return cases
}

// TestCases reads each case, and fails where one is read otherwise than its golden says, or where a known fault is gone.
func TestCases(t *testing.T) {
	data, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, c := range parseCases(t, string(data)) {
		got := read(t, p, &c)
		same := !slices.ContainsFunc(c.events, func(want string) bool { return !slices.Contains(got, want) }) // how many events there are is the coder's
		if !*update && same == c.faulty {
			t.Errorf("%s:%d: %s (known fault: %v)\n got  %s\n want %s", casesFile, c.line, c.text, c.faulty, strings.Join(got, "\n      "), strings.Join(c.events, "\n      "))
		}
		mark := ">"
		if len(c.events) == 0 {
			c.events = got // a new case: read what is written
		} else if !same {
			mark = "!"
		}
		for _, line := range c.before {
			fmt.Fprintln(&out, line)
		}
		fmt.Fprintf(&out, "%s %s %s\n", mark, c.published, strings.ReplaceAll(c.text, "\n\n", " / "))
		for _, e := range c.events {
			fmt.Fprintf(&out, "  %s\n", e)
		}
	}
	if *update {
		if err := os.WriteFile(casesFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func read(t *testing.T, p *pipeline.Pipeline, c *testCase) (lines []string) {
	t.Helper()
	layout := time.DateOnly
	if strings.Contains(c.published, "T") {
		layout = time.RFC3339
	}
	published, err := time.Parse(layout, c.published)
	if err != nil {
		t.Fatal(err)
	}
	_, seconds := published.Zone()
	d, err := p.Annotate(&schema.Article{Text: c.text, PublishedAt: published.UTC(), PublishedOffset: schema.Some(seconds / 60)})
	if err != nil {
		t.Fatal(err)
	}
	for i := range d.EventMentions {
		lines = append(lines, describe(d, &d.EventMentions[i]))
	}
	if lines == nil {
		return []string{"none"}
	}
	return lines
}

// describe writes an event by the first word of its trigger, "arrested | Lagos explicit | 2024-05-13 relative | background".
func describe(d *text.Document, m *text.EventMention) string {
	place, day := m.PlaceBasis, m.Basis
	if m.Place >= 0 {
		place = d.Places[m.Place].Name + " " + m.PlaceBasis
	}
	if m.Start != 0 {
		day = m.Start.String()
		if m.End != m.Start {
			day += ".." + m.End.String()
		}
		day += " " + m.Basis
	}
	trigger, _, _ := strings.Cut(d.Slice(m.Trigger), " ")
	line := fmt.Sprintf("%s | %s | %s", trigger, place, day)
	if m.Future {
		line += " | ahead"
	}
	if m.Historical {
		line += " | background"
	}
	return line
}
