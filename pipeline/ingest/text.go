package ingest

import (
	"errors"
	"fmt"
	"io"
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
	return a, err
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
