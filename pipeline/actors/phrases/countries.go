package phrases

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// addPlaceCountries notes the countries of the places that the gazetteer found, for the people who are there.
func (a *Article) addPlaceCountries() {
	for i := range a.PlaceMentions {
		p := &a.PlaceMentions[i]
		if p.Ref < 0 || a.Places[p.Ref].Country == "" {
			continue
		}
		isNamed := func(w *CountryWord) bool { return w != nil }
		if first, last := a.Words(p.Span); last > first && !a.isOfAmericas(last-1) && !slices.ContainsFunc(a.countryAt[first:last], isNamed) && (a.phraseAt[first] == nil || a.phraseAt[first].Kind != Person) {
			a.addCountryWord(&CountryWord{First: first, Last: last, Kind: lexicon.CountrySense, Country: a.Places[p.Ref].Country, region: regionName(&a.Places[p.Ref])})
		}
	}
	slices.SortStableFunc(a.CountryWords, func(p, q *CountryWord) int { return p.First - q.First })
}

// pairCountries links two countries that a hyphen joins: "US-Canada trade", "the Franco-German summit".
func (a *Article) pairCountries() {
	for _, w := range a.CountryWords {
		hyphen := w.First - 1
		if hyphen < 1 || a.Tok(hyphen).Form != "-" {
			continue
		}
		before := a.countryAt[hyphen-1]
		if country := combining[a.lower(hyphen-1)]; before == nil && country != "" {
			before = &CountryWord{First: hyphen - 1, Last: hyphen, Kind: lexicon.AdjectiveSense, Country: country}
			a.countryAt[hyphen-1] = before
		}
		if before != nil && before.Country != w.Country {
			w.Before, before.IsBacker = before, false
		}
	}
}

// combining are the forms of countries' names that stand only before a hyphen.
var combining = map[string]string{"franco": "FRA", "sino": "CHN", "anglo": "GBR", "indo": "IND", "russo": "RUS", "greco": "GRC", "turco": "TUR", "israelo": "ISR"}

// regionName is the name of a part of a country that has authorities of its own; "" for countries and seats of government,
// whose authorities are the country's.
func regionName(p *schema.Place) string {
	if p.Precision == "country" || strings.HasPrefix(p.FeatureCode, "PCL") || p.FeatureCode == "PPLC" || p.FeatureClass != "A" && p.FeatureClass != "P" {
		return ""
	}
	return p.Name
}

// Acts tells whether the name of a country or capital speaks of its state or government and not of a territory; other phrases always act.
func (a *Article) Acts(p *Phrase) bool {
	switch p.Kind {
	case State:
		return a.stateActs(p)
	case Seat:
		return a.seatActs(p)
	case Known:
		return a.Lexicon.Entities[p.Ref].ID != lexicon.Europe || a.stateActs(p)
	}
	return true
}

// seatActs tells whether a capital stands for its government: where it acts, is dealt with ("angered Beijing", "a deal between Baku and Yerevan",
// "pressure on Damascus"), or is named beside another that does; not where people go or fight.
func (a *Article) seatActs(p *Phrase) bool {
	h := a.firstOf(p.Head)
	up := a.Head(h)
	switch a.Tok(h).Rel {
	case text.Obj, text.Iobj, text.NsubjPass:
		return !a.Is(up, placeVerbs)
	case text.Obl, text.Nmod:
		prep := a.Preposition(h)
		return dealtPrepositions[prep] || prep == "on" && !a.Is(up, placeDeeds)
	}
	return a.isDoing(h)
}

// firstOf is the first of the words that "and" links, which says what all of them do.
func (a *Article) firstOf(h int) int {
	for a.Tok(h).Rel == text.Conj && a.Head(h) >= 0 && a.Head(h) < h {
		h = a.Head(h)
	}
	return h
}

func (a *Article) stateActs(p *Phrase) bool {
	t := a.Tok(p.Head)
	switch t.Rel {
	case text.Amod, text.Compound, text.NmodDesc, text.NmodUnmarked:
		suffix := a.hyphenated(p.Last)
		return p.user || a.PhraseAt(t.Head) == nil && (suffix == "" || ownerSuffixes[suffix])
	case text.Nsubj, text.NsubjPass, text.Obj, text.Iobj, text.NmodPoss, text.OblAgent, text.NsubjOuter, text.Root, text.Vocative, text.Csubj:
		return true
	}
	prep := a.Preposition(p.Head)
	if prep == "of" {
		return a.isDeed(t.Head) || a.PhraseAt(t.Head) != nil
	}
	return !a.IsPlacing(prep)
}

// IsPlacing tells a preposition that makes a country's name the name of a place.
func (a *Article) IsPlacing(prep string) bool { return placePrepositions[prep] }

// isDeed tells whether a noun is of doing, as the reader has it, so that what stands before it says who does it: "the police raid".
func (a *Article) isDeed(t int) bool { return t >= 0 && a.FrameAt(t) != nil && !a.IsVerbal(t) }

// isDoing tells whether a noun acts: the subject of a verb in the active voice, its agent in the passive, the owner of an action.
func (a *Article) isDoing(h int) bool {
	t := a.Tok(h)
	return t.Rel == text.Nsubj || t.Rel == text.OblAgent || t.Rel == text.NmodPoss && a.isDeed(t.Head)
}

// IsNational tells whether a word names a country by an adjective or its people.
func (w *CountryWord) IsNational() bool {
	return w.Kind == lexicon.AdjectiveSense || w.Kind == lexicon.PeopleSense
}
