package actors

import (
	"fmt"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// nameType is how the name of a body says what it is: a last word, or one before "of" or "for", and words that go with it.
type nameType struct {
	before  []string // any of them stands in the name as well
	words   []string
	alone   bool // the words before are enough: "Times", "Inc"
	sectors []string
}

// loadNameTypes reads the table of name types: before words sectors.
func (x *lexicon) loadNameTypes(table string) error {
	return eachRow(table, 3, func(c []string) error {
		n := nameType{before: list(c[0]), words: list(c[1]), sectors: list(c[2])}
		if len(n.before) == 0 || len(n.words) == 0 || len(n.sectors) == 0 {
			return fmt.Errorf("a type of names needs words and sectors")
		}
		if i := slices.Index(n.words, "none"); i >= 0 {
			n.alone, n.words = true, slices.Delete(n.words, i, i+1)
		}
		x.nameTypes = append(x.nameTypes, n)
		return nil
	})
}

// namedSectors are the sectors that the words of a body's name tell, and whether more than its last word tells them.
func (a *article) namedSectors(first, last int) (sectors []string, sure bool) {
	name := " " + a.spelled(first, last) + " "
	for _, head := range []int{a.phraseHead(first, last), last - 1} {
		word := strings.TrimSuffix(a.tok(head).Form, ".")
		if !startsUpper(word) || head < first {
			continue
		}
		for i := range a.x.nameTypes {
			n := &a.x.nameTypes[i]
			if slices.Contains(n.words, word) && (n.within(name, word) || slices.Contains(n.before, ofCountry) && a.countryAfter(head)) {
				return n.sectors, true
			}
			if n.alone && slices.ContainsFunc(n.before, func(w string) bool { return w == word || strings.Contains(w, " ") && strings.Contains(name, " "+w+" ") }) {
				return n.sectors, false
			}
		}
	}
	return nil, false
}

// ofCountry stands in the table for "of" and the name of a country.
const ofCountry = "of COUNTRY"

// countryAfter tells whether "of" and the name of a country follow a word.
func (a *article) countryAfter(t int) bool {
	if t+2 >= len(a.Tokens) || a.tok(t+1).Form != "of" {
		return false
	}
	l := a.landAt[t+2]
	return l > 0 && a.lands[l-1].kind == countrySense && a.lands[l-1].region == ""
}

// within tells whether one of the words before stands in a name, besides the head itself.
func (n *nameType) within(name, head string) bool {
	return slices.ContainsFunc(n.before, func(w string) bool { return w != head && strings.Contains(name, " "+w+" ") })
}

// addTyped makes bodies of the names that the recogniser missed and whose words say what they are: "the Popular Front for
// the Liberation of Palestine".
func (a *article) addTyped() {
	taken := a.takenByCores()
	for t := 0; t < len(a.Tokens); t++ {
		first, last := t, a.capitalsAfter(t, taken)
		if last-first < 2 {
			continue
		}
		t = last - 1
		if _, sure := a.namedSectors(first, last); sure {
			a.cores = append(a.cores, core{kind: bodyCore, first: first, last: last})
		}
	}
}

// capitalsAfter is the end of the run of capitalised words, with the small words between them, that begins at a token and of
// which nothing is known yet.
func (a *article) capitalsAfter(t int, taken []bool) int {
	_, end := a.SentenceOf(t)
	last := t
	for i := t; i < end; i++ {
		tok := a.tok(i)
		if taken[i] || a.NameAt(i) != nil || a.InDate(i) {
			break
		}
		switch {
		case startsUpper(tok.Form) && nominal(tok.Tag) || tok.Form == "'s" && last == i && i > t:
			last = i + 1
		case i == t || tok.Tag != text.ADP && tok.Tag != text.CCONJ && tok.Tag != text.DET:
			return last
		}
	}
	return last
}
