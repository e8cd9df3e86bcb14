package actors

import (
	"maps"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// findShortForms notes the acronyms that the text puts in parentheses behind the words they stand for, and those whose words
// follow in parentheses: "the Union of Potters (UOP)", "UOP (Union of Potters)".
func (a *article) findShortForms() {
	a.shorts = map[string]int{}
	for t := 1; t+2 < len(a.d.Tokens); t++ {
		if a.tok(t).Form != "(" {
			continue
		}
		first, last := a.sentenceOf(t)
		if t+2 >= last {
			continue
		}
		switch word, before := a.tok(t+1).Form, a.tok(t-1).Form; {
		case a.tok(t+2).Form == ")" && isAcronym(word) && t > first:
			if a.abbreviates(word, first, t) {
				a.noteShortForm(word, t-1)
			}
		case isAcronym(before):
			if end := a.closing(t, last); end > 0 && sameInitials(before, a.spelled(t+1, end)) {
				a.noteShortForm(before, end-1)
			}
		}
	}
}

func (a *article) noteShortForm(word string, long int) {
	if _, ok := a.shorts[word]; !ok {
		a.shorts[word] = long
	}
}

// closing is the token that closes a parenthesis, or -1.
func (a *article) closing(open, last int) int {
	for t := open + 1; t < last; t++ {
		if a.tok(t).Form == ")" {
			return t
		}
	}
	return -1
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

// sameInitials tells whether the letters of an acronym are the first letters of a name's capitalised words, in any order.
func sameInitials(acronym, name string) bool {
	letters := []byte(initials(name))
	for i := range len(acronym) {
		at := strings.IndexByte(string(letters), acronym[i])
		if at < 0 {
			return false
		}
		letters = append(letters[:at], letters[at+1:]...)
	}
	return len(letters) == 0
}

// isShortForm tells whether tokens are an acronym that the text has explained.
func (a *article) isShortForm(first, last int) bool {
	if last-first != 1 {
		return false
	}
	_, ok := a.shorts[a.tok(first).Form]
	return ok
}

// addShortForms makes cores of the acronyms that the text explains by an actor's name; others name no actor.
func (a *article) addShortForms() {
	if len(a.shorts) == 0 {
		return
	}
	taken := a.takenByCores()
	for _, word := range slices.Sorted(maps.Keys(a.shorts)) {
		if last := a.shorts[word] + 1; !taken[last-1] && a.agentAt[last-1] > 0 && a.x.agents[a.agents[a.agentAt[last-1]-1].senses[0].ref].institution {
			a.cores = append(a.cores, core{kind: bodyCore, first: a.capitalsBefore(last), last: last})
		}
	}
	for t := range a.d.Tokens {
		if long, ok := a.shorts[a.tok(t).Form]; ok {
			a.cores = append(a.cores, core{kind: shortCore, first: t, last: t + 1, ref: long})
		}
	}
}

// capitalsBefore is where the run of capitalised words begins that ends at a token, with the small words between them.
func (a *article) capitalsBefore(end int) int {
	sentence, _ := a.sentenceOf(end - 1)
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

// takenByCores tells of every token whether a core holds it, before tokens are claimed.
func (a *article) takenByCores() []bool {
	taken := make([]bool, len(a.d.Tokens))
	for i := range a.cores {
		for t := a.cores[i].first; t < a.cores[i].last; t++ {
			taken[t] = true
		}
	}
	return taken
}

// properName is a recognised name without the titles before it and, of a person, the place behind it: "Jane Roe of Leeds".
func (a *article) properName(n *text.Name) (first, last int) {
	first, last = a.stripTitles(n.First, n.Last)
	if word := a.tok(first).Form; n.Kind == text.Person && last-first > 2 && len(word) > 2 && isAcronym(word) && a.isEntity(word) {
		first++ // "NASA Bill Ingalls"
	}
	for t := first + 1; n.Kind == text.Person && t < last; t++ {
		if a.tok(t).Form == "of" {
			return first, t
		}
	}
	return first, last
}

// personTitle tells whether an office or rank of one human being stands right before a name.
func (a *article) personTitle(first int) bool {
	m := a.agentAt[first-1]
	if m == 0 || a.agents[m-1].last != first {
		return false
	}
	ag := &a.x.agents[a.agents[m-1].senses[0].ref]
	return ag.person && !ag.institution && len(ag.sectors) > 0 && slices.Contains(officials, ag.sectors[0]) && !a.tok(first-1).Feats.Has(text.Plur)
}

// hyphenEnd tells whether the last token of a name stands behind a hyphen: "Chen Chi-mai".
func (a *article) hyphenEnd(last int) bool { return last > 1 && a.tok(last-2).Form == "-" }

// personName is a person's name with the parts that the recogniser cuts off: "Wong Pik-wan", "James To".
func (a *article) personName(first, last int) (int, int) {
	_, end := a.sentenceOf(first)
	for last+1 < end && a.tok(last).Form == "-" && a.tok(last).Start == a.tok(last-1).End && a.tok(last+1).Start == a.tok(last).End && a.nerAt[last+1] == 0 && !notNames[lower(a.tok(last+1).Form)] {
		last += 2
	}
	if last-first == 1 && last < end && a.nerAt[last] == 0 && startsUpper(a.tok(last).Form) && functionTag(a.tok(last).Tag) {
		last++
	}
	return first, last
}

func functionTag(t text.Tag) bool {
	return t == text.ADP || t == text.PART || t == text.CCONJ || t == text.AUX
}

// onlyTitle tells whether a recognised name is no more than a common noun: "U.S. Senator".
func (a *article) onlyTitle(first, last int) bool {
	h := a.agentAt[a.phraseHead(first, last)]
	return h > 0 && a.agents[h-1].first <= first && a.agents[h-1].last >= last && !givenNames[lower(a.tok(first).Form)]
}

// afterOffice is where a person's name begins behind somebody's office that the recogniser took for a part of it: "NASA
// Administrator Charles Bolden", "Islamic State leader Abu Omar".
func (a *article) afterOffice(first, last int) int {
	for h := first + 1; h < last-1; h++ {
		m := a.agentAt[h]
		if m == 0 || a.agents[m-1].last >= last || a.agents[m-1].first <= first || !a.x.agents[a.agents[m-1].senses[0].ref].person {
			continue
		}
		before := a.tok(a.agents[m-1].first - 1).Form
		if !startsUpper(a.tok(h).Form) || isAcronym(before) {
			return a.agents[m-1].last
		}
	}
	return first
}

// addTitled makes persons of the names that the recogniser missed right behind a title: "councillor Lam Cheuk-ting".
func (a *article) addTitled() {
	taken := a.takenByCores()
	for h, m := range a.agentAt {
		if m == 0 || !a.x.agents[a.agents[m-1].senses[0].ref].person || a.tok(h).Feats.Has(text.Plur) || !nounTag(a.tok(h).Tag) || taken[h] {
			continue
		}
		first := a.agents[m-1].last
		_, end := a.sentenceOf(h)
		last := first
		for last < end && !taken[last] && a.tok(last).Tag == text.PROPN && startsUpper(a.tok(last).Form) && a.nerAt[last] == 0 && a.landAt[last] == 0 && a.agentAt[last] == 0 && !a.dateAt[last] {
			last++
		}
		if last == first || isAcronym(a.tok(first).Form) || last < end && a.agentAt[last] > 0 {
			continue
		}
		first, last = a.personName(first, last)
		a.cores = append(a.cores, core{kind: personCore, first: first, last: last})
	}
}

// findThings notes the names that the text itself says to be no actor's: "the cruise ship Aurora", "the Aurora browser",
// "Aurora, a film", "Space Shuttle Aurora", "Aurora 6".
func (a *article) findThings() {
	a.things = map[string]bool{}
	for i := range a.d.Names {
		n := &a.d.Names[i]
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
	start, end := a.sentenceOf(first)
	if isNumber(a.tok(last-1).Form) && last-first > 1 && !numberedBodies[lower(a.tok(last-2).Form)] {
		return true // "Windows 7"
	}
	if first > start && a.tok(first-1).Tag == text.NOUN && thingNouns[lower(a.tok(first-1).Lemma)] || thingEnds[lower(a.tok(last-1).Form)] {
		return true
	}
	for t := first; t < last; t++ {
		if thingNouns[lower(a.tok(t).Lemma)] && last-first > 1 {
			return true
		}
	}
	h := a.headOf(first, last)
	up := a.tok(h).Head
	if up >= last && up < end && a.tok(h).Rel == text.Compound && thingNouns[lower(a.tok(up).Lemma)] {
		return true
	}
	if c := a.child(h, text.Appos); c >= 0 && thingNouns[lower(a.tok(c).Lemma)] {
		return true
	}
	return up >= 0 && a.tok(h).Rel == text.Nsubj && a.child(up, text.Cop) >= 0 && thingNouns[lower(a.tok(up).Lemma)]
}

// isThing tells whether a name is one of a thing, or has the number of a model behind it.
func (a *article) isThing(first, last int) bool {
	_, end := a.sentenceOf(first)
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
