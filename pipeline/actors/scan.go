package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// scan finds the lexicon's phrases in every sentence and lays out the cores: names first, then common nouns.
func (a *article) scan() {
	a.families = a.familyWords()
	a.findShortForms()
	var names []match
	for i := range a.d.Sentences {
		s := &a.d.Sentences[i]
		for t := s.First; t < s.Last; t++ {
			a.x.phrases.find(a.d, t, s.Last, func(m match) {
				a.noteAgents(m)
				if a.isName(m) && !a.familyName(m) {
					names = append(names, m)
				}
			})
		}
	}
	a.addNames(names)
	a.addPlaceLands()
	a.doubtParties()
	a.addRecognised()
	slices.SortFunc(a.cores, func(p, q core) int { return p.first - q.first })
	for i := range a.cores {
		a.claim(i, a.cores[i].first, a.cores[i].last)
	}
	a.addCommon()
}

// addNames makes cores and lands of the longest names that begin at a token not yet taken, in order of the text.
func (a *article) addNames(names []match) {
	free := 0
	for i, m := range names {
		if m.first < free || i+1 < len(names) && a.longer(names[i+1:], m) || a.ownAgent(m) || a.isShortForm(m.first, m.last) {
			continue
		}
		if a.addName(m) {
			free = m.last
		}
	}
}

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
	for i := range a.d.Names {
		if n := &a.d.Names[i]; n.Kind == text.Person && n.Last-n.First > 1 {
			word := lower(a.tok(n.Last - 1).Form)
			words[word] = true
		}
	}
	return words
}

// familyName tells whether the name of a country or city stands for a person named before.
func (a *article) familyName(m match) bool {
	if m.last != m.first+1 || !a.families[lower(a.tok(m.first).Form)] || a.longName(m.first) {
		return false
	}
	return !slices.ContainsFunc(m.senses, func(s sense) bool { return s.kind == entitySense })
}

// longName tells whether a token is part of a recognised name of several words.
func (a *article) longName(t int) bool {
	n := a.nerAt[t]
	return n > 0 && a.d.Names[n-1].Last-a.d.Names[n-1].First > 1
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
	if len(a.lands) == 0 {
		return
	}
	for i := range a.cores {
		c := &a.cores[i]
		if c.kind != entityCore {
			continue
		}
		t := &a.x.entities[c.ref].terms[0]
		if len(t.sectors) > 0 && t.sectors[0] == "PTY" && t.country != "" && !a.names(t.country) && !a.otherOf(t.country, i) {
			c.kind = bodyCore
		}
	}
}

// otherOf tells whether an actor of the lexicon other than a party is of a country.
func (a *article) otherOf(country string, but int) bool {
	for i := range a.cores {
		if c := &a.cores[i]; i != but && c.kind == entityCore {
			if t := &a.x.entities[c.ref].terms[0]; t.country == country && (len(t.sectors) == 0 || t.sectors[0] != "PTY") {
				return true
			}
		}
	}
	return false
}

// claim makes tokens part of a core.
func (a *article) claim(i, first, last int) {
	for t := first; t < last; t++ {
		a.coreAt[t] = int32(i + 1)
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
	if !named || a.dateAt[m.first] {
		return false
	}
	if m.last-m.first > 1 || a.nerAt[m.first] > 0 {
		return true
	}
	t := a.tok(m.first)
	return t.Tag == text.PROPN || t.Tag == text.ADJ || t.Tag == text.NOUN || t.Tag == text.X
}

// addName makes a core of a name, or notes the land that it speaks of; false where the name recogniser has good reason
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
		a.cores = append(a.cores, core{kind: entityCore, first: m.first, last: m.last, ref: int(s.ref)})
		return true
	}
	c := &a.x.countries[s.ref]
	suffix, hyphen := a.hyphenated(m.last)
	a.addLand(land{m.first, m.last, s.kind, c.Alpha3, hyphen && !ownerSuffixes[suffix], ""})
	if outer != text.NoName || a.isPrefix(m) {
		return true
	}
	switch s.kind {
	case countrySense:
		a.cores = append(a.cores, core{kind: stateCore, first: m.first, last: m.last, ref: int(s.ref), user: s.user})
	case capitalSense:
		a.cores = append(a.cores, core{kind: seatCore, first: m.first, last: m.last, ref: int(s.ref)})
	case peopleSense:
		if !a.attributive(m) {
			a.cores = append(a.cores, core{kind: peopleCore, first: m.first, last: m.last, ref: int(s.ref)})
		}
	}
	return true
}

func (a *article) addLand(l land) {
	a.lands = append(a.lands, l)
	a.named[l.country]++
	for t := l.first; t < l.last; t++ {
		a.landAt[t] = int32(len(a.lands))
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
		place := &a.d.Places[p.Ref]
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
	i, _ := slices.BinarySearchFunc(a.d.PlaceMentions, span.Start, func(p text.PlaceMention, start int) int {
		if p.End <= start {
			return -1
		}
		return 1
	})
	end := i
	for end < len(a.d.PlaceMentions) && a.d.PlaceMentions[end].Start < span.End {
		end++
	}
	return a.d.PlaceMentions[i:end]
}

// around is the kind of a recognised name that holds a match and further words of its own, or NoName.
func (a *article) around(m match) text.NameKind {
	i := a.nerAt[m.first]
	if i == 0 || a.nerAt[m.last-1] != i {
		return text.NoName
	}
	name := &a.d.Names[i-1]
	first, last := a.properName(name)
	if first >= last || m.first < first || m.first >= last {
		return text.NoName // the match is a title or nationality before the name
	}
	if h := a.agentAt[last-1]; h > 0 && a.agents[h-1].first >= m.last && a.x.agents[a.agents[h-1].senses[0].ref].person {
		last = a.agents[h-1].first // "NASA Administrator"
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
	if t.Rel == text.Conj && t.Head >= 0 && t.Head < m.first && a.landAt[t.Head] > 0 && t.Tag == text.ADJ {
		t = a.tok(t.Head) // "the Gabonese and Estonian teams"
	}
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
	if i+1 >= len(a.d.Tokens) || a.tok(i).Form != "-" && a.tok(i).Form != "–" {
		return "", false
	}
	dash, next := a.tok(i), a.tok(i+1)
	if dash.Start != a.tok(i-1).End || next.Start != dash.End {
		return "", false
	}
	return lower(next.Form), true
}
