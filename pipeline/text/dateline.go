package text

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	datelineSentences = 12 // a dateline stands before the body of an article: after a headline, a byline, a caption
	datelineTokens    = 24 // the longest name a place, a region, a date and an agency
	datelineName      = 5  // words of a place or a region at most: "Antigua and Barbuda"
	datelineAgency    = 8  // tokens in the brackets at most: "Thomson Reuters Foundation"
	datelineBody      = 6  // tokens that follow in the paragraph at least; fewer are a caption or a heading
)

// datelineParts is what stands in a dateline, by which it is told from other words before a dash.
type datelineParts struct {
	place        Span // with its region: "CARTHAGE, N.C."
	capitals     bool // the place is written in capitals; its region may not be
	region       bool
	date, agency bool // an agency is whatever stands in brackets
	mark         int  // the token that ends the dateline; -1 where the text follows the brackets without one
	end          int  // the first token of the text
}

// dateline finds the dateline that starts at token first, which begins a sentence; opens tells that it begins a paragraph too.
// It returns where the text after it starts, first where there is no dateline.
func (s *scanner) dateline(first int, opens bool) (Dateline, int) {
	p, ok := s.parseDateline(first)
	if !ok || len(s.tokens)-p.end < datelineBody || !s.credible(p, opens) || s.headline(p.end) {
		return Dateline{}, first
	}
	for _, t := range s.tokens[first:p.end] {
		if find(notPlaces, t.Form) {
			return Dateline{}, first
		}
	}
	return Dateline{Span{s.tokens[first].Start, s.tokens[p.end-1].End}, p.place}, p.end
}

// parseDateline reads the parts in whatever order they come, up to the dash or colon that ends them.
func (s *scanner) parseDateline(first int) (p datelineParts, ok bool) {
	for i := first; i < min(len(s.tokens), first+datelineTokens); {
		form := s.tokens[i].Form
		switch {
		case dashes[form] || form == ":" && i > first:
			p.mark, p.end = i, i+1
			return p, s.spaced(i)
		case form == "|" && i > first:
			if j := s.between(i); j > i { // "Kampala, Uganda | AFP | Soldiers ..."
				p.agency, i = true, j
			}
			p.mark, p.end = i, i+1
			return p, true
		case form == "(":
			j := s.agency(i)
			if j == i {
				return p, false
			}
			p.agency = true
			i = j
		case form == "," || form == "/" || form == ";":
			i++
		case s.datePart(i):
			p.date = true
			i++
		default:
			j := s.placeName(i)
			if j == i || p.agency || p.date && !p.place.Empty() {
				p.mark, p.end = -1, i
				return p, p.agency
			}
			if p.place.Empty() {
				p.place.Start = s.tokens[i].Start
				p.capitals = inCapitals(s.text[p.place.Start:s.tokens[j-1].End])
			} else {
				p.region = true
			}
			p.place.End = s.tokens[j-1].End
			i = j
		}
	}
	return p, false
}

// credible weighs the parts: capitals, a date or an agency make a dateline; a place without any takes a paragraph of its own.
func (s *scanner) credible(p datelineParts, opens bool) bool {
	capitals := p.capitals && p.place.Len() > len("USA")
	if p.mark < 0 {
		return capitals && p.agency
	}
	mark := s.tokens[p.mark].Form
	switch {
	case p.place.Empty():
		return opens && p.agency
	case mark == ":":
		return opens && capitals && (p.agency || p.date || !s.transcript())
	case p.capitals || p.agency || p.region && mark != "-":
		return true
	}
	return opens && terminal(s.tokens[s.lastWord()].Form)
}

// spaced tells whether the mark at token i has the spaces around it that it needs: a hyphen two, a long dash none.
func (s *scanner) spaced(i int) bool {
	if i+1 >= len(s.tokens) {
		return false
	}
	if s.tokens[i].Form == "-" {
		return i > 0 && !s.touches(i-1) && !s.touches(i)
	}
	return !s.touches(i) || s.tokens[i].Form[0] >= utf8.RuneSelf
}

// agency is the token after the brackets that open at token i, i where they do not hold a name or a date.
func (s *scanner) agency(i int) int {
	if i+1 == len(s.tokens) {
		return i
	}
	if c, _ := classAt(s.tokens[i+1].Form, 0); c != upper && c != digit {
		return i
	}
	for j := i + 1; j < min(len(s.tokens), i+datelineAgency+2); j++ {
		if s.tokens[j].Form == ")" {
			return j + 1
		}
	}
	return i
}

// between is the token of the next bar behind the one at token i, i where no agency's name stands between them.
func (s *scanner) between(i int) int {
	for j := i + 1; j < min(len(s.tokens), i+datelineAgency); j++ {
		switch form := s.tokens[j].Form; {
		case form == "|" && j > i+1:
			return j
		case !startsUpper(form):
			return i
		}
	}
	return i
}

// datePart tells whether token i is a month, a day or a year.
func (s *scanner) datePart(i int) bool {
	form := strings.TrimSuffix(s.tokens[i].Form, ".")
	if c, _ := classAt(form, 0); c == digit {
		return len(form) <= len("2024")
	}
	return find(calendar, form)
}

// placeName is the token after the capitalised name that starts at token i, i where there is none.
func (s *scanner) placeName(i int) int {
	end := i
	for j := i; j < min(len(s.tokens), i+datelineName); j++ {
		form := s.tokens[j].Form
		switch {
		case startsUpper(form) && !s.datePart(j):
			end = j + 1
		case j == i:
			return i
		case s.tokens[j].Joined:
			end = j + 1
		case !nameParticles[form] && (form != "-" || !s.touches(j-1)):
			return end
		}
	}
	return end
}

// transcript tells whether lines of the text begin with speakers' names: "KING: Good evening."
func (s *scanner) transcript() bool {
	speakers := 0
	for start := 0; start < len(s.text); start = lineEnd(s.text, start) + 1 {
		line := s.text[start:lineEnd(s.text, start)]
		if i := strings.IndexByte(line, ':'); i > 0 && i < longestSpeaker && inCapitals(line[:i]) {
			speakers++
		}
	}
	return speakers > 1
}

// longestSpeaker is the length in bytes of a speaker's name before a colon.
const longestSpeaker = 40

// lastWord is the last token that closes no quotation or bracket.
func (s *scanner) lastWord() int {
	i := len(s.tokens) - 1
	for i > 0 && closing(s.tokens[i].Form) {
		i--
	}
	return i
}

// headline tells whether the text from token i on looks like the second part of a heading: it goes on in capitals or without one.
func (s *scanner) headline(i int) bool {
	first := s.tokens[i].Form
	if c, _ := classAt(first, 0); c == lower {
		return true
	}
	return i+1 < len(s.tokens) && shouted(first) && shouted(s.tokens[i+1].Form)
}

// shouted tells whether a word of two letters or more is written in capitals.
func shouted(word string) bool { return len(word) > 1 && inCapitals(word) }

// inCapitals tells whether the words have capitals and no small letters; the "c" of "McALLEN" and the "t" of "St. LOUIS" are forgiven.
func inCapitals(words string) bool {
	capitals, small := 0, 0
	for _, r := range words {
		switch {
		case unicode.IsUpper(r):
			capitals++
		case unicode.IsLower(r):
			small++
		}
	}
	return capitals > 2 && small <= 1 || capitals > 0 && small == 0
}
