package actors

import (
	"maps"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// findShortForms notes the acronyms that the text puts in parentheses behind the words they stand for: "the Union of Potters (UOP)".
func (a *article) findShortForms() {
	a.shorts = map[string]int{}
	for t := 1; t+2 < len(a.Tokens); t++ {
		if a.tok(t).Form != "(" || a.tok(t+2).Form != ")" {
			continue
		}
		word := a.tok(t + 1).Form
		if first, last := a.SentenceOf(t); t > first && t+2 < last && isAcronym(word) && a.abbreviates(word, first, t) {
			a.noteShortForm(word, t-1)
		}
	}
}

func (a *article) noteShortForm(word string, long int) {
	if _, ok := a.shorts[word]; !ok {
		a.shorts[word] = long
	}
}

// isAcronym tells whether a word is a short run of capitals, perhaps with digits.
func isAcronym(word string) bool {
	upper := 0
	for _, r := range word {
		switch {
		case r >= 'A' && r <= 'Z':
			upper++
		case (r < '0' || r > '9') && r != '-' && r != '.':
			return false
		}
	}
	return upper > 1 && upper <= maxAcronym
}

// abbreviates tells whether an acronym stands for the capitalised words before a token: its first letter begins one of
// them, and they have its other letters (Schwartz and Hearst 2003, but in any order: acronyms are often of another language).
func (a *article) abbreviates(word string, first, end int) bool {
	if !startsUpper(a.tok(end - 1).Form) {
		return false
	}
	rest := strings.ToLower(word)
	for t := end - 1; t >= first && t >= end-2*len(word)-1; t-- {
		form := lower(a.tok(t).Form)
		if strings.HasPrefix(form, strings.ToLower(word[:1])) && startsUpper(a.tok(t).Form) {
			return end-t > 1 || strings.Contains(rest, form[:1])
		}
	}
	return false
}

// isShortForm tells whether tokens are an acronym that the text has explained.
func (a *article) isShortForm(first, last int) bool {
	if last-first != 1 {
		return false
	}
	_, ok := a.shorts[a.tok(first).Form]
	return ok
}

// addShortForms makes candidates of the acronyms that the text explains by an actor's name; others name no actor.
func (a *article) addShortForms() {
	if len(a.shorts) == 0 {
		return
	}
	taken := a.takenByCandidates()
	for _, word := range slices.Sorted(maps.Keys(a.shorts)) {
		if last := a.shorts[word] + 1; !taken[last-1] && a.agentAt[last-1] > 0 && a.x.agents[a.agents[a.agentAt[last-1]-1].senses[0].ref].institution {
			a.candidates = append(a.candidates, candidate{kind: bodyCandidate, first: a.capitalsBefore(last), last: last})
		}
	}
	for t := range a.Tokens {
		if long, ok := a.shorts[a.tok(t).Form]; ok {
			a.candidates = append(a.candidates, candidate{kind: shortCandidate, first: t, last: t + 1, ref: long})
		}
	}
}

// capitalsBefore is where the run of capitalised words begins that ends at a token, with the small words between them.
func (a *article) capitalsBefore(end int) int {
	sentence, _ := a.SentenceOf(end - 1)
	first := end - 1
	for t := first - 1; t >= sentence; t-- {
		switch tok := a.tok(t); {
		case startsUpper(tok.Form) && tok.Tag != text.DET:
			first = t
		case tok.Tag != text.ADP && tok.Tag != text.CCONJ && tok.Tag != text.DET:
			return first
		}
	}
	return first
}
