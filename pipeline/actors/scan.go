package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// scan finds the lexicon's phrases in every sentence and lays out the candidates: names first, then common nouns.
func (a *article) scan() {
	a.families = a.familyWords()
	a.findShortForms()
	var names []match
	for i := range a.Sentences {
		s := &a.Sentences[i]
		for t := s.First; t < s.Last; t++ {
			a.x.phrases.find(a.Document, t, s.Last, func(m match) {
				a.noteAgents(m)
				if a.isName(m) && !a.familyName(m) {
					names = append(names, m)
				}
			})
		}
	}
	a.addNames(names)
	a.addHalves()
	a.addPlaceCountries()
	a.doubtParties()
	a.addRecognised()
	slices.SortFunc(a.candidates, func(p, q candidate) int { return p.first - q.first })
	for i := range a.candidates {
		a.claim(i, a.candidates[i].first, a.candidates[i].last)
	}
	a.addCommon()
}

// addNames makes candidates and lands of the longest names that begin at a token not yet taken, in order of the text.
func (a *article) addNames(names []match) {
	free := 0
	for i, m := range names {
		if m.first < free || i+1 < len(names) && a.longer(names[i+1:], m) || a.ownAgent(m) || a.isShortForm(m.first, m.last) {
			continue
		}
		if a.givenName(m) {
			a.candidates = append(a.candidates, candidate{kind: personCandidate, first: m.first, last: m.first + 2})
			free = m.first + 2
			continue
		}
		if a.addName(m) {
			free = m.last
		}
	}
}

// givenName tells whether a country's name is that of a human being, before a family name that nothing else explains: "Israel
// Fuentes", "Chad Baxter".
func (a *article) givenName(m match) bool {
	_, end := a.SentenceOf(m.first)
	t := m.first + 1
	if m.last != t || t >= end || !givenCountries[a.tok(m.first).Form] {
		return false
	}
	tok, word := a.tok(t), lower(a.tok(t).Form)
	types, _ := a.namedSectors(m.first, t+1)
	return tok.Tag == text.PROPN && startsUpper(tok.Form) && tok.Rel == text.Flat && tok.Head == m.first && !isAcronym(tok.Form) && a.agentAt[t] == 0 && a.modAt[t] == 0 && !a.InDate(t) &&
		types == nil && !landforms[word] && len(a.x.phrases[emptyKey.add(tok.Form)].senses) == 0
}

// givenCountries are countries whose names are also given to people.
var givenCountries = text.WordSet("Israel Chad Jordan Georgia Kenya India Malta Ireland America Cuba Brazil China Holland Congo")

// landforms are words behind the name of a country that make it that of a part.
var landforms = text.WordSet("valley river basin mountains sea bay coast city state county island islands lake border desert gulf strait hills highlands delta plateau region town")

// addHalves reads "the North" and "the South" as the states of Korea in a text that speaks of one of them.
func (a *article) addHalves() {
	if !a.names("PRK") && !a.names("KOR") {
		return
	}
	for t := 1; t < len(a.Tokens); t++ {
		country, ok := halves[a.tok(t).Form]
		if i, known := a.x.byCode[country]; ok && known && lower(a.tok(t-1).Form) == "the" && a.countryAt[t] == 0 && a.tok(t).Rel != text.Compound && a.tok(t).Rel != text.Amod {
			a.addCountryWord(countryWord{first: t, last: t + 1, kind: countrySense, country: country})
			a.candidates = append(a.candidates, candidate{kind: stateCandidate, first: t, last: t + 1, ref: i})
		}
	}
}

var halves = map[string]string{"North": "PRK", "South": "KOR"}

// longer tells whether a longer name begins where a match does.
func (a *article) longer(rest []match, m match) bool {
	for i := range rest {
		if rest[i].first != m.first {
			return false
		}
		if rest[i].last > m.last && !a.ownAgent(rest[i]) {
			return true
		}
	}
	return false
}

