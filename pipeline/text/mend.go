package text

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// Edit is a replacement in a mended text: its bytes [At, At+Now) stand for Was bytes of the text as the input held it.
type Edit struct{ At, Now, Was int }

// Mend repairs what was UTF-8, was read as Windows-1252 or Latin-1 and was written as UTF-8 again, so that it says "â€™" for "’" and
// "Ã©" for "é", reads the entities of HTML ("&amp;"), and joins words that print has broken ("insur-" and "gent" on the next line).
// Only sequences that can be nothing else are mended. The stages read the mended text; the edits, in order, lead from its offsets
// back to the text as the input held it.
func Mend(s string) (mended string, edits []Edit) {
	mended, edits = replace(s, replaced)
	if edits != nil {
		var again []Edit
		mended, again = replace(mended, remistaken) // by a scraper, and then by its data base
		edits = compose(edits, again)
	}
	whole, joined := unbreak(mended)
	return whole, compose(edits, joined)
}

// suspects are the characters with which an entity or a sequence that was read wrongly begins.
const suspects = "&ÃâðÂÄÅ"

// replace puts in the place of every sequence what find gives for it: find takes the text and a byte and gives the replacement and how
// many bytes it stands for, 0 for none.
func replace(s string, find func(string, int) (string, int)) (string, []Edit) {
	var b strings.Builder
	var edits []Edit
	done := 0
	for i := 0; i < len(s); {
		at := strings.IndexAny(s[i:], suspects)
		if at < 0 {
			break
		}
		i += at
		replacement, size := find(s, i)
		if size == 0 {
			_, width := utf8.DecodeRuneInString(s[i:])
			i += width
			continue
		}
		b.WriteString(s[done:i])
		edits = append(edits, Edit{At: b.Len(), Now: len(replacement), Was: size})
		b.WriteString(replacement)
		i += size
		done = i
	}
	if edits == nil {
		return s, nil
	}
	b.WriteString(s[done:])
	return b.String(), edits
}

// compose is what two rounds of edits do together.
func compose(first, second []Edit) (both []Edit) {
	if second == nil {
		return first
	}
	shift := 0 // bytes that the second round has taken away up to here
	for k := 0; k < len(first) || len(second) > 0; {
		if len(second) == 0 || k < len(first) && first[k].At < second[0].At+shift {
			e := first[k]
			both = append(both, Edit{e.At - shift, e.Now, e.Was})
			k++
			continue
		}
		e := second[0]
		end := e.At + shift + e.Was
		was := e.Was
		for ; k < len(first) && first[k].At < end; k++ { // what the first round mended is mended again
			was += first[k].Was - first[k].Now
		}
		both = append(both, Edit{e.At, e.Now, was})
		shift += e.Was - e.Now
		second = second[1:]
	}
	return both
}

// replaced is what the text at byte i stands for, and how many bytes do; 0 where it stands for itself.
func replaced(s string, i int) (string, int) {
	if s[i] == '&' {
		return entity(s[i:])
	}
	return remistaken(s, i)
}

// remistaken is the character that the sequence at byte i was before it was read wrongly, and the sequence's length.
func remistaken(s string, i int) (string, int) {
	r, size := mistaken(s[i:])
	if size == 0 || !certain(s[:i], s[i:i+size], r, s[i+size:]) {
		return "", 0
	}
	return string(r), size
}

// longestEntity is the length in bytes of the longest entity that is read.
const longestEntity = len("&thetasym;")

// entity is the text of an HTML entity at the beginning of a text, and its length; 0 where there is none.
func entity(s string) (string, int) {
	end := strings.IndexByte(s[:min(len(s), longestEntity)], ';')
	if end < 0 {
		return "", 0
	}
	plain := html.UnescapeString(s[:end+1])
	if plain == s[:end+1] || plain == "" {
		return "", 0
	}
	return plain, end + 1
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
