package lexicon

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/pipeline/text"
)

// SenseKind is what a phrase of the lexicon speaks of.
type SenseKind uint8

// The kinds of senses.
const (
	EntitySense    SenseKind = iota // an actor of its own
	AgentSense                      // a common noun for people
	ModifierSense                   // a word that gives the noun after it a sector
	CountrySense                    // the name of a country
	AdjectiveSense                  // Syrian
	PeopleSense                     // Syrians, a Spaniard
	CapitalSense                    // a seat of government that is also a place: Baku
)

// casing is how the words must be written in the text to have the Sense.
type casing uint8

const (
	anyCase     casing = iota // as the lexicon's own words are all in lower case
	capitalised               // with a capital somewhere, as a name has
	titled                    // with two, as a name of several words has: not "Progressive movement"
	acronym                   // all in capitals; a long one also with one capital: "Unesco"
)

// Sense is one meaning of a phrase: an index into the lexicon's list for its kind.
type Sense struct {
	Kind SenseKind
	caps casing
	User bool // from a user's own file: stands before what is embedded
	Ref  int32
	gaps uint64 // where its words end: bit n is set where one ends after n letters
}

// InAnyCase tells whether the words have the sense however they are written.
func (s Sense) InAnyCase() bool { return s.caps == anyCase }

// slot is what the lexicon knows of a key: the senses of the words so far, and whether longer phrases begin with them.
type slot struct {
	senses []Sense
	longer bool
}

// phraseTable finds the lexicon's phrases by their words' key.
type phraseTable struct {
	slots map[key]slot
	marks [1 << (markBits - 6)]uint64 // a bit for each of the first markBits bits of the keys
}

// markBits are so many that the bits of most words of a text are not those of any phrase: these cost no look at the slots, which are too many
// for the processor's caches.
const markBits = 20

// mark is where the bit of a key stands.
func mark(k key) (word key, bit uint64) {
	k >>= 64 - markBits
	return k / 64, 1 << (k % 64)
}

// at is what is known of a key.
func (t *phraseTable) at(k key) slot {
	if word, bit := mark(k); t.marks[word]&bit == 0 {
		return slot{}
	}
	return t.slots[k]
}

func (t *phraseTable) set(k key, s slot) {
	if t.slots == nil {
		t.slots = map[key]slot{}
	}
	word, bit := mark(k)
	t.marks[word] |= bit
	t.slots[k] = s
}

// add puts a phrase into the table with every shorter run of words that it begins with.
func (t *phraseTable) add(phrase string, s Sense) {
	k, start, inWord, letters := emptyKey, 0, false, 0
	for i, r := range phrase {
		if wordRune(r) == inWord || unicode.Is(unicode.Mn, r) {
			continue
		}
		if inWord {
			k = k.add(phrase[start:i])
			letters += letterCount(phrase[start:i])
			s.gaps |= gap(letters)
			at := t.at(k)
			at.longer = true
			t.set(k, at)
		}
		start, inWord = i, !inWord
	}
	if inWord {
		k = k.add(phrase[start:])
	}
	if k == emptyKey {
		return
	}
	if at := t.at(k); !slices.Contains(at.senses, s) {
		at.senses = append(at.senses, s)
		t.set(k, at)
	}
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

// IsAcronym tells whether a word is a short run of capitals, perhaps with digits.
func IsAcronym(word string) bool {
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

// StartsUpper tells whether a word begins with a capital or a digit.
func StartsUpper(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) || unicode.IsDigit(first)
}

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
		if StartsUpper(word) {
			n++
		}
	}
	return n
}

// Match is a phrase of the lexicon in a text: Document.Tokens[First:Last].
type Match struct {
	First, Last int
	Senses      []Sense
}

// Find calls f with every phrase that begins at a token of a sentence, shorter ones first. Common nouns are found in
// any inflection, names as they stand.
func (x *Lexicon) Find(d *text.Document, start, end int, f func(Match)) {
	t := &x.phrases
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
		at := t.at(byForm.key)
		words := d.Text[d.Tokens[start].Start:tok.End]
		report(f, Match{start, i + 1, at.senses}, words, byForm.gaps, false)
		longer := at.longer
		if tok.Lemma != "" && tok.Lemma != tok.Form {
			byLemma := forms.add(tok.Lemma, spaced)
			if byLemma.key != byForm.key {
				report(f, Match{start, i + 1, t.at(byLemma.key).senses}, words, byLemma.gaps, true)
			}
			if lemmas = lemmas.add(tok.Lemma, spaced); lemmas.key != byForm.key {
				if lemmas.key != byLemma.key {
					report(f, Match{start, i + 1, t.at(lemmas.key).senses}, words, lemmas.gaps, true)
				}
				longer = longer || t.at(lemmas.key).longer
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
func report(f func(Match), m Match, words string, gaps uint64, inflected bool) {
	barred := func(s Sense) bool {
		return !s.caps.allows(words) || inflected && s.Kind != AgentSense || gaps&^s.gaps != 0
	}
	if slices.ContainsFunc(m.Senses, barred) {
		m.Senses = slices.DeleteFunc(slices.Clone(m.Senses), barred)
	}
	if len(m.Senses) > 0 {
		f(m)
	}
}

// Knows tells whether a word alone has any sense.
func (x *Lexicon) Knows(word string) bool { return len(x.phrases.at(emptyKey.add(word)).senses) > 0 }
