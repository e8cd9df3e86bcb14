package text

import "strings"

// RegularLemma is the lemma that English spelling gives for the inflected form of a word in lower case: "tried" try, "making" make,
// "boxes" box, "bigger" big. It knows no words; Lemma asks WordNet's exceptions before it.
func RegularLemma(word string, tag Tag, feats Feats) string {
	switch tag {
	case NOUN, PROPN:
		return singular(word)
	case ADJ, ADV:
		switch {
		case feats.Has(Cmp):
			return positive(word, "er")
		case feats.Has(Sup):
			return positive(word, "est")
		}
	case VERB, AUX:
		switch {
		case strings.HasSuffix(word, "ing"):
			return base(word, word[:len(word)-3])
		case strings.HasSuffix(word, "ed"):
			return base(word, word[:len(word)-2])
		case strings.HasSuffix(word, "s"):
			return singular(word)
		}
	}
	return word
}

// singular takes the ending -s off a noun or a verb.
func singular(word string) string {
	n := len(word)
	switch {
	case n < 3 || !strings.HasSuffix(word, "s") || strings.HasSuffix(word, "ss"):
		return word
	case strings.HasSuffix(word, "ies") && n > 4:
		return word[:n-3] + "y"
	case strings.HasSuffix(word, "uses") && n > 6 && !vowel(word[n-5]): // viruses, but causes
		return word[:n-2]
	case strings.HasSuffix(word, "sses"), strings.HasSuffix(word, "shes"), strings.HasSuffix(word, "ches"), strings.HasSuffix(word, "xes"),
		strings.HasSuffix(word, "zzes"), strings.HasSuffix(word, "oes"):
		return word[:n-2]
	}
	return strings.TrimSuffix(word[:n-1], "'")
}

// positive takes the ending of the comparative or superlative off an adjective.
func positive(word, ending string) string {
	stem, ok := strings.CutSuffix(word, ending)
	if !ok || len(stem) < 2 {
		return word
	}
	if strings.HasSuffix(stem, "i") {
		return stem[:len(stem)-1] + "y"
	}
	return restore(stem)
}

// base is the verb whose stem is left when the ending -ing or -ed is taken off.
func base(word, stem string) string {
	if len(stem) < 2 || !strings.ContainsAny(stem, "aeiouy") || strings.HasSuffix(word, "eed") {
		return word
	}
	if stem, ok := strings.CutSuffix(stem, "i"); ok && strings.HasSuffix(word, "ed") {
		return stem + "y"
	}
	return restore(stem)
}

// muteEndings are the ends of stems that lose a mute e before an ending: "solv", "danc", "judg", "handl". Those that begin with a vowel lose it
// only after a consonant: "creat", "invit", but "treat".
var muteEndings = [...]string{"at", "is", "iz", "ur", "ag", "ut", "os", "ad", "us", "id", "ic", "ir", "ud", "uc", "as", "um", "ak", "ed", "od", "ib", "ok", "yz", "ys",
	"ul", "ik", "un", "in", "im", "v", "c", "u", "dg", "rg", "ng", "bl", "cl", "dl", "fl", "gl", "kl", "pl", "tl", "zl", "ns", "rs", "ps"}

// restore undoes what English spelling does to a stem before an ending that begins with a vowel: it doubles the last consonant or drops a mute e.
func restore(stem string) string {
	n := len(stem)
	if last := stem[n-1]; n > 2 && last == stem[n-2] {
		if strings.IndexByte("lszfoe", last) >= 0 {
			return stem // call, pass, buzz, stuff, woo, see
		}
		return stem[:n-1] // plan, rub
	}
	for _, ending := range muteEndings {
		if strings.HasSuffix(stem, ending) && (!vowel(ending[0]) || n > 2 && (!vowel(stem[n-3]) || n > 3 && stem[n-4:n-2] == "qu")) {
			return stem + "e"
		}
	}
	if short(stem) {
		return stem + "e"
	}
	return stem
}

// short tells whether a stem of one syllable ends in one vowel and one consonant, which would be doubled had it lost no mute e: "hop".
func short(stem string) bool {
	n := len(stem)
	if vowel(stem[n-1]) || !vowel(stem[n-2]) || strings.IndexByte("wxy", stem[n-1]) >= 0 {
		return false
	}
	for i := range n - 2 {
		if vowel(stem[i]) {
			return false
		}
	}
	return true
}

func vowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }
