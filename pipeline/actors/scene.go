package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// spotUse is what a country's name, or that of a place in it, does where it stands.
type spotUse uint8

const (
	placeSpot    spotUse = iota // somewhere: "in Bambari", "near Malakal"
	actingSpot                  // a state or a government: "accused Chile"
	describeSpot                // whose somebody is: "Ugandan police", "Kenya's president"
	backerSpot                  // "US-backed"
)

// spot is one place where the text speaks of a country.
type spot struct {
	token, sentence int
	clause          int // the predicate of its clause
	country         string
	use             spotUse
	dateline        bool
	located         bool // behind "in", "at", "near" and their like
	behind          bool // of what lies behind the news: "after a summit in Vienna"
}

// findSpots lists where the text speaks of countries, by name or through an actor that the lexicon knows.
func (a *article) findSpots() {
	for i := range a.countryWords {
		l := &a.countryWords[i]
		a.addSpot(a.headOf(l.first, l.last), l.country, a.useOf(l))
	}
	for i := range a.candidates {
		if c := &a.candidates[i]; c.kind == knownCandidate {
			if country := a.current(&a.x.entities[c.ref]).country; country != "" && a.countryAt[c.head] == 0 {
				a.addSpot(c.head, country, actingSpot)
			}
		}
	}
	slices.SortStableFunc(a.spots, func(p, q spot) int { return p.token - q.token })
	a.countSpots()
}

// spokenCountry is how an article as a whole speaks of a country.
type spokenCountry struct {
	country string
	spots   int
}

// countSpots sums up of which countries the article speaks, in order of the text.
func (a *article) countSpots() {
	at := map[string]int{}
	for i := range a.spots {
		s := &a.spots[i]
		if s.use == backerSpot {
			continue
		}
		k, ok := at[s.country]
		if !ok {
			k = len(a.spokenOf)
			at[s.country] = k
			a.spokenOf = append(a.spokenOf, spokenCountry{country: s.country})
		}
		if !s.dateline {
			a.spokenOf[k].spots++
			a.spoken++
		}
	}
}

func (a *article) addSpot(t int, country string, use spotUse) {
	a.spots = append(a.spots, spot{t, a.tok(t).Sentence, a.clauseOf(t), country, use, a.Dateline.Contains(a.tok(t).Span), a.located(t), a.liesBehind(t)})
}

// located tells whether a place is where something happens: "in the town of Bambari".
func (a *article) located(t int) bool {
	for range 3 {
		prep := a.Preposition(t)
		up := a.tok(t).Head
		if prep != "of" || up < 0 {
			return prep != "from" && a.leadsToPlace(prep, up)
		}
		t = up
	}
	return false
}

// liesBehind tells a place of what happened at another time than the news.
func (a *article) liesBehind(t int) bool {
	up := a.tok(t).Head
	return up >= 0 && a.tok(up).Tag == text.NOUN && behindNews[a.Preposition(up)]
}

// behindNews are the prepositions of what happened before the news or leads to it.
var behindNews = text.WordSet("after before since following until ahead_of prior_to amid despite given")

// useOf tells what the name of a country or place does.
func (a *article) useOf(l *countryWord) spotUse {
	switch {
	case l.backer:
		return backerSpot
	case l.kind == adjectiveSense || l.kind == peopleSense:
		return describeSpot
	}
	k := a.candidateAt[l.first]
	if k == 0 {
		if up := a.tok(a.headOf(l.first, l.last)); up.Rel == text.Compound || up.Rel == text.NmodPoss || up.Rel == text.Amod {
			return describeSpot
		}
		return placeSpot
	}
	switch c := &a.candidates[k-1]; {
	case c.kind == stateCandidate && a.stateActs(c), c.kind == seatCandidate && a.seatActs(c):
		if r := a.tok(c.head).Rel; r == text.NmodPoss || r == text.Compound {
			return describeSpot
		}
		return actingSpot
	case c.kind == stateCandidate || c.kind == seatCandidate:
		return placeSpot
	}
	return describeSpot
}

// clauseOf is the predicate of the clause in which a word stands.
func (a *article) clauseOf(t int) int {
	for range maxDepth {
		tok := a.tok(t)
		if tok.Head < 0 {
			return t
		}
		switch tok.Rel.Base() {
		case text.Ccomp, text.Advcl, text.Parataxis, text.Acl, text.Csubj:
			return t
		case text.Conj:
			if tok.Tag == text.VERB {
				return t
			}
		}
		t = tok.Head
	}
	return t
}

// scene is what speaks for each country that a bare description may mean: "the police", "the country", "protesters".
type scene struct {
	countries []string
	says      [][hints]float64
}

