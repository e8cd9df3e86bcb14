package events

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

var update = flag.Bool("update", false, "rewrite the golden cases; read the diff")

// casesFile holds sentences, each followed by the events that they are coded as, indented; "none" for no event.
const casesFile = "../../fixtures/cases/events.txt"

// testCase is a text and its coded events. before holds the comments and blank lines above it.
type testCase struct {
	before []string
	text   string
	events []string
	line   int
}

func parseCases(data string) []testCase {
	var cases []testCase
	var before []string
	n := 0
	for line := range strings.Lines(data) {
		n++
		line = strings.TrimRight(line, "\n")
		switch {
		case line == "" || line[0] == '#':
			before = append(before, line)
		case strings.HasPrefix(line, "  "):
			last := &cases[len(cases)-1]
			last.events = append(last.events, strings.TrimSpace(line))
		default:
			cases = append(cases, testCase{before: before, text: line, line: n})
			before = nil
		}
	}
	return cases
}

// maxMoved is the share (one in so many) of cases that may read otherwise before the test fails: models of the stages before
// the coder are retrained, and each time move a few sentences. More than that needs reading.
const maxMoved = 20

func TestCases(t *testing.T) {
	data, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	cases := parseCases(string(data))
	if len(cases) < 600 {
		t.Errorf("%d cases, want at least 600", len(cases))
	}
	stages := append(readers(t), newTestCoder(t))
	var out strings.Builder
	var moved []string
	for _, c := range cases {
		got := describe(read(t, stages, c.text))
		if !*update && strings.Join(got, "\n") != strings.Join(c.events, "\n") {
			moved = append(moved, fmt.Sprintf("%s:%d: %s\n got  %s\n want %s", casesFile, c.line, c.text, strings.Join(got, "\n      "), strings.Join(c.events, "\n      ")))
		}
		for _, line := range c.before {
			out.WriteString(line + "\n")
		}
		out.WriteString(c.text + "\n")
		for _, e := range got {
			out.WriteString("  " + e + "\n")
		}
	}
	report := t.Logf
	if len(moved) > len(cases)/maxMoved {
		report = t.Errorf
	}
	for _, m := range moved {
		report("%s", m)
	}
	if *update {
		if err := os.WriteFile(casesFile, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// describe writes a document's events one a line: "ASSAULT/aerial 195 | Israel > Hezbollah | negated | dead 3..3 | by officials".
func describe(d *text.Document) []string {
	var lines []string
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		kind := m.Type
		if m.Mode != "" {
			kind += "/" + m.Mode
		}
		parts := []string{fmt.Sprintf("%s %s", kind, m.CAMEO), strings.TrimSpace(d.Slice(m.Source) + " > " + d.Slice(m.Target))}
		parts = append(parts, flagNames(m.Flags)...)
		parts = append(parts, tollNames(m.Toll)...)
		if !m.When.Empty() {
			parts = append(parts, "when "+d.Slice(m.When))
		}
		if !m.Where.Empty() {
			parts = append(parts, "where "+d.Slice(m.Where))
		}
		if !m.Attribution.Empty() {
			parts = append(parts, "by "+d.Slice(m.Attribution))
		}
		lines = append(lines, strings.Join(parts, " | "))
	}
	if lines == nil {
		return []string{"none"}
	}
	return lines
}

func flagNames(f schema.Flags) (names []string) {
	for _, x := range []struct {
		set  bool
		name string
	}{{f.Negated, "negated"}, {f.Future, "future"}, {f.Hypothetical, "hypothetical"}, {f.Historical, "historical"}} {
		if x.set {
			names = append(names, x.name)
		}
	}
	return names
}

func tollNames(t schema.Toll) (names []string) {
	for _, x := range []struct {
		name string
		r    schema.Range
	}{{"dead", t.Dead}, {"injured", t.Injured}, {"arrested", t.Arrested}, {"crowd", t.Crowd}} {
		if x.r == (schema.Range{}) {
			continue
		}
		bound := func(o schema.Opt[int]) string {
			if !o.OK {
				return ""
			}
			return fmt.Sprint(o.V)
		}
		names = append(names, fmt.Sprintf("%s %s..%s", x.name, bound(x.r.Low), bound(x.r.High)))
	}
	return names
}

// FuzzApply sends any text through all stages, and through trees that no parser would build.
func FuzzApply(f *testing.F) {
	data, err := os.ReadFile(casesFile)
	if err != nil {
		f.Fatal(err)
	}
	for i, c := range parseCases(string(data)) {
		if i%20 == 0 {
			f.Add(c.text, uint16(i))
		}
	}
	stages, coder := readers(f), newTestCoder(f)
	f.Fuzz(func(t *testing.T, s string, seed uint16) {
		d := read(t, stages, s)
		for round := range 2 {
			if err := coder.Apply(d); err != nil {
				t.Fatal(err)
			}
			for i := range d.EventMentions {
				checkMention(t, d, &d.EventMentions[i])
			}
			if round == 0 {
				scramble(d, uint32(seed))
			}
		}
	})
}

// scramble hangs every token on some other one with some relation.
func scramble(d *text.Document, x uint32) {
	for i := range d.Tokens {
		x = x*1664525 + 1013904223
		t := &d.Tokens[i]
		s := d.Sentences[t.Sentence]
		t.Head = s.First + int(x>>8)%(s.Last-s.First)
		t.Rel = text.Rel(x >> 3 % uint32(text.Xcomp))
	}
}

func checkMention(t *testing.T, d *text.Document, m *text.EventMention) {
	for _, span := range []text.Span{m.Trigger, m.Source, m.Target, m.Where, m.When, m.Attribution} {
		if !span.Empty() && (span.Start < 0 || span.End > len(d.Text)) {
			t.Fatalf("span %v outside of the text", span)
		}
	}
	if _, ok := schema.LookupCAMEO(m.CAMEO); !ok || m.Type == "" || m.Trigger.Empty() || m.Rule == "" {
		t.Fatalf("incomplete mention %+v", m)
	}
	if m.Confidence < 0 || m.Confidence > 1 {
		t.Fatalf("confidence %v", m.Confidence)
	}
}
