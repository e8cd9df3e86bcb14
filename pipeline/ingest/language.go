package ingest

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"unicode"
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
type foreign struct {
	code, name string
	words      bool // told by its words
}

func (f foreign) Error() string {
	if f.words {
		return fmt.Sprintf("the text's words are not English (%s); only English is coded", f.code)
	}
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
		if info, ok := mostlyForeign(a.Text); ok {
			a.Language = info.Iso6391()
			return foreign{code: a.Language, name: info.String()}
		}
		if isPlainEnglish(sample) {
			a.Language = english
			return nil
		}
		info := whatlanggo.Detect(sample)
		if info.IsReliable() && info.Lang == whatlanggo.Eng {
			a.Language = english
			return nil
		}
		if isForeignProse(sample, info) {
			a.Language = info.Lang.Iso6391()
			return foreign{code: a.Language, name: info.Lang.String()}
		}
	}
	if a.Language == english || a.Language == "" {
		if isForeign(sample) && whatlanggo.Detect(sample).Lang != whatlanggo.Eng {
			a.Language = undetermined
			return foreign{code: undetermined, words: true}
		}
		return nil
	}
	tag, err := language.Parse(a.Language)
	if err != nil { // nothing that names a language
		a.Language = ""
		return tellLanguage(a)
	}
	base, _ := tag.Base()
	if a.Language = base.String(); a.Language != english {
		return foreign{code: a.Language}
	}
	return nil
}

// isForeignProse tells whether a text is in another language than English: by its trigrams, and since lists of names mislead these, in
// Latin letters by its words too.
func isForeignProse(text string, info whatlanggo.Info) bool {
	if !info.IsReliable() || info.Lang == whatlanggo.Eng || info.Lang.Iso6391() == "" {
		return false
	}
	return info.Script != unicode.Latin || isForeign(text)
}

// isFamiliar spares what is no foreign prose by its words the trigrams, which take a hundred times as long.
func isFamiliar(text string) bool {
	return whatlanggo.DetectScript(text) == unicode.Latin && !isForeign(text)
}

// mixedSample is how many bytes of a text are looked at for passages in other languages.
const mixedSample = 20_000

// mostlyForeign tells the language of a text of which most passages are in another language than English, as below an English
// notice of the site or in a release in two languages. Passages are paragraphs, short ones together; of a text that is plain English
// in every passage, and of one whose passages nothing tells, it says nothing.
func mostlyForeign(text string) (language whatlanggo.Lang, is bool) {
	bytes := map[whatlanggo.Lang]int{}
	ours := 0
	passages(text[:min(len(text), mixedSample)], func(passage string) {
		if isPlainEnglish(passage) || isFamiliar(passage) {
			ours += len(passage)
		} else if info := whatlanggo.Detect(passage); isForeignProse(passage, info) {
			bytes[info.Lang] += len(passage)
		} else {
			ours += len(passage)
		}
	})
	theirs := 0
	for l, n := range bytes {
		theirs += n
		if n > bytes[language] || n == bytes[language] && l < language {
			language = l
		}
	}
	return language, ours > 0 && theirs > ours // a text in one language is told as a whole
}

// passages gives the paragraphs of a text to see, joined until they are long enough to be told; the rest goes with the last.
func passages(text string, see func(string)) {
	start, end, runes := 0, 0, 0
	for line := range strings.Lines(text) {
		end += len(line)
		runes += utf8.RuneCountInString(line)
		if runes >= shortestTold && len(text)-end >= shortestTold {
			see(text[start:end])
			start, runes = end, 0
		}
	}
	see(strings.ToValidUTF8(text[start:], ""))
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

// englishWords are the commonest words of English news that are written small, one a line.
//
//go:embed english.txt
var englishWords string

var isEnglishWord = sync.OnceValue(func() map[string]bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(englishWords) {
		words[w] = true
	}
	return words
})

// isEnglish tells whether a word in small letters is one of the common words, or one of them with an ending.
func isEnglish(word string) bool {
	if isEnglishWord()[word] {
		return true
	}
	for _, ending := range []string{"s", "es", "d", "ed", "ing", "ly", "r", "er", "st", "est"} {
		if stem, ok := strings.CutSuffix(word, ending); ok && len(stem) >= shortestWord && isEnglishWord()[stem] {
			return true
		}
	}
	return false
}

const (
	undetermined  = "und" // ISO 639-2 for a language that is not told
	fewestUnknown = 2     // words, none of which is English: fewer are a name
	fewestWords   = 3     // of which some are
	shortestWord  = 3     // letters: shorter ones are words of many languages
	leastWords    = 4     // of words one in so many is none of a name at least, or it is a list of these
	foreignUnder  = .4    // of the words are English in what is not; headlines of English news have .9
)

// isForeign tells of a text, by its words but names, that it is not English.
func isForeign(sample string) bool {
	known, words := 0, 0
	starts := true // the next word begins a sentence, and may be no name though it is written large
	for _, token := range strings.Fields(sample) {
		word := strings.TrimFunc(token, func(r rune) bool { return !unicode.IsLetter(r) })
		first, _ := utf8.DecodeRuneInString(word)
		isWord := utf8.RuneCountInString(word) >= shortestWord && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
		if isWord && (unicode.IsLower(first) || starts && unicode.IsUpper(first) && isEnglish(strings.ToLower(word))) {
			words++
			if isEnglish(strings.ToLower(word)) {
				known++
			}
		}
		starts = strings.ContainsAny(token, ".!?:\n")
	}
	if words*leastWords < len(strings.Fields(sample)) {
		return false
	}
	if known == 0 {
		return words >= fewestUnknown
	}
	return words >= fewestWords && float64(known) < foreignUnder*float64(words)
}
