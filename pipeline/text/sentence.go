package text

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// terminal tells whether the token may end a sentence, by its last character.
func terminal(form string) bool {
	switch form[len(form)-1] {
	case '.', '!', '?':
		return true
	}
	switch form {
	case "…", "。", "！", "？", "؟", "۔", "।", "‽":
		return true
	}
	return false
}

// closing tells whether the token can close a quotation or bracket.
func closing(form string) bool {
	switch form {
	case "\"", "'", "''", "”", "’", "»", ")", "]", "}", "’’", "›":
		return true
	}
	return false
}

func opening(form string) bool {
	switch form {
	case "\"", "'", "``", "“", "‘", "«", "(", "[", "{", "‹", "„":
		return true
	}
	return false
}

// longestSentence is the most tokens of a sentence. What is longer is a list, a table or a transcript without stops, and what is asked of
// all pairs of words of a sentence would take for ever.
const longestSentence = 250

// divide appends to the document the sentences of the tokens from first on, which are one stretch of running text.
func (s *scanner) divide(d *Document, first int) {
	for i := first; i < len(s.tokens); {
		if len(d.Sentences) < datelineSentences && d.Dateline.Empty() {
			if dateline, end := s.dateline(i, i == first); end > i {
				d.Dateline = dateline
				s.sentence(d, i, end)
				i = end
			}
		}
		last := i
		for last < len(s.tokens) && !s.endsAt(i, &last) && last+1-i < longestSentence {
			last++
		}
		last = min(last+1, i+longestSentence, len(s.tokens))
		s.sentence(d, i, last)
		i = last
	}
}

func (s *scanner) sentence(d *Document, first, last int) {
	for i := first; i < last; i++ {
		s.tokens[i].Sentence = len(d.Sentences)
	}
	d.Sentences = append(d.Sentences, Sentence{Span{s.tokens[first].Start, s.tokens[last-1].End}, first, last})
}

// endsAt tells whether the sentence that starts with token first ends at token *i; it moves *i over what follows the stop but belongs to
// the sentence.
func (s *scanner) endsAt(first int, i *int) bool {
	stop := *i
	if !terminal(s.tokens[stop].Form) || stop+1 == len(s.tokens) || s.listNumber(first, stop) {
		return false
	}
	end := s.trailing(stop)
	if end+1 == len(s.tokens) || s.touches(end) && !s.runsOn(stop, end) || !s.separates(first, stop, end) {
		return false
	}
	*i = end
	return true
}

// touches tells whether token i+1 follows token i without a space.
func (s *scanner) touches(i int) bool { return s.tokens[i+1].Start == s.tokens[i].End }

// runsOn tells whether the space after a sentence was forgotten, "left.Then", or its script knows none.
func (s *scanner) runsOn(stop, end int) bool {
	switch s.tokens[stop].Form {
	case "。", "！", "？":
		return true
	case ".", "!", "?":
		next := s.tokens[end+1].Form
		return stop > 0 && !startsUpper(s.tokens[stop-1].Form) && startsUpper(next) && len(next) > 1 && !inCapitals(next)
	}
	return false
}

// listNumber tells whether the stop is that of a number before a heading or an item: "2.1." or "3.".
func (s *scanner) listNumber(first, stop int) bool {
	c, _ := classAt(s.tokens[first].Form, 0)
	return c == digit && stop == first+1 && s.tokens[stop].Form == "."
}

// trailing is the last of the tokens after the stop that belong to its sentence: closing marks, references to notes ("[12]"), emoticons.
func (s *scanner) trailing(stop int) int {
	end := stop
	for end+1 < len(s.tokens) {
		next := s.tokens[end+1].Form
		switch {
		case closing(next) && s.touches(end), slices.Contains(emoticons, next):
			end++
		case next == "[" && end+3 < len(s.tokens) && s.tokens[end+3].Form == "]" && s.tokens[end+2].Form[0] <= '9':
			end += 3
		default:
			return end
		}
	}
	return end
}

// separates tells whether a new sentence begins after token end; the mark that may have ended the old one is token stop.
func (s *scanner) separates(first, stop, end int) bool {
	form := s.tokens[stop].Form
	next := end + 1
	for next+1 < len(s.tokens) && opening(s.tokens[next].Form) {
		next++
	}
	c, _ := classAt(s.tokens[next].Form, 0)
	if c == lower {
		return end == stop && s.plainStop(stop)
	}
	if form == "." || form[0] == '!' || form[0] == '?' || form[0] >= 0x80 && form != "…" {
		return true
	}
	if strings.Trim(form, ".…!?") == "" {
		return c == upper
	}
	return s.abbreviationEnds(first, stop, next)
}

// plainStop tells whether token stop ends a sentence whatever follows. Writers who begin sentences with small letters are more frequent than
// abbreviations that our table does not hold, unless the word before the stop looks like one.
func (s *scanner) plainStop(stop int) bool {
	form := s.tokens[stop].Form
	switch {
	case form == ".":
		return stop > 0 && !looksAbbreviated(s.tokens[stop-1].Form)
	case strings.Trim(form, "!?") == "":
		return stop == 0 || !shouting[s.tokens[stop-1].Form]
	}
	return form[0] >= 0x80 && form != "…"
}

// looksAbbreviated tells whether a word has no vowel: "dept" does not look so, "hrs" does.
func looksAbbreviated(word string) bool {
	c, _ := classAt(word, 0)
	return c.letter() && !strings.ContainsAny(word, "aeiouyAEIOUY") && word[0] < utf8.RuneSelf
}

// abbreviationEnds tells whether a sentence ends with the abbreviation at token stop, the next word being token next.
func (s *scanner) abbreviationEnds(first, stop, next int) bool {
	form := s.tokens[stop].Form
	word := form[:len(form)-1]
	follower := s.tokens[next].Form
	if c, _ := classAt(follower, 0); c != upper {
		return false
	}
	starts := find(starters, follower)
	if strings.IndexByte(word, '.') > 0 {
		return starts
	}
	if len(word) == 1 {
		return starts && stop > first && !startsUpper(s.tokens[stop-1].Form)
	}
	switch find(abbreviations, word) {
	case ending:
		return starts
	case title, numbered:
		return false
	}
	return true
}
