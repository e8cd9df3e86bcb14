package text

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Inside lines, sites put what is no sentence of the article: a flag before the first ("BREAKING:"), and headings of other articles
// behind one ("Read more: Flood hits Accra").

// longestFlag is the length in bytes of the words before a colon that announce or flag.
const longestFlag = 48

var (
	// flags say what kind of news follows, in capitals or before a mark.
	flags = []string{"breaking", "breaking news", "just in", "update", "live", "live updates", "urgent", "alert", "news alert", "developing", "developing story", "exclusive",
		"flash", "newsflash", "news flash"}
	// teaserLabel is what announces other articles, up to its colon: whole, since "Also on Tuesday:" goes on with the article.
	teaserLabel = regexp.MustCompile(`(?i)^(?:(?:read|watch|listen|hear|see)(?: (?:more|also|next|now|here|on|this|the full|our)(?: [\p{L}’']+){0,3})?` +
		`|(?:also|elsewhere|more|new|earlier|from|today)(?: (?:on|in|at|from|by))? (?:us|(?:our|this|the) (?:[\p{L}’']+ )?(?:site|website|web|pages?|app|blog|channels?|paper|podcast|newsletter|archives?|network))` +
		`|(?:related|recommended|trending|further)(?: (?:now|reading|articles?|stor(?:y|ies)|news|coverage|posts?|links?|topics?|for you))?` +
		`|must[ -](?:read|watch|see)|don['’]?t miss|up next|icymi|in case you missed it|editor['’]?s['’]? picks?|(?:most|more) (?:read|viewed|popular)|you (?:may|might) (?:also )?(?:like|be interested in)|what to read next)$`)
)

// own is the parts of a stretch of running text that are the article's own, in order.
func (b *boilerplate) own(text string, start, end int) (parts []Span) {
	start = skipFlag(text, start, end)
	for colon := start; ; {
		i := strings.IndexByte(text[colon:end], ':')
		if i < 0 {
			break
		}
		colon += i
		if label := labelStart(text, start, colon); label >= 0 && teaserLabel.MatchString(strings.TrimLeftFunc(text[label:colon], isOpening)) {
			if label > start {
				parts = append(parts, Span{start, label})
			}
			start = teaserEnd(text, colon+1, end)
		}
		colon = max(colon+1, start)
		if colon >= end {
			break
		}
	}
	if strings.TrimSpace(text[start:end]) != "" {
		parts = append(parts, Span{start, end})
	}
	return parts
}

// labelStart is where the words before a colon begin: at the start of the stretch or behind a sentence; -1 where they are too long
// to announce anything.
func labelStart(text string, start, colon int) int {
	floor := max(start, colon-longestFlag)
	for i := colon - 1; i >= floor; i-- {
		if strings.IndexByte(".!?)]|([\"", text[i]) < 0 && !strings.HasSuffix(text[:i+1], "”") && !strings.HasSuffix(text[:i+1], "…") {
			continue
		}
		if text[i] == '(' || text[i] == '[' {
			return i
		}
		return i + 1
	}
	if floor > start {
		return -1
	}
	return floor
}

// teaserEnd is where the heading ends that begins at byte i: with the stretch, with its bracket, or with a stop before a capital.
func teaserEnd(text string, i, end int) int {
	for ; i < end; i++ {
		switch text[i] {
		case ')', ']', '|':
			return i + 1
		case '.', '!', '?':
			next := strings.TrimLeftFunc(text[i+1:end], unicode.IsSpace)
			if len(next) < end-i-1 && startsUpper(strings.TrimLeft(next, "\"“‘'(")) {
				return i + 1
			}
		}
	}
	return end
}

// skipFlag is where the text begins behind a flag: behind the colon, stroke or pictograph that follows it.
func skipFlag(text string, start, end int) int {
	line := strings.TrimLeftFunc(text[start:end], isSpace)
	if !startsUpper(line) {
		return start
	}
	for _, flag := range flags {
		if len(line) <= len(flag) || !strings.EqualFold(line[:len(flag)], flag) {
			continue
		}
		rest := strings.TrimLeft(line[len(flag):], " ")
		if mark, size := utf8.DecodeRuneInString(rest); mark == ':' || mark == '|' || isPictograph(mark) {
			return end - len(rest) + size
		}
	}
	return start
}

// isOpening tells of what may stand before the first word of a teaser.
func isOpening(r rune) bool { return isSpace(r) || r == '(' || r == '[' }

func isSpace(r rune) bool { return runeClass(r) == space }
