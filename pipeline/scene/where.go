package scene

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// siting is where an event happened, as far as the text has told it.
type siting struct {
	spot   int // index into spots, or -1
	place  int // index into Document.Places, or -1
	basis  string
	before int // the last mention before whose own words name its place, or -1
	party  int // the last such one with a party in common, or -1
}

// kind is how a place belongs to an event, the surest first.
type kind uint8

const (
	locative kind = iota // a place of the event's own clause: "arrested in Minsk"
	taken                // what the deed was done to: "bombed Aleppo"
	ofParty              // where those who take part are: "police in Chicago arrested"
	ofVerb               // of a clause that tells the same: "was arrested in Minsk and beaten"
	vague                // a sea, or a region of several countries
	noKind
)

// locates are the kinds of places that may stand in one another, "near Bamenda, in Cameroon".
var locates = map[kind]bool{locative: true, ofParty: true}

// link is a word from which the event's place may hang, and how many steps it lies from the event's own.
type link struct{ token, steps int }

// links are the event's word and the words above it whose places are the event's too, as far as the sentence tells one thing.
func (r *reader) links(m *text.EventMention, t int) (chain []link) {
	steps := 0
	for u := t; u < len(r.Tokens) && r.Tokens[u].Sentence == m.Sentence && m.Trigger.Overlaps(r.Tokens[u].Span); u++ {
		chain = append(chain, link{u, 0}) // "paid a visit", "opened an embassy"
	}
	if chain == nil {
		chain = []link{{t, 0}}
	}
	for range climb {
		h := r.Head(t)
		if h < 0 || !r.sharesPlace(t, h) {
			break
		}
		steps++
		chain = append(chain, link{h, steps})
		t = h
	}
	return chain
}

// sharesPlace tells whether what happens at t happens where the word above it says.
func (r *reader) sharesPlace(t, h int) bool {
	if r.isGround(t) {
		return false
	}
	switch r.Tokens[t].Rel {
	case text.Xcomp, text.Aux, text.Cop:
		return !r.Is(h, speech)
	case text.Conj:
		return !r.Is(h, speech) && !r.Is(t, speech) && (!r.IsVerbal(t) || r.Child(t, text.Nsubj, text.NsubjPass) < 0)
	case text.Advcl:
		return r.isIng(t) && r.Child(t, text.Mark) < 0 && !r.Is(h, speech)
	case text.AclRelcl, text.Acl:
		return r.Tokens[h].Tag != text.PROPN
	case text.Obj, text.Nsubj, text.NsubjPass, text.Obl, text.Nmod, text.OblAgent:
		return !r.IsVerbal(t) && (r.IsVerbal(h) || r.Tokens[t].Rel == text.Nmod) && !r.Is(h, speech) && !bars[r.Preposition(t)]
	}
	return false
}

func (r *reader) isIng(t int) bool {
	return r.Tokens[t].Feats.Has(text.Ger) || r.Tokens[t].Feats.Has(text.Part|text.Pres)
}

// continent is GeoNames' code of a part of the world, in which too much lies to say where something happened.
const continent = "CONT"

// ownPlace is the place that the event's own words name, or -1.
func (r *reader) ownPlace(m *text.EventMention) int {
	t := r.trigger(m)
	if t < 0 {
		return -1
	}
	chain := r.links(m, t)
	best, bestKind, bestGap := -1, noKind, 0
	from, to := text.Between(r.spots, m.Sentence, m.Sentence, func(s *spot) int { return r.Tokens[s.first].Sentence })
	for i := from; i < to; i++ {
		s := &r.spots[i]
		if s.place < 0 {
			continue
		}
		k := r.kindOf(s, m, chain)
		if r.isBehindOther(s, t) {
			k = noKind
		}
		if s.country == "" && k != noKind { // a sea or a region of several countries: for want of better
			k = vague
		}
		if r.Places[s.place].FeatureCode == continent {
			k = noKind
		}
		gap := max(s.first-t, t-s.last)
		switch {
		case k == noKind, best >= 0 && locates[bestKind] && r.holds(s, &r.spots[best]):
			continue
		case k < bestKind, k == bestKind && gap < bestGap, locates[k] && r.holds(&r.spots[best], s):
			best, bestKind, bestGap = i, k, gap
		}
	}
	if best < 0 {
		return r.samePlace(m, chain)
	}
	return best
}

// isBehindOther tells a place of what another noun tells behind "after" or "before", whatever the parser hangs it on: "the hijack came a day
// after the abduction of three sailors from a tug in Sabah".
func (r *reader) isBehindOther(s *spot, t int) bool {
	for c := t + 1; c < s.first; c++ {
		if h := r.Head(c); h > c && h < s.first && r.deedNouns[h] && bars[r.Lemma(c)] && r.Tokens[c].Rel == text.Case {
			return true
		}
	}
	return false
}

// holds tells a country or state that the words name beside a place in it: "near Bamenda, in Cameroon's Northwest Region".
func (r *reader) holds(outer, inner *spot) bool {
	o, i := &r.Places[outer.place], &r.Places[inner.place]
	if outer.country != inner.country || i.Precision == o.Precision {
		return false
	}
	return o.Precision == "country" || o.Precision == "admin1" && i.Precision != "country" && i.Admin1Code == o.Admin1Code
}

// samePlace is the spot spoken of last before a phrase that says the same, "in the same town", "in that village"; -1 where none does.
func (r *reader) samePlace(m *text.EventMention, chain []link) int {
	s := &r.Sentences[m.Sentence]
	for t := s.First; t < s.Last; t++ {
		if !r.Is(t, sameSites) || !inside[r.Preposition(t)] || !slices.ContainsFunc(chain, func(l link) bool { return l.token == r.Head(t) && l.steps <= 1 }) {
			continue
		}
		for c := range r.Children(t) {
			if c < t && (r.Is(c, same) || r.Tokens[c].Rel == text.Det && r.Lemma(c) == "that") {
				return r.lastTown(t)
			}
		}
	}
	return -1
}

var (
	sameSites = text.WordSet("town village city place spot district quarter suburb hamlet neighbourhood neighborhood")
	same      = text.WordSet("same")
)

// sameSentences is how far back the town that is "the same" may have been named.
const sameSentences = 2

// lastTown is the last spot before a token that is a town or less, or -1.
func (r *reader) lastTown(t int) int {
	last := -1
	for i := range r.spots {
		s := &r.spots[i]
		if s.first >= t {
			break
		}
		if s.place >= 0 && r.Tokens[t].Sentence-r.Tokens[s.first].Sentence <= sameSentences && r.Places[s.place].Precision == "city" {
			last = i
		}
	}
	return last
}

// kindOf tells how a place belongs to an event, noKind where it does not.
func (r *reader) kindOf(s *spot, m *text.EventMention, chain []link) kind {
	path := []int{s.head}
	for t := s.head; len(path) <= climb; {
		at := slices.IndexFunc(chain, func(l link) bool { return l.token == t })
		if at >= 0 && len(path) > 1 {
			return r.kindOfPath(s, m, path, chain[at].steps)
		}
		if at >= 0 && chain[at].steps > 0 { // the place itself is what a clause is about: "Gaza, where troops killed two"
			return kindOfAntecedent(chain[at].steps)
		}
		if len(path) > 1 && r.leavesClause(t) {
			return noKind
		}
		if t = r.Head(t); t < 0 {
			break
		}
		path = append(path, t)
	}
	return noKind
}

// leavesClause tells a word that heads a clause of its own.
func (r *reader) leavesClause(t int) bool {
	switch r.Tokens[t].Rel {
	case text.Advcl:
		mark := r.Child(t, text.Mark)
		return mark < 0 || r.Lemma(mark) != "while"
	case text.AclRelcl, text.Acl, text.Ccomp, text.Parataxis, text.Csubj:
		return true
	case text.Conj:
		return r.IsVerbal(t)
	}
	return false
}

