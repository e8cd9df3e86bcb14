package actors

import (
	"slices"
	"strings"
	"unicode"

	"github.com/dateline-data/dateline/schema"
)

// addCountries makes an actor of every state and one of its government, under the seats that stand for it.
func (x *lexicon) addCountries() {
	all := schema.Countries()
	for i := range all {
		c := &all[i]
		state := strings.ToLower(c.Alpha3)
		until, _ := parseBound(c.Until, true)
		x.addEntity(entity{id: state, name: c.Name, kind: "state", terms: []term{{to: until, country: c.Alpha3}}})
		government := x.addEntity(entity{id: state + ".gov", name: "Government of " + c.Name, kind: "government", aliases: c.Seats,
			terms: []term{{to: until, country: c.Alpha3, sectors: []string{"GOV"}, parent: state}}})
		x.byCode[c.Alpha3] = len(x.countries)
		x.countries = append(x.countries, country{c, government})
	}
	// Existing states come before those that have ceased to be, whose capitals they share.
	for _, former := range []bool{false, true} {
		for i := range x.countries {
			if c := &x.countries[i]; (c.Until != "") == former {
				x.addCountryPhrases(c, int32(i))
			}
		}
	}
}

// commonWords are names of countries that are words of everyday English, or mean another place, when they stand alone.
var commonWords = map[string]bool{"States": true, "Occupied Territories": true, "occupied territories": true}

func (x *lexicon) addCountryPhrases(c *country, i int32) {
	add := func(kind senseKind, words []string) {
		for _, w := range words {
			if !commonWords[w] {
				x.phrases.add(w, sense{kind: kind, caps: casingOf(w), ref: i})
			}
		}
	}
	add(countrySense, []string{c.Name})
	add(countrySense, c.OtherNames)
	add(adjectiveSense, c.Adjectives)
	add(peopleSense, c.Person)
	add(peopleSense, c.People)
	add(capitalSense, c.Capitals)
}

// index makes the phrases, family names and offices of all entities findable.
func (x *lexicon) index() {
	for i := range x.entities {
		e := &x.entities[i]
		if e.kind != "state" {
			x.indexEntity(i, e)
		}
	}
}

func (x *lexicon) indexEntity(i int, e *entity) {
	for _, name := range append([]string{e.name}, e.aliases...) {
		name = strings.TrimPrefix(strings.TrimPrefix(name, "The "), "the ")
		x.phrases.add(name, sense{kind: entitySense, caps: casingOf(name), ref: int32(i)})
	}
	if people, ok := strings.CutSuffix(e.name, "s"); ok && strings.HasPrefix(e.id, "people.") {
		x.addPeopleAdjective(people, e.terms[0].country)
	}
	if e.kind != "person" {
		return
	}
	for _, family := range familyNames(e.name) {
		k := emptyKey.add(family)
		x.families[k] = append(x.families[k], i)
	}
	for _, t := range e.terms {
		if t.title != "" && t.country != "" {
			k := officeKey{t.country, slug(t.title)}
			x.offices[k] = append(x.offices[k], i)
		}
	}
}

// familyNames are the words by which an article may call a person after naming them once: the last word with what
// belongs to it ("al-Assad" and "Assad"), and the first where family names stand first ("Xi Jinping").
func familyNames(name string) []string {
	words := strings.Fields(name)
	if len(words) == 0 {
		return nil
	}
	last := words[len(words)-1]
	names := []string{last}
	if cut := strings.LastIndexByte(last, '-'); cut > 0 && cut+1 < len(last) && strings.ToLower(last[:cut]) != last[:cut] || cut > 0 && particles[strings.ToLower(last[:cut])] {
		names = append(names, last[cut+1:])
	}
	if len(words) > 1 && familyFirst(words) {
		names = append(names, words[0])
	}
	return names
}

// particles are the parts of family names that short forms leave out.
var particles = map[string]bool{"al": true, "el": true, "ad": true, "as": true, "ash": true, "at": true, "ul": true, "bin": true}

// maxSyllableWord is the longest first word read as a family name that stands first: Chinese, Korean and Vietnamese
// ones are syllables (Xi, Kim, Nguyen, Zhang).
const maxSyllableWord = 6

func familyFirst(words []string) bool {
	return len([]rune(words[0])) <= maxSyllableWord && unicode.IsUpper([]rune(words[0])[0]) && eastAsian[strings.ToLower(words[0])]
}

// eastAsian are family names that stand before the given name in English.
var eastAsian = func() map[string]bool {
	names := map[string]bool{}
	for _, n := range strings.Fields(`xi hu jiang li wen zhu wang zhang liu chen yang zhao huang zhou wu xu sun ma gao lin he guo luo liang song zheng
		xie han tang feng yu dong xiao cheng cao yuan deng bo lai tsai lee kim park moon yoon roh chung ban hwang choi choe jang ri pak kang cho han
		nguyen tran le pham phan vo vu ho hun aung ne tan goh lam chow tung`) {
		names[n] = true
	}
	return names
}()

// addPeopleAdjective makes an adjective of the name of a people that lives in one country: "Kashmiri separatists".
func (x *lexicon) addPeopleAdjective(people, country string) {
	i, ok := x.byCode[country]
	if ok && !strings.Contains(people, " ") && !x.named(people, adjectiveSense) {
		x.phrases.add(people, sense{kind: adjectiveSense, caps: capitalised, ref: int32(i)})
	}
}

// named tells whether a word has a sense of a kind.
func (x *lexicon) named(word string, kind senseKind) bool {
	return slices.ContainsFunc(x.phrases[emptyKey.add(word)].senses, func(s sense) bool { return s.kind == kind })
}
