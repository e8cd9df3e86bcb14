package phrases

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// matches are the lexicon's names in the text, those of a token longest first; its common nouns and modifiers are noted on the way.
func (a *Article) matches() (names []lexicon.Match) {
	for i := range a.Sentences {
		for t := a.Sentences[i].First; t < a.Sentences[i].Last; t++ {
			from := len(names)
			a.Lexicon.Find(a.Document, t, a.Sentences[i].Last, func(m lexicon.Match) {
				a.noteNouns(m)
				if a.isName(m) {
					names = append(names, m)
				}
			})
			slices.Reverse(names[from:])
		}
	}
	return names
}

// noteNouns keeps the common nouns and modifiers of a match: the best for every head and start.
func (a *Article) noteNouns(m lexicon.Match) {
	for _, s := range m.Senses {
		switch s.Kind {
		case lexicon.AgentSense:
			n := noun{m.First, m.Last, s.User, nil, &a.Lexicon.Agents[s.Ref]}
			if h := a.phraseHead(m.First, m.Last); a.nounAt[h] == nil || n.better(a.nounAt[h]) {
				best := n
				best.shorter, a.nounAt[h] = a.nounAt[h], &best
			} else if n.first > a.nounAt[h].first {
				rest := n
				rest.shorter, a.nounAt[h].shorter = a.nounAt[h].shorter, &rest
			}
		case lexicon.ModifierSense:
			had := a.modifierAt[m.First]
			if had == nil || had.last != m.Last {
				had = &modifier{last: m.Last}
				a.modifierAt[m.First] = had
			}
			had.senses = append(had.senses, &a.Lexicon.Agents[s.Ref])
		}
	}
}

// better tells whether a common noun is to be preferred to one with the same head: the user's own, the longer, the one
// that names an office.
func (n noun) better(had *noun) bool {
	if n.user != had.user {
		return n.user
	}
	if longer := n.last - n.first - had.last + had.first; longer != 0 {
		return longer > 0
	}
	return n.Office != "" && had.Office == ""
}

// isName tells whether a match has a sense other than a common noun, looks like a name where it stands, and is not the family name of
// somebody in the text.
func (a *Article) isName(m lexicon.Match) bool {
	isCommon := func(s lexicon.Sense) bool { return s.Kind == lexicon.AgentSense || s.Kind == lexicon.ModifierSense }
	isEntity := func(s lexicon.Sense) bool {
		return s.Kind == lexicon.EntitySense && a.Lexicon.Entities[s.Ref].Kind != "group" // a people's name is also a family's
	}
	one := m.Last == m.First+1
	switch {
	case !slices.ContainsFunc(m.Senses, func(s lexicon.Sense) bool { return !isCommon(s) }),
		one && a.families[a.lower(m.First)] && !slices.ContainsFunc(m.Senses, isEntity),
		one && a.isOfAmericas(m.First):
		return false
	case slices.ContainsFunc(m.Senses, func(s lexicon.Sense) bool { return !isCommon(s) && (s.User || s.InAnyCase()) }):
		return true // as whoever listed it has written it
	case a.InDate(m.First):
		return false
	}
	tag := a.Tok(m.First).Tag
	return !one || a.NameAt(m.First) != nil || tag == text.PROPN || tag == text.ADJ || tag == text.NOUN
}

// isOfAmericas tells the "American" of a part of the world: "South American leaders".
func (a *Article) isOfAmericas(t int) bool {
	return t > 0 && a.lower(t) == "american" && americas[a.lower(t-1)]
}

// addNames makes phrases and country words of the longest names that begin at a token not yet taken, in order of the text.
func (a *Article) addNames(names []lexicon.Match) {
	free := 0
	for i, m := range names {
		if m.First < free || i > 0 && names[i-1].First == m.First && !a.ownNoun(names[i-1]) || a.ownNoun(m) {
			continue
		}
		if a.addName(m) {
			free = m.Last
		}
	}
}

// ownNoun tells whether a common noun of the user's own file is among words that his file does not name.
func (a *Article) ownNoun(m lexicon.Match) bool {
	return slices.ContainsFunc(a.nounAt[m.First:m.Last], func(n *noun) bool { return n != nil && n.user }) &&
		!slices.ContainsFunc(m.Senses, func(s lexicon.Sense) bool { return s.User })
}

// addName makes a phrase of a name, or notes the country that it speaks of; false where the name recogniser has good reason
// to read the words as part of something else.
func (a *Article) addName(m lexicon.Match) bool {
	s, ok := a.choose(m)
	if !ok {
		return false
	}
	outer := a.around(m)
	if s.User {
		outer = text.NoName
	}
	isEntity := s.Kind == lexicon.EntitySense
	if outer == text.Person || outer == text.Location && !isEntity && !a.isCountryFirst(m) || outer != text.NoName && isEntity && m.Last-m.First == 1 {
		return false
	}
	if isEntity {
		a.add(Known, m.First, m.Last, int(s.Ref))
		return true
	}
	suffix := a.hyphenated(m.Last)
	a.addCountryWord(&CountryWord{First: m.First, Last: m.Last, Kind: s.Kind, Country: a.Lexicon.Countries[s.Ref].Alpha3, IsBacker: suffix != "" && !ownerSuffixes[suffix]})
	if kind, isPhrase := senseKinds[s.Kind]; isPhrase && outer == text.NoName && (suffix == "" || kind == State && ownerSuffixes[suffix]) && (kind != Nation || !a.isAttribute(m)) {
		a.add(kind, m.First, m.Last, int(s.Ref)).user = s.User
	}
	return true
}

// isCountryFirst tells whether a recognised place's name is no place, but a country and a word more: "United States District Judge".
func (a *Article) isCountryFirst(m lexicon.Match) bool {
	name := a.NameAt(m.First)
	return m.First == name.First && m.Last-m.First > 1 && !slices.ContainsFunc(a.placesAt(name.First, name.Last), func(p text.PlaceMention) bool { return p.End >= name.End })
}

// senseKinds are the kinds of the phrases that countries' names make.
var senseKinds = map[lexicon.SenseKind]Kind{lexicon.CountrySense: State, lexicon.CapitalSense: Seat, lexicon.PeopleSense: Nation}

func (a *Article) addCountryWord(w *CountryWord) {
	a.CountryWords = append(a.CountryWords, w)
	a.named[w.Country]++
	for t := w.First; t < w.Last; t++ {
		a.countryAt[t] = w
	}
}

// choose is the sense of a name that fits best: the user's own, the actors of the lexicon, then countries.
func (a *Article) choose(m lexicon.Match) (best lexicon.Sense, ok bool) {
	score := 0
	for _, s := range m.Senses {
		if fit := a.fitness(m, s); fit > score {
			best, ok, score = s, true, fit
		}
	}
	return best, ok
}

// The parts of fitness. Of entities with one name that beats which is something on the article's day, and that of a country that the article
// names.
const (
	fitUser    = 100
	fitEntity  = 20
	fitCountry = 10
	fitPeople  = 1
	fitActive  = 4
	fitHere    = 8
)

// fitness tells how well a sense fits where a match stands; 0 where it does not.
func (a *Article) fitness(m lexicon.Match, s lexicon.Sense) (score int) {
	switch {
	case s.Kind == lexicon.AgentSense || s.Kind == lexicon.ModifierSense:
		return 0
	case s.User:
		return fitUser
	case s.Kind == lexicon.EntitySense:
		e := &a.Lexicon.Entities[s.Ref]
		score = fitEntity
		if e.Term(a.Day) != nil {
			score += fitActive
		}
		if c := e.Terms[0].Country; c == "" || a.IsNamed(c) {
			score += fitHere
		}
		return score
	case s.Kind == lexicon.PeopleSense && !a.isAttribute(m):
		return fitCountry + fitPeople
	case (s.Kind == lexicon.CountrySense || s.Kind == lexicon.CapitalSense) && a.isElsewhere(m, a.Lexicon.Countries[s.Ref].Alpha3):
		return 0
	}
	return fitCountry
}

