package main

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
)

// Bounds of a name worth knowing: shorter ones are codes and syllables, longer ones are descriptions.
const (
	shortestName = 3
	longestName  = 50
	mostWords    = 6
)

// latinName tells whether an alternate name can stand in an English text: Latin letters, a capital first, not all
// capitals (the codes of airports), no brackets or numbers.
func latinName(name string) bool {
	n := utf8.RuneCountInString(name)
	if n < shortestName || n > longestName || strings.Count(name, " ") >= mostWords {
		return false
	}
	first, _ := utf8.DecodeRuneInString(name)
	lower := false
	for _, r := range name {
		lower = lower || unicode.IsLower(r)
		if unicode.IsLetter(r) && !unicode.Is(unicode.Latin, r) || !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) && !strings.ContainsRune(" -.'’‘`ʻʼʿʾʹ", r) {
			return false
		}
	}
	return lower && (unicode.IsUpper(first) || strings.ContainsRune("'‘’ʻʼʿʾ", first))
}

// kinds are the words for a division's kind that stand before or behind its bare name, without case and marks.
var kinds = strings.Fields(`county parish borough census area province provincia provincie provinsi provinz governorate gouvernorat
	muhafazat region regione regio regiao oblast oblast' kray krai republic respublika district distrito distretto departamento department
	departement prefecture state estado stat statul wilayat wilaya wilayah mintaqat emirate municipality municipio municipalite
	canton kanton judet judetul nomos periferia dytiki ostan ostan-e shahrestan-e shahrestan il ili ilcesi rayon rayonu raion zone cercle
	commune concelho comarca metropolitan city of de del do da di d' la the autonomous okrug region' kabupaten kota degmada
	circunscricao markaz daira delegation nohiyai tumani etrap caza huyen amphoe cercle subregion constituency division local government
	woreda sum soum`)

// bare is a division's name without the words for its kind: "Aleppo" for "Aleppo Governorate", "Biskra" for "Wilaya de
// Biskra"; empty where nothing else is left, or nothing was taken away.
func bare(name string) string {
	words := strings.Fields(name)
	isKind := func(w string) bool { return slices.Contains(kinds, strings.ToLower(gazetteer.ASCII(w))) }
	from, to := 0, len(words)
	for from < to && isKind(words[from]) {
		from++
	}
	for to > from && isKind(words[to-1]) {
		to--
	}
	if to-from == len(words) {
		return ""
	}
	return strings.Join(words[from:to], " ")
}

// divisionNames are the names of a division: what its sources call it, the same without the word for its kind, and
// other names.
func divisionNames(primary, other []string) (names []gazetteer.Name) {
	for _, p := range primary {
		names = append(names, named(gazetteer.Primary, p)...)
	}
	for _, o := range other {
		if latinName(o) {
			names = append(names, named(gazetteer.Alternate, o)...)
		}
	}
	for _, n := range names {
		if b := bare(n.Text); utf8.RuneCountInString(b) >= shortestName {
			names = append(names, named(gazetteer.Bare, b)...)
		}
	}
	return names
}
