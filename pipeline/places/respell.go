package places

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
)

// Names from other scripts are spelled in many ways: "Qamishli" and "Al Qamishli", "Zuwara" and "Zuwarah", "Khan Younis" and
// "Khan Yunis". A name that the gazetteer does not know is tried in other spellings, and taken where one is borne by a place
// in a country that the article speaks of.

// respelling is a way to spell a key otherwise; it gives the key itself where it does not apply.
type respelling func(string) string

func swap(from, to string) respelling {
	return func(key string) string { return strings.Replace(key, from, to, 1) }
}

func ending(from, to string) respelling {
	return func(key string) string {
		if stem, ok := strings.CutSuffix(key, from); ok {
			return stem + to
		}
		return key
	}
}

func beginning(from, to string) respelling {
	return func(key string) string {
		if rest, ok := strings.CutPrefix(key, from); ok {
			return to + rest
		}
		return key
	}
}

// articleSpellings are the ways to write, to leave out and to assimilate the Arabic article.
var articleSpellings = []respelling{
	beginning("", "al "), beginning("al ", ""), beginning("el ", "al "), beginning("ad ", "al "), beginning("as ", "al "), beginning("ar ", "al "),
	beginning("al", "al "), beginning("el ", ""),
	assimilate, swap(" ash ", " al "), swap(" as ", " al "), swap(" ad ", " al "), swap(" ar ", " al "), swap(" el ", " al "), swap(" al ", " el "),
	swap(" ", ""),
}

// letterSpellings are the letters that stand for one sound of another script.
var letterSpellings = []respelling{
	swap("ou", "u"), swap("oo", "u"), swap("u", "ou"), swap("ee", "i"), swap("i", "ee"), swap("ei", "ay"), swap("ai", "ay"), swap("ay", "ai"),
	swap("e", "i"), swap("i", "e"), swap("o", "u"), swap("q", "k"), swap("k", "q"), swap("kh", "h"), swap("j", "g"), swap("dj", "j"),
	swap("gh", "g"), swap("iy", "y"), swap("y", "i"), swap("w", "v"), swap("dh", "d"), swap("ts", "tz"), swap("h", "kh"), swap("c", "k"),
	swap("ll", "l"), swap("ss", "s"), swap("mm", "m"), swap("nn", "n"), swap("rr", "r"), swap("tt", "t"), swap("bb", "b"), swap("dd", "d"),
	swap("l", "ll"), swap("n", "nn"), swap("m", "mm"), swap("s", "ss"),
	ending("", "h"), ending("h", ""), ending("eh", "ah"), ending("a", "ah"), ending("e", "a"), ending("ey", "i"), ending("y", "i"), ending("i", "iy"), ending("eh", "a"),
}

// sunLetters are the Arabic consonants that the article before them takes on: "al-Shughur" is said "ash-Shughur".
var sunLetters = []string{"sh", "th", "dh", "s", "t", "d", "n", "r", "z"}

func assimilate(key string) string {
	before, after, ok := strings.Cut(key, " al ")
	if !ok {
		if after, ok = strings.CutPrefix(key, "al "); !ok {
			return key
		}
	} else {
		before += " "
	}
	for _, letters := range sunLetters {
		if strings.HasPrefix(after, letters) {
			return before + "a" + letters + " " + after
		}
	}
	return key
}

// leastSpelling is the length of a name under which another letter makes another name.
const leastSpelling = 5

// respell looks the names that nothing is known of up in other spellings, and drops the doubtful ones that have none.
func (s *spotter) respell() {
	countries := s.spokenOf()
	for _, m := range s.mentions {
		key := gazetteer.Key(s.doc.Slice(m.span))
		if m.bearers != nil || len(key) < leastSpelling || facilities[key[strings.LastIndexByte(key, ' ')+1:]] {
			continue
		}
		if m.bearers = s.spelled(key, countries); m.bearers != nil {
			m.key = key
		}
	}
	s.mentions = slices.DeleteFunc(s.mentions, func(m *mention) bool { return m.doubtful && m.bearers == nil })
}

// spokenOf are the countries that the article names, and those of its large towns and rare names.
func (s *spotter) spokenOf() (countries []gazetteer.Ref) {
	for _, m := range s.mentions {
		for _, b := range m.bearers {
			large := s.gaz.IsPopulated(b.Place) && s.gaz.Population(b.Place) >= largeTown
			if b.Kind <= gazetteer.Bare && (s.gaz.IsCountry(b.Place) || large || len(m.bearers) <= fewBearers) || b.Kind == gazetteer.Demonym {
				countries = append(countries, s.gaz.Country(b.Place))
			}
		}
	}
	return slices.DeleteFunc(countries, func(c gazetteer.Ref) bool { return c == gazetteer.None })
}

// spelled gives the bearers in the countries of the nearest other spelling of a key: another article, another letter, or both.
func (s *spotter) spelled(key string, countries []gazetteer.Ref) []gazetteer.Bearer {
	near := append(others([]string{key}, articleSpellings), others([]string{key}, letterSpellings)...)
	if found := s.inCountries(near, countries); found != nil {
		return found
	}
	return s.inCountries(others(others([]string{key}, articleSpellings), letterSpellings), countries)
}

// others are the keys spelled otherwise.
func others(keys []string, ways []respelling) (all []string) {
	for _, key := range keys {
		for _, respell := range ways {
			if other := respell(key); other != key && len(other) >= leastSpelling {
				all = append(all, other)
			}
		}
	}
	return all
}

func (s *spotter) inCountries(keys []string, countries []gazetteer.Ref) (found []gazetteer.Bearer) {
	for _, k := range keys {
		for _, b := range s.gaz.LookupKey(nil, k) {
			if b.Kind <= gazetteer.Alternate && !s.gaz.IsCountry(b.Place) && slices.Contains(countries, s.gaz.Country(b.Place)) &&
				!slices.ContainsFunc(found, func(f gazetteer.Bearer) bool { return f.Place == b.Place }) {
				found = append(found, gazetteer.Bearer{Place: b.Place, Kind: gazetteer.Alternate})
			}
		}
	}
	return found
}
