package places

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
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
	grounded    bool    // something beside the parser says that the words name a place
	confidence  float64 // that the words name a place at all
	group       *group
}

// spotter finds the mentions of a document.
type spotter struct {
	gaz      *gazetteer.Gazetteer
	doc      *text.Document
	covered  []bool // tokens that belong to a mention or to the name of something else
	mentions []*mention
	persons  map[string]bool // last words of the persons' names of several words
}

// longestKey is the most tokens that a name in the gazetteer is looked for in: "Valley of the Apurímac, Ene and Mantaro
// Rivers" is longer, but its shorter names are found.
const longestKey = 6

// sureName is the parser's confidence from which its word is enough for a small place of one word.
const sureName = 0.97

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
	for i := 0; i < len(s.mentions); i++ { // containers become mentions themselves
		s.container(s.mentions[i])
	}
	s.ground()
	s.again()
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

func (s *spotter) add(m mention) *mention {
	m.span = s.words(m.first, m.last)
	for t := m.first; t < m.last; t++ {
		s.covered[t] = true
	}
	s.mentions = append(s.mentions, &m)
	return &m
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
	} else if facility || s.follows(first, locatives) {
		s.add(mention{first: first, last: last, within: gazetteer.None, confidence: n.Confidence})
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
	for _, m := range found {
		if m.demonym {
			s.add(m)
		} else {
			s.extend(m)
		}
	}
	return len(found)
}

// match looks words up as a place's name, or else as a demonym. Single words for kinds of places are none.
func (s *spotter) match(first, last int) (mention, bool) {
	if word := strings.ToLower(s.doc.Tokens[first].Form); last-first == 1 && (generic[word] || calendar[word]) {
		return mention{}, false
	}
	key, places, demonyms := s.lookup(first, last)
	m := mention{first: first, last: last, key: key, bearers: places, within: gazetteer.None}
	if len(places) == 0 {
		m.bearers, m.demonym, m.metonym = demonyms, true, true
	}
	return m, len(m.bearers) > 0
}

// extend takes the word for the place's kind that follows it into the mention, "Idlib province", or heeds the one before
// it, "the city of Aleppo".
func (s *spotter) extend(m mention) {
	if to := s.site(&m); to > m.last {
		m.last = to
		m.key, m.bearers, _ = s.lookup(m.first, to)
	} else if m.last < len(s.doc.Tokens) && !s.covered[m.last] && s.doc.Tokens[m.last].Sentence == s.doc.Tokens[m.first].Sentence {
		word := strings.ToLower(s.doc.Tokens[m.last].Form)
		if key, places, _ := s.lookup(m.first, m.last+1); len(places) > 0 && kindsAfter[word] != anyKind {
			m.last, m.key, m.bearers = m.last+1, key, places
		} else if of := s.ofKind(m.bearers, kindsAfter[word]); len(of) > 0 {
			m.last, m.key, m.bearers = m.last+1, m.key+" "+word, of
		}
	}
	if m.first >= 2 && s.doc.Tokens[m.first-1].Form == "of" {
		word := strings.ToLower(s.doc.Tokens[m.first-2].Form)
		if of := s.ofKind(m.bearers, kindsAfter[word]); len(of) > 0 {
			m.key, m.bearers = m.key+" "+word, of
		}
	}
	s.add(m)
}

// longestSite is the most words that follow a town's name in that of a site: "Zaporizhzhia nuclear power plant".
const longestSite = 3

// site gives the end of the words that make a mention a known site's, region's or water's name: "Rafah crossing".
func (s *spotter) site(m *mention) int {
	sentence := s.doc.Sentences[s.doc.Tokens[m.first].Sentence]
	for to := min(sentence.Last, m.last+longestSite); to > m.last; to-- {
		if s.covered[to-1] || s.crossed(m.last, to) {
			continue
		}
		_, places, _ := s.lookup(m.first, to)
		for _, b := range places {
			if class, _ := s.gaz.Feature(b.Place); class != "P" && class != "A" {
				return to
			}
		}
	}
	return m.last
}

// ofKind keeps the bearers of a kind.
func (s *spotter) ofKind(bearers []gazetteer.Bearer, kind placeKind) (kept []gazetteer.Bearer) {
	if kind == anyKind {
		return nil
	}
	for _, b := range bearers {
		if kind == division && (s.gaz.IsAdmin1(b.Place) || s.gaz.IsAdmin2(b.Place)) || kind == town && s.gaz.IsPopulated(b.Place) {
			kept = append(kept, b)
		}
	}
	return kept
}

