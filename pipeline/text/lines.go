package text

import (
	"regexp"
	"slices"
	"strings"
)

// A text is hard-wrapped when its paragraphs are cut into lines of about one width: those of a wire, or of a newspaper's column.
const (
	minWrapWidth    = 18  // the narrowest columns of print
	maxWrapWidth    = 132 // the widest that programs wrap plain text to
	minWrappedLines = 3   // fewer line ends tell nothing
	wrapShare       = .8  // of the line ends inside paragraphs are where the next word did not fit any more
	wrapPercent     = 80  // of the lines are no wider than the width: some have a joined word or an address too much
	raggedShare     = 6   // lines that people break end before the width by up to a sixth of it
	minCut          = 6   // one line end in so many cuts a sentence for sure, or the lines are headings and items of lists
)

// innerStop is a sentence's end inside a line: headings and items have none.
var innerStop = regexp.MustCompile(`\p{Ll}{2}[.!?]["'”’)]* +["'“‘(]?\p{Lu}`)

// wrapWidth is the width, in bytes, to which the text's lines are wrapped, or 0 where they are not. Lines that end with a stop
// before the width end a paragraph and tell nothing.
func wrapWidth(text string) int {
	var inner, last []string // of a paragraph: lines before another, each with that one's first word behind it, and their number
	var lengths []int
	for start := 0; start < len(text); {
		end := lineEnd(text, start)
		line := text[start:end]
		if next := nextLine(text, end); next != "" && strings.TrimSpace(line) != "" && !indents(line, text[end+1:]) {
			inner, last = append(inner, line), append(last, next)
			lengths = append(lengths, len(strings.TrimSpace(line)))
		}
		start = end + 1
	}
	if len(inner) < minWrappedLines {
		return 0
	}
	slices.Sort(lengths)
	width := lengths[(len(lengths)-1)*wrapPercent/100]
	ends, full, cut := 0, 0, 0
	for i, line := range inner {
		fits := !fills(line, last[i], width)
		if fits && endsSentence(line) {
			continue
		}
		if ends++; !fits {
			full++
		}
		if c, _ := classAt(last[i], 0); c == lower || !endsSentence(line) && innerStop.MatchString(line) {
			cut++
		}
	}
	if width < minWrapWidth || width > maxWrapWidth || ends < minWrappedLines || cut*minCut < ends || float64(full) < wrapShare*float64(ends) {
		return 0
	}
	return width
}

// endsSentence tells whether a line ends with a stop, and what may close a quotation behind it.
func endsSentence(line string) bool {
	line = strings.TrimRight(line, " \t\r\"'”’»)]")
	return strings.HasSuffix(line, "…") || line != "" && strings.IndexByte(".!?", line[len(line)-1]) >= 0
}

// indents tells whether the second of two lines begins further right, as the first line of a paragraph does.
func indents(line, next string) bool { return indent(next) >= indent(line)+2 }

// indent is the number of columns before a line's first word; a tab is as wide as an indentation at least.
func indent(line string) (columns int) {
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case ' ':
			columns++
		case '\t':
			columns += 4
		default:
			return columns
		}
	}
	return columns
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
	return len(strings.TrimSpace(line))+1+len(word) > width-width/raggedShare
}

// stretch is the end of the running text that starts at start: a paragraph, a line that stands for itself, or several lines of a wrapped paragraph.
func stretch(text string, start, width int) int {
	for {
		end := lineEnd(text, start)
		if end == len(text) {
			return end
		}
		next := nextLine(text, end)
		if indents(text[start:end], text[end+1:]) || !continues(strings.TrimSpace(text[start:end]), next, width) {
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
