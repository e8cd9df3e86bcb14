package scene

import (
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// titled are the countries whose places the article's title names, as its text names them.
func (r *reader) titled() map[string]bool {
	countries := map[string]bool{}
	title := " " + strings.Join(strings.FieldsFunc(r.Article.Title, isBetweenWords), " ") + " "
	if len(title) <= len("  ") {
		return countries
	}
	for i := range r.PlaceMentions {
		if pm := &r.PlaceMentions[i]; pm.Ref >= 0 && strings.Contains(title, " "+r.Slice(pm.Span)+" ") {
			countries[r.Places[pm.Ref].Country] = true
		}
	}
	return countries
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
