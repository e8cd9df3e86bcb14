package ingest

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Where no field has a name that archives are known to use, those of a table or a record are told by the words in their names
// ("Headline Text", "full_article_text"), if what they hold is of that kind, and then by what they hold alone. The end of a run names
// what was taken, so that nobody has to wonder.

// candidate is a field of an input with some of its values.
type candidate struct {
	name   string
	values []string // "" where a record has none
}

// kinds are our fields, the most particular first: of "Headline Text" the headline counts, of "article_date" the date.
var kinds = []struct {
	ours  string
	words map[string]bool // any of which makes a field one of the kind
	fits  func(values []string) bool
}{
	{"title", wordSet("headline title heading titel titre titulo título titular titolo überschrift schlagzeile"), areTitles},
	{"url", wordSet("url urls link href permalink uri"), areAddresses},
	{"retrieved_at", wordSet("retrieved crawled crawl scraped scrape fetched downloaded download accessed collected"), areDates},
	{"published_at", wordSet("date dated published pubdate datetime timestamp datum fecha"), areDates},
	{"source", wordSet("source outlet publisher newspaper publication agency broadcaster quelle fuente zeitung"), areNames},
	{"author", wordSet("author authors byline journalist reporter writer autor auteur"), areNames},
	{"text", wordSet("text body content contents article story fulltext texto texte"), areTexts},
}

// told are the kinds that are told by what a field holds.
var told = []struct {
	ours string
	only func([]candidate) *candidate
}{{"text", longestProse}, {"published_at", onlyDate}, {"url", onlyAddress}}

// others are words of fields that tell something of an article's text, date or address, and are not it.
var others = wordSet(`id ids length len count counts words word chars characters size lang language image images img photo picture thumbnail thumb
	video audio caption country state type kind code hash md5 sha sha256 score sentiment polarity topic label labels category section tag tags
	keyword keywords embedding vector tokens summary abstract lead teaser snippet description subtitle sub alt logo icon modified modify updated
	update event start end birth death expires number no num rank index file path comment comments user avatar bio feed home domain`)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}

// guesses are the fields of an input that are taken for those of ours that nothing else is known to be.
func (o Options) guesses(all []candidate) map[string]string {
	known := map[string]bool{}
	unknown := slices.DeleteFunc(slices.Clone(all), func(c candidate) bool {
		ours := o.fieldNamed(c.name)
		known[ours] = true
		return ours != ""
	})
	return likely(unknown, func(ours string) bool { return o.Map[ours] == "" && !known[ours] })
}

// fieldNamed is our field that an input's is by its name, "" where it is not known to be one.
func (o Options) fieldNamed(name string) string {
	for ours, theirs := range o.Map {
		if canonical(theirs) == canonical(name) {
			return ours
		}
	}
	ours := fieldOf[canonical(name[strings.LastIndexByte(name, '.')+1:])]
	if o.Map[ours] != "" {
		return ""
	}
	return ours
}

// fieldOf is fieldNames the other way round.
var fieldOf = func() map[string]string {
	fields := map[string]string{}
	for ours, names := range fieldNames {
		for _, name := range names {
			fields[name] = ours
		}
	}
	return fields
}()

// likely are the fields that are taken for those of ours that are wanted.
func likely(fields []candidate, wanted func(ours string) bool) map[string]string {
	found, taken := map[string]string{}, map[string]bool{}
	take := func(ours string, c *candidate) {
		if c != nil {
			found[ours], taken[c.name] = c.name, true
		}
	}
	byWords := map[string][]candidate{}
	for _, f := range fields {
		if ours := kindOf(f); ours != "" {
			byWords[ours] = append(byWords[ours], f)
		}
	}
	for _, k := range kinds {
		if wanted(k.ours) {
			take(k.ours, nearest(k.ours, byWords[k.ours]))
		}
	}
	for _, k := range told {
		if found[k.ours] == "" && wanted(k.ours) {
			left := slices.DeleteFunc(slices.Clone(fields), func(f candidate) bool { return taken[f.name] })
			take(k.ours, k.only(left))
		}
	}
	return found
}

