package text

import "strings"

// closedLemmas are the lemmas of words that belong to closed classes, or are clipped by a clitic ("wo" "n't"), by tag and form in lower case.
var closedLemmas = [X + 1]map[string]string{
	AUX: pairs("is be are be am be was be were be been be being be be be 's be 're be 'm be 've have has have had have having have 'll will 'd would " +
		"s be m be re be ve have ll will ca can wo will sha shall ai be does do did do done do doing do can can could could may may might might " +
		"must must shall shall should should will will would would ought ought got get gets get getting get"),
	VERB: pairs("is be are be am be was be were be been be being be 's be 're be 'm be 've have 'd have wan want gon go got get gotta get has have"),
	PRON: pairs("me I i I my my mine my us we 's we our our ours our ourselves ourselves you you your your yours your him he his his " +
		"hers her its its them they 'em they em they theirs their those that these this thy thy thee thou ya you y' you y'all you"),
	DET:  pairs("an a these this those that th' the"),
	PART: pairs("n't not nt not 's 's ' 's na to ta to s 's"),
	ADP:  pairs("vs versus thru through till till 'til till til till w/ with w/o without c. circa ca. circa"),
	ADJ: pairs("more more most most less less least least better good best good worse bad worst bad further further farther far elder elder " +
		"eldest old lesser less inner inner upper upper outer outer latter latter"),
	ADV:  pairs("more more most most less less least least better well best well worse badly worst badly further far farther far furthest far"),
	NOUN: pairs("people people data data women woman am a.m. pm p.m. etc etc."),
	PROPN: pairs("Jan. January Feb. February Mar. March Apr. April Aug. August Sept. September Sep. September Oct. October Nov. November Dec. December " +
		"Jan January Feb February Aug August Sept September Oct October Nov November Dec December"),
}

// plainMarks are the plain forms of typographic marks.
var plainMarks = pairs("– - — - ― - “ \" ” \" „ \" « \" » \" `` \" ’’ '' ‘’ '' ‘‘ '' ‘ ' ’ ' ` ' … ...")

// magnitudes are numbers that are written as a letter after another number.
var magnitudes = pairs("k thousand K thousand m million M million mn million mln million b billion B billion bn billion tn trillion trn trillion")

// closedLemma is the lemma of a word in lower case that belongs to a closed class, or "".
func closedLemma(word string, tag Tag, feats Feats) string {
	if strings.Contains(word, "’") {
		word = strings.ReplaceAll(word, "’", "'")
	}
	switch {
	case tag == PRON && word == "her" && !feats.Has(Possessive):
		return "she"
	case tag == AUX && word == "'d" && feats.Has(Past):
		return "have"
	case tag == ADJ && feats&(Cmp|Sup) == 0, tag == ADV && feats&(Cmp|Sup) == 0:
		return ""
	}
	return closedLemmas[tag][word]
}

// pairs is a table written as a list of words, each followed by its value.
func pairs(list string) map[string]string {
	table := map[string]string{}
	words := strings.Fields(list)
	for i := 0; i+1 < len(words); i += 2 {
		table[words[i]] = words[i+1]
	}
	return table
}

// IsPronoun tells whether a word may be a pronoun: those of the closed class, and what is written small, which may be slang.
func IsPronoun(form string) bool {
	word := strings.ReplaceAll(strings.ToLower(form), "’", "'")
	return !startsUpper(form) || len(word) < len("one") || pronouns[word]
}

// pronouns are the pronouns of three letters and more.
var pronouns = func() map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq("mine myself our ours ourselves you your yours yourself yourselves he's him his himself she her hers herself its itself they them their " +
		"theirs themselves themself one's ones oneself one who whom whose which what that this these those there each other another others some any none nobody somebody " +
		"anybody everybody someone anyone everyone something anything nothing everything whoever whomever whatever whichever all both either neither such same " +
		"thee thou thy thine y'all 'em many few several most more less much enough how why when where and part") {
		set[w] = true
	}
	return set
}()
