package gazetteer

import (
	"bytes"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// asciiLetters are the Latin letters that Unicode does not decompose into a base letter and marks.
var asciiLetters = map[rune]string{
	'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D", 'þ': "th", 'Þ': "Th", 'ß': "ss", 'æ': "ae", 'Æ': "Ae",
	'œ': "oe", 'Œ': "Oe", 'ı': "i", 'ə': "a", 'Ə': "A", 'ħ': "h", 'Ħ': "H", 'ŋ': "ng", 'Ŋ': "Ng",
}

// shortForms are the words of place names that are written out or shortened at will, each with its short form.
var shortForms = [][2]string{{"saint", "st"}, {"sainte", "ste"}, {"mount", "mt"}, {"fort", "ft"}}

// isApostrophe tells the signs for ayn, hamza and soft signs, which English newspapers write or leave out.
func isApostrophe(r rune) bool {
	return r == '\'' || r >= 0x02B0 && r <= 0x02FF || r == '’' || r == '‘' || r == '`' || r == '´'
}

// ASCII is a name in plain ASCII letters: "Zürich" is "Zurich". Letters of other scripts are kept.
func ASCII(name string) string {
	if isASCII(name) {
		return name
	}
	var b strings.Builder
	for _, r := range name {
		b.WriteString(plain(r))
	}
	return b.String()
}

// plain is a letter without its marks, in ASCII where it is Latin.
func plain(r rune) string {
	switch {
	case r < latinEnd:
		return plainLatin()[r]
	case r >= latinMore && r < latinMoreEnd:
		return plainLatin()[latinEnd+r-latinMore]
	}
	return plainly(r)
}

// The two Unicode ranges of Latin letters with marks, which are looked up instead of being taken apart.
const (
	latinEnd     = 0x0250
	latinMore    = 0x1E00
	latinMoreEnd = 0x1F00
)

var plainLatin = sync.OnceValue(func() *[latinEnd + latinMoreEnd - latinMore]string {
	var table [latinEnd + latinMoreEnd - latinMore]string
	for i := range table {
		r := rune(i)
		if r >= latinEnd {
			r += latinMore - latinEnd
		}
		table[i] = plainly(r)
	}
	return &table
})

func plainly(r rune) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(string(r)) {
		switch plain, ok := asciiLetters[r]; {
		case ok:
			b.WriteString(plain)
		case isApostrophe(r):
			b.WriteByte('\'')
		case !unicode.Is(unicode.Mn, r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Key is the form under which the gazetteer knows a name: ASCII letters in lower case, words parted by single spaces,
// apostrophes, full stops and a leading "the" left out, "Saint" as "st". An abbreviation of up to four capitals
// ("U.S.", "NSW") keeps its case, so that it never meets a common word.
func Key(name string) string { return string(appendKey(nil, name)) }

// appendKey makes a name's Key in the memory of key, which is overwritten.
func appendKey(key []byte, name string) []byte {
	k := keyMaker{key: key[:0], upper: true}
	for _, r := range name {
		if r < utf8.RuneSelf {
			k.add(r, kindOf[r])
			continue
		}
		for _, r := range plain(r) {
			k.add(r, runeKind(r))
		}
	}
	if k.upper && k.letters <= maxAbbreviation {
		return bytes.ReplaceAll(k.key, []byte{' '}, nil)
	}
	return shorten(lowered(bytes.TrimSuffix(k.key, []byte{' '})))
}

// keyMaker is a key in the making.
type keyMaker struct {
	key     []byte
	upper   bool // all its letters are capitals
	letters int
}

func (k *keyMaker) add(r rune, kind letterKind) {
	switch {
	case kind >= small:
		k.letters++
		k.upper = k.upper && kind == capital
		k.key = utf8.AppendRune(k.key, r)
	case kind == gap && len(k.key) > 0 && k.key[len(k.key)-1] != ' ':
		k.key = append(k.key, ' ')
	}
}

// letterKind is what a character does in a name.
type letterKind uint8

const (
	gap    letterKind = iota // parts words
	silent                   // is left out
	small                    // a letter or a digit
	capital
)

func runeKind(r rune) letterKind {
	switch {
	case unicode.IsUpper(r):
		return capital
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return small
	case isApostrophe(r) || r == '.' || unicode.Is(unicode.Mn, r):
		return silent
	}
	return gap
}

// kindOf is runeKind of the ASCII characters.
var kindOf = func() (kinds [utf8.RuneSelf]letterKind) {
	for r := range kinds {
		kinds[r] = runeKind(rune(r))
	}
	return kinds
}()

// lowered is a key in lower case, in place where it is ASCII.
func lowered(key []byte) []byte {
	for i, c := range key {
		switch {
		case c >= utf8.RuneSelf:
			return bytes.ToLower(key)
		case c >= 'A' && c <= 'Z':
			key[i] += 'a' - 'A'
		}
	}
	return key
}

// maxAbbreviation is the longest run of capitals read as an abbreviation; longer ones are headlines.
const maxAbbreviation = 4

// shorten drops a leading article and writes the words of shortForms short.
func shorten(key []byte) []byte {
	key = bytes.TrimPrefix(key, []byte("the "))
	for i := 0; i < len(key); {
		end := bytes.IndexByte(key[i:], ' ') + i
		if end < i {
			end = len(key)
		}
		for _, form := range shortForms {
			if string(key[i:end]) == form[0] {
				key = append(key[:i+copy(key[i:], form[1])], key[end:]...)
				end = i + len(form[1])
				break
			}
		}
		i = end + 1
	}
	return key
}

func isASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
