package places

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
)

// mention is a span of words that may name a place: Document.Tokens[first:last].
type mention struct {
	span        text.Span
	first, last int
	key         string
	bearers     []gazetteer.Bearer
	within      gazetteer.Ref // the place that the text names as its container ("Paris, Texas"), or None
	metonym     bool
	demonym     bool
	doubtful    bool    // no place unless the gazetteer has it in another spelling
	ofWorks     bool    // it stands before works
	attested    bool    // something beside the parser says that the words name a place
	confidence  float64 // that the words name a place at all
	group       *group
}

// spotter finds the mentions of a document.
type spotter struct {
	gaz       *gazetteer.Gazetteer
	doc       *syntax.Tree
	covered   []bool // tokens that belong to a mention or to the name of something else
	mentions  []*mention
	persons   map[string]bool // last words of the persons' names of several words
	ownerless []int           // tokens that say "the capital" and not whose
}

// longestKey is the most tokens that a name in the gazetteer is looked for in: "Valley of the Apurímac, Ene and Mantaro
// Rivers" is longer, but its shorter names are found.
const longestKey = 6

// Confidence of mentions that no location name of the parser stands behind.
const (
	insideBody   = 0.7 // the place in the name of a public body: "Houston Police Department"
	besideOthers = 0.6 // words that the parser left unnamed but that stand where a place stands
)

func (s *spotter) spot() {
	s.people()
	for i := range s.doc.Names {
		n := &s.doc.Names[i]
		if s.covered[n.First] { // taken into a wider name
			continue
		}
		switch n.Kind {
		case text.Location:
			s.location(n)
		case text.Nationality:
			if first, last := s.widen(n.First, n.Last); first == n.First && last > n.Last { // "British" Columbia
				s.known(first, last, n.Confidence)
			} else {
				s.demonyms(n.First, n.Last, n.Confidence)
			}
		default:
			s.body(n)
		}
		for t := n.First; t < n.Last; t++ {
			s.covered[t] = true
		}
	}
	s.dateline()
	s.unnamed()
	s.mistaken()
	for i := 0; i < len(s.mentions); i++ { // containers become mentions themselves
		s.container(s.mentions[i])
	}
	s.respell()
	s.dropUnattested()
	s.again()
	s.seats()
	for _, m := range s.mentions {
		s.metonymy(m)
	}
}

// people remembers the surnames of the article's persons: "Washington said" after "Denzel Washington".
func (s *spotter) people() {
	s.persons = map[string]bool{}
	for _, n := range s.doc.Names {
		if n.Kind == text.Person && n.Last-n.First > 1 {
			s.persons[s.doc.Tokens[n.Last-1].Form] = true
		}
	}
}

func (s *spotter) words(first, last int) text.Span {
	return text.Span{Start: s.doc.Tokens[first].Start, End: s.doc.Tokens[last-1].End}
}

// lookup gives the bearers of the words, demonyms apart.
func (s *spotter) lookup(first, last int) (key string, places, demonyms []gazetteer.Bearer) {
	key = gazetteer.Key(s.doc.Slice(s.words(first, last)))
	for _, b := range s.gaz.LookupKey(nil, key) {
		if b.Kind == gazetteer.Demonym {
			demonyms = append(demonyms, b)
		} else {
			places = append(places, b)
		}
	}
	return key, places, demonyms
}

func (s *spotter) add(m mention) {
	m.span = s.words(m.first, m.last)
	m.ofWorks = s.isOfWorks(&m)
	for t := m.first; t < m.last; t++ {
		s.covered[t] = true
	}
	s.mentions = append(s.mentions, &m)
}

// isOfWorks tells a name before the noun for works, with at most a word for what they make between: "the Brunswick tea factory".
func (s *spotter) isOfWorks(m *mention) bool {
	for t := m.last; t < min(m.last+2, len(s.doc.Tokens)); t++ {
		if works[s.doc.Tokens[t].Form] {
			return !m.demonym
		}
		if s.doc.Tokens[t].Tag != text.NOUN {
			break
		}
	}
	return false
}

// location takes a location name apart: "northern Syria" and "Aleppo, Syria" hold one and two known names. A name of
// which nothing is known stays a mention without a place where it stands behind a preposition or ends as a street or a
// building does; the parser alone is not to be trusted with names that the gazetteer has never heard of.
func (s *spotter) location(n *text.Name) {
	first, last := s.trim(n.First, n.Last)
	if first == last {
		return
	}
	first, last = s.widen(first, last)
	if last-first == 1 && (s.persons[s.doc.Tokens[first].Form] && !s.follows(first, locatives) || generic[strings.ToLower(s.doc.Tokens[first].Form)]) {
		return
	}
	facility := last-first > 1 && facilities[strings.ToLower(s.doc.Tokens[last-1].Form)]
	if !facility && s.known(first, last, n.Confidence) > 0 {
		return
	}
	if key, places, _ := s.lookup(first, last); facility && len(places) > 0 {
		s.add(mention{first: first, last: last, key: key, bearers: places, within: gazetteer.None, confidence: n.Confidence})
	} else {
		s.add(mention{first: first, last: last, within: gazetteer.None, confidence: n.Confidence, doubtful: !facility && !s.follows(first, locatives)})
	}
}

