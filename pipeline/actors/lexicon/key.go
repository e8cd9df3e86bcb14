package lexicon

import (
	"unicode"
	"unicode/utf8"
)

// key is the FNV-1a hash of the letters and digits of words, in lower case and without accents. Spaces, hyphens, full
// stops and apostrophes do not count, so that "al-Qa'ida" meets "Al Qaida" and "U.S." meets "US", however they are cut
// into tokens.
type key uint64

const (
	emptyKey key = 14695981039346656037
	fnvPrime key = 1099511628211
)

func (k key) letter(b byte) key { return (k ^ key(b)) * fnvPrime }

// add is the key of the words so far with another one after them.
func (k key) add(word string) key {
	for i := 0; i < len(word); {
		b := word[i]
		if b < utf8.RuneSelf {
			i++
			switch {
			case 'A' <= b && b <= 'Z':
				k = k.letter(b + 'a' - 'A')
			case 'a' <= b && b <= 'z', '0' <= b && b <= '9':
				k = k.letter(b)
			}
			continue
		}
		r, n := utf8.DecodeRuneInString(word[i:])
		i += n
		k = k.rune(r)
	}
	return k
}

func (k key) rune(r rune) key {
	if plain, ok := plainLetters[r]; ok {
		for i := range len(plain) {
			k = k.letter(plain[i])
		}
		return k
	}
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return k
	}
	var buffer [utf8.UTFMax]byte
	for _, b := range buffer[:utf8.EncodeRune(buffer[:], unicode.ToLower(r))] {
		k = k.letter(b)
	}
	return k
}

// accented are the Latin letters that the press writes with and without their marks.
var accented = map[string]string{
	"a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặə", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęěẹẻẽếềểễệ", "g": "ĝğġģǧ", "h": "ĥħḥ",
	"i": "ìíîïĩīĭįıịỉ", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ", "o": "òóôõöøōŏőọỏốồổỗộớờởỡợơ", "r": "ŕŗř",
	"s": "śŝşšșṣ", "t": "ţťŧțṭ", "u": "ùúûüũūŭůűųụủứừửữựư", "w": "ŵ", "y": "ýÿŷỳỵỷỹ", "z": "źżžẓ", "ss": "ß", "ae": "æ", "oe": "œ", "th": "þ",
}

var plainLetters = func() map[rune]string {
	plain := map[rune]string{}
	for letter, all := range accented {
		for _, r := range all {
			plain[r] = letter
			plain[unicode.ToUpper(r)] = letter
		}
	}
	return plain
}()

// letterCount is how many letters and digits a word has without accents.
func letterCount(word string) (n int) {
	for _, r := range word {
		switch {
		case r < utf8.RuneSelf:
			if wordRune(r) {
				n++
			}
		case plainLetters[r] != "":
			n += len(plainLetters[r])
		case wordRune(r):
			n++
		}
	}
	return n
}

// wordRune tells the runes that a word of a name is made of.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// Slug is a name as part of an id: letters and digits in lower case without accents, one underscore for all between
// words, so that "Ara Harutunyan" is "ara_harutunyan".
func Slug(name string) string {
	out := make([]byte, 0, len(name))
	gap := false
	for _, r := range name {
		if r == '\'' || r == '’' || r == '‘' || r == '.' || unicode.Is(unicode.Mn, r) {
			continue
		}
		if !wordRune(r) {
			gap = len(out) > 0
			continue
		}
		if gap {
			out, gap = append(out, '_'), false
		}
		if plain, ok := plainLetters[r]; ok {
			out = append(out, plain...)
		} else {
			out = utf8.AppendRune(out, unicode.ToLower(r))
		}
	}
	return string(out)
}
