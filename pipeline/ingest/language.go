package ingest

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"
	"github.com/dateline-data/dateline/schema"
	"golang.org/x/text/language"
)

const (
	english = "en"
	// shortestTold is the length in code points under which whatlanggo's trigrams do not tell a language well.
	shortestTold = 200
	// languageSample is how many bytes of a text are looked at: more do not change the answer.
	languageSample = 2000
)

// foreign is why a text that is not English is set aside.
type foreign struct{ code, name string }

func (f foreign) Error() string {
	if f.name == "" {
		return fmt.Sprintf("the language is given as %q; only English is coded", f.code)
	}
	return fmt.Sprintf("the text is %s (%s); only English is coded", f.name, f.code)
}

// tellLanguage sets an article's language to that of its text where it can be told; of shorter texts the language stays
// as the input has it ("en-GB" is en). A text in another language than English is an error of type foreign.
func tellLanguage(a *schema.Article) error {
	sample := a.Text
	if len(sample) > languageSample {
		sample = strings.ToValidUTF8(sample[:languageSample], "")
	}
	if utf8.RuneCountInString(sample) >= shortestTold {
		if isPlainEnglish(sample) {
			a.Language = english
			return nil
		}
		if info := whatlanggo.Detect(sample); info.IsReliable() && info.Lang.Iso6391() != "" {
			a.Language = info.Lang.Iso6391()
			if a.Language != english {
				return foreign{a.Language, info.Lang.String()}
			}
			return nil
		}
	}
	if a.Language == english || a.Language == "" {
		return nil
	}
	tag, err := language.Parse(a.Language)
	if err != nil { // nothing that names a language
		a.Language = ""
		return nil
	}
	base, _ := tag.Base()
	if a.Language = base.String(); a.Language != english {
		return foreign{code: a.Language}
	}
	return nil
}

// functionWords are frequent in English and rare elsewhere: some 20 % of the words of English prose, under 3 % of those
// of its neighbours (Danish for and by, Polish to).
var functionWords = map[string]bool{"the": true, "of": true, "and": true, "to": true, "that": true, "with": true, "for": true, "by": true, "from": true, "were": true, "said": true}

// leastFunctionWords is the share of function words, as one in so many, from which a text is English beyond doubt.
const leastFunctionWords = 10

// isPlainEnglish spares what is plainly English the trigrams, which take 500 times as long.
func isPlainEnglish(sample string) bool {
	words, found := 0, 0
	for word := range strings.FieldsSeq(sample) {
		words++
		if functionWords[word] {
			found++
		}
	}
	return found > 0 && found*leastFunctionWords >= words
}
