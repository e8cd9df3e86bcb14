package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"golang.org/x/text/encoding/charmap"
)

// mend repairs what was UTF-8, was read as Windows-1252 or Latin-1 and was written as UTF-8 again, so that it says "â€™" for "’"
// and "Ã©" for "é". Only sequences that can be nothing else are mended. The mended text is the article's text from then on:
// offsets count its code points, and the text that a release carries is this one.
func mend(a *schema.Article) {
	for _, s := range []*string{&a.Text, &a.Title, &a.Author, &a.SourceName} {
		for range maxMends {
			mended, changed := mendText(*s)
			if *s = mended; !changed {
				break
			}
		}
	}
}

// maxMends is how often a text may have been read wrongly: by a scraper, and by its data base.
const maxMends = 2

// leadByte begins, in UTF-8, the letters U+00C0 to U+00FF, for which the first bytes of longer sequences are mistaken.
const leadByte = 0xC3

func mendText(s string) (mended string, changed bool) {
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		lead := strings.IndexByte(s[i:], leadByte)
		if lead < 0 {
			break
		}
		i += lead
		r, size := mistaken(s[i:])
		if size == 0 || !certain(s[:i], s[i:i+size], r, s[i+size:]) {
			i += len("Ã")
			continue
		}
		b.WriteString(s[done:i])
		b.WriteRune(r)
		i += size
		done = i
	}
	b.WriteString(s[done:])
	return b.String(), done > 0
}

// lostQuote is "”" of which the last byte, which Windows-1252 does not have, was dropped on the way, or replaced.
const lostQuote = "â€"

// mistaken gives the character whose bytes in UTF-8 the first characters of a text stand for, and the length of these; 0 where
// they stand for none.
func mistaken(s string) (r rune, size int) {
	var raw []byte
	for len(raw) < utf8.UTFMax && size < len(s) {
		c, width := utf8.DecodeRuneInString(s[size:])
		octet, ok := charmap.Windows1252.EncodeRune(c)
		if !ok && unicode.IsControl(c) && c <= unicode.MaxLatin1 { // what Latin-1 has there
			octet, ok = byte(c), true
		}
		if !ok || utf8.RuneStart(octet) != (len(raw) == 0) {
			break
		}
		raw = append(raw, octet)
		size += width
		if utf8.FullRune(raw) {
			if r, n := utf8.DecodeRune(raw); n > 1 {
				return r, size
			}
			return 0, 0
		}
	}
	if rest, ok := strings.CutPrefix(s, lostQuote); ok {
		return '”', len(s) - len(strings.TrimPrefix(rest, "\ufffd"))
	}
	return 0, 0
}

// certain tells whether a sequence between two texts can only be the mistaken character r. "café’”" is none: its last three
// characters would be one of Chinese.
func certain(before, sequence string, r rune, after string) bool {
	lead, width := utf8.DecodeRuneInString(sequence)
	switch lead {
	case 'â': // punctuation, currencies, signs like ™
		return r >= 0x2000 && r < 0x2040 || r >= 0x20A0 && r < 0x20C0 || r >= 0x2100 && r < 0x2140
	case 'ð': // emoji
		return r >= 0x1F000
	case 'Â', 'Ã', 'Ä', 'Å': // Latin letters and signs
	default:
		return false
	}
	previous, _ := utf8.DecodeLastRuneInString(before)
	next, _ := utf8.DecodeRuneInString(after)
	switch {
	case unicode.IsControl(r): // half of a character that was read wrongly twice
		return strings.HasSuffix(sequence, string(r))
	case unicode.IsUpper(previous) && strings.ContainsAny(sequence[width:], mayFollow): // "“SÃO JOÃ”"
		return false
	case unicode.IsLower(previous), lead == 'Â', unicode.IsLetter(next):
		return true
	}
	return !strings.ContainsAny(sequence[width:], mayFollow)
}

// mayFollow are the characters that may stand behind a capital letter.
const mayFollow = "‘’“”–—…»›™® "
