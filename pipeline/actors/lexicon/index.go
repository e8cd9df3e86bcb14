package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// addCountries makes an actor of every state and one of its government, under the seats that stand for it.
func (x *Lexicon) addCountries() {
	all := schema.Countries()
	for i := range all {
		c := &all[i]
		state := StateID(c.Alpha3)
		until, _ := parseBound(c.Until, true)
		x.addEntity(Entity{ID: state, Name: c.Name, Kind: "state", Terms: []Term{{to: until, Country: c.Alpha3}}})
		government := x.addEntity(Entity{ID: state + ".gov", Name: "Government of " + c.Name, Kind: "government", aliases: c.Seats,
			Terms: []Term{{to: until, Country: c.Alpha3, Sectors: []string{"GOV"}, Parent: state}}})
		x.byCode[c.Alpha3] = len(x.Countries)
		x.Countries = append(x.Countries, Country{c, government})
	}
	// Existing states come before those that have ceased to be, whose capitals they share.
	for _, former := range []bool{false, true} {
		for i, c := range x.Countries {
			if (c.Until != "") == former {
				x.addCountryPhrases(c, int32(i))
			}
		}
	}
}

// commonWords are names of countries that are words of everyday English, or mean another place, when they stand alone.
var commonWords = map[string]bool{"States": true, "Occupied Territories": true, "occupied territories": true}

func (x *Lexicon) addCountryPhrases(c Country, i int32) {
	for _, group := range []struct {
		kind  SenseKind
		words []string
	}{{CountrySense, []string{c.Name}}, {CountrySense, c.OtherNames}, {AdjectiveSense, c.Adjectives}, {PeopleSense, c.Person}, {PeopleSense, c.People}, {CapitalSense, c.Capitals}} {
		for _, w := range group.words {
			if !commonWords[w] {
				x.phrases.add(w, Sense{Kind: group.kind, caps: casingOf(w), Ref: i})
			}
		}
	}
}

// index makes the phrases, family names and offices of all entities findable.
func (x *Lexicon) index() {
	for i := range x.Entities {
		if e := &x.Entities[i]; e.Kind != "state" {
			x.indexEntity(i, e)
		}
	}
}

func (x *Lexicon) indexEntity(i int, e *Entity) {
	for _, name := range append([]string{e.Name}, e.aliases...) {
		name = strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
		x.phrases.add(name, Sense{Kind: EntitySense, caps: casingOf(name), Ref: int32(i)})
	}
	if people, ok := strings.CutSuffix(e.Name, "s"); ok && strings.HasPrefix(e.ID, "people.") {
		x.addPeopleAdjective(people, e.Terms[0].Country)
	}
	if e.Kind != "person" {
		return
	}
	x.addFamily(i, e.Name)
	for _, t := range e.Terms {
		if t.Office != "" && t.Country != "" {
			k := office{t.Country, t.Office}
			x.holders[k] = append(x.holders[k], i)
		}
	}
}

// addPeopleAdjective makes an adjective of the name of a people that lives in one country: "Kashmiri separatists".
func (x *Lexicon) addPeopleAdjective(people, country string) {
	i, ok := x.byCode[country]
	isAdjective := func(s Sense) bool { return s.Kind == AdjectiveSense }
	if ok && !strings.Contains(people, " ") && !slices.ContainsFunc(x.phrases.at(emptyKey.add(people)).senses, isAdjective) {
		x.phrases.add(people, Sense{Kind: AdjectiveSense, caps: capitalised, Ref: int32(i)})
	}
}

// addFamily makes a person findable by the words by which an article may call them after naming them once: the last word with what belongs to
// it ("al-Assad" and "Assad"), and the first where family names stand first ("Xi Jinping").
func (x *Lexicon) addFamily(person int, name string) {
	words := strings.Fields(name)
	last := words[len(words)-1]
	names := []string{last}
	if cut := strings.LastIndexByte(last, '-'); cut > 0 && cut+1 < len(last) && (strings.ToLower(last[:cut]) != last[:cut] || particles[last[:cut]]) {
		names = append(names, last[cut+1:])
	}
	if first, _ := utf8.DecodeRuneInString(name); len(words) > 1 && unicode.IsUpper(first) && eastAsian[strings.ToLower(words[0])] {
		names = append(names, words[0])
	}
	for _, n := range names {
		x.families[emptyKey.add(n)] = append(x.families[emptyKey.add(n)], person)
	}
}

// particles are the parts of family names that short forms leave out.
var particles = text.WordSet("al el ad as ash at ul bin")

// eastAsian are family names that stand before the given name in English.
var eastAsian = text.WordSet(`xi hu jiang li wen zhu wang zhang liu chen yang zhao huang zhou wu xu sun ma gao lin he guo luo liang song zheng
	xie han tang feng yu dong xiao cheng cao yuan deng bo lai tsai lee kim park moon yoon roh chung ban hwang choi choe jang ri pak kang cho
	nguyen tran le pham phan vo vu ho hun aung ne tan goh lam chow tung`)
