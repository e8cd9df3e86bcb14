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
func readText(r io.Reader, o Options, emit emitter) error {
	all, err := io.ReadAll(io.LimitReader(r, maxLine+1))
	switch {
	case err != nil:
	case len(all) > maxLine:
		err = errors.New("the text is longer than 64 MB")
	case !utf8.Valid(all):
		err = errors.New("the text is not UTF-8")
	}
	if err != nil {
		return emit("", nil, err)
	}
	a, err := textArticle(string(all), o)
	return emit("", a, err)
}

func textArticle(s string, o Options) (*schema.Article, error) {
	s = strings.TrimPrefix(s, "\ufeff")
	fields := map[string]string{}
	if rest, ok := strings.CutPrefix(s, "---\n"); ok {
		head, body, ok := strings.Cut(rest, "\n---\n")
		if !ok {
			return nil, errors.New("line 1: the front matter has no closing line ---")
		}
		for i, line := range strings.Split(head, "\n") {
			name, value, ok := strings.Cut(line, ":")
			if !ok && strings.TrimSpace(line) != "" {
				return nil, fmt.Errorf("line %d: front matter wants name: value", i+2)
			}
			fields[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(value), `"`)
		}
		s = body
	}
	return o.article(func(name string) string {
		if name == "text" {
			return s
		}
		return fields[name]
	})
}