// Words to the left and right that the parser may have left out of a known name: "Republic of the" Congo, Rostov "-on-Don".
const (
	widenLeft  = 3
	widenRight = 4
)

// widen takes in the words around a name that make it a longer well-known one.
func (s *spotter) widen(first, last int) (int, int) {
	tokens := s.doc.Tokens
	sentence := s.doc.Sentences[tokens[first].Sentence]
	for from := max(sentence.First, first-widenLeft); from <= first; from++ {
		if !s.capital(from) || articles[tokens[from].Form] {
			continue
		}
		for to := min(sentence.Last, last+widenRight); to >= last; to-- {
			if from == first && to == last || !s.capital(to-1) || s.crossed(from, to) {
				continue
			}
			if _, places, _ := s.lookup(from, to); s.stands(places) {
				return from, to
			}
		}
	}
	return first, last
}

// crossed tells whether a comma or the like stands among the words.
func (s *spotter) crossed(first, last int) bool {
	for t := first; t < last; t++ {
		if s.doc.Tokens[t].Tag == text.PUNCT && s.doc.Tokens[t].Form != "-" {
			return true
		}
	}
	return false
}

// trim leaves out the articles and small words at a name's ends.
func (s *spotter) trim(first, last int) (int, int) {
	for first < last && (articles[s.doc.Tokens[first].Form] || !s.capital(first)) {
		first++
	}
	for first < last && !s.proper(last-1) {
		last--
	}
	return first, last
}

// proper tells whether a token can belong to a place's name: it is capitalised, and no word of the calendar or pronoun.
func (s *spotter) proper(t int) bool {
	tok := &s.doc.Tokens[t]
	return s.capital(t) && !articles[tok.Form] && tok.Tag != text.PRON && tok.Tag != text.ADV && tok.Tag != text.VERB && tok.Tag != text.AUX && !calendar[strings.ToLower(tok.Form)]
}

// known adds the longest names of the gazetteer among the words from the left, and tells how many. A name that only
// partly is one names something else ("St. Patrick Hall"), unless directions, commas and small words are all that is left.
func (s *spotter) known(first, last int, confidence float64) int {
	var found []mention
	for at := first; at < last; {
		end := at
		if s.proper(at) {
			for end = min(last, at+longestKey); end > at; end-- {
				if m, ok := s.match(at, end); ok {
					m.confidence = confidence
					found = append(found, m)
					break
				}
			}
		}
		if end == at {
			if word := strings.ToLower(s.doc.Tokens[at].Form); s.capital(at) && !directions[word] && !joints[word] {
				return 0
			}
			end++
		}
		at = end
	}
	if s.isNamesake(found) {
		return 0
	}
	for _, m := range found {
		if !m.demonym {
			s.extend(m)
		} else if !s.language(&m) {
			s.add(m)
		}
	}
	return len(found)
}

// isNamesake tells names side by side before a building's noun, which are those of a person whom it is called after: "the Simao Mendes hospital".
func (s *spotter) isNamesake(found []mention) bool {
	n := len(found)
	if n < 2 || found[n-1].last >= len(s.doc.Tokens) || !facilities[s.doc.Tokens[found[n-1].last].Form] {
		return false
	}
	a, b := &found[n-2], &found[n-1]
	return a.last == b.first && !a.demonym && !b.demonym
}

// match looks words up as a place's name, or else as a demonym. Single words for kinds of places are none.
func (s *spotter) match(first, last int) (mention, bool) {
	word := strings.ToLower(s.doc.Tokens[first].Form)
	if last-first == 1 && (generic[word] || calendar[word]) {
		return mention{}, false
	}
	if last-first == 2 && directions[word] && strings.EqualFold(s.doc.Tokens[first+1].Form, "district") && last < len(s.doc.Tokens) && s.doc.Tokens[last].Form == "of" {
		return mention{}, false // a court's: "the Southern District of New York"
	}
	key, places, demonyms := s.lookup(first, last)
	m := mention{first: first, last: last, key: key, bearers: places, within: gazetteer.None}
	if len(places) == 0 {
		m.bearers, m.demonym, m.metonym = demonyms, true, true
	}
	return m, len(m.bearers) > 0
}

// dateline adds the dateline's place where the parser saw no location.
func (s *spotter) dateline() {
	place := s.doc.Dateline.Place
	if place.Empty() {
		return
	}
	for t := range s.doc.Tokens {
		if s.doc.Tokens[t].Start >= place.End {
			return
		}
		if s.doc.Tokens[t].Start < place.Start || s.covered[t] {
			continue
		}
		last := t + 1
		for last < len(s.doc.Tokens) && s.doc.Tokens[last].Start < place.End && !s.covered[last] {
			last++
		}
		s.known(t, last, 1)
	}
}

// follows tells whether the token stands behind one of the words.
func (s *spotter) follows(t int, words map[string]bool) bool {
	return t > 0 && words[strings.ToLower(s.doc.Tokens[t-1].Form)]
}

// capital tells whether a token begins with a capital letter.
func (s *spotter) capital(t int) bool {
	r, _ := utf8.DecodeRuneInString(s.doc.Tokens[t].Form)
	return unicode.IsUpper(r) || unicode.IsTitle(r)
}
