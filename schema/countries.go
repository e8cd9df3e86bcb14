package schema

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed codes/countries.tsv
var countriesTSV string

// Country is a country or territory with an ISO 3166-1 code (Kosovo: KOS), or a state of the news since 1990 that has
// ceased to be and keeps its code of ISO 3166-3 (SUN, YUG, SCG, CSK, DDR, ANT). Names stand without "the"
// where that is not part of them.
type Country struct {
	Alpha3     string
	Alpha2     string
	Name       string   // common English name
	OtherNames []string // long forms, short forms, abbreviations, old names: Burma, U.K., Zaire
	Adjectives []string // Syrian; a country whose name serves as its adjective has none
	Person     []string // what one of its people is called: Spaniard, Englishwoman
	People     []string // what they are called together: Spaniards, Dutch
	Capitals   []string // the capital first, then other seats of government and former capitals of the years since 1990
	Seats      []string // houses whose names stand for its government: Kremlin
	Continent  string
	Region     string // of the United Nations' geoscheme (M49)
	GeoNamesID string
	WikidataID string
	Successor  string // alpha-3 of the state that took its place; empty for one that exists
	Until      string // last year of a state that has ceased to be
	COW        string // number of the state in the Correlates of War's list of states (COW 2017); empty for what is none there
}

var countries = sync.OnceValue(func() []Country {
	list := func(cell string) []string {
		if cell == "" {
			return nil
		}
		return strings.Split(cell, "|")
	}
	var all []Country
	for _, r := range rows(countriesTSV) {
		all = append(all, Country{Alpha3: r[0], Alpha2: r[1], Name: r[2], OtherNames: list(r[3]), Adjectives: list(r[4]), Person: list(r[5]),
			People: list(r[6]), Capitals: list(r[7]), Seats: list(r[8]), Continent: r[9], Region: r[10], GeoNamesID: r[11], WikidataID: r[12],
			Successor: r[13], Until: r[14], COW: r[15]})
	}
	return all
})

// Countries are all countries in order of their alpha-3 codes. The slice is shared: do not change it.
func Countries() []Country { return countries() }

// countryIndex finds countries by folded words; existing states stand before those that have ceased to be.
type countryIndex struct {
	alpha3, alpha2        map[string]*Country
	names, demonyms, seat map[string][]*Country
}

var index = sync.OnceValue(func() countryIndex {
	x := countryIndex{map[string]*Country{}, map[string]*Country{}, map[string][]*Country{}, map[string][]*Country{}, map[string][]*Country{}}
	put := func(m map[string][]*Country, words []string, c *Country) {
		for _, w := range words {
			key := foldCountry(w)
			if had := m[key]; len(had) == 0 || had[len(had)-1] != c {
				m[key] = append(had, c)
			}
		}
	}
	for _, former := range []bool{false, true} {
		for i := range countries() {
			c := &countries()[i]
			if former != (c.Until != "") {
				continue
			}
			x.alpha3[c.Alpha3] = c
			if x.alpha2[c.Alpha2] == nil {
				x.alpha2[c.Alpha2] = c
			}
			put(x.names, []string{c.Name}, c)
			put(x.names, c.OtherNames, c)
			put(x.demonyms, c.Adjectives, c)
			put(x.demonyms, c.Person, c)
			put(x.demonyms, c.People, c)
			put(x.seat, c.Capitals, c)
			put(x.seat, c.Seats, c)
		}
	}
	return x
})

// foldCountry is the form under which the lookups know a word: lower case without "the", but an abbreviation in capitals
// stays as it is, so that "US" is not "us".
func foldCountry(word string) string {
	word = strings.ReplaceAll(word, "’", "'")
	if strings.ToUpper(word) == word {
		return word
	}
	return strings.TrimPrefix(strings.ToLower(word), "the ")
}

// find looks a word up as it stands, then as the headline form of a word that is not an abbreviation: "SYRIA".
func find(m map[string][]*Country, word string) []*Country {
	if found := m[foldCountry(word)]; found != nil {
		return found
	}
	return m[strings.ToLower(word)]
}

// CountryByAlpha3 is the country of an ISO 3166 alpha-3 code.
func CountryByAlpha3(code string) (*Country, bool) {
	c, ok := index().alpha3[code]
	return c, ok
}

// CountryByAlpha2 is the country of an ISO 3166 alpha-2 code.
func CountryByAlpha2(code string) (*Country, bool) {
	c, ok := index().alpha2[code]
	return c, ok
}

// CountriesByName are the countries that a name may mean, without regard to case and "the".
func CountriesByName(name string) []*Country { return find(index().names, name) }

// CountriesByDemonym are the countries that an adjective or a noun for their people may mean: "Syrian", "Britons", and
// both of "Dominican".
func CountriesByDemonym(word string) []*Country { return find(index().demonyms, word) }

// CountriesBySeat are the countries whose government the name of a capital or of a house may stand for: "Baku", "Kremlin".
func CountriesBySeat(name string) []*Country { return find(index().seat, name) }
