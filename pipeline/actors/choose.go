package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// addName makes a candidate of a name, or notes the land that it speaks of; false where the name recogniser has good reason
// to read the words as part of something else.
func (a *article) addName(m match) bool {
	s, ok := a.choose(m)
	if !ok {
		return false
	}
	outer := a.around(m)
	if s.user {
		outer = text.NoName
	}
	if outer == text.Person || outer == text.Location && s.kind != entitySense {
		return false
	}
	if s.kind == entitySense {
		if outer != text.NoName && m.last-m.first == 1 {
			return false
		}
		a.candidates = append(a.candidates, candidate{kind: knownCandidate, first: m.first, last: m.last, ref: int(s.ref)})
		return true
	}
	c := &a.x.countries[s.ref]
	suffix, hyphen := a.hyphenated(m.last)
	a.addCountryWord(countryWord{m.first, m.last, s.kind, c.Alpha3, hyphen && !ownerSuffixes[suffix], ""})
	if outer != text.NoName || a.isPrefix(m) {
		return true
	}
	switch s.kind {
	case countrySense:
		a.candidates = append(a.candidates, candidate{kind: stateCandidate, first: m.first, last: m.last, ref: int(s.ref), user: s.user})
	case capitalSense:
		a.candidates = append(a.candidates, candidate{kind: seatCandidate, first: m.first, last: m.last, ref: int(s.ref)})
	case peopleSense:
		if !a.attributive(m) {
			a.candidates = append(a.candidates, candidate{kind: nationCandidate, first: m.first, last: m.last, ref: int(s.ref)})
		}
	}
	return true
}

func (a *article) addCountryWord(l countryWord) {
	a.countryWords = append(a.countryWords, l)
	a.named[l.country]++
	for t := l.first; t < l.last; t++ {
		a.countryAt[t] = int32(len(a.countryWords))
	}
}

// choose is the sense of a name that fits best: the user's own, the actors of the lexicon that live in a country the
// article speaks of, then countries.
func (a *article) choose(m match) (best sense, ok bool) {
	score := -1
	for _, s := range m.senses {
		if s.kind == agentSense || s.kind == modifierSense || s.kind == capitalSense && a.elsewhere(m) || s.kind == countrySense && a.elsewhere(m) {
			continue
		}
		if fit := a.fitness(m, s); fit > score {
			best, ok, score = s, true, fit
		}
	}
	return best, ok
}

// The parts of fitness. An entity of a country that the article names beats one of a country that it does not.
const (
	fitUser    = 100
	fitEntity  = 20
	fitCountry = 10
	fitActive  = 4
	fitHere    = 8
)

func (a *article) fitness(m match, s sense) int {
	if s.user {
		return fitUser
	}
	switch s.kind {
	case entitySense:
		e := &a.x.entities[s.ref]
		score := fitEntity
		now := a.termOf(e)
		if now != nil {
			score += fitActive
		}
		if c := e.terms[0].country; c == "" || a.names(c) {
			score += fitHere
		}
		return score
	case peopleSense:
		if a.attributive(m) {
			return fitCountry - 1
		}
		return fitCountry + 1
	}
	return fitCountry
}

// names tells whether the text has named a country so far, by any word.
func (a *article) names(country string) bool {
	return a.named[country] > 0
}

// elsewhere tells whether the gazetteer has found the words to be another place: Georgia of the United States.
func (a *article) elsewhere(m match) bool {
	for _, p := range a.placesAt(m.first, m.last) {
		if p.Ref < 0 || p.Demonym {
			continue
		}
		place := &a.Places[p.Ref]
		return !strings.HasPrefix(place.FeatureCode, "PCL") && !strings.HasPrefix(place.FeatureCode, "PPLC") && place.Precision != "country" && place.FeatureCode != "" &&
			!slices.ContainsFunc(m.senses, func(s sense) bool {
				return s.kind != entitySense && s.kind != agentSense && s.kind != modifierSense && a.x.countries[s.ref].Alpha3 == place.Country
			})
	}
	return false
}

// placesAt are the place mentions that overlap tokens.
func (a *article) placesAt(first, last int) []text.PlaceMention {
	span := text.Span{Start: a.tok(first).Start, End: a.tok(last - 1).End}
	i, _ := slices.BinarySearchFunc(a.PlaceMentions, span.Start, func(p text.PlaceMention, start int) int {
		if p.End <= start {
			return -1
		}
		return 1
	})
	end := i
	for end < len(a.PlaceMentions) && a.PlaceMentions[end].Start < span.End {
		end++
	}
	return a.PlaceMentions[i:end]
}

// around is the kind of a recognised name that holds a match and further words of its own, or NoName.
func (a *article) around(m match) text.NameKind {
	name := a.NameAt(m.first)
	if name == nil || a.NameAt(m.last-1) != name {
		return text.NoName
	}
	first, last := a.properName(name)
	if first >= last || m.first < first || m.first >= last {
		return text.NoName // the match is a title or nationality before the name
	}
	for t := first; t < last; t++ {
		if (t < m.first || t >= m.last) && a.tok(t).Tag != text.DET && a.tok(t).Tag != text.PUNCT && a.tok(t).Tag != text.PART {
			return name.Kind
		}
	}
	return text.NoName
}

// attributive tells whether words stand before the noun that they describe: "the Chinese government".
func (a *article) attributive(m match) bool {
	h := a.headOf(m.first, m.last)
	t := a.tok(h)
	switch t.Rel {
	case text.Amod, text.Compound, text.NmodDesc, text.Flat:
		return t.Head >= m.last
	}
	return false
}

// isPrefix tells whether a country's name is the first part of a compound in which it does not act: "US-backed".
func (a *article) isPrefix(m match) bool {
	_, ok := a.hyphenated(m.last)
	return ok
}

// hyphenated is the word after a hyphen that follows at token i.
func (a *article) hyphenated(i int) (string, bool) {
	if i+1 >= len(a.Tokens) || a.tok(i).Form != "-" && a.tok(i).Form != "–" {
		return "", false
	}
	dash, next := a.tok(i), a.tok(i+1)
	if dash.Start != a.tok(i-1).End || next.Start != dash.End {
		return "", false
	}
	return lower(next.Form), true
}
