package output

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// tokenKind is what a token of a condition is.
type tokenKind uint8

const (
	endToken    tokenKind = iota
	wordToken             // a keyword or a column, which may stand in double quotes
	textToken             // in single quotes, two of which inside are one
	numberToken           // with its sign
	signToken
)

type token struct {
	kind  tokenKind
	text  string // without quotes
	place int    // of its first character, from 1 on
}

// must fails with an advice where a token is of another kind.
func (t token) must(kind tokenKind, advice string) error {
	if t.kind != kind {
		return errors.New(advice)
	}
	return nil
}

func (t token) mustParse(err error, kind tokenKind, advice string) error {
	if err != nil {
		return errors.New(advice)
	}
	return t.must(kind, advice)
}

// tokenForms are what tokens begin with, by their kinds; space belongs to none.
var tokenForms = []struct {
	kind tokenKind
	form *regexp.Regexp
}{
	{endToken, regexp.MustCompile(`^\s+`)},
	{textToken, regexp.MustCompile(`^'(?:[^']|'')*'`)},
	{wordToken, regexp.MustCompile(`^(?:[A-Za-z_][A-Za-z_0-9]*|"[^"]+")`)},
	{numberToken, regexp.MustCompile(`^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?`)},
	{signToken, regexp.MustCompile(`^(?:<=|>=|<>|!=|==|[=<>(),])`)},
}

// conditionTokens cuts a condition into tokens, behind which the end stands.
func conditionTokens(text string) (tokens []token, err error) {
	for at := 0; at < len(text); {
		t, length := tokenAt(text[at:])
		if length == 0 {
			return nil, fmt.Errorf("at character %d: %q is no part of a condition", at+1, text[at:])
		}
		if t.place = at + 1; t.kind != endToken {
			tokens = append(tokens, t)
		}
		at += length
	}
	return append(tokens, token{place: len(text) + 1}), nil
}

func tokenAt(text string) (t token, length int) {
	for _, f := range tokenForms {
		found := f.form.FindString(text)
		if found == "" {
			continue
		}
		length, t = len(found), token{kind: f.kind, text: found}
		switch found[0] {
		case '\'':
			t.text = strings.ReplaceAll(found[1:len(found)-1], "''", "'")
		case '"':
			t.text = found[1 : len(found)-1]
		}
		return t, length
	}
	return t, 0
}
