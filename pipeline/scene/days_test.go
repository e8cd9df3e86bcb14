package scene_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// The shares of fixtures/cases/days.txt that are read right as it stands, less what a new model may cost: of the days that an article tells
// 87 in a hundred are given or lie within what is told, 5 are wrong, and of what it leaves open half is left open.
const (
	leastRight = 0.80
	mostWrong  = 0.07
	leastOpen  = 0.45
)

// TestDays reads whole articles and counts the days that are right, wrong, missing, and given where none is told. How many of the events are
// read at all is the coder's.
func TestDays(t *testing.T) {
	data, err := os.ReadFile("../../fixtures/cases/days.txt")
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		t.Fatal(err)
	}
	n := map[string]float64{}
	for _, part := range strings.Split(string(data), "\n## ")[1:] {
		head, body, _ := strings.Cut(part, "\n")
		published, err := time.Parse(time.DateOnly, head[strings.LastIndexByte(head, ' ')+1:])
		if err != nil {
			t.Fatal(err)
		}
		story, marks := unmark(body)
		d, err := p.Annotate(&schema.Article{Text: story, PublishedAt: published})
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range marks {
			first, last := daysOf(t, m.days)
			verdict := judgeDays(d, m.words, first, last)
			n[verdict]++
			if verdict == "wrong" {
				t.Logf("%s: %q is not of %s", head, m.words, m.days)
			}
		}
	}
	told, open := n["right"]+n["wrong"]+n["missing"], n["left open"]+n["given"]
	t.Logf("told: %v right, %v wrong, %v missing; not told: %v left open, %v given; %v not read", n["right"], n["wrong"], n["missing"], n["left open"], n["given"], n["not read"])
	if n["right"] < leastRight*told || n["wrong"] > mostWrong*told || n["left open"] < leastOpen*open {
		t.Error("fewer days are right than before")
	}
}

// mark is when what some words of an article tell happened.
type mark struct{ words, days string }

// unmark takes the marks out of an article.
func unmark(body string) (story string, marks []mark) {
	for {
		before, rest, ok := strings.Cut(body, " [")
		if !ok {
			return strings.TrimSpace(body), marks
		}
		inside, after, _ := strings.Cut(rest, "]")
		words, days, _ := strings.Cut(inside, " = ")
		marks = append(marks, mark{words, days})
		body = before + after
	}
}

// judgeDays compares the days of the first event in some words with those that are told, zero where none are.
func judgeDays(d *text.Document, words string, first, last schema.Day) string {
	start := strings.Index(d.Text, words)
	for i := range d.EventMentions {
		m := &d.EventMentions[i]
		if m.Trigger.Start < start || m.Trigger.Start >= start+len(words) {
			continue
		}
		switch {
		case first == 0 && m.Start == 0:
			return "left open"
		case first == 0:
			return "given"
		case m.Start == 0:
			return "missing"
		case first <= m.Start && m.End <= last:
			return "right"
		}
		return "wrong"
	}
	return "not read"
}

// daysOf reads "2024-05-14", "2024-05", "2024", two of these with ".." between them, and "none".
func daysOf(t *testing.T, days string) (first, last schema.Day) {
	t.Helper()
	if days == "none" {
		return 0, 0
	}
	from, to, isInterval := strings.Cut(days, "..")
	if !isInterval {
		to = from
	}
	for _, layout := range []struct {
		form          string
		years, months int
	}{{"2006", 1, 0}, {"2006-01", 0, 1}, {time.DateOnly, 0, 0}} {
		if at, err := time.Parse(layout.form, from); err == nil {
			first = schema.DayOf(at)
		}
		if at, err := time.Parse(layout.form, to); err == nil {
			end := at.AddDate(layout.years, layout.months, 0)
			if last = schema.DayOf(end); end != at {
				last--
			}
		}
	}
	if first == 0 || last == 0 {
		t.Fatalf("%q is no day", days)
	}
	return first, last
}
