package ingest

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

var (
	blockTag  = regexp.MustCompile(`(?i)</?(?:p|br|div|li|ul|ol|h[1-6]|blockquote|table|tr|td|section|article|figure|body)(?:\s[^<>]*)?/?>`)
	inlineTag = regexp.MustCompile(`(?i)</?(?:a|b|i|u|em|strong|span|img|font|small|sup|sub|q|cite|code|mark|time|script|style|iframe|figcaption|hr)(?:\s[^<>]*)?/?>`)
	entity    = regexp.MustCompile(`&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}[0-9]?);`)
)

// cleanMarkup is the text of a field in which an archive may keep HTML, or text with entities, once or twice escaped. Text without
// tags and entities stays as it is.
func cleanMarkup(s string) string {
	for range 2 {
		switch {
		case strings.IndexByte(s, '<') >= 0 && blockTag.MatchString(s):
			return fragmentText(s)
		case strings.IndexByte(s, '<') >= 0 && inlineTag.MatchString(s):
			return linesText(s)
		case strings.IndexByte(s, '&') >= 0 && entity.MatchString(s):
			s = html.UnescapeString(s)
		}
	}
	return s
}
