package places

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/text"
)

// sureName is the parser's confidence from which its word is enough for a small place of one word.
const sureName = 0.85

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
	within, _ := s.containerBehind(m)
	return s.abbreviated(m) || within != gazetteer.None || !s.persons[s.doc.Tokens[m.last-1].Form] && (s.follows(m.first, locatives) || s.stands(m.bearers))
}

func (m *mention) end(s *spotter) int { return s.doc.Tokens[m.last-1].End }

// dropUnattested drops the single words that the parser alone takes for places, where they are the names of small ones: they are
// as likely to be surnames. What keeps all mentions of a name is, beside any of them, a preposition, a container, a word
// for the place's kind, a public body, or an attested name in the same list ("Erie, Dunkirk and Olean").
func (s *spotter) dropUnattested() {
	attested, endsAt, countries := map[string]bool{}, map[int]*mention{}, s.spokenCountries()
	for _, m := range s.mentions {
		endsAt[m.last] = m
		if m.attested || m.within != gazetteer.None || s.follows(m.first, locatives) || s.taken(m) || s.inSpokenCountry(m, countries) || m.last-m.first > 1 || s.stands(m.bearers) || s.abbreviated(m) ||
			m.confidence >= sureName {
			attested[m.key] = true
		}
	}
	for _, m := range s.mentions { // in order of the text but for containers: a list is read from its left
		if before := endsAt[m.first-1]; before != nil && !before.demonym && s.follows(m.first, listed) && (attested[m.key] || attested[before.key]) {
			attested[m.key], attested[before.key] = true, true
		}
	}
	kept := s.mentions[:0]
	for _, m := range s.mentions {
		if m.demonym || m.bearers == nil || attested[m.key] {
			kept = append(kept, m)
		}
	}
	s.mentions = kept
}

// taken tells the object of a verb whose objects are places: "troops entered Gori".
func (s *spotter) taken(m *mention) bool {
	tok := &s.doc.Tokens[m.first]
	return (tok.Rel == text.Obj || tok.Rel == text.NsubjPass) && tok.Head >= 0 && takes[s.doc.Lemma(tok.Head)]
}

// fewBearers is the number of places up to which a name is a place's before it is a surname.
const fewBearers = 2

// inSpokenCountry tells a rare name of a place in one of the countries that the article speaks of.
func (s *spotter) inSpokenCountry(m *mention, countries map[gazetteer.Ref]bool) bool {
	return len(m.bearers) <= fewBearers && slices.ContainsFunc(m.bearers, func(b gazetteer.Bearer) bool { return countries[s.gaz.Country(b.Place)] })
}

// spokenCountries are the countries that the mentions may mean, but for those by another name.
func (s *spotter) spokenCountries() map[gazetteer.Ref]bool {
	countries := map[gazetteer.Ref]bool{}
	for _, m := range s.mentions {
		for _, b := range m.bearers {
			if s.gaz.IsCountry(b.Place) && b.Kind != gazetteer.Alternate {
				countries[b.Place] = true
			}
		}
	}
	return countries
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