// familyWords are the last words of the persons' names in the text, which stand for them alone: "Paris" after "Valeska
// Paris" is no city.
func (a *article) familyWords() map[string]bool {
	words := map[string]bool{}
	for i := range a.Names {
		if n := &a.Names[i]; n.Kind == text.Person && n.Last-n.First > 1 {
			word := lower(a.tok(n.Last - 1).Form)
			words[word] = true
		}
	}
	return words
}

// familyName tells whether the name of a country or city stands for a person named before.
func (a *article) familyName(m match) bool {
	if m.last != m.first+1 || !a.families[lower(a.tok(m.first).Form)] {
		return false
	}
	return !slices.ContainsFunc(m.senses, func(s sense) bool { return s.kind == entitySense })
}

// ownAgent tells whether a common noun of the user's own file is among words, or begins before them.
func (a *article) ownAgent(m match) bool {
	return slices.ContainsFunc(a.agentAt[m.first:m.last], func(h int32) bool {
		return h > 0 && a.agents[h-1].senses[0].user && !slices.ContainsFunc(m.senses, func(s sense) bool { return s.user })
	})
}

// doubtParties takes a party for one that the lexicon does not know where the article speaks of other countries alone:
// many countries have a Labour Party.
func (a *article) doubtParties() {
	if len(a.countryWords) == 0 {
		return
	}
	for i := range a.candidates {
		c := &a.candidates[i]
		if c.kind != knownCandidate {
			continue
		}
		t := &a.x.entities[c.ref].terms[0]
		if len(t.sectors) > 0 && t.sectors[0] == "PTY" && t.country != "" && !a.names(t.country) {
			c.kind = bodyCandidate
		}
	}
}

// claim makes tokens part of a candidate.
func (a *article) claim(i, first, last int) {
	for t := first; t < last; t++ {
		a.candidateAt[t] = int32(i + 1)
	}
}

// noteAgents keeps the common nouns and modifiers of a match: the longest for every head and start.
func (a *article) noteAgents(m match) {
	for _, s := range m.senses {
		switch s.kind {
		case agentSense:
			h := a.phraseHead(m.first, m.last)
			if had := a.agentAt[h]; had > 0 && !a.better(m, s, &a.agents[had-1]) {
				continue
			}
			a.agents = append(a.agents, match{m.first, m.last, []sense{s}})
			a.agentAt[h] = int32(len(a.agents))
		case modifierSense:
			if had := a.modAt[m.first]; had > 0 && a.modifiers[had-1].last == m.last {
				at := &a.modifiers[had-1]
				at.senses = append(slices.Clip(at.senses), s)
				continue
			}
			a.modifiers = append(a.modifiers, match{m.first, m.last, []sense{s}})
			a.modAt[m.first] = int32(len(a.modifiers))
		}
	}
}

// better tells whether a common phrase is to be preferred to one with the same head: the user's own, the longer, the one
// that names an office.
func (a *article) better(m match, s sense, had *match) bool {
	if s.user != had.senses[0].user {
		return s.user
	}
	if longer := (m.last - m.first) - (had.last - had.first); longer != 0 {
		return longer > 0
	}
	return a.x.agents[s.ref].office != "" && a.x.agents[had.senses[0].ref].office == ""
}

// phraseHead is the noun that a common phrase is about: "member" in "member of parliament", otherwise the last word.
func (a *article) phraseHead(first, last int) int {
	for t := first + 1; t < last; t++ {
		if a.tok(t).Tag == text.ADP {
			return t - 1
		}
	}
	return last - 1
}

// isName tells whether a match has a sense other than a common noun and looks like a name where it stands.
func (a *article) isName(m match) bool {
	named := false
	for _, s := range m.senses {
		if s.kind != agentSense && s.kind != modifierSense {
			if s.caps == anyCase || s.user {
				return true // as whoever listed it has written it
			}
			named = true
		}
	}
	if !named || a.InDate(m.first) {
		return false
	}
	if m.last-m.first > 1 || a.NameAt(m.first) != nil {
		return true
	}
	t := a.tok(m.first)
	return t.Tag == text.PROPN || t.Tag == text.ADJ || t.Tag == text.NOUN || t.Tag == text.X
}
