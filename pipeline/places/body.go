package places

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/text"
)

// extend takes the word for the place's kind that follows it into the mention, "Idlib province", or heeds the one before
// it, "the city of Aleppo".
func (s *spotter) extend(m mention) {
	if to := s.romance(&m); to > m.last {
		m.last = to
		m.key, m.bearers, _ = s.lookup(m.first, to)
	} else if to := s.site(&m); to > m.last {
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
	if s.follows(m.first, nearby) {
		m.bearers = s.withoutTwins(m.bearers)
	}
	s.add(m)
}

// nearby are the prepositions of what lies next to a town: "near Idlib" is near the city of the province.
var nearby = text.WordSet("near outside")

// withoutTwins leaves out the divisions that bear the name of a town in them.
func (s *spotter) withoutTwins(bearers []gazetteer.Bearer) []gazetteer.Bearer {
	return slices.DeleteFunc(slices.Clone(bearers), func(outer gazetteer.Bearer) bool {
		return (s.gaz.IsAdmin1(outer.Place) || s.gaz.IsAdmin2(outer.Place)) && slices.ContainsFunc(bearers, func(b gazetteer.Bearer) bool {
			return b.Kind <= gazetteer.Bare && s.gaz.IsPopulated(b.Place) && s.gaz.Holds(outer.Place, b.Place)
		})
	})
}

// particles join the words of names of Romance languages: "San Vicente del Caguan" is another place than San Vicente.
var particles = text.WordSet("de del do da dos das du della di")

// romance gives the end of the words that a particle joins to a mention.
func (s *spotter) romance(m *mention) int {
	sentence := s.doc.Sentences[s.doc.Tokens[m.first].Sentence]
	to := m.last
	if m.demonym || to+1 >= sentence.Last || s.covered[to] || !particles[s.doc.Tokens[to].Form] {
		return to
	}
	to++
	if word := s.doc.Tokens[to].Form; word == "la" || word == "las" || word == "los" || word == "el" {
		to++
	}
	if to >= sentence.Last || !s.capital(to) || s.covered[to] {
		return m.last
	}
	return to + 1
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
		within, _ := s.containerBehind(&m)
		switch {
		case m.demonym && n.Kind != text.Person:
		case end < last && publicBodies[strings.ToLower(s.doc.Tokens[end].Form)]:
			m.attested = true
		case end == last && (s.abbreviated(&m) || within != gazetteer.None || len(m.bearers) <= fewBearers && s.taken(&m) || s.stands(m.bearers) && (n.Kind != text.Person || s.follows(first, locatives) && !givenNames[m.key] && !s.persons[s.doc.Tokens[first].Form])):
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
	words := s.doc.Slice(s.words(m.first, m.last))
	return strings.Contains(words, ".") && words != "M.D." // a doctor, not Maryland
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
	modifies := m.last < len(s.doc.Tokens) && (s.doc.Tokens[m.last].Tag == text.NOUN || s.doc.Tokens[m.last].Tag == text.PROPN || s.doc.Tokens[m.last].Tag == text.ADJ)
	if first > 0 && !modifies && (beforeLanguage[strings.ToLower(s.doc.Tokens[first-1].Lemma)] || s.doc.Tokens[first-1].Form == "in") {
		return true
	}
	return m.last < len(s.doc.Tokens) && afterLanguage[strings.ToLower(s.doc.Tokens[m.last].Lemma)]
}
