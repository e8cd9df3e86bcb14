package scene

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/text"
)

// titled are the countries whose places the article's title names: as its text names them, and by their own names, their peoples' and
// their capitals'.
func (r *reader) titled() map[string]bool {
	countries := map[string]bool{}
	words := strings.FieldsFunc(r.Article.Title, isBetweenWords)
	title := " " + strings.Join(words, " ") + " "
	if len(words) == 0 {
		return countries
	}
	for first := range words {
		for last := first + 1; last <= min(len(words), first+longestCountry); last++ {
			if country := r.countryOf(strings.Join(words[first:last], " ")); country != "" {
				countries[country] = true
			}
		}
	}
	for i := range r.PlaceMentions {
		if pm := &r.PlaceMentions[i]; pm.Ref >= 0 && strings.Contains(title, " "+r.Slice(pm.Span)+" ") {
			countries[r.Places[pm.Ref].Country] = true
		}
	}
	return countries
}

// longestCountry is the number of words of a country's name, as titles write it.
const longestCountry = 4

// countryOf is the country that a name with a capital letter is of, or whose people's or capital's it is.
func (r *reader) countryOf(name string) string {
	if first, _ := utf8.DecodeRuneInString(name); !unicode.IsUpper(first) {
		return ""
	}
	for _, b := range r.gaz.Lookup(nil, name) {
		if b.Kind == gazetteer.Demonym || b.Kind == gazetteer.Primary && (r.gaz.IsCountry(b.Place) || r.gaz.IsCapital(b.Place)) {
			return r.gaz.Alpha3(b.Place)
		}
	}
	return ""
}

func isBetweenWords(c rune) bool { return strings.ContainsRune(" ,.:;!?\"'’‘“”()", c) }

// origins are the verbs that say of somebody or something where it comes from or belongs, not where the news happened.
var origins = text.WordSet("own base register build make bear born raise headquarter flag train educate know locate situate see")

// placedBefore enters where those who take part were before: the last event before with one of them whose own words name its place.
func (b *Ballot) placedBefore(r *reader, i int) {
	if last := r.sites[i].party; last >= 0 {
		b.add(r.spots[r.sites[last].spot].country, "party told "+manner(&r.EventMentions[i]), 1)
	}
}

// parties are the actors on both sides of a mention.
func parties(m *text.EventMention) []int {
	return append(append([]int{}, m.Sources...), m.Targets...)
}
