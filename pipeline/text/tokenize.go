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
		switch {
		case c == space:
			i += max(size, 1)
		case c == symbol:
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
		var buffer [16]byte
		return prefixes[string(foldASCII(&buffer, left))] && s.byteAt(start-1) != '-'
	}
	if classBefore(s.text, i) != digit {
		return false
	}
	first, second := len(left), s.digitRun(i+1)
	return strings.ContainsAny(left, "-/") || s.byteAt(i+1+second) == '-' || (first == 3 || first == 5) && second == 4
}

// plainWord emits a word of letters only or digits only.
func (s *scanner) plainWord(start, end int) {
	var buffer [16]byte
	word := foldASCII(&buffer, s.text[start:end])
	if cut := squeezed[string(word)]; cut > 0 && (len(word) > 3 || !startsUpper(s.text[start:end])) {
		s.emit(start, start+cut, false)
		s.emit(start+cut, end, true)
		return
	}
	s.emit(start, end, false)
}

// fullWord emits the word text[start:end], its stop where it is an abbreviation, its clitics and units.
func (s *scanner) fullWord(start, end int) int {
	if s.byteAt(end) == '$' && end-start <= 3 && classBefore(s.text, end) == upper {
		s.emit(start, end+1, false)
		return end + 1
	}
	if s.byteAt(end) == '.' && (s.byteAt(end+1) != '.' || s.byteAt(end+2) != '.') && s.stopJoins(start, end) {
		end++
	}
	if cut := s.unit(start, end); cut > 0 {
		s.emit(start, cut, false)
		s.emit(cut, end, false)
		return end
	}
	if s.decade(start, end) {
		s.emit(start, end, false)
		return end
	}
	s.clitics(start, end)
	if a := s.apostrophe(end); a > 0 {
		c := s.text[end-1]
		if next, _ := s.at(end + a); !next.wordy() && !s.quoted && (c == 's' || c == 'S' || c == 'z' || c == 'x') {
			s.emit(end, end+a, true)
			return end + a
		}
	}
	return end
}

// decade tells whether a word is a number of years: "1980's".
func (s *scanner) decade(start, end int) bool {
	years := s.digitRun(start)
	if years != 2 && years != 4 || s.byteAt(start+years-1) != '0' {
		return false
	}
	a := s.apostrophe(start + years)
	return a > 0 && s.text[start+years+a:end] == "s"
}

// longUnit is the length of words that, run together with a number, are words of their own whatever they mean: "20minutes".
const longUnit = 4

// unit is where the unit of measure in "50km" begins, or 0.
func (s *scanner) unit(start, end int) int {
	if s.byteAt(start) < '0' || s.byteAt(start) > '9' {
		return 0
	}
	i := start
	for i < end && s.text[i] < 'A' {
		i++
	}
	suffix := strings.TrimSuffix(s.text[i:end], ".")
	var buffer [16]byte
	if units[string(foldASCII(&buffer, suffix))] && suffix != "G" || len(suffix) >= longUnit && asciiLetters(suffix) && !startsUpper(suffix) {
		return i
	}
	return 0
}

// maxClitics is how many clitics a word can have; "wouldn't've" has two.
const maxClitics = 3

// clitics emits a word and, apart, the clitics at its end: "do" "n't", "would" "n't" "'ve".
func (s *scanner) clitics(start, end int) {
	cuts := [maxClitics + 1]int{end}
	n := 0
	for n < maxClitics {
		cut := s.clitic(start, cuts[n])
		if cut == start {
			break
		}
		n++
		cuts[n] = cut
	}
	s.emit(start, cuts[n], false)
	for ; n > 0; n-- {
		s.emit(cuts[n], cuts[n-1], true)
	}
}

// longestClitic is the length in bytes of "’ve".
const longestClitic = 5

