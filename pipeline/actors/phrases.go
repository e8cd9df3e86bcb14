package actors

import (
	"strings"
	"unicode"

	"github.com/dateline-data/dateline/pipeline/text"
)

// senseKind is what a phrase of the lexicon speaks of.
type senseKind uint8

const (
	entitySense    senseKind = iota // an actor of its own
	agentSense                      // a common noun for people
	modifierSense                   // a word that gives the noun after it a sector
	countrySense                    // the name of a country
	adjectiveSense                  // Syrian
	peopleSense                     // Syrians, a Spaniard
	capitalSense                    // a seat of government that is also a place: Baku
)

// casing is how the words must be written in the text to have the sense.
type casing uint8

const (
	anyCase     casing = iota // as the lexicon's own words are all in lower case
	capitalised               // with a capital somewhere, as a name has
	titled                    // with two, as a name of several words has: not "Progressive movement"
	acronym                   // all in capitals; a long one also with one capital: "Unesco"
)

// sense is one meaning of a phrase: an index into the lexicon's list for its kind.
type sense struct {
	kind senseKind
	caps casing
	user bool // from a user's own file: stands before what is embedded
	ref  int32
	gaps uint64 // where its words end: bit n is set where one ends after n letters
}

// slot is what the lexicon knows of a key: the senses of the words so far, and whether longer phrases begin with them.
type slot struct {
	senses []sense
	longer bool
}

// phraseTable finds the lexicon's phrases by their words' key.
type phraseTable map[key]slot

// add puts a phrase into the table with every shorter run of words that it begins with.
func (t phraseTable) add(phrase string, s sense) {
	k, start, inWord, letters := emptyKey, 0, false, 0
	for i, r := range phrase {
		if wordRune(r) == inWord || unicode.Is(unicode.Mn, r) {
			continue
		}
		if inWord {
			k = k.add(phrase[start:i])
			letters += letterCount(phrase[start:i])
			s.gaps |= gap(letters)
			at := t[k]
			at.longer = true
			t[k] = at
		}
		start, inWord = i, !inWord
	}
	if inWord {
		k = k.add(phrase[start:])
	}
	if k == emptyKey {
		return
	}
	at := t[k]
	for _, had := range at.senses {
		if had == s {
			return
		}
	}
	at.senses = append(at.senses, s)
	t[k] = at
}

// gap is the mark of a space after so many letters; none where the word is too long to have one.
func gap(letters int) uint64 { return 1 << letters }

// casingOf is how a name of the lexicon must be written in a text.
func casingOf(name string) casing {
	upper, lower := letterCases(name)
	switch {
	case upper == 0:
		return anyCase
	case lower == 0 && upper > 1 && upper <= maxAcronym:
		return acronym
	case capitalWords(name) > 1:
		return titled
	}
	return capitalised
}

// maxAcronym is the longest run of capitals read as an acronym: longer ones are names set in capitals.
const maxAcronym = 9

// minSpokenAcronym is the shortest acronym that newspapers also write as a name ("Nato"); shorter ones would meet words.
const minSpokenAcronym = 4

func letterCases(s string) (upper, lower int) {
	for _, r := range s {
		if unicode.IsUpper(r) {
			upper++
		} else if unicode.IsLower(r) {
			lower++
		}
	}
	return upper, lower
}

// allows tells whether words of the text are written as the sense asks.
func (c casing) allows(words string) bool {
	if c == anyCase {
		return true
	}
	upper, lower := letterCases(words)
	if c == acronym {
		return lower == 0 && upper > 0 || upper == 1 && lower >= minSpokenAcronym-1 || upper > lower
	}
	return upper > 1 || c == capitalised && upper > 0
}

// capitalWords counts the words of a name that begin with a capital.
func capitalWords(name string) int {
	n := 0
	for word := range strings.FieldsSeq(name) {
		if startsUpper(word) {
			n++
		}
	}
	return n
}

// match is a phrase of the lexicon in a text: Document.Tokens[first:last].
type match struct {
	first, last int
	senses      []sense
}

// find calls f with every phrase that begins at a token of a sentence, shorter ones first. Common nouns are found in
// any inflection, names as they stand.
func (t phraseTable) find(d *text.Document, start, end int, f func(match)) {
	forms, lemmas := run{key: emptyKey}, run{key: emptyKey}
	for i := start; i < end && i < start+maxPhraseTokens; i++ {
		tok := &d.Tokens[i]
		spaced := i > start && tok.Start > d.Tokens[i-1].End
		byForm := forms.add(tok.Form, spaced)
		if byForm.key == forms.key {
			if i == start {
				return
			}
			continue // punctuation belongs to a name only where more of it follows
		}
		at := t[byForm.key]
		words := d.Text[d.Tokens[start].Start:tok.End]
		if len(at.senses) > 0 {
			report(f, match{start, i + 1, at.senses}, words, byForm.gaps, false)
		}
		longer := at.longer
		if tok.Lemma != "" && tok.Lemma != tok.Form {
			byLemma := forms.add(tok.Lemma, spaced)
			if byLemma.key != byForm.key {
				report(f, match{start, i + 1, t[byLemma.key].senses}, words, byLemma.gaps, true)
			}
			if lemmas = lemmas.add(tok.Lemma, spaced); lemmas.key != byForm.key {
				if lemmas.key != byLemma.key {
					report(f, match{start, i + 1, t[lemmas.key].senses}, words, lemmas.gaps, true)
				}
				longer = longer || t[lemmas.key].longer
			}
		} else {
			lemmas = lemmas.add(tok.Form, spaced)
		}
		if forms = byForm; !longer {
			return
		}
	}
}

// run is some words of a text: their key, the number of their letters, and after how many of them spaces stand.
type run struct {
	key     key
	letters int
	gaps    uint64
}

func (r run) add(word string, spaced bool) run {
	if spaced {
		r.gaps |= gap(r.letters)
	}
	return run{r.key.add(word), r.letters + letterCount(word), r.gaps}
}

// maxPhraseTokens bounds the length of a phrase: the longest official names have some fifteen tokens.
const maxPhraseTokens = 16

// report hands on the senses of a match that the text's spelling allows. Words that are one in the lexicon are not two
// in the text: "Azerbaijan is" is not "Azerbaijanis".
func report(f func(match), m match, words string, gaps uint64, inflected bool) {
	allowed := func(s sense) bool {
		return s.caps.allows(words) && !(inflected && s.kind != agentSense) && gaps&^s.gaps == 0
	}
	kept := 0
	for _, s := range m.senses {
		if allowed(s) {
			kept++
		}
	}
	if kept == 0 {
		return
	}
	if kept < len(m.senses) {
		all := m.senses
		m.senses = make([]sense, 0, kept)
		for _, s := range all {
			if allowed(s) {
				m.senses = append(m.senses, s)
			}
		}
	}
	f(m)
}