func kindOfAntecedent(steps int) kind {
	if steps == 1 {
		return ofVerb
	}
	return noKind
}

// kindOfPath judges the way from a place up to a word of the event.
func (r *reader) kindOfPath(s *spot, m *text.EventMention, path []int, steps int) kind {
	direct := len(path) == 2
	if !direct && path[len(path)-1] == r.trigger(m) && r.Tokens[path[len(path)-2]].Rel == text.Conj {
		return noKind // of another deed of the same sentence
	}
	rel := r.Tokens[s.head].Rel
	switch {
	case direct && (rel == text.Obj || rel == text.NsubjPass) && s.marker == "":
		if r.Is(path[1], takes) && steps == 0 && isDeed(m) || r.isVisit(m) {
			return taken
		}
		return noKind
	case !r.locates(s, m, path[1]):
		return noKind
	case direct && steps == 0 && strings.HasPrefix(m.CAMEO, disapprove) && r.isOfObject(s, path[1]):
		return noKind
	case direct && steps == 0:
		return locative
	case direct:
		return ofVerb
	}
	for _, t := range path[1 : len(path)-1] {
		if !r.carriesPlace(t, m) {
			return noKind
		}
	}
	if steps > 0 {
		return ofVerb
	}
	return ofParty
}

// locates tells whether the preposition of a place says where something happens that hangs on h.
func (r *reader) locates(s *spot, m *text.EventMention, h int) bool {
	switch {
	case s.marker == "outside" || s.marker == "outside_of":
		return r.Places[s.place].Precision != "country"
	case between[s.marker]:
		return isDeed(m) && r.Places[s.place].Precision != "country"
	case inside[s.marker]:
		return true
	case s.marker == "on" || s.marker == "against":
		return m.Type == "ASSAULT" && (!r.IsVerbal(h) || s.marker == "on" && r.Is(h, falls)) || r.Tokens[s.head].Tag == text.NOUN && s.marker == "on"
	case s.marker == "of":
		return isDeed(m) && r.Is(h, takenNouns)
	case s.marker == "to" || s.marker == "into" || s.marker == "onto" || s.marker == "toward" || s.marker == "towards" || s.marker == "for":
		return r.Is(h, moves) || r.isVisit(m) && s.marker == "to" || isDeed(m) && s.marker != "for" && !r.IsVerbal(h) && r.Is(r.trigger(m), moves)
	case s.marker == "from":
		return r.Is(h, leaves)
	case s.marker == "":
		return r.Tokens[s.head].Rel == text.Compound && r.Places[s.place].Precision != "country" && r.Tokens[h].Tag == text.NOUN && isDeed(m) &&
			(r.trigger(m) == h || inside[r.Preposition(h)] && r.Is(h, takenNouns))
	}
	return false
}

// carriesPlace tells whether the place of a noun between is the event's: that of people and things, not that of what is spoken of.
func (r *reader) carriesPlace(t int, m *text.EventMention) bool {
	if r.IsVerbal(t) { // "plans to send troops to Haiti", "was killed while working in Lima"
		return true
	}
	if r.Tokens[t].Rel == text.Obj && r.Is(t, moves) { // "paid a visit to Lima"
		return true
	}
	marker := r.Preposition(t)
	if marker != "" && !inside[marker] && !carriers[marker] && !((m.Type == "ASSAULT" || m.Type == "PROTEST") && aims[marker]) {
		return false
	}
	return isDeed(m) || r.Tokens[t].Rel.Base() == text.Nsubj || inside[marker] || marker == "during"
}

// isOfObject tells a place right behind what is spoken of, "condemned the coup in Niger", from one of the speaking itself.
func (r *reader) isOfObject(s *spot, verb int) bool {
	object := r.Child(verb, text.Obj)
	if object < verb || object >= s.first {
		return false
	}
	for t := object + 1; t < s.first; t++ {
		if r.Tokens[t].Tag != text.ADP && r.Tokens[t].Tag != text.DET {
			return false
		}
	}
	return true
}