// kindOf is which of our fields another is by its words, if what it holds is of the kind.
func kindOf(f candidate) string {
	words := nameWords(f.name)
	if slices.ContainsFunc(words, func(w string) bool { return others[w] }) {
		return ""
	}
	for _, k := range kinds {
		if slices.ContainsFunc(words, func(w string) bool { return k.words[w] }) && k.fits(f.values) {
			return k.ours
		}
	}
	return ""
}

// nearest is the field of a kind with the most text, where that is wanted, or else with the fewest words in its name.
func nearest(ours string, fields []candidate) *candidate {
	if len(fields) == 0 {
		return nil
	}
	best := slices.MinFunc(fields, func(a, b candidate) int {
		if ours == "text" {
			return cmp.Compare(meanWords(b.values), meanWords(a.values))
		}
		return cmp.Compare(len(nameWords(a.name)), len(nameWords(b.name)))
	})
	return &best
}

// nameWords are the words of a field's own name: "pubDate", "Pub Date" and "item.pub_date" have two.
func nameWords(name string) []string {
	name = name[strings.LastIndexByte(name, '.')+1:]
	var spaced strings.Builder
	lower := false
	for _, r := range name {
		if lower && unicode.IsUpper(r) {
			spaced.WriteByte(' ')
		}
		lower = unicode.IsLower(r)
		spaced.WriteRune(unicode.ToLower(r))
	}
	return strings.FieldsFunc(spaced.String(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

const (
	// fewestProse is how many words the values of a field have on the mean that is taken for the text by them alone: those of a
	// paragraph. Headlines have ten, summaries some more.
	fewestProse = 25
	// longestTitle and longestNamed are the words of the longest headlines, and of names of outlets and authors.
	longestTitle, longestNamed = 40, 12
	// oddOnes is the share of values, as one in so many, that may be of another kind.
	oddOnes = 10
)

// areMostly tells whether nearly all values that are there pass, and some are.
func areMostly(values []string, pass func(string) bool) bool {
	there, odd := 0, 0
	for _, v := range values {
		if v = strings.TrimSpace(given(v)); v == "" {
			continue
		}
		if there++; !pass(v) {
			odd++
		}
	}
	return there > 0 && odd*oddOnes <= there
}

var plainAddress = regexp.MustCompile(`^https?://\S+$`)

func areAddresses(values []string) bool { return areMostly(values, plainAddress.MatchString) }

func areDates(values []string) bool {
	return areMostly(values, func(v string) bool {
		_, err := ParseTime(v)
		return err == nil || digitDay.MatchString(v)
	})
}

func areTitles(values []string) bool {
	return areMostly(values, func(v string) bool {
		return len(strings.Fields(v)) <= longestTitle && !plainAddress.MatchString(v) && hasLetter(v)
	})
}

func areNames(values []string) bool {
	return areMostly(values, func(v string) bool {
		return len(strings.Fields(v)) <= longestNamed && !plainAddress.MatchString(v) && hasLetter(v)
	})
}

// areTexts tells sentences, however few, from numbers, names and addresses.
func areTexts(values []string) bool {
	return areMostly(values, func(v string) bool { return strings.ContainsRune(v, ' ') && hasLetter(v) })
}

func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

func meanWords(values []string) float64 {
	there, words := 0, 0
	for _, v := range values {
		if n := len(strings.Fields(given(v))); n > 0 {
			there, words = there+1, words+n
		}
	}
	return float64(words) / float64(max(1, there))
}

func longestProse(fields []candidate) *candidate {
	best := nearest("text", fields)
	if best == nil || meanWords(best.values) < fewestProse {
		return nil
	}
	return best
}

// onlyDate is the one field that holds dates: where there are several, none is known to be the publication's. Digits alone may as
// well be numbers of something.
func onlyDate(fields []candidate) *candidate {
	return theOnly(fields, func(values []string) bool {
		return areDates(values) && areMostly(values, func(v string) bool { return strings.ContainsAny(v, "-/.: ") })
	})
}

func onlyAddress(fields []candidate) *candidate { return theOnly(fields, areAddresses) }

// theOnly is the field that passes, nil where none or several do.
func theOnly(fields []candidate, passes func([]string) bool) (only *candidate) {
	for i, f := range fields {
		if !passes(f.values) || slices.ContainsFunc(nameWords(f.name), func(w string) bool { return others[w] }) {
			continue
		}
		if only != nil {
			return nil
		}
		only = &fields[i]
	}
	return only
}
