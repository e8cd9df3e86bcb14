package ingest

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
)

// readText reads a file that is one article: plain text, behind optional front matter:
//
//	---
//	title: Ceasefire takes hold
//	date: 1994-05-12
//	url: https://example.org/ceasefire
//	source: Example Wire
//	---
func readText(s *stream, o Options, emit emitter) error {
	all, err := readAll(s)
	if err != nil {
		return emit("", nil, err)
	}
	a, err := textArticle(all, o)
	return emit("", a, err)
}

// readAll reads a stream that is one article. What is no UTF-8 it gives with the error.
func readAll(r io.Reader) (string, error) {
	var b strings.Builder
	n, err := io.Copy(&b, io.LimitReader(r, maxRecord+1))
	switch {
	case err != nil:
		return "", err
	case n > maxRecord:
		return "", errLongRecord
	case !utf8.ValidString(b.String()):
		return b.String(), errNotUTF8
	}
	return b.String(), nil
}

func textArticle(s string, o Options) (*schema.Article, error) {
	head, body, err := cutFrontMatter(s)
	if err != nil {
		return nil, err
	}
	fields := map[string]string{}
	for i, line := range strings.Split(head, "\n") {
		name, value, ok := strings.Cut(line, ":")
		if !ok && strings.TrimSpace(line) != "" {
			return nil, fmt.Errorf("line %d: front matter wants name: value", i+2)
		}
		name, value = strings.TrimSpace(name), strings.Trim(strings.TrimSpace(value), `"`)
		fields[name], fields[canonical(name)] = value, value
	}
	o.guess = nil // front matter is written for us
	a, err := o.article("", frontMatter(fields))
	if a != nil {
		a.Text = body
	}
	if a != nil && a.Title == "" {
		a.Title = firstLineTitle(body)
	}
	return a, err
}

const (
	// fewestTitle is how many words of a first line make a headline: fewer are a section's name or a byline.
	fewestTitle = 3
	// longestTitleLine is the length in bytes of the longest headlines.
	longestTitleLine = 160
)

// noHeadline begins lines above an article that are no headline: who wrote it, when, where it came from.
var noHeadline = regexp.MustCompile(`(?i)^(?:by|from|source|date|published|updated|posted|last modified|copyright|©|https?:)[\s:]`)

// firstLineTitle is the headline of a plain text: a first line that is no sentence, with a blank line between it and the article. The
// line stays in the text, in which offsets count.
func firstLineTitle(text string) string {
	text = strings.TrimLeft(strings.ReplaceAll(text, "\r\n", "\n"), " \t\n")
	line, rest, ok := strings.Cut(text, "\n")
	next, _, _ := strings.Cut(rest, "\n")
	title := strings.TrimSpace(strings.TrimLeft(line, "# "))
	words := len(strings.Fields(title))
	switch {
	case !ok || strings.TrimSpace(next) != "", words < fewestTitle, len(title) > longestTitleLine:
	case strings.HasSuffix(title, ".") || strings.HasSuffix(title, ":") || noHeadline.MatchString(title):
	case len(strings.Fields(rest)) > words:
		return title
	}
	return ""
}

type frontMatter map[string]string

func (f frontMatter) get(name string) string     { return f[name] }
func (f frontMatter) spelled(name string) string { return name }
func (f frontMatter) likely(string) string       { return "" }

// cutFrontMatter cuts off the lines between a first line --- and the next, whatever their line ends.
func cutFrontMatter(s string) (head, body string, err error) {
	first, rest, ok := strings.Cut(s, "\n")
	if !ok || strings.TrimRight(first, "\r ") != "---" {
		return "", s, nil
	}
	for at := 0; at < len(rest); {
		line, _, _ := strings.Cut(rest[at:], "\n")
		if strings.TrimRight(line, "\r ") == "---" {
			return rest[:at], rest[min(at+len(line)+1, len(rest)):], nil
		}
		at += len(line) + 1
	}
	return "", "", errors.New("line 1: the front matter has no closing line ---")
}
