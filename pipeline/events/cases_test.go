package events

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/dateline-data/dateline/pipeline/events/internal/reading"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

var update = flag.Bool("update", false, "rewrite which cases are marked as known faults; read the diff")

// casesFile holds sentences, each followed by the events that it should be coded as, indented; "none" for no event.
const casesFile = "../../fixtures/cases/events.txt"

// testCase is a text and its coded events. before holds the comments and blank lines above it.
type testCase struct {
	before []string
	text   string
	events []string
	line   int
	fault  bool // known to be coded otherwise
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
			words, fault := strings.CutPrefix(line, "! ")
			cases = append(cases, testCase{before: before, text: words, line: n, fault: fault})
			before = nil
		}
	}
	return cases
}

// maxKnownFaults is the share of cases that may be marked as known to be coded wrong: a new network reads some of them otherwise.
const maxKnownFaults = 0.12

// TestCases holds every case against what is coded today. A case with ! is known to be coded otherwise than it should be: it fails
// when it is coded right, as all others fail when they are not. -update rewrites the marks, never what is wanted.
func TestCases(t *testing.T) {
	data, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	cases := parseCases(string(data))
	coder := newTestCoder(t)
	var out strings.Builder
	faults := 0
	for _, c := range cases {
		d := reading.Read(t, c.text)
		if err := coder.Apply(d); err != nil {
			t.Fatal(err)
		}
		got := describe(d)
		wrong := strings.Join(got, "\n") != strings.Join(c.events, "\n")
		switch {
		case *update:
		case wrong && !c.fault:
			t.Errorf("%s:%d: %s\n got  %s\n want %s", casesFile, c.line, c.text, strings.Join(got, "\n      "), strings.Join(c.events, "\n      "))
		case !wrong && c.fault:
			t.Errorf("%s:%d: %s: is coded right now: run with -update", casesFile, c.line, c.text)
		}
		faults += count(wrong)
		for _, line := range c.before {
			out.WriteString(line + "\n")
		}
		if wrong {
			out.WriteString("! ")
		}
		out.WriteString(c.text + "\n")
		for _, e := range c.events {
			out.WriteString("  " + e + "\n")
		}
	}
	if len(cases) < 600 || float64(faults) > maxKnownFaults*float64(len(cases)) {
		t.Errorf("%d cases, %d of them coded wrong; want at least 600, and at most %.0f %% wrong", len(cases), faults, 100*maxKnownFaults)
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
	coder := newTestCoder(f)
	f.Fuzz(func(t *testing.T, s string, seed uint16) {
		d := reading.Read(t, s)
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
	for _, r := range []schema.Range{m.Dead, m.Injured, m.Arrested, m.Crowd} {
		if r.Low.OK && r.High.OK && r.Low.V > r.High.V || r.Low.V < 0 {
			t.Fatalf("toll %v", r)
		}
	}
}

// TestMentionsHold checks properties of every mention of the cases, doubtful ones too: what belongs to its sentence lies in it, the words of
// trigger and target are apart, nobody acts on himself alone, and a second reading is the first.
func TestMentionsHold(t *testing.T) {
	data, err := os.ReadFile(casesFile)
	if err != nil {
		t.Fatal(err)
	}
	coder := newTestCoder(t).Coder
	for _, c := range parseCases(string(data)) {
		d := reading.Read(t, c.text)
		if err := coder.Apply(d); err != nil {
			t.Fatal(err)
		}
		first := fmt.Sprint(d.EventMentions)
		for i := range d.EventMentions {
			m := &d.EventMentions[i]
			checkMention(t, d, m)
			sentence := d.Sentences[m.Sentence].Span
			for _, span := range []text.Span{m.Trigger, m.Source, m.Target, m.Attribution} {
				if !span.Empty() && !sentence.Contains(span) {
					t.Errorf("%s: %q lies outside of sentence %d", c.text, d.Slice(span), m.Sentence)
				}
			}
			if !m.Target.Empty() && m.Trigger.Overlaps(m.Target) && !m.Target.Contains(m.Trigger) {
				t.Errorf("%s: trigger %q and target %q overlap", c.text, d.Slice(m.Trigger), d.Slice(m.Target))
			}
			if len(m.Sources) == 1 && len(m.Targets) == 1 && m.Sources[0] == m.Targets[0] && m.Source == m.Target {
				t.Errorf("%s: %q acts on itself", c.text, d.Slice(m.Source))
			}
			if m.Reading.Doubt == "" && m.Reading.Sense == "" {
				t.Errorf("%s: no sense for %q", c.text, d.Slice(m.Trigger))
			}
		}
		if coder.Apply(d); fmt.Sprint(d.EventMentions) != first {
			t.Errorf("%s: another reading differs", c.text)
		}
	}
}
