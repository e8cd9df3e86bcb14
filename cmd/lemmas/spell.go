package main

import "strings"

// sForms are the plural of a noun and the third person of a verb.
func sForms(lemma string) []string {
	switch {
	case strings.HasSuffix(lemma, "s"), strings.HasSuffix(lemma, "x"), strings.HasSuffix(lemma, "z"), strings.HasSuffix(lemma, "ch"), strings.HasSuffix(lemma, "sh"):
		return []string{lemma + "es"}
	case strings.HasSuffix(lemma, "o"):
		return []string{lemma + "s", lemma + "es"}
	}
	if stem, ok := strings.CutSuffix(lemma, "y"); ok && !endsInVowel(stem) {
		return []string{stem + "ies"}
	}
	return []string{lemma + "s"}
}

func edForms(lemma string) []string  { return suffixed(lemma, "ed") }
func erForms(lemma string) []string  { return compared(lemma, "er") }
func estForms(lemma string) []string { return compared(lemma, "est") }

// compared are the comparatives or superlatives; words of three syllables have none.
func compared(lemma, ending string) []string {
	if syllables(lemma) > 2 {
		return nil
	}
	return suffixed(lemma, ending)
}

func ingForms(lemma string) []string {
	switch {
	case strings.HasSuffix(lemma, "ie"):
		return []string{strings.TrimSuffix(lemma, "ie") + "ying"}
	case strings.HasSuffix(lemma, "ee"), strings.HasSuffix(lemma, "oe"), strings.HasSuffix(lemma, "ye"):
		return []string{lemma + "ing"}
	case strings.HasSuffix(lemma, "y"):
		return []string{lemma + "ing"}
	}
	return suffixed(lemma, "ing")
}

// suffixed are the spellings of a word with an ending that begins with a vowel: a mute e is dropped, -y becomes -i, and the last consonant
// after one vowel is doubled, always in one syllable, and as the stress or the country has it in more.
func suffixed(lemma, ending string) []string {
	n := len(lemma)
	if n < 2 {
		return nil
	}
	stem, last := lemma[:n-1], lemma[n-1]
	switch {
	case last == 'e':
		return []string{stem + ending}
	case last == 'y' && !endsInVowel(stem):
		return []string{stem + "i" + ending}
	case !doubles(lemma):
		return []string{lemma + ending}
	case syllables(lemma) == 1:
		return []string{lemma + lemma[n-1:] + ending}
	}
	return []string{lemma + ending, lemma + lemma[n-1:] + ending}
}

// doubles tells whether a word ends in one vowel and one consonant that can be doubled.
func doubles(lemma string) bool {
	n := len(lemma)
	if strings.ContainsRune("aeiouwxyh", rune(lemma[n-1])) || !endsInVowel(lemma[:n-1]) {
		return false
	}
	return n < 3 || !endsInVowel(lemma[:n-2]) || strings.HasSuffix(lemma[:n-1], "ui") && lemma[n-3] == 'q'
}

func endsInVowel(stem string) bool {
	return stem != "" && strings.ContainsRune("aeiou", rune(stem[len(stem)-1]))
}

// syllables counts the groups of vowels.
func syllables(word string) (n int) {
	after := false
	for _, r := range word {
		is := strings.ContainsRune("aeiouy", r)
		if is && !after {
			n++
		}
		after = is
	}
	return n
}
