package text

import "strings"

// plainWord emits a word of letters only or digits only.
func (s *scanner) plainWord(start, end int) {
	word := s.text[start:end]
	if cut := find(squeezed, word); cut > 0 && (len(word) > len("ive") || !startsUpper(word)) {
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
	word := s.text[start:end]
	years := strings.TrimRight(strings.TrimSuffix(word, "s"), "'’")
	return len(years)+1 < len(word) && (len(years) == 2 || len(years) == 4) && years[len(years)-1] == '0' && s.digitRun(start) == len(years)
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
	if find(units, suffix) && suffix != "G" || len(suffix) >= longUnit && asciiLetters(suffix) && !startsUpper(suffix) {
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
		switch word := s.text[i+size : end]; {
		case find(clitics, word):
			return i
		case word == "t" || word == "T":
			if s.text[i-1]|0x20 == 'n' {
				return i - 1
			}
		}
		return start
	}
	return start
}