func (s *scene) at(country string) *[hints]float64 {
	i := slices.Index(s.countries, country)
	if i < 0 {
		i = len(s.countries)
		s.countries, s.says = append(s.countries, country), append(s.says, [hints]float64{})
	}
	return &s.says[i]
}

// hint is a reason to take a country for the one that a description leaves out.
type hint int

const (
	share         hint = iota // of all that the article says of countries
	placeInClause             // where the clause says that it happens
	placeInSentence
	toldInClause // whose somebody in the clause is
	toldInSentence
	lastHere // named last before it in the sentence
	lastPlace
	lastPlaceOfPeople
	oneAfter
	oneBefore
	twoBefore
	someBefore
	subjectHere
	subjectBefore
	sectorBefore
	hasOffice // somebody there is known to hold the office on the article's day
	hints
)

// hintWeights say how much each hint speaks for a country: a conditional logit over the bare descriptions of open news
// articles whose countries were told by hand.
var hintWeights = [hints]float64{share: 1.3, placeInClause: .9, placeInSentence: .6, toldInClause: .7, toldInSentence: .6, lastHere: 1.3, lastPlace: .9,
	lastPlaceOfPeople: .3, oneAfter: .9, oneBefore: 1.0, twoBefore: .6, someBefore: .3, subjectHere: .8, subjectBefore: .5, sectorBefore: .7, hasOffice: 1}

const (
	sceneReach = 6 // sentences back that still set a scene
	placeReach = 2 // sentences back in which the last place is looked for
)

// sceneAt is what speaks for each country at a description.
func (a *article) sceneAt(t int, f *description) *scene {
	s := &scene{}
	for _, c := range a.spokenOf {
		says := s.at(c.country)
		says[share] = float64(c.spots) / float64(max(a.spoken, 1))
		if f.office != "" && a.officeHolder(c.country, f.office) >= 0 {
			says[hasOffice] = 1
		}
	}
	a.addNear(s, t, f)
	a.addTopics(s, t, f)
	return s
}

// addNear adds what the sentences around a description say.
func (a *article) addNear(s *scene, t int, f *description) {
	sentence, clause, last, place := a.tok(t).Sentence, a.clauseOf(t), "", ""
	i, _ := slices.BinarySearchFunc(a.spots, sentence-sceneReach, func(x spot, from int) int { return x.sentence - from })
	for ; i < len(a.spots) && a.spots[i].sentence <= sentence+1; i++ {
		x := &a.spots[i]
		if x.use == backerSpot || x.dateline {
			continue
		}
		back := sentence - x.sentence
		if h := x.hint(back, clause); h < hints {
			s.at(x.country)[h] = 1
		}
		if back == 0 && x.token < t && !x.behind {
			last = x.country
		}
		if x.located && !x.behind && back >= 0 && back <= placeReach {
			place = x.country
		}
	}
	if last != "" {
		s.at(last)[lastHere] = 1
	}
	if place != "" {
		s.at(place)[lastPlace] = 1
		if !f.home {
			s.at(place)[lastPlaceOfPeople] = 1
		}
	}
}

// hint is what a country's mention says of a description so many sentences behind it and in a clause; hints for nothing.
func (x *spot) hint(back, clause int) hint {
	switch {
	case back == 1:
		return oneBefore
	case back == 2:
		return twoBefore
	case back > 2:
		return someBefore
	case back < 0:
		return oneAfter
	case x.use == actingSpot:
		return hints
	case x.use == describeSpot && x.clause == clause:
		return toldInClause
	case x.use == describeSpot:
		return toldInSentence
	case x.located && x.clause == clause && !x.behind:
		return placeInClause
	}
	return placeInSentence
}

// addTopics adds whom the text speaks of: subjects, whose authorities act, and those of the same sector.
func (a *article) addTopics(s *scene, t int, f *description) {
	sentence := a.tok(t).Sentence
	if c := a.subjectCountry(sentence, t); c != "" && f.home {
		s.at(c)[subjectHere] = 1
	}
	if c := a.subjectCountry(sentence-1, t); c != "" {
		s.at(c)[subjectBefore] = 1
	}
	sector := first(f.sectors)
	if i := a.lastParticipant(t, nounReach, func(w *participant) bool { return sector != "" && w.country != "" && first(w.sectors) == sector }); i >= 0 {
		s.at(a.participants[i].country)[sectorBefore] = 1
	}
}

// sceneOf is the country that a description means which names none; "" where the text speaks of no country.
func (a *article) sceneOf(t int, f *description) string {
	s := a.sceneAt(t, f)
	best, top := "", 0.0
	for i, says := range s.says {
		score := 0.0
		for h, x := range says {
			score += hintWeights[h] * x
		}
		if best == "" || score > top {
			best, top = s.countries[i], score
		}
	}
	return best
}
