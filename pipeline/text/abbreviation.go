package text

import (
	"strings"
	"unicode/utf8"
)

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
	if word == "al" {
		return s.before("et")
	}
	kind := find(abbreviations, word)
	if kind == noAbbreviation || c == lower && capitalised[word] {
		return false
	}
	switch kind {
	case numbered:
		return next == digit || next == symbol && gap == 0
	case region:
		return s.before(",")
	case etcetera:
		return next == lower || next == symbol && gap == 0
	}
	return next != space
}

// before tells whether the last token is the given one.
func (s *scanner) before(form string) bool {
	return len(s.tokens) > 0 && s.tokens[len(s.tokens)-1].Form == form
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