// body looks into the name of an organisation, a thing or a person. A public body's name begins or ends with the place
// that it serves, and so do some officials'; a name that is a country's or a large town's whole stands for its
// government, team or the like.
func (s *spotter) body(n *text.Name) {
	first, last := s.trim(n.First, n.Last)
	for end := min(last, first+longestKey); end > first; end-- {
		m, ok := s.match(first, end)
		if !ok {
			continue
		}
		m.confidence, m.metonym = insideBody, true
		within, _ := s.beside(&m)
		switch {
		case m.demonym && n.Kind != text.Person:
		case end < last && publicBodies[strings.ToLower(s.doc.Tokens[end].Form)]:
			m.grounded = true
		case end == last && (s.abbreviated(&m) || within != gazetteer.None || s.stands(m.bearers) && (n.Kind != text.Person || !givenNames[m.key] && !s.persons[s.doc.Tokens[first].Form])):
			m.metonym = false
			m.first, m.last = s.widen(first, end)
			m.key, m.bearers, _ = s.lookup(m.first, m.last)
			s.extend(m)
			return
		default:
			continue
		}
		s.add(m)
		return
	}
	for at := first + 1; at < last-1; at++ {
		if s.doc.Tokens[at].Form == "of" && publicOf[strings.ToLower(s.doc.Tokens[at-1].Form)] {
			if m, ok := s.match(at+1, last); ok {
				m.confidence, m.metonym = insideBody, true
				s.add(m)
			}
			return
		}
	}
}

// abbreviated tells "W.Va." and "Conn.", which are nothing but states.
func (s *spotter) abbreviated(m *mention) bool {
	for _, b := range m.bearers {
		if b.Kind != gazetteer.Short {
			return false
		}
	}
	return strings.Contains(s.doc.Slice(s.words(m.first, m.last)), ".")
}

// largeTown is the population from which a town's bare name in the place of an organisation's stands for the town.
const largeTown = 100_000

// stands tells whether a name borne by these is known well enough to be a place's even where the parser saw an organisation.
func (s *spotter) stands(bearers []gazetteer.Bearer) bool {
	for _, b := range bearers {
		class, _ := s.gaz.Feature(b.Place)
		if b.Kind <= gazetteer.Bare && (class != "P" && class != "A" || s.gaz.IsCountry(b.Place) || s.gaz.IsAdmin1(b.Place) || s.gaz.IsPopulated(b.Place) && s.gaz.Population(b.Place) >= largeTown) {
			return true
		}
	}
	return false
}

// demonyms adds the nationalities among the words.
func (s *spotter) demonyms(first, last int, confidence float64) {
	for at := first; at < last; {
		end := min(last, at+3)
		for ; end > at; end-- {
			key, places, demonyms := s.lookup(at, end)
			if len(demonyms) == 0 && len(places) > 0 && end == last && at == first && s.stands(places) {
				demonyms = places
			}
			if len(demonyms) > 0 {
				name := demonyms[0].Kind != gazetteer.Demonym
				m := mention{first: at, last: end, key: key, bearers: demonyms, within: gazetteer.None, demonym: !name, metonym: !name, confidence: confidence}
				if !s.language(&m) {
					s.add(m)
				}
				break
			}
		}
		at = max(end, at+1)
	}
}

