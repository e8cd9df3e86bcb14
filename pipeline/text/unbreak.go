package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Print breaks words at the ends of lines, and what copies print keeps the breaks: hyphens before line feeds, soft hyphens and
// marks of zero width inside words, ligatures that are one character.

// breakMarks begin what unbreak changes: soft hyphens, hyphens, the sign that OCR takes for them, marks of zero width, ligatures.
const breakMarks = "\u00ad-\u2010¬\u200b\u200c\u2060\ufeffﬀﬁﬂﬃﬄﬅﬆ"

var ligatures = map[rune]string{'ﬀ': "ff", 'ﬁ': "fi", 'ﬂ': "fl", 'ﬃ': "ffi", 'ﬄ': "ffl", 'ﬅ': "st", 'ﬆ': "st"}

// unbreak puts the words of a text together again. The line feed of a line that ended inside a word comes behind the word, so
// that lines keep about their width.
func unbreak(s string) (string, []Edit) {
	var b strings.Builder
	var edits []Edit
	done, owed := 0, false // owed: the line feed of a joined word is still to come
	put := func(at int, now string, was int) {
		b.WriteString(s[done:at])
		edits = append(edits, Edit{At: b.Len(), Now: len(now), Was: was})
		b.WriteString(now)
		done = at + was
	}
	for i := 0; i < len(s); {
		stops := breakMarks
		if owed {
			stops += " \t\n"
		}
		at := strings.IndexAny(s[i:], stops)
		if at < 0 {
			break
		}
		i += at
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == ' ' || r == '\t' || r == '\n' {
			if owed = false; r != '\n' {
				put(i, "\n", 1)
			}
			i++
			continue
		}
		now, was, isLine := broken(s, i, r, size)
		if was > 0 {
			put(i, now, was)
			owed = owed || isLine
		}
		i += max(was, size)
	}
	if edits == nil {
		return s, nil
	}
	b.WriteString(s[done:])
	return b.String(), edits
}

// broken is what stands in a sound text for the mark at byte i, and how many bytes it stands for, 0 where the mark is sound; a
// line may have ended there.
func broken(s string, i int, r rune, size int) (now string, was int, isLine bool) {
	if plain := ligatures[r]; plain != "" {
		return plain, size, false
	}
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	end, isLine := lineBreak(s, i+size)
	after, _ := utf8.DecodeRuneInString(s[end:])
	inWord := unicode.IsLetter(before) && unicode.IsLetter(after)
	switch {
	case r == '\u00ad' && isLine && !inWord:
		return "", size, false
	case r == '\u00ad':
		return "", end - i, isLine
	case r >= '\u200b' && r != '\u2010': // between letters it only says where a line may end
		if inWord && !isLine {
			return "", size, false
		}
		return "", 0, false
	case !isLine || !unicode.IsLetter(before) && !unicode.IsDigit(before) || !unicode.IsLetter(after):
		return "", 0, false
	}
	first, second := lastWord(s[:i]), firstWord(s[end:])
	switch {
	case find(suspended, second): // "two- and three-day"
		return "", 0, false
	case keepsHyphen(s[max(0, i-elsewhere):min(len(s), i+elsewhere)], first, second):
		return "-", end - i, true
	}
	return "", end - i, true
}

var suspended = WordSet("and or to nor but through versus")

// lineBreak is the end of one line feed with the space around it that begins at byte i, i itself where there is none.
func lineBreak(s string, i int) (end int, ok bool) {
	space := func(j int) int {
		for j < len(s) && (s[j] == ' ' || s[j] == '\t' || s[j] == '\r') {
			j++
		}
		return j
	}
	if feed := space(i); feed < len(s) && s[feed] == '\n' {
		return space(feed + 1), true
	}
	return i, false
}

// elsewhere is how many bytes before and behind a broken word are searched for it.
const elsewhere = 2 << 10

// longestPart is the length in bytes that no part of a hyphenated word exceeds.
const longestPart = 32

func firstWord(s string) string {
	s = s[:min(len(s), longestPart)]
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }); i >= 0 {
		return s[:i]
	}
	return s
}

func lastWord(s string) string {
	s = s[max(0, len(s)-longestPart):]
	i := strings.LastIndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if i < 0 {
		return s
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[i+size:]
}

// keepsHyphen tells whether the hyphen at the end of a line belongs to the word: before a name and after a number, where the text s
// around has the word with it elsewhere, and in compounds. Else it is the printer's.
func keepsHyphen(s, first, second string) bool {
	if startsUpper(second) || first == "" {
		return !inCapitals(first + second)
	}
	c, _ := classAt(first, 0)
	switch {
	case c == digit, strings.Contains(s, first+"-"+second):
		return true
	case strings.Contains(s, first+second):
		return false
	case c == upper && find(nameHeads, second):
		return true
	}
	return find(hyphened, first) || find(heads, second)
}

// hyphened are first parts after which a hyphen is written wherever the line ends, and heads are last parts before which one is:
// no English word is broken so that they are left. nameHeads are heads after names alone ("Saudi-led", but "control-led").
var (
	hyphened  = WordSet("anti non self well vice half ultra quasi twenty thirty forty fifty sixty seventy eighty ninety two three four five six seven eight nine ten")
	heads     = WordSet("based backed sponsored controlled affiliated funded speaking owned elect designate")
	nameHeads = WordSet("led held born run made armed allied occupied ruled style era linked aligned")
)