// isElsewhere tells whether the gazetteer has found words that name a country to be a place outside of it: Georgia of the United States.
func (a *Article) isElsewhere(m lexicon.Match, country string) bool {
	for _, p := range a.placesAt(m.First, m.Last) {
		if p.Ref >= 0 && !p.Demonym {
			return a.Places[p.Ref].Country != "" && a.Places[p.Ref].Country != country
		}
	}
	return false
}

// placesAt are the place mentions that overlap tokens.
func (a *Article) placesAt(first, last int) []text.PlaceMention {
	span := text.Span{Start: a.Tok(first).Start, End: a.Tok(last - 1).End}
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
func (a *Article) around(m lexicon.Match) text.NameKind {
	name := a.NameAt(m.First)
	if name == nil || a.NameAt(m.Last-1) != name {
		return text.NoName
	}
	first := a.afterTitles(name.First, name.Last)
	if m.First < first || first == m.First && name.Last == m.Last {
		return text.NoName // a match before first is a title or nationality of whoever is named
	}
	return name.Kind
}

// isAttribute tells whether words stand before the noun that they describe: "the Chinese government".
func (a *Article) isAttribute(m lexicon.Match) bool {
	t := a.Tok(a.HeadIn(m.First, m.Last))
	if t.Rel == text.Conj && t.Head >= 0 && t.Tag == text.ADJ {
		t = a.Tok(t.Head) // "U.S. and British troops"
	}
	switch t.Rel {
	case text.Amod, text.Compound, text.NmodDesc, text.Flat:
		return t.Head >= m.Last
	}
	return false
}

// addHalves reads "the North" and "the South" as the states of Korea in a text that speaks of one of them.
func (a *Article) addHalves() {
	for t := 1; t < len(a.Tokens); t++ {
		if a.Tok(t).Form == "Koreas" {
			a.addKoreas(t)
		}
		if !a.IsNamed("PRK") && !a.IsNamed("KOR") {
			continue
		}
		if i, ok := a.Lexicon.Country(koreas[a.Tok(t).Form]); ok && a.lower(t-1) == "the" && a.Tok(t).Rel != text.Compound && a.Tok(t).Rel != text.Amod {
			a.addCountryWord(&CountryWord{First: t, Last: t + 1, Kind: lexicon.CountrySense, Country: a.Lexicon.Countries[i].Alpha3})
			a.add(State, t, t+1, i)
		}
	}
}

// addKoreas reads "the two Koreas" as both states.
func (a *Article) addKoreas(t int) {
	i, ok := a.Lexicon.Country("KOR")
	if !ok || a.phraseAt[t] != nil {
		return
	}
	north := &CountryWord{First: t, Last: t + 1, Kind: lexicon.CountrySense, Country: "PRK"}
	a.addCountryWord(&CountryWord{First: t, Last: t + 1, Kind: lexicon.CountrySense, Country: "KOR", Before: north})
	a.add(State, t, t+1, i)
}

var koreas = map[string]string{"North": "PRK", "South": "KOR"}

// doubtParties takes a party for one that the lexicon does not know where the article speaks of other countries alone:
// many countries have a Labour Party.
func (a *Article) doubtParties() {
	for _, p := range a.Phrases {
		if p.Kind != Known || len(a.CountryWords) == 0 {
			continue
		}
		if t := &a.Lexicon.Entities[p.Ref].Terms[0]; lexicon.First(t.Sectors) == "PTY" && t.Country != "" && !a.IsNamed(t.Country) {
			p.Kind = Body
		}
	}
}
