package actors

import (
	"slices"
	"unicode"

	"github.com/dateline-data/dateline/pipeline/text"
)

// addRecognised makes candidates of the persons and bodies that the name recogniser found and the lexicon does not know.
func (a *article) addRecognised() {
	claimed := a.takenByCandidates()
	for i := range a.Names {
		name := &a.Names[i]
		first, last := a.properName(name)
		for first < last && a.tok(last-1).Tag == text.PART {
			last--
		}
		if first >= last || a.anyClaimed(claimed, first, last) || !startsUpper(a.tok(last-1).Form) && !a.hyphenEnd(last) || a.InDate(first) || a.tok(last-1).Tag == text.PRON || a.isShortForm(first, last) {
			continue
		}
		kind := name.Kind
		if kind == text.Organisation && first > name.First && last-first > 1 && a.agentAt[last-1] == 0 && a.personTitle(first) {
			kind = text.Person // "General Mohammad Reza Zahedi"
		}
		if last-first == 1 && kind != text.Person && a.families[lower(a.tok(first).Form)] {
			kind = text.Person
		}
		switch kind {
		case text.Person:
			if first, last = a.personName(first, last); !a.onlyTitle(first, last) && !a.placeTail(first, last) {
				a.candidates = append(a.candidates, candidate{kind: personCandidate, first: first, last: last})
			}
		case text.Organisation:
			for name.First < first && a.countryAt[first-1] > 0 {
				first-- // nationalities belong to the name
			}
			if !a.anyActor(claimed, name.First, first) {
				first = name.First
			}
			if first, last, ok := a.bodyName(first, last); ok {
				a.candidates = append(a.candidates, candidate{kind: bodyCandidate, first: first, last: last})
			}
		}
	}
	a.addFamilyNames()
	a.addShortForms()
}

// placeTail tells whether a name is only a part of a place's: "Zabad" of "Abu Zabad".
func (a *article) placeTail(first, last int) bool {
	span := text.Span{Start: a.tok(first).Start, End: a.tok(last - 1).End}
	return slices.ContainsFunc(a.placesAt(first, last), func(p text.PlaceMention) bool {
		return p.Ref >= 0 && p.Contains(span) && (p.Len() > span.Len() || last-first > 1)
	})
}

func (a *article) anyClaimed(claimed []bool, first, last int) bool {
	for t := first; t < last; t++ {
		if claimed[t] {
			return true
		}
	}
	return false
}

// anyActor tells whether a token of a run is part of a candidate already, other than as a country's name.
func (a *article) anyActor(claimed []bool, first, last int) bool {
	for t := first; t < last; t++ {
		if claimed[t] && a.countryAt[t] == 0 {
			return true
		}
	}
	return false
}

func startsUpper(word string) bool {
	for _, r := range word {
		return unicode.IsUpper(r) || unicode.IsDigit(r)
	}
	return false
}

// bodyName is the name of an organisation without its article; false where it is no more than a nationality and a common
// noun ("Turkish Foreign Ministry"), which the common nouns explain better, or a country.
func (a *article) bodyName(first, last int) (int, int, bool) {
	for first < last && a.tok(first).Tag == text.DET {
		first++
	}
	common := first
	for common < last && (a.countryAt[common] > 0 || a.tok(common).Tag == text.PART || a.isModifier(common)) {
		common++
	}
	if common >= last || !startsUpper(a.tok(first).Form) {
		return first, last, false
	}
	for h := first; h < last; h++ {
		if m := a.agentAt[h]; m > 0 && a.agents[m-1].first <= common && a.onlyPlace(a.agents[m-1].last, last) {
			return first, last, false
		}
	}
	return first, last, a.tok(last-1).Tag != text.PRON
}

// onlyPlace tells whether the rest of a name says no more than where: "of Kenya".
func (a *article) onlyPlace(first, last int) bool {
	for t := first; t < last; t++ {
		if a.countryAt[t] == 0 && a.tok(t).Tag != text.ADP && a.tok(t).Tag != text.DET {
			return false
		}
	}
	return true
}

func (a *article) isModifier(t int) bool { return a.modAt[t] > 0 }

// stripTitles leaves out the titles, nationalities and courtesies that stand before the name proper.
func (a *article) stripTitles(first, last int) (int, int) {
	first = a.afterOffice(first, last)
	for first < last-1 {
		next := first
		switch word := lower(a.tok(first).Form); {
		case courtesyTitles[word] || titleWords[word] || a.tok(first).Tag == text.DET:
			next = first + 1
		case a.countryAt[first] > 0 && a.countryWords[a.countryAt[first]-1].kind != peopleSense || a.tok(first).Tag == text.PART && next > 0:
			next = first + 1
		default:
			next = a.titleEnd(first, last)
		}
		if next == first || next >= last {
			break
		}
		first = next
	}
	return first, last
}

// titleEnd is where the common noun that begins at a token ends, or the token itself.
func (a *article) titleEnd(first, last int) int {
	for h := max(0, first-maxTitleTokens); h < last && h < first+maxTitleTokens; h++ {
		if m := a.agentAt[h]; m > 0 && a.agents[m-1].first <= first && first < a.agents[m-1].last && a.agents[m-1].last < last {
			return a.agents[m-1].last
		}
	}
	return first
}

// maxTitleTokens bounds a title before a name: "first deputy prime minister".
const maxTitleTokens = 6
