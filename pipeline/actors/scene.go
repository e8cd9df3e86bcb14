package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
)

// use is what a country's name, or that of a place in it, does where it stands.
type use uint8

const (
	asPlace    use = iota // somewhere: "in Bambari", "near Malakal"
	asActor               // a state or a government: "accused Chile"
	asNational            // whose somebody is: "Ugandan police", "Kenya's president"
)

// spot is one place where the text speaks of a country.
type spot struct {
	token, sentence int
	clause          int // the predicate of its clause
	country         string
	use             use
	inDateline      bool
	isLocated       bool // behind "in", "at", "near" and their like, and not of what lies behind the news: "after a summit in Vienna"
}

// scene is of which countries an article speaks, and where: what a bare description may mean ("the police", "the country", "protesters").
type scene struct {
	*phrases.Article
	spots     []spot
	countries []string  // in order of the text
	shares    []float64 // of the spots outside of the dateline where there are any, by country
}

// newScene lists where the text speaks of countries, by name or through an actor that the lexicon knows.
func newScene(a *phrases.Article) *scene {
	s := &scene{Article: a}
	for _, w := range a.CountryWords {
		if !w.IsBacker {
			s.add(a.HeadIn(w.First, w.Last), w.Country, s.useOf(w))
		}
	}
	for _, p := range a.Phrases {
		if p.Kind != phrases.Known || a.CountryAt(p.Head) != nil {
			continue
		}
		if country := a.Lexicon.Entities[p.Ref].On(a.Day).Country; country != "" {
			s.add(p.Head, country, asActor)
		}
	}
	slices.SortStableFunc(s.spots, func(p, q spot) int { return p.token - q.token })
	outside := 0
	isAllDateline := !slices.ContainsFunc(s.spots, func(x spot) bool { return !x.inDateline })
	for _, x := range s.spots {
		i := slices.Index(s.countries, x.country)
		if i < 0 {
			i = len(s.countries)
			s.countries, s.shares = append(s.countries, x.country), append(s.shares, 0)
		}
		if !x.inDateline || isAllDateline {
			s.shares[i]++
			outside++
		}
	}
	for i := range s.shares {
		s.shares[i] /= float64(max(outside, 1))
	}
	return s
}

func (s *scene) add(t int, country string, use use) {
	s.spots = append(s.spots, spot{t, s.Tok(t).Sentence, s.clauseOf(t), country, use, s.Dateline.Contains(s.Tok(t).Span), s.isLocated(t)})
}

// isLocated tells whether a place is where something of the news happens: "in the town of Bambari".
func (s *scene) isLocated(t int) bool {
	for s.Preposition(t) == "of" && s.Head(t) >= 0 {
		t = s.Head(t)
	}
	up := s.Head(t)
	p, prep := s.PhraseAt(t), s.Preposition(t)
	isGoal := prep == "to" && (p == nil || p.Kind == phrases.Seat) // "flew to Lilongwe"
	return (isGoal || s.IsPlacing(prep)) && (up < 0 || s.Tok(up).Tag != text.NOUN || !behindNews[s.Preposition(up)])
}

// behindNews are the prepositions of what happened before the news or leads to it.
var behindNews = text.WordSet("after before since following until ahead_of prior_to amid despite given")

// useOf tells what the name of a country or place does.
func (s *scene) useOf(w *phrases.CountryWord) use {
	p, rel := s.PhraseAt(w.First), s.Tok(s.HeadIn(w.First, w.Last)).Rel
	isOther := p != nil && p.Kind != phrases.State && p.Kind != phrases.Seat
	switch {
	case w.IsNational(), isOther:
		return asNational
	case p != nil && !s.Acts(p):
		return asPlace
	case rel == text.Compound, rel == text.NmodPoss, rel == text.Amod:
		return asNational
	case p == nil:
		return asPlace
	}
	return asActor
}

// clauseOf is the predicate of the clause in which a word stands.
func (s *scene) clauseOf(t int) int {
	for up := s.Head(t); up >= 0; up = s.Head(t) {
		switch s.Tok(t).Rel.Base() {
		case text.Ccomp, text.Advcl, text.Parataxis, text.Acl, text.Csubj:
			return t
		}
		t = up
	}
	return t
}

// sceneReach is how many sentences back still set a scene.
const sceneReach = 2

// hint is what a country's mention says of a description so many sentences behind it and in a clause.
func (x *spot) hint(back, clause int) hint {
	switch {
	case back == 1:
		return oneSentenceBack
	case back == 2:
		return twoSentencesBack
	case back < 0:
		return oneSentenceOn
	case back != 0:
		return noHint
	case x.use == asActor && x.clause == clause:
		return actsInClause
	case x.use == asActor:
		return actsInSentence
	case x.use == asNational && x.clause == clause:
		return nationalInClause
	case x.use == asNational:
		return nationalInSentence
	case x.isLocated && x.clause == clause:
		return inClause
	}
	return inSentence
}
