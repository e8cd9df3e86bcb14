package phrases

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
)

// findFamilies notes the last words of the persons' names in the text, which stand for them alone: "Paris" after "Valeska Paris" is no city.
func (a *Article) findFamilies() {
	for i := range a.Names {
		if n := &a.Names[i]; n.Kind == text.Person && n.Last-n.First > 1 {
			a.families[a.lower(n.Last-1)] = true
		}
	}
}

// addRecognised makes phrases of the persons and bodies that the name recogniser found and the lexicon does not know.
func (a *Article) addRecognised() {
	for i := range a.Names {
		name := &a.Names[i]
		first, last := a.afterTitles(name.First, name.Last), name.Last
		for first < last && a.Tok(last-1).Tag == text.PART {
			last--
		}
		if first >= last || a.isTaken(first, last) || degrees[a.Tok(first).Form] || !lexicon.StartsUpper(a.Tok(last-1).Form) && !a.isHyphenEnd(last) || a.InDate(first) {
			continue
		}
		kind := name.Kind
		if last-first == 1 && a.families[a.lower(first)] {
			kind = text.Person
		}
		switch kind {
		case text.Person:
			if !a.isCommonName(first, last) && !a.isPlace(first, last) {
				a.add(Person, first, last, 0)
			}
		case text.Organisation:
			if first = a.bodyStart(name, first); a.isBody(first, last) {
				a.add(Body, first, last, 0)
			}
		}
	}
	a.addFamilyNames()
}

// addFamilyNames makes persons of the family names, of people whom the text calls in full, that the recogniser missed.
func (a *Article) addFamilyNames() {
	for t := range a.Tokens {
		tok := a.Tok(t)
		if a.phraseAt[t] == nil && lexicon.StartsUpper(tok.Form) && a.families[a.lower(t)] && a.NameAt(t) == nil && a.nounAt[t] == nil && tok.Rel != text.Flat {
			a.add(Person, t, t+1, 0)
		}
	}
}

// isHyphenEnd tells whether the last token of a name stands behind a hyphen: "Chen Chi-mai".
func (a *Article) isHyphenEnd(last int) bool { return last > 1 && a.Tok(last-2).Form == "-" }

// isCommonName tells whether a recognised name is no more than a common noun: "U.S. Senator".
func (a *Article) isCommonName(first, last int) bool {
	n := a.nounAt[a.phraseHead(first, last)]
	return n != nil && n.first <= first && n.last >= last
}

// isPlace tells whether a name is a place's or a part of one: "Zabad" of "Abu Zabad".
func (a *Article) isPlace(first, last int) bool {
	span := text.Span{Start: a.Tok(first).Start, End: a.Tok(last - 1).End}
	return slices.ContainsFunc(a.placesAt(first, last), func(p text.PlaceMention) bool {
		return p.Ref >= 0 && p.Contains(span) && (p.Len() > span.Len() || last-first > 1)
	})
}

// bodyStart is where an organisation's name begins: nationalities and common nouns belong to it, other actors and articles do not.
func (a *Article) bodyStart(name *text.Name, first int) int {
	for name.First < first && a.countryAt[first-1] != nil {
		first--
	}
	if !slices.ContainsFunc(a.phraseAt[name.First:first], func(p *Phrase) bool { return p != nil && p.Kind != State && p.Kind != Seat && p.Kind != Nation }) {
		first = name.First
	}
	for first < name.Last && a.Tok(first).Tag == text.DET {
		first++
	}
	return first
}

// isBody tells whether words are the name of an organisation: more than a nationality and a common noun ("Turkish Foreign Ministry"), which
// the common nouns explain better.
func (a *Article) isBody(first, last int) bool {
	common := first
	for common < last && (a.countryAt[common] != nil || a.Tok(common).Tag == text.PART || a.modifierAt[common] != nil) {
		common++
	}
	if common >= last || !lexicon.StartsUpper(a.Tok(first).Form) {
		return false
	}
	return !slices.ContainsFunc(a.nounAt[first:last], func(n *noun) bool { return n != nil && n.first <= common && a.isOnlyPlace(n.last, last) })
}

// isOnlyPlace tells whether the rest of a name says no more than where: "of Kenya".
func (a *Article) isOnlyPlace(first, last int) bool {
	for t := first; t < last; t++ {
		if a.countryAt[t] == nil && a.Tok(t).Tag != text.ADP && a.Tok(t).Tag != text.DET {
			return false
		}
	}
	return true
}

// afterTitles is where a name begins behind the titles, nationalities and courtesies that the recogniser took for a part of it.
func (a *Article) afterTitles(first, last int) int {
	first = a.afterOffice(first, last)
	for first < last-1 {
		next := first + 1
		word, country := a.lower(first), a.countryAt[first]
		if isTitle := courtesyTitles[word] || titleWords[word] || a.Tok(first).Tag == text.DET || a.Tok(first).Tag == text.PART; !isTitle && (country == nil || country.Kind == lexicon.PeopleSense) {
			next = a.nounEnd(first, last)
		}
		if next == first {
			break
		}
		first = next
	}
	return first
}

// nounEnd is where the common noun that begins at a token ends, or the token itself.
func (a *Article) nounEnd(first, last int) int {
	for h := max(0, first-maxTitle); h < min(last, first+maxTitle); h++ {
		if n := a.nounAt[h]; n != nil && n.first <= first && first < n.last && n.last < last && !n.Struck { // not "Hotel Rwanda"
			return n.last
		}
	}
	return first
}

// maxTitle bounds the words of a title before a name: "first deputy prime minister".
const maxTitle = 6

// afterOffice is where a person's name begins behind somebody's office that the recogniser took for a part of it: "NASA
// Administrator Charles Bolden", "Islamic State leader Abu Omar".
func (a *Article) afterOffice(first, last int) int {
	for h := first + 1; h < last-1; h++ {
		n := a.nounAt[h]
		if n != nil && n.last < last && n.first > first && n.Person && (!lexicon.StartsUpper(a.Tok(h).Form) || lexicon.IsAcronym(a.Tok(n.first-1).Form)) {
			return n.last
		}
	}
	return first
}

// namedSectors are the sectors that the words of a body's name tell; nil for none.
func (a *Article) namedSectors(first, last int) []string {
	name := a.Spelled(first, last)
	for _, head := range []int{max(first, a.phraseHead(first, last)), last - 1} {
		if word := strings.TrimSuffix(a.Tok(head).Form, "."); lexicon.StartsUpper(word) {
			if sectors := a.Lexicon.NamedSectors(name, word); sectors != nil {
				return sectors
			}
		}
	}
	return nil
}
