package actors

import (
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
	acronym                   // all in capitals; a long one also with one capital: "Unesco"
)

// sense is one meaning of a phrase: an index into the lexicon's list for its kind.
type sense struct {
	kind senseKind
	caps casing
	user bool // from a user's own file: stands before what is embedded
	ref  int32
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
	k, start, inWord := emptyKey, 0, false
	for i, r := range phrase {
		if wordRune(r) == inWord || unicode.Is(unicode.Mn, r) {
			continue
		}
		if inWord {
			k = k.add(phrase[start:i])
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

// casingOf is how a name of the lexicon must be written in a text.
func casingOf(name string) casing {
	upper, lower := letterCases(name)
	switch {
	case upper == 0:
		return anyCase
	case lower == 0 && upper > 1 && upper <= maxAcronym:
		return acronym
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
	return upper > 0
}

// match is a phrase of the lexicon in a text: Document.Tokens[first:last].
type match struct {
	first, last int
	senses      []sense
}

// find calls f with every phrase that begins at a token of a sentence, shorter ones first. Common nouns are found in
// any inflection, names as they stand.
func (t phraseTable) find(d *text.Document, start, end int, f func(match)) {
	forms, lemmas := emptyKey, emptyKey
	for i := start; i < end && i < start+maxPhraseTokens; i++ {
		tok := &d.Tokens[i]
		byForm := forms.add(tok.Form)
		if byForm == forms {
			if i == start {
				return
			}
			continue // punctuation belongs to a name only where more of it follows
		}
		at := t[byForm]
		words := d.Text[d.Tokens[start].Start:tok.End]
		if len(at.senses) > 0 {
			report(f, match{start, i + 1, at.senses}, words, false)
		}
		longer := at.longer
		if tok.Lemma != "" && tok.Lemma != tok.Form {
			byLemma := forms.add(tok.Lemma)
			if byLemma != byForm {
				report(f, match{start, i + 1, t[byLemma].senses}, words, true)
			}
			if all := lemmas.add(tok.Lemma); all != byForm {
				if all != byLemma {
					report(f, match{start, i + 1, t[all].senses}, words, true)
				}
				longer = longer || t[all].longer
			}
			lemmas = lemmas.add(tok.Lemma)
		} else {
			lemmas = lemmas.add(tok.Form)
		}
		if forms = byForm; !longer {
			return
		}
	}
}

// maxPhraseTokens bounds the length of a phrase: the longest official names have some fifteen tokens.
const maxPhraseTokens = 16

// report hands on the senses of a match that the text's spelling allows.
func report(f func(match), m match, words string, inflected bool) {
	kept := 0
	for _, s := range m.senses {
		if s.caps.allows(words) && !(inflected && s.kind != agentSense) {
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
			if s.caps.allows(words) && !(inflected && s.kind != agentSense) {
				m.senses = append(m.senses, s)
			}
		}
	}
	f(m)
}
