package actors

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// findThings notes the names that the text itself says to be no actor's: "the cruise ship Aurora", "the Aurora browser",
// "Aurora, a film", "Space Shuttle Aurora", "Aurora 6".
func (a *article) findThings() {
	a.things = map[string]bool{}
	for i := range a.Names {
		n := &a.Names[i]
		if n.Kind == text.Organisation || n.Kind == text.Person || n.Kind == text.Miscellaneous {
			if first, last := a.stripTitles(n.First, n.Last); first < last && a.saidThing(first, last) {
				for last-1 > first && isNumber(a.tok(last-1).Form) {
					last--
				}
				a.things[slug(a.spelled(first, last))] = true
				if last-first > 2 && n.Kind != text.Person {
					a.things[slug(a.spelled(last-1, last))] = true
				}
			}
		}
	}
}

// saidThing tells whether the words in or around a name say that it is a thing's.
func (a *article) saidThing(first, last int) bool {
	start, end := a.SentenceOf(first)
	if isNumber(a.tok(last-1).Form) && last-first > 1 && !numberedBodies[lower(a.tok(last-2).Form)] {
		return true // "Windows 7"
	}
	if first > start && a.tok(first-1).Tag == text.NOUN && thingNouns[a.Lemma(first-1)] || thingEnds[lower(a.tok(last-1).Form)] {
		return true
	}
	for t := first; t < last; t++ {
		if thingNouns[a.Lemma(t)] && last-first > 1 {
			return true
		}
	}
	h := a.headOf(first, last)
	up := a.tok(h).Head
	if up >= last && up < end && a.tok(h).Rel == text.Compound && thingNouns[a.Lemma(up)] {
		return true
	}
	if c := a.Child(h, text.Appos); c >= 0 && thingNouns[a.Lemma(c)] {
		return true
	}
	return up >= 0 && a.tok(h).Rel == text.Nsubj && a.Child(up, text.Cop) >= 0 && thingNouns[a.Lemma(up)]
}

// isThing tells whether a name is one of a thing, or has the number of a model behind it.
func (a *article) isThing(first, last int) bool {
	_, end := a.SentenceOf(first)
	if next := last; next < end && a.tok(next).Form == "-" && next+1 < end && a.tok(next+1).Tag == text.NUM && a.tok(next+1).Start == a.tok(next).End {
		return true // "STS-133"
	}
	if last-first == 1 && isModel(a.tok(first).Form) {
		return true
	}
	bare := last
	for bare-1 > first && isNumber(a.tok(bare-1).Form) {
		bare--
	}
	if bare < last && !numberedBodies[lower(a.tok(bare-1).Form)] {
		return true // "Windows 7"
	}
	return a.things[slug(a.spelled(first, bare))]
}

// isModel tells a run of capitals with a number behind it: "IE6".
func isModel(word string) bool {
	bare := strings.TrimRight(word, "0123456789")
	return len(bare) < len(word) && isAcronym(bare)
}

func isNumber(word string) bool {
	return word != "" && strings.Trim(word, "0123456789.") == ""
}