// language tells a demonym that names a language: "speaks French", "in English", "a Spanish teacher".
func (s *spotter) language(m *mention) bool {
	first := m.first
	for first >= 2 && s.follows(first, listed) && s.capital(first-2) {
		first -= 2
	}
	if first > 0 && (beforeLanguage[strings.ToLower(s.doc.Tokens[first-1].Lemma)] || s.doc.Tokens[first-1].Form == "in") && (m.last == len(s.doc.Tokens) || s.doc.Tokens[m.first].Head != m.last) {
		return true
	}
	return m.last < len(s.doc.Tokens) && afterLanguage[strings.ToLower(s.doc.Tokens[m.last].Lemma)]
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

// unnamed finds names of the gazetteer among the proper nouns that belong to no name, where a place may be expected:
// behind a preposition, before its state or country, or because the name is well known. Demonyms are found anywhere.
func (s *spotter) unnamed() {
	tokens := s.doc.Tokens
	for at := 0; at < len(tokens); at++ {
		if s.covered[at] || !s.proper(at) {
			continue
		}
		end := at + 1
		for end < len(tokens) && end < at+longestKey && !s.covered[end] && tokens[end].Sentence == tokens[at].Sentence && tokens[end].Tag == text.PROPN {
			end++
		}
		run := end
		for ; end > at; end-- {
			m, ok := s.match(at, end)
			if !ok {
				continue
			}
			m.confidence = besideOthers
			if end == run && s.expected(&m) {
				s.add(m)
			}
			break
		}
		at = run - 1
	}
}

// expected tells whether words that the parser left unnamed are to be taken for a place.
func (s *spotter) expected(m *mention) bool {
	tok := &s.doc.Tokens[m.first]
	if m.demonym {
		return !s.language(m) && (tok.Tag == text.ADJ || tok.Tag == text.PROPN || tok.Tag == text.NOUN)
	}
	if tok.Tag != text.PROPN || m.last < len(s.doc.Tokens) && s.doc.Tokens[m.last].Start == m.end(s) && s.doc.Tokens[m.last].Form == "-" {
		return false
	}
	within, _ := s.beside(m)
	return s.abbreviated(m) || within != gazetteer.None || !s.persons[s.doc.Tokens[m.last-1].Form] && (s.follows(m.first, locatives) || s.stands(m.bearers))
}

func (m *mention) end(s *spotter) int { return s.doc.Tokens[m.last-1].End }

// ground drops the single words that the parser alone takes for places, where they are the names of small ones: they are
// as likely to be surnames. What keeps all mentions of a name is, beside any of them, a preposition, a container, a word
// for the place's kind, a public body, or a grounded name in the same list ("Erie, Dunkirk and Olean").
func (s *spotter) ground() {
	grounded, endsAt := map[string]bool{}, map[int]*mention{}
	for _, m := range s.mentions {
		endsAt[m.last] = m
		if m.grounded || m.within != gazetteer.None || s.follows(m.first, locatives) || s.taken(m) || s.atHome(m) || m.last-m.first > 1 || s.stands(m.bearers) || s.abbreviated(m) ||
			m.confidence >= sureName {
			grounded[m.key] = true
		}
	}
	for _, m := range s.mentions { // in order of the text but for containers: a list is read from its left
		if before := endsAt[m.first-1]; before != nil && !before.demonym && s.follows(m.first, listed) && (grounded[m.key] || grounded[before.key]) {
			grounded[m.key], grounded[before.key] = true, true
		}
	}
	kept := s.mentions[:0]
	for _, m := range s.mentions {
		if m.demonym || m.bearers == nil || grounded[m.key] {
			kept = append(kept, m)
		}
	}
	s.mentions = kept
}

// taken tells the object of a verb whose objects are places: "troops entered Gori".
func (s *spotter) taken(m *mention) bool {
	tok := &s.doc.Tokens[m.first]
	return (tok.Rel == text.Obj || tok.Rel == text.NsubjPass) && tok.Head >= 0 && takes[strings.ToLower(s.doc.Tokens[tok.Head].Lemma)]
}

// fewBearers is the number of places up to which a name is a place's before it is a surname.
const fewBearers = 2

// atHome tells a rare name of a place in a country that the article speaks of.
func (s *spotter) atHome(m *mention) bool {
	if len(m.bearers) > fewBearers {
		return false
	}
	for _, b := range m.bearers {
		for _, other := range s.mentions {
			for _, c := range other.bearers {
				if s.gaz.IsCountry(c.Place) && c.Kind != gazetteer.Alternate && s.gaz.Country(b.Place) == c.Place {
					return true
				}
			}
		}
	}
	return false
}

// again finds the names of places that the article speaks of elsewhere: as the first words of what the parser took for
// another name, or as a whole one.
func (s *spotter) again() {
	spoken := map[string]bool{}
	for _, m := range s.mentions {
		if m.bearers != nil && !m.demonym && !m.metonym {
			spoken[m.key] = true
		}
	}
	taken := make([]bool, len(s.doc.Tokens))
	for _, m := range s.mentions {
		for t := m.first; t < m.last; t++ {
			taken[t] = true
		}
	}
	for i := range s.doc.Names {
		n := &s.doc.Names[i]
		first, last := s.trim(n.First, n.Last)
		if n.Kind == text.Location || n.Kind == text.Nationality || first == last || taken[first] || n.Kind == text.Person && last-first > 1 {
			continue
		}
		for end := min(last, first+longestKey); end > first; end-- {
			if m, ok := s.match(first, end); ok && !m.demonym && spoken[m.key] && !s.persons[s.doc.Tokens[end-1].Form] {
				m.confidence, m.metonym = insideBody, end < last
				s.add(m)
				break
			}
		}
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
