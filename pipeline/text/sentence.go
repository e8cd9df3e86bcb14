package text

import "strings"

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

// divide appends the sentences of the tokens from first on, which are one stretch of running text.
func (s *scanner) divide(sentences []Sentence, first int) []Sentence {
	for i := first; i < len(s.tokens); {
		last := i
		for last < len(s.tokens) && !s.endsAt(i, &last) {
			last++
		}
		last = min(last+1, len(s.tokens))
		sentences = s.appendSentence(sentences, i, last)
		i = last
	}
	return sentences
}

func (s *scanner) appendSentence(sentences []Sentence, first, last int) []Sentence {
	for i := first; i < last; i++ {
		s.tokens[i].Sentence = len(sentences)
	}
	return append(sentences, Sentence{Span{s.tokens[first].Start, s.tokens[last-1].End}, first, last})
}

// endsAt tells whether the sentence that starts with token first ends at token *i; it moves *i over quotation marks and brackets that close there.
func (s *scanner) endsAt(first int, i *int) bool {
	stop := *i
	form := s.tokens[stop].Form
	if !terminal(form) || stop+1 == len(s.tokens) {
		return false
	}
	end := stop
	for end+1 < len(s.tokens) && closing(s.tokens[end+1].Form) && s.tokens[end+1].Start == s.tokens[end].End {
		end++
	}
	if end+1 == len(s.tokens) {
		return false
	}
	next := s.tokens[end+1]
	if next.Start == s.tokens[end].End {
		return false
	}
	if !s.separates(first, stop, end) {
		return false
	}
	*i = end
	return true
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
		// A script without capitals begins its sentences with such letters.
		return s.tokens[next].Form[0] >= 0x80 && form != "..." && form != "…" && !cased(s.tokens[next].Form)
	}
	if form == "." || form[0] == '!' || form[0] == '?' || form[0] >= 0x80 && form != "…" {
		return true
	}
	if strings.Trim(form, ".…!?") == "" {
		return c == upper
	}
	return s.abbreviationEnds(first, stop, next)
}

// cased tells whether the word's first letter belongs to a script with capitals.
func cased(word string) bool {
	for _, r := range word {
		return r < 0x590
	}
	return false
}

// abbreviationEnds tells whether a sentence ends with the abbreviation at token stop, the next word being token next.
func (s *scanner) abbreviationEnds(first, stop, next int) bool {
	form := s.tokens[stop].Form
	word := form[:len(form)-1]
	follower := s.tokens[next].Form
	if c, _ := classAt(follower, 0); c != upper {
		return false
	}
	var buffer [16]byte
	starts := starters[string(foldASCII(&buffer, follower))]
	if strings.IndexByte(word, '.') > 0 {
		return starts
	}
	if len(word) == 1 {
		return starts && stop > first && !startsUpper(s.tokens[stop-1].Form)
	}
	switch abbreviations[string(foldASCII(&buffer, word))] {
	case ending:
		return starts
	case title, numbered:
		return false
	}
	return true
}
