package text

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what the segmenter gives into the case files; read the diff")

// cases holds texts, each under a line "=== name", and after a line "---" their sentences, one a line: tokens between spaces, a plus
// before a token that belongs to one word with the token before it, and the dateline's place in angle brackets before its sentence.
const cases = "../../fixtures/cases/text.txt"

func TestSegmenterCases(t *testing.T) {
	file, err := os.ReadFile(cases)
	if err != nil {
		t.Fatal(err)
	}
	segmenter := NewSegmenter()
	var out strings.Builder
	head, rest, _ := strings.Cut(string(file), "=== ")
	out.WriteString(head)
	for _, c := range strings.Split(rest, "\n=== ") {
		name, body, _ := strings.Cut(c, "\n")
		input, want, ok := strings.Cut(body, "\n---\n")
		if !ok {
			t.Fatalf("%s: case %q has no line ---", cases, name)
		}
		d := &Document{Text: input}
		if err := segmenter.Apply(d); err != nil {
			t.Fatal(err)
		}
		checkSegments(t, d)
		got := show(d)
		if want = strings.TrimRight(want, "\n"); got != want && !*update {
			t.Errorf("%s:\n%s\ngot:\n%s\nwant:\n%s", name, input, got, want)
		}
		fmt.Fprintf(&out, "=== %s\n%s\n---\n%s\n\n", name, input, got)
	}
	if *update {
		if err := os.WriteFile(cases, []byte(strings.TrimRight(out.String(), "\n")+"\n"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// show writes the sentences as the case files have them.
func show(d *Document) string {
	var lines []string
	for _, s := range d.Sentences {
		var line []string
		if s.Span == d.Dateline.Span {
			line = append(line, "<"+d.Slice(d.Dateline.Place)+">")
		}
		for _, token := range d.Tokens[s.First:s.Last] {
			if token.Joined {
				token.Form = "+" + token.Form
			}
			line = append(line, token.Form)
		}
		lines = append(lines, strings.Join(line, " "))
	}
	return strings.Join(lines, "\n")
}
