package text

import (
	"strings"
	"unicode/utf8"
)

// scanner cuts a stretch of text into tokens.
type scanner struct {
	text   string
	end    int // of the stretch
	tokens []Token
	quoted bool // a single quotation mark is open

	searched int // up to here the text was searched for an address
}

// scan appends the tokens of text[start:end].
func (s *scanner) scan(start, end int) {
	s.end, s.quoted = end, false
	for i := start; i < end; {
		c, size := classAt(s.text, i)
		switch c {
		case space:
			i += max(size, 1)
		case symbol:
			i = s.symbols(i)
		default:
			i = s.word(i)
		}
	}
}

func (s *scanner) emit(start, end int, joined bool) {
	s.tokens = append(s.tokens, Token{Span: Span{start, end}, Form: s.text[start:end], Head: -1, Joined: joined})
}

// at is the class and length of the character at i; the stretch's end is a space.
func (s *scanner) at(i int) (class, int) {
	if i >= s.end {
		return space, 0
	}
	return classAt(s.text, i)
}

func (s *scanner) byteAt(i int) byte {
	if i < 0 || i >= s.end {
		return ' '
	}
	return s.text[i]
}

// apostrophe is the length in bytes of the apostrophe at i, or 0.
func (s *scanner) apostrophe(i int) int {
	switch c := s.byteAt(i); {
	case c == '\'' || c == '`':
		return 1
	case c == 0xE2 && strings.HasPrefix(s.text[i:s.end], "’"):
		return len("’")
	}
	return 0
}

// word emits the word that starts at i with what belongs to it, and returns where it ends.
func (s *scanner) word(start int) int {
	if end := s.address(start); end > start {
		s.emit(start, end, false)
		return end
	}
	i, plain := start, true
	last := space
	for {
		c, size := s.at(i)
		if c.wordy() {
			if last != space && last != c && (last == digit || c == digit) {
				plain = false
			}
			last = c
			i += size
			continue
		}
		next := s.connector(start, i)
		if next == i {
			break
		}
		plain = false
		i = next
	}
	if plain && s.byteAt(i) != '.' && s.apostrophe(i) == 0 && s.byteAt(i) != '$' {
		s.plainWord(start, i)
		return i
	}
	return s.fullWord(start, i)
}

// connector returns where the word goes on after the character at i that joins letters or digits, or i where it does not.
func (s *scanner) connector(start, i int) int {
	if a := s.apostrophe(i); a > 0 {
		if c, _ := s.at(i + a); c.letter() {
			return i + a
		}
		return i
	}
	before := classBefore(s.text, i)
	after, _ := s.at(i + 1)
	if s.byteAt(i) == '-' && after == space && before.letter() && classBefore(s.text, start) == space && i == start+1 {
		return i + 1 // a word that the speaker breaks off: "w- we"
	}
	if !after.wordy() || !before.wordy() {
		return i
	}
	joins := false
	switch s.byteAt(i) {
	case '-':
		joins = s.hyphenJoins(start, i)
	case '.':
		joins = before == digit && after == digit || before.letter() && after.letter() && s.acronym(start, i)
	case ',':
		joins = before == digit && s.digitRun(i+1) == 3
	case ':':
		joins = before == digit && after == digit
	case '/':
		joins = before == digit && after == digit || s.single(i)
	case '&':
		joins = before == upper && after == upper || s.single(i)
	case '_':
		joins = true
	}
	if joins {
		return i + 1
	}
	return i
}

// single tells whether the characters on both sides of i stand alone: the slash of "l/c".
func (s *scanner) single(i int) bool {
	a, _ := s.at(i + 2)
	return classBefore(s.text, i-1) == space && a == space
}

// digitRun counts the digits from i on.
func (s *scanner) digitRun(i int) (n int) {
	for ; ; n++ {
		c, size := s.at(i)
		if c != digit {
			return n
		}
		i += size
	}
}

// acronym tells whether the stop at i is inside an abbreviation, one letter of which stands alone: "U.S", "p.m", "Ph.D", "W.Va".
func (s *scanner) acronym(start, i int) bool {
	_, size := utf8.DecodeLastRuneInString(s.text[start:i])
	alone := i-size == start || !classBefore(s.text, i-size).letter()
	next, n := s.at(i + 1)
	end := s.run(i + 1)
	switch {
	case !alone: // a short word and a capital that stands alone
		return i-start <= 3 && next == upper && end == i+1+n && s.byteAt(end) == '.'
	case end == i+1+n:
		return true
	}
	return i-size == start && next == upper && end <= i+4 && s.byteAt(end) == '.'
}

// hyphenJoins tells whether the hyphen at i belongs to the word: after a prefix, and in numbers such as telephone numbers and dates.
func (s *scanner) hyphenJoins(start, i int) bool {
	left := s.text[start:i]
	if after, _ := s.at(i + 1); after.letter() {
		if j := strings.LastIndexByte(left, '-'); j >= 0 {
			left = left[j+1:]
		}
		return find(prefixes, left) && s.byteAt(start-1) != '-'
	}
	if classBefore(s.text, i) != digit {
		return false
	}
	first, second := len(left), s.digitRun(i+1)
	return strings.ContainsAny(left, "-/") || s.byteAt(i+1+second) == '-' || (first == 3 || first == 5) && second == 4
}
