package places

import (
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/text"
)

// bySeat is how sure it is that words for the seat of a government mean the town.
const bySeat = 0.9

// seats adds the towns that are called by what they are the seat of, "the Greek capital", "the capital of Mali", "Borno's capital", where
// no name beside says which town that is.
func (s *spotter) seats() {
	endsAt, beginsAt := map[int]*mention{}, map[int]*mention{}
	for _, m := range s.mentions {
		endsAt[m.last], beginsAt[m.first] = m, m
	}
	for t := range s.doc.Tokens {
		if !s.isSeatWord(t) {
			continue
		}
		owner := s.seatOwner(t, endsAt, beginsAt)
		if owner == nil {
			if s.isTheSeat(t) {
				s.ownerless = append(s.ownerless, t)
			}
			continue
		}
		if seat := s.seatOf(owner); seat != gazetteer.None {
			s.add(mention{first: t, last: t + 1, key: "seat " + strconv.Itoa(int(seat)), bearers: []gazetteer.Bearer{{Place: seat, Kind: gazetteer.Primary}},
				within: gazetteer.None, attested: true, confidence: bySeat})
		}
	}
}

// isTheSeat tells "in the capital", of the country that the article is about.
func (s *spotter) isTheSeat(t int) bool {
	tokens := s.doc.Tokens
	bare := t >= 2 && strings.EqualFold(tokens[t-1].Form, "the") && sitesOf[strings.ToLower(tokens[t-2].Form)]
	return bare && (t+1 >= len(tokens) || tokens[t+1].Tag != text.ADP && tokens[t+1].Tag != text.NOUN && tokens[t+1].Tag != text.PROPN && tokens[t+1].Tag != text.PART || tokens[t+1].Form == "on" || tokens[t+1].Form == "in")
}

// sitesOf are the prepositions before a capital in which something happens.
var sitesOf = text.WordSet("in to from outside near into across through around")

// mainShare is how much of what an article says of places is said of the country whose capital it calls "the capital".
const mainShare = 0.75

// ownSeats adds the capital of the country that the article is about, where it says no more than "the capital".
func (r *Resolver) ownSeats(s *spotter) {
	if len(s.ownerless) == 0 {
		return
	}
	counts, total := map[gazetteer.Ref]int{}, 0
	for _, m := range s.mentions {
		if g := m.group; g != nil && g.best >= 0 && g.candidates[g.best].country != gazetteer.None {
			counts[g.candidates[g.best].country]++
			total++
		}
	}
	for country, n := range counts {
		seat, ok := r.gaz.Seat(country)
		if !ok || float64(n) < mainShare*float64(total) {
			continue
		}
		g := &group{key: "seat " + strconv.Itoa(int(seat)), candidates: []candidate{{site: r.site(seat), p: mainShare}}}
		for _, t := range s.ownerless {
			m := mention{first: t, last: t + 1, key: g.key, within: gazetteer.None, confidence: bySeat, group: g}
			s.add(m)
		}
		return
	}
}

// isSeatWord tells a "capital" that is no money and has no name beside it.
func (s *spotter) isSeatWord(t int) bool {
	tok := &s.doc.Tokens[t]
	if tok.Tag != text.NOUN || s.covered[t] || !strings.EqualFold(tok.Form, "capital") {
		return false
	}
	sentence := s.doc.Sentences[tok.Sentence]
	next := t + 1
	if next < sentence.Last && s.doc.Tokens[next].Form == "city" {
		next++
	}
	if next < sentence.Last && s.doc.Tokens[next].Form == "," {
		next++
	}
	if next < sentence.Last && (s.doc.Tokens[next].Tag == text.NOUN && next == t+1 || s.capital(next)) {
		return false
	}
	return s.doc.Tokens[t].Rel != text.Appos
}

// seatOwner is the mention of the country or province whose capital is spoken of, or nil.
func (s *spotter) seatOwner(t int, endsAt, beginsAt map[int]*mention) *mention {
	tokens := s.doc.Tokens
	if m := endsAt[t]; m != nil { // the Greek capital
		if (m.demonym || divisionKinds[strings.ToLower(tokens[t-1].Form)]) && s.follows(m.first, articles) && !s.named(m.first-1) {
			return m // the Greek capital, the Borno state capital
		}
		return nil
	}
	if m := endsAt[t-1]; m != nil {
		switch word := strings.ToLower(tokens[t-1].Form); {
		case word == "'s" || word == "’s" || word == "'", divisionKinds[word]:
			return m
		}
	}
	if t+2 < len(tokens) && tokens[t+1].Form == "of" {
		if m := beginsAt[t+2]; m != nil {
			return m
		}
		if articles[tokens[t+2].Form] {
			return beginsAt[t+3]
		}
	}
	return nil
}

// named tells whether the words from t on say of a name before a comma what it is: "Athens, the Greek capital".
func (s *spotter) named(t int) bool {
	return t >= 2 && s.doc.Tokens[t-1].Form == "," && s.capital(t-2)
}

// divisionKinds are the words between a province's name and its capital: "the Borno state capital".
var divisionKinds = text.WordSet("state provincial province regional region department governorate oblast county")

// seatOf is the seat of the country that bears the mention's name, else of the province, gazetteer.None where there is none or several.
func (s *spotter) seatOf(m *mention) gazetteer.Ref {
	found := gazetteer.None
	for _, b := range m.bearers {
		seat, ok := s.gaz.Seat(b.Place)
		switch {
		case !ok || b.Kind == gazetteer.Alternate:
		case s.gaz.IsCountry(b.Place):
			return seat
		case found != gazetteer.None && found != seat:
			return gazetteer.None
		default:
			found = seat
		}
	}
	return found
}
