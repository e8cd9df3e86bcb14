package text

import (
	"unicode"
	"unicode/utf8"
)

// class is what the segmenter needs to know of a character.
type class uint8

const (
	space  class = iota // white space, control characters, pictographs, and the marks of zero width that stand between words
	lower               // letters without case and combining marks too
	upper               // also title case
	digit               // decimal digits of any script
	symbol              // everything else: punctuation, signs, bytes that are no UTF-8
)

func (c class) letter() bool { return c == lower || c == upper }
func (c class) wordy() bool  { return c == lower || c == upper || c == digit }

// isPictograph tells of emoji, flags and what changes their look. No grammar knows them; between words they are space.
func isPictograph(r rune) bool {
	switch {
	case r == '\u200D':
		return true // joins pictographs
	case r < '\u2600', r > '\u27BF' && r < '\uFE00':
		return false
	case r >= '\uFE00' && r <= '\uFE0F', r >= 0x1F1E6 && r <= 0x1F1FF, r >= 0x1F3FB && r <= 0x1F3FF, r >= 0xE0020 && r <= 0xE007F: // variants, flags, colours of skin, flags of regions
		return true
	}
	return (r <= '\u27BF' || r >= 0x1F000 && r < 0x1FB00) && unicode.Is(unicode.So, r)
}

var asciiClasses = func() (table [utf8.RuneSelf]class) {
	for c := range table {
		table[c] = runeClass(rune(c))
	}
	return table
}()

func runeClass(r rune) class {
	switch {
	case r > '\u0085' && r <= '\u009F': // dashes and quotation marks of Windows-1252 that were taken for Latin-1
		return symbol
	case unicode.IsSpace(r), unicode.IsControl(r), r == '\u200B', r == '\u2060', r == '\uFEFF', isPictograph(r):
		return space
	case unicode.IsUpper(r), unicode.IsTitle(r):
		return upper
	case unicode.IsLetter(r), unicode.IsMark(r), r == '\u00AD', r == '\u200C', r == '\u200D':
		return lower
	case unicode.IsDigit(r):
		return digit
	}
	return symbol
}

// classAt is the class and length in bytes of the character that starts at text[i]; past the end it is a space of no length.
func classAt(text string, i int) (class, int) {
	if i >= len(text) {
		return space, 0
	}
	if c := text[i]; c < utf8.RuneSelf {
		return asciiClasses[c], 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	if r == utf8.RuneError && size == 1 {
		return symbol, 1
	}
	return runeClass(r), size
}

// classBefore is the class of the character that ends at text[i], a space at the start.
func classBefore(text string, i int) class {
	if i <= 0 {
		return space
	}
	if c := text[i-1]; c < utf8.RuneSelf {
		return asciiClasses[c]
	}
	r, _ := utf8.DecodeLastRuneInString(text[:i])
	return runeClass(r)
}

// longestWord is the length in bytes that no word of our tables exceeds.
const longestWord = 16

// find is the value of a word in a table of ASCII words in lower case, whatever the word's case. It does not allocate.
func find[V any](table map[string]V, word string) (value V) {
	if len(word) > longestWord {
		return value
	}
	var folded [longestWord]byte
	for i := range len(word) {
		c := word[i]
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		folded[i] = c
	}
	return table[string(folded[:len(word)])]
}

func startsUpper(word string) bool {
	c, _ := classAt(word, 0)
	return c == upper
}
