package scene

import (
	"sort"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// surelyThere is the probability from which the country that the article around an event speaks for is taken for the event's.
const surelyThere = 0.5

// carry is the place of an event whose own words name none, with its basis: the scene set before, the dateline, or the home of those
// who take part.
func (r *reader) carry(i int) (place int, basis string) {
	m := &r.EventMentions[i]
	b := r.ballot(i)
	country, p := b.winner()
	seat, isSure := r.seat(m)
	if seat >= 0 && (country == "" || p < surelyThere || isSure && r.Places[seat].Country != country) {
		return seat, bySeat
	}
	if country == "" || p < surelyThere {
		return -1, nowhere
	}
	if s := r.sceneOf(i, country); s >= 0 {
		return s, carried
	}
	if p := r.frame.place; p >= 0 && r.Places[p].Country == country {
		return r.countryPlace(country), byDateline
	}
	return r.countryPlace(country), bySeat
}

// seat is the country of the state, the office or the institution that speaks or decrees, or -1: where nobody tells the place they do so at
// home, though they meet others and sign with them anywhere. It is sure of states and institutions by name.
func (r *reader) seat(m *text.EventMention) (place int, isSure bool) {
	if r.isEnvoy(m) {
		return r.hostOf(m), true
	}
	for _, ref := range m.Sources {
		a := &r.Actors[ref]
		if at := r.countryPlace(r.sitsIn(ref, m)); at >= 0 {
			return at, true
		}
		if !atHome[m.Type] && !isDecree(m) || a.Kind != "state" && !offices[standing[a.Sector]] {
			continue
		}
		if at := r.countryPlace(a.Country); at >= 0 {
			return at, a.Kind == "state" || a.Kind == "government" && !r.isGuess(m.Reading.Source)
		}
	}
	return -1, false
}

// isEnvoy tells a source whose words are those for somebody sent abroad: "the American ambassador", "a delegation of the Council of Europe".
func (r *reader) isEnvoy(m *text.EventMention) bool {
	head := m.Reading.Source
	return head >= 0 && head < len(r.Tokens) && r.Is(head, envoys)
}

// hostOf is the country of the state or government that an envoy's words go to, or -1.
func (r *reader) hostOf(m *text.EventMention) int {
	for _, ref := range m.Targets {
		if a := &r.Actors[ref]; a.Kind == "state" || a.Kind == "government" {
			return r.countryPlace(a.Country)
		}
	}
	return -1
}

// envoys are the nouns for those who speak for their state in another.
var envoys = text.WordSet("ambassador embassy envoy consul consulate delegation mission observer monitor diplomat attache legation")

// atHome are the events that a government makes from its seat, to judge by what readers tell of them.
var atHome = map[string]bool{"ACCUSE": true, "REQUEST": true, "REJECT": true, "SUPPORT": true, "THREATEN": true, "CONCEDE": true, "MOBILIZE": true}

// isDecree tells sanctions, embargoes and CAMEO's administrative sanctions.
func isDecree(m *text.EventMention) bool {
	return m.Type == "SANCTION" || m.Type == "COERCE" && (strings.HasPrefix(m.CAMEO, "163") || strings.HasPrefix(m.CAMEO, "172"))
}

// offices are the standings of those who speak for a country or one of its institutions.
var offices = text.WordSet("local government")

// sceneOf is the place in a country that was spoken of last before or in the sentence of an event: the place itself where it was just
// told of and the event is a deed, else the country. It is -1 where the article has set no scene there.
func (r *reader) sceneOf(i int, country string) int {
	m := &r.EventMentions[i]
	spots := r.located[country]
	behind := sort.Search(len(spots), func(k int) bool { return r.sentenceOf(spots[k]) > m.Sentence })
	if behind == 0 {
		return -1
	}
	last := spots[behind-1]
	if onTheSpot[m.Type] && m.Sentence-r.sentenceOf(last) <= 1 && !r.isAnsweredFor(r.trigger(m)) {
		return r.spots[last].place
	}
	return r.countryPlace(country)
}

func (r *reader) sentenceOf(spot int) int { return r.Tokens[r.spots[spot].first].Sentence }

func (r *reader) locatedSpots() map[string][]int {
	by := map[string][]int{}
	for i := range r.spots {
		if s := &r.spots[i]; s.how == isLocated {
			by[s.country] = append(by[s.country], i)
		}
	}
	return by
}

// onTheSpot are the events that happen before the eyes of those who tell them: where the story stands, they stand. Sanctions, aid and the
// like come from elsewhere.
var onTheSpot = map[string]bool{"ASSAULT": true, "PROTEST": true, "COERCE": true, "MOBILIZE": true}

// setsScene tells a place where the sentence says that something happens, from one that lies behind it: "given the war in Syria", "since
// the vote in Kenya".
func (r *reader) setsScene(s *spot) bool {
	if h := r.Head(s.head); s.marker == "" && h >= 0 && r.Tokens[s.head].Rel == text.Obj && r.Is(h, takes) {
		return true
	}
	if !inside[s.marker] {
		return false
	}
	t := r.Head(s.head)
	for range climb {
		if t >= 0 && r.Tokens[t].Rel.Base() == text.Acl && r.Is(t, origins) {
			return false
		}
		if t < 0 || r.IsVerbal(t) {
			return true
		}
		if backdrops[r.Preposition(t)] {
			return false
		}
		t = r.Head(t)
	}
	return true
}

// backdrops are the prepositions of what lies behind the news.
var backdrops = text.WordSet("given since amid despite over about following after before because_of due_to like unlike besides beyond concerning regarding on as_of until for against to")

// liesBehind tells a word of a phrase for what happened at another time, "given the war in Syria", "after the vote in Kenya".
func (r *reader) liesBehind(t int) bool {
	for range climb {
		if t < 0 || t >= len(r.Tokens) || r.IsVerbal(t) {
			return false
		}
		if bars[r.Preposition(t)] {
			return true
		}
		t = r.Head(t)
	}
	return false
}
