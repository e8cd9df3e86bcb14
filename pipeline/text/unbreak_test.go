package text

import (
	"strings"
	"testing"
)

// TestUnbreak joins words that print has broken, in texts of different wraps, and leaves hyphens that are the words'.
func TestUnbreak(t *testing.T) {
	for held, want := range map[string]string{
		"LAGOS - The navy res-\ncued 40 fish-\nermen off Bad-\nagry on Sunday.": "LAGOS - The navy rescued\n40 fishermen\noff Badagry\non Sunday.",
		"The ambas-\r\n  sador left Ouaga-\r\n  dougou.":                        "The ambassador\nleft Ouagadougou.",
		"Prose\u00adcutors in Gro\u00ad\nningen":                                "Prosecutors in Groningen",
		"the Saudi-\nled coalition and Iranian-\nbacked rebels":                 "the Saudi-led\ncoalition and Iranian-backed\nrebels",
		"an anti-\ngovernment march, a 16-\nyear-old and Guinea-\nBissau":       "an anti-government\nmarch, a 16-year-old\nand Guinea-Bissau",
		"short-range missiles; the short-\nrange ones":                          "short-range missiles; the short-range\nones",
		"a two- and a three-day strike, pre-\nand post-war":                     "a two- and a three-day strike, pre-\nand post-war",
		"He left -\nand came back":                                              "He left -\nand came back",
		"- one\n- two\n-\nthree":                                                "- one\n- two\n-\nthree",
		"of\ufb01cials of the \ufb02eet":                                        "officials of the fleet",
		"Stras\u200bbourg and\u200b Paris":                                      "Strasbourg and\u200b Paris",
		"gov¬\nernment":                                                         "government",
		"insur&shy;gents":                                                       "insurgents",
		"the rail-\n\nways":                                                     "the rail-\n\nways",
		"soft\u00ad hyphens before a space":                                     "soft hyphens before a space",
	} {
		got, edits := Mend(held)
		if got != want {
			t.Errorf("%q\ngot  %q\nwant %q", held, got, want)
		}
		o := NewOffsets(held, edits)
		for word := range strings.FieldsSeq(got) {
			at := strings.Index(got, word)
			back := o.Slice(Span{at, at + len(word)})
			if again, _ := Mend(back); strings.Join(strings.Fields(again), "") != word {
				t.Errorf("%q leads back to %q in %q", word, back, held)
			}
		}
	}
}
