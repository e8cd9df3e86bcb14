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

// cleanTags is the text of an article in which an archive may keep HTML. Text without tags stays exactly as it is, entities and all:
// offsets count in it.
func cleanTags(s string) string {
	plain := s
	if strings.Contains(s, "&lt;") {
		plain = html.UnescapeString(s)
	}
	if strings.IndexByte(plain, '<') >= 0 && (blockTag.MatchString(plain) || inlineTag.MatchString(plain)) {
		return cleanMarkup(s)
	}
	return s
}

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
