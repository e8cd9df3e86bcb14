package text

import (
	"unicode"
	"unicode/utf8"
)

// class is what the segmenter needs to know of a character.
type class uint8

const (
	space  class = iota // white space, control characters, and the marks of zero width that stand between words
	lower               // letters without case and combining marks too
	upper               // also title case
	digit               // decimal digits of any script
	symbol              // everything else: punctuation, signs, bytes that are no UTF-8
)

func (c class) letter() bool { return c == lower || c == upper }
func (c class) wordy() bool  { return c == lower || c == upper || c == digit }

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
	case unicode.IsSpace(r), unicode.IsControl(r), r == '\u200B', r == '\u2060', r == '\uFEFF':
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

// foldASCII writes s in lower case into the buffer; a string that is too long for it, or not ASCII, gives "" (no word of our tables is such).
func foldASCII(buffer *[16]byte, s string) []byte {
	if len(s) > len(buffer) {
		return nil
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return nil
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		buffer[i] = c
	}
	return buffer[:len(s)]
}
