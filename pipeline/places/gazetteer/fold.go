package gazetteer

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// asciiLetters are the Latin letters that Unicode does not decompose into a base letter and marks.
var asciiLetters = map[rune]string{
	'ø': "o", 'Ø': "O", 'ł': "l", 'Ł': "L", 'đ': "d", 'Đ': "D", 'ð': "d", 'Ð': "D", 'þ': "th", 'Þ': "Th", 'ß': "ss", 'æ': "ae", 'Æ': "Ae",
	'œ': "oe", 'Œ': "Oe", 'ı': "i", 'ə': "a", 'Ə': "A", 'ħ': "h", 'Ħ': "H", 'ŋ': "ng", 'Ŋ': "Ng",
}

// shortForms are the words of place names that are written out or shortened at will.
var shortForms = map[string]string{"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft"}

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
	for _, r := range norm.NFD.String(name) {
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
func Key(name string) string {
	key := make([]byte, 0, len(name))
	upper, letters := true, 0
	for _, r := range ASCII(name) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			letters++
			upper = upper && unicode.IsUpper(r)
			key = utf8.AppendRune(key, r)
		case isApostrophe(r) || r == '.' || unicode.Is(unicode.Mn, r):
		case len(key) > 0 && key[len(key)-1] != ' ':
			key = append(key, ' ')
		}
	}
	if upper && letters <= maxAbbreviation {
		return strings.ReplaceAll(string(key), " ", "")
	}
	return shorten(strings.ToLower(strings.TrimSuffix(string(key), " ")))
}

// maxAbbreviation is the longest run of capitals read as an abbreviation; longer ones are headlines.
const maxAbbreviation = 4

// shorten drops a leading article and writes the words of shortForms short.
func shorten(key string) string {
	key = strings.TrimPrefix(key, "the ")
	for long, short := range shortForms {
		if !strings.Contains(key, long) {
			continue
		}
		words := strings.Split(key, " ")
		for i, w := range words {
			if w == long {
				words[i] = short
			}
		}
		key = strings.Join(words, " ")
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
