package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// symbols emits the mark or the run of marks at i and returns where it ends.
func (s *scanner) symbols(i int) int {
	if end := s.opened(i); end > i {
		return end
	}
	if end := s.stops(i); end > i {
		s.emit(i, end, false)
		return end
	}
	c := s.text[i]
	end := i + 1
	switch c {
	case '-', '*', '=', '_', '~', '#', '+', '<', '>', '^', '|':
		for s.byteAt(end) == c {
			end++
		}
	case '\'', '`': // two make a double quotation mark
		if s.byteAt(end) == c {
			end++
		}
	default:
		if c >= utf8.RuneSelf {
			end = s.cluster(i)
		}
	}
	s.emit(i, end, false)
	return end
}

// cluster is the end of the sign that begins at i with what changes it: combining marks, skin tones, the second letter of a flag, and
// further signs joined to it (https://unicode.org/reports/tr51/).
func (s *scanner) cluster(i int) int {
	first, size := utf8.DecodeRuneInString(s.text[i:s.end])
	end := i + size
	if flagLetter(first) {
		if second, size := utf8.DecodeRuneInString(s.text[end:s.end]); flagLetter(second) {
			return end + size
		}
	}
	for end < s.end {
		r, size := utf8.DecodeRuneInString(s.text[end:s.end])
		switch {
		case unicode.IsMark(r), '🏻' <= r && r <= '🏿':
			end += size
		case r == '\u200D':
			if c, next := s.at(end + size); c == symbol {
				size += next
			}
			end += size
		default:
			return end
		}
	}
	return end
}

func flagLetter(r rune) bool { return '🇦' <= r && r <= '🇿' }

// stops is the end of the run of full stops, question and exclamation marks at i.
func (s *scanner) stops(i int) int {
	for i < s.end {
		switch c := s.text[i]; {
		case c == '.' || c == '!' || c == '?':
			i++
		case strings.HasPrefix(s.text[i:s.end], "…"):
			i += len("…")
		default:
			return i
		}
	}
	return i
}

// opened emits what begins with a mark but is one token: "[...]", ":-)", "#tag", "@name", "'em", "'90s".
func (s *scanner) opened(i int) int {
	rest := s.text[i:s.end]
	end := i
	switch s.text[i] {
	case '[':
		if strings.HasPrefix(rest, "[...]") {
			end = i + 5
		}
	case ':', ';', '=', '<', '^':
		for _, face := range emoticons {
			if strings.HasPrefix(rest, face) {
				if c, _ := s.at(i + len(face)); !c.wordy() {
					end = i + len(face)
					break
				}
			}
		}
	case '#', '@':
		if c, _ := s.at(i + 1); c.letter() && !classBefore(s.text, i).wordy() {
			end = s.run(i + 1)
		}
	case '.', '+':
		if c, _ := s.at(i + 1); c == digit && !classBefore(s.text, i).wordy() {
			end = i + 1 + s.digitRun(i+1)
		}
	case 0xE2:
		if strings.HasPrefix(rest, "’’") || strings.HasPrefix(rest, "‘’") || strings.HasPrefix(rest, "‘‘") {
			end = i + len("’’")
		} else {
			end = s.elision(i)
		}
	default:
		end = s.elision(i)
	}
	if end > i {
		s.emit(i, end, false)
	}
	return end
}

// run is the end of the letters, digits and low lines from i on.
func (s *scanner) run(i int) int {
	for {
		c, size := s.at(i)
		if !c.wordy() && s.byteAt(i) != '_' {
			return i
		}
		i += size
	}
}

// elision is the end of a word with its first letters left out, "'em" or "'90s", or i; it also keeps account of open quotation marks.
func (s *scanner) elision(i int) int {
	size := s.apostrophe(i)
	if size == 0 && !strings.HasPrefix(s.text[i:s.end], "‘") {
		return i
	}
	if before := classBefore(s.text, i); before.wordy() || before == symbol && s.byteAt(i-1) != '(' {
		s.quoted = false
		return i
	}
	if size > 0 {
		end := s.run(i + size)
		word := s.text[i+size : end]
		if find(clitics, word) || (find(elisions, word) || s.years(i+size, end)) && s.apostrophe(end) == 0 {
			return end
		}
	}
	s.quoted = true
	return i
}

// years tells whether text[start:end] is a year or a decade without its century: "90s".
func (s *scanner) years(start, end int) bool {
	return s.digitRun(start) == 2 && (end == start+2 || end == start+3 && s.text[start+2] == 's')
}