// disapprove is CAMEO's class of criticism: what is criticised lies elsewhere.
const disapprove = "11"

// isVisit tells CAMEO's "make a visit" and "host a visit".
func (r *reader) isVisit(m *text.EventMention) bool {
	return len(m.CAMEO) >= 3 && m.CAMEO[:2] == "04" && (m.CAMEO[2] == '2' || m.CAMEO[2] == '3')
}

// isDeed tells material events from words.
func isDeed(m *text.EventMention) bool { return deeds[m.Type] }

var deeds = map[string]bool{"ASSAULT": true, "COERCE": true, "PROTEST": true, "MOBILIZE": true, "RETREAT": true, "AID": true, "COOPERATE": true, "SANCTION": true, "CONCEDE": true}

var (
	// carriers and aims mark those who take part in a deed, and what an assault is directed at.
	carriers = text.WordSet("of by during with")
	aims     = text.WordSet("on against to from")
	// inside are the prepositions of the place where something happens.
	inside = text.WordSet("in at near inside outside within across around throughout along off beside behind beneath aboard through outside_of inside_of close_to north_of south_of east_of west_of")
	// between are those that also stand before parties: "talks between Israel and Egypt".
	between = text.WordSet("between above via")
	// moves are the verbs and nouns whose goal is where they happen.
	moves = text.WordSet(`travel go come fly return arrive head move march send deploy dispatch deliver ship bring visit trip tour journey flight
		deployment advance withdraw retreat pull incursion invasion enter fire launch shoot lob push cross smuggle delivery shipment airlift
		convoy mission evacuate relocate transfer fall crash extradition advance pour retreat flee descend drive break expand spread sail invite`)
	// leaves are those whose start is where they happen.
	leaves = text.WordSet(`withdraw withdrawal pull retreat fire launch flee evacuate evacuation expel deport expulsion deportation escape release free
		rescue abduct kidnap snatch steal seize depart leave pullout exit remove arise broadcast report`)
	// falls are the verbs of what comes down on a place.
	falls = text.WordSet("fall rain land drop crash pour explode descend")
	// takenNouns are the deeds whose "of" names the place.
	takenNouns = text.WordSet(`invasion siege bombing bombardment shelling occupation capture recapture seizure storming attack raid liberation
		blockade annexation destruction burning fall ransacking looting encirclement takeover`)
	// speech are the verbs of speaking: where something was said is not where it happened.
	speech = text.WordSet(`say tell announce report state claim add declare confirm note write explain argue insist believe think warn accuse
		allege describe quote suggest estimate acknowledge admit deny reveal know show indicate`)
)

// setOwn finds the places that the events' own words name.
func (r *reader) setOwn() {
	last, lastOf := -1, map[int]int{}
	for i := range r.EventMentions {
		m, t := &r.EventMentions[i], &r.sites[i]
		*t = siting{-1, -1, nowhere, last, -1}
		for _, actor := range parties(m) {
			if at, ok := lastOf[actor]; ok {
				t.party = max(t.party, at)
			}
		}
		if s := r.ownPlace(m); s >= 0 {
			t.spot, t.place, t.basis, last = s, r.spots[s].place, explicit, i
			for _, actor := range parties(m) {
				lastOf[actor] = i
			}
		}
	}
}

// setPlaces gives every mention its place.
func (r *reader) setPlaces() {
	r.setOwn()
	for i := range r.EventMentions {
		if r.sites[i].place < 0 {
			r.sites[i].place, r.sites[i].basis = r.carry(i)
		}
	}
	for i := range r.EventMentions {
		m, t := &r.EventMentions[i], &r.sites[i]
		m.Place, m.PlaceBasis, m.Where = t.place, t.basis, text.Span{}
		if t.spot >= 0 {
			m.Where = r.PlaceMentions[r.spots[t.spot].mention].Span
		}
	}
}