// clitic is where the last clitic of text[start:end] begins, start where there is none.
func (s *scanner) clitic(start, end int) int {
	for i := end - 2; i > max(start, end-longestClitic-1); i-- {
		size := s.apostrophe(i)
		if size == 0 {
			continue
		}
		var buffer [16]byte
		switch string(foldASCII(&buffer, s.text[i+size:end])) {
		case "s", "re", "ve", "ll", "d", "m":
			return i
		case "t":
			if s.text[i-1]|0x20 == 'n' {
				return i - 1
			}
		}
		return start
	}
	return start
}

// stopJoins tells whether the full stop at end belongs to the word text[start:end].
func (s *scanner) stopJoins(start, end int) bool {
	word := s.text[start:end]
	c, _ := s.at(start)
	if !c.letter() {
		return s.unitStop(start, end)
	}
	next, gap := s.beyond(end + 1)
	_, size := utf8.DecodeRuneInString(word)
	switch {
	case strings.IndexByte(word, '.') > 0:
		return s.acronymStop(word)
	case size == len(word): // an initial
		if c == upper {
			return next != space && (word != "I" || next == upper && len(s.tokens) > 0 && startsUpper(s.tokens[len(s.tokens)-1].Form))
		}
	}
	var buffer [16]byte
	folded := string(foldASCII(&buffer, word))
	if folded == "al" {
		return c == lower && len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].Form == "et"
	}
	kind := abbreviations[folded]
	if kind == noAbbreviation || c == lower && capitalised[folded] {
		return false
	}
	switch kind {
	case numbered:
		return next == digit || next == symbol && gap == 0
	case region:
		return len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].Form == ","
	case etcetera:
		return next == lower || next == symbol && gap == 0
	}
	return next != space
}

// acronymStop tells whether the stop after a word with stops in it is one of them: "U.S." and "W.Va." but not "example.com."
func (s *scanner) acronymStop(word string) bool {
	i := strings.LastIndexByte(word, '.')
	return utf8.RuneCountInString(word[i+1:]) == 1 || i == 1
}

// unitStop tells whether a stop follows an abbreviated unit: "5p.m."
func (s *scanner) unitStop(start, end int) bool {
	return s.unit(start, end) > 0 && strings.IndexByte(s.text[start:end], '.') > 0
}

// longestGap is how many bytes of white space beyond looks across.
const longestGap = 64

// beyond is the class of the next character that is no space, from i on, and how many bytes are between.
func (s *scanner) beyond(i int) (class, int) {
	for j := i; j < s.end && j < i+longestGap; {
		c, size := s.at(j)
		if c != space {
			return c, j - i
		}
		j += size
	}
	return space, 0
}

func startsUpper(word string) bool {
	c, _ := classAt(word, 0)
	return c == upper
}

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
	case '-', '*', '=', '_', '~', '#', '+', '<', '>', '\'', '`', '^', '|':
		for s.byteAt(end) == c {
			end++
		}
		if (c == '\'' || c == '`') && end > i+2 {
			end = i + 1
		}
	default:
		if c >= utf8.RuneSelf {
			_, size := utf8.DecodeRuneInString(s.text[i:])
			end = i + size
		}
	}
	s.emit(i, end, false)
	return end
}

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
	if classBefore(s.text, i).wordy() || classBefore(s.text, i) == symbol && s.byteAt(i-1) != '(' {
		s.quoted = false
		return i
	}
	if size > 0 {
		end := s.run(i + size)
		var buffer [16]byte
		word := foldASCII(&buffer, s.text[i+size:end])
		years := len(word) >= 2 && len(word) <= 3 && s.digitRun(i+size) == 2 && (len(word) == 2 || word[2] == 's')
		if (years || elisions[string(word)]) && s.apostrophe(end) == 0 {
			return end
		}
		if w := string(word); w == "s" || w == "re" || w == "ve" || w == "ll" || w == "d" || w == "m" {
			return end
		}
	}
	s.quoted = true
	return i
}
