package text

import "strings"

// A text is hard-wrapped when its paragraphs are cut into lines of about one width.
const (
	minWrapWidth    = 45  // columns of a newspaper are narrower, but texts in them do not reach us with their lines
	maxWrapWidth    = 132 // the widest that programs wrap plain text to
	minWrappedLines = 3   // fewer line ends tell nothing
	wrapShare       = .8  // of the line ends inside paragraphs are where the next word did not fit any more
)

// wrapWidth is the width, in bytes, to which the text's lines are wrapped, or 0 where they are not.
func wrapWidth(text string) int {
	width, ends := 0, 0
	for start := 0; start < len(text); {
		end := lineEnd(text, start)
		width = max(width, len(strings.TrimSpace(text[start:end])))
		start = end + 1
	}
	if width < minWrapWidth || width > maxWrapWidth {
		return 0
	}
	full := 0
	for start := 0; start < len(text); {
		end := lineEnd(text, start)
		if next := nextLine(text, end); next != "" && strings.TrimSpace(text[start:end]) != "" {
			ends++
			if fills(text[start:end], next, width) {
				full++
			}
		}
		start = end + 1
	}
	if ends < minWrappedLines || float64(full) < wrapShare*float64(ends) {
		return 0
	}
	return width
}

// lineEnd is where the line that starts at start ends: at its line feed or at the end of the text.
func lineEnd(text string, start int) int {
	if i := strings.IndexByte(text[start:], '\n'); i >= 0 {
		return start + i
	}
	return len(text)
}

// nextLine is the line after the one that ends at end without the space around it, "" for a blank one and after the last.
func nextLine(text string, end int) string {
	if end >= len(text) {
		return ""
	}
	return strings.TrimSpace(text[end+1 : lineEnd(text, end+1)])
}

// fills tells whether the first word of the next line did not fit behind the line any more.
func fills(line, next string, width int) bool {
	word := next
	if i := strings.IndexAny(next, " \t"); i > 0 {
		word = next[:i]
	}
	return len(strings.TrimSpace(line))+1+len(word) > width
}

// stretch is the end of the running text that starts at start: a paragraph, a line that stands for itself, or several lines of a wrapped paragraph.
func stretch(text string, start, width int) int {
	for {
		end := lineEnd(text, start)
		if end == len(text) {
			return end
		}
		next := nextLine(text, end)
		if !continues(strings.TrimSpace(text[start:end]), next, width) {
			return end + 1
		}
		start = end + 1
	}
}

// continues tells whether the next line goes on with the sentence of the line, or at least may.
func continues(line, next string, width int) bool {
	if line == "" || next == "" || bullet(next) {
		return false
	}
	if width > 0 {
		return fills(line, next, width)
	}
	first, _ := classAt(next, 0)
	switch line[len(line)-1] {
	case '.', '!', '?', ':', ';':
		return false
	}
	return first == lower
}

// bullet tells whether a line is an item of a list.
func bullet(line string) bool {
	for _, mark := range [...]string{"•", "·", "‣", "▪", "●", "◦", "■", "*", "-", "–", "—", "+", "→"} {
		if rest, ok := strings.CutPrefix(line, mark); ok {
			return strings.HasPrefix(rest, " ") || strings.HasPrefix(rest, "\t") || strings.HasPrefix(rest, "\u00a0")
		}
	}
	return false
}
