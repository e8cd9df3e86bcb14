package text

import (
	_ "embed"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// lemmaList holds the lemmas that no rule gives, a line for each: the part of speech as WordNet writes it (n v a r, and p for adjectives
// with a capital), the form and the lemma. cmd/lemmas builds it from WordNet.
//
//go:embed lemmas.txt
var lemmaList string

// wordNetTags are the parts of speech that are inflected, as lemmaList writes them.
var wordNetTags = [...]byte{NOUN: 'n', PROPN: 'n', VERB: 'v', AUX: 'v', ADJ: 'a', ADV: 'r'}

// lemmas are the lines of lemmaList, the part of speech and the form of each ("v went") with its lemma.
var lemmas = sync.OnceValue(func() map[string]string {
	table := make(map[string]string, strings.Count(lemmaList, "\n"))
	for line := range strings.Lines(lemmaList) {
		i := strings.LastIndexByte(line, ' ')
		table[line[:i]] = line[i+1 : len(line)-1]
	}
	return table
})

// longestListed is the length in bytes that no form in lemmaList exceeds.
const longestListed = 30

// listed is the lemma that lemmaList gives for a form in lower case, or "".
func listed(part byte, form string) string {
	if len(form) > longestListed {
		return ""
	}
	key := [longestListed + 2]byte{part, ' '}
	n := copy(key[2:], form)
	return lemmas()[string(key[:n+2])]
}

// Lemma is the dictionary form of a word, as Universal Dependencies' English treebanks write it: closed classes from a table, the
// others from WordNet's exceptions and, failing these, RegularLemma. Without features a verb's ending decides; nouns and
// adjectives are then taken for uninflected.
func Lemma(form string, tag Tag, feats Feats) string {
	if form == "" {
		return form
	}
	switch tag {
	case PUNCT, SYM:
		if mark, ok := plainMarks[form]; ok {
			return mark
		}
		return form
	case NUM:
		return numberLemma(form)
	case X:
		return form
	}
	word := form
	if tag != PROPN && !initialism(form, tag) {
		word = lowerCase(form)
	}
	if lemma := closedLemma(word, tag, feats); lemma != "" {
		return lemma
	}
	if tag == ADJ {
		if lemma := listed('p', word); lemma != "" {
			return lemma
		}
	}
	if !inflected(word, tag, feats) {
		return word
	}
	if lemma := listed(wordNetTags[tag], word); lemma != "" {
		return lemma
	}
	return RegularLemma(word, tag, feats)
}

// inflected tells whether the features leave room for an ending.
func inflected(word string, tag Tag, feats Feats) bool {
	switch tag {
	case NOUN, PROPN:
		return feats.Has(Plur)
	case ADJ, ADV:
		return feats&(Cmp|Sup) != 0
	case VERB, AUX:
		if feats&(Past|Ger|Part) != 0 || feats == 0 {
			return true
		}
		return feats.Has(Pres) && strings.HasSuffix(word, "s") && feats&(First|Second|Plur) == 0
	}
	return false
}

// initialism tells whether a noun is written in capitals because it is an abbreviation, as "TV" and "DVDs" are; longer words are shouted.
func initialism(form string, tag Tag) bool {
	stem := strings.TrimSuffix(form, "s")
	if tag != NOUN || len(stem) < 2 || len(stem) > longestInitialism {
		return false
	}
	for i := 0; i < len(stem); i++ {
		if c := stem[i]; 'a' <= c && c <= 'z' || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// longestInitialism is the length of the longest word in capitals that is taken for an abbreviation.
const longestInitialism = 3

// lowerCase is strings.ToLower with a quick way out.
func lowerCase(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; 'A' <= c && c <= 'Z' || c >= utf8.RuneSelf {
			return strings.Map(unicode.ToLower, s)
		}
	}
	return s
}

// numberLemma is a number without the commas between its thousands.
func numberLemma(form string) string {
	if lemma, ok := magnitudes[form]; ok {
		return lemma
	}
	if c := form[0]; c < '0' || c > '9' {
		if len(form) > 1 && inCapitals(form) {
			return form // a Roman numeral
		}
		return lowerCase(form)
	}
	return strings.ReplaceAll(form, ",", "")
}
