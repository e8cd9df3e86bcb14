package scene

import (
	"github.com/dateline-data/dateline/pipeline/text"
)

// spot is a place that the text names, as a place where something can have happened.
type spot struct {
	mention int // index into Document.PlaceMentions
	place   int // index into Document.Places: of the place itself or, where the gazetteer lacks it, of what is named beside it
	head    int // the token of the phrase for the place: "province" of "the province of Idlib"
	first   int // its own tokens: toks[first:last]
	last    int
	marker  string // the preposition of the phrase
	country string // alpha-3, empty where the place lies in several or none
	how     string // located where its sentence says that something happens there, behind where that lies behind the news, else named
}

// How spots are named.
const (
	isLocated = "located"
	isBehind  = "behind"
	isNamed   = "named"
)

// spotsOf are the places of the text outside of the dateline, in order of the text. Governments and adjectives are none.
func (r *reader) spotsOf() (spots []spot) {
	for i := range r.PlaceMentions {
		pm := &r.PlaceMentions[i]
		if pm.Demonym && pm.Ref >= 0 {
			if s, ok := r.grounds(i); ok {
				spots = append(spots, s)
			}
		}
		if pm.Demonym || r.Dateline.Contains(pm.Span) {
			continue
		}
		first, last := r.tokens(pm)
		head := r.HeadOf(pm.Span)
		if head < 0 || last == first {
			continue
		}
		s := spot{mention: i, place: pm.Ref, first: first, last: last}
		s.head, s.marker = r.widen(head, pm.Ref >= 0 && r.Places[pm.Ref].Precision == "country")
		for t := first; s.marker == "" && s.head == head && t < last; t++ { // the parser hung it on another word of the name
			s.marker = r.Preposition(t)
		}
		if pm.Metonym && !r.isTarget(&s) {
			continue
		}
		spots = append(spots, s)
	}
	known := map[string]int{} // of names that the gazetteer lacks, what the text says that they lie in
	for i := range spots {
		if spots[i].place < 0 {
			if at := r.beside(spots, i); at >= 0 {
				spots[i].place, known[r.nameOf(&spots[i])] = at, at
			}
		}
	}
	for i := range spots {
		if at, ok := known[r.nameOf(&spots[i])]; ok && spots[i].place < 0 {
			spots[i].place = at
		}
		if p := spots[i].place; p >= 0 {
			spots[i].country = r.Places[p].Country
		}
		spots[i].how = r.howNamed(&spots[i])
	}
	return spots
}

// grounds is the spot of a noun for a part of a country that a nationality stands before, "in Malaysian waters", "on Kenyan soil".
func (r *reader) grounds(mention int) (s spot, ok bool) {
	pm := &r.PlaceMentions[mention]
	first, last := r.tokens(pm)
	if last != first+1 || r.Tokens[first].Rel != text.Amod {
		return spot{}, false
	}
	noun := r.Head(first)
	if noun < 0 || !r.Is(noun, nationalGrounds) {
		return spot{}, false
	}
	marker := r.Preposition(noun)
	if marker == "on" {
		marker = "in"
	}
	return spot{mention: mention, place: pm.Ref, first: first, last: last, head: noun, marker: marker}, inside[marker]
}

// nationalGrounds are the nouns for parts of a country that its people's name stands before.
var nationalGrounds = text.WordSet("water waters soil territory airspace town village city countryside mainland coast island desert jungle")

// nameOf is the name by which the text calls a place.
func (r *reader) nameOf(s *spot) string { return r.Slice(r.PlaceMentions[s.mention].Span) }

func (r *reader) howNamed(s *spot) string {
	switch {
	case r.setsScene(s):
		return isLocated
	case inside[s.marker]:
		return isBehind
	}
	return isNamed
}

// isTarget tells a place that is taken for its government, yet is where what its verb says happened: "bombed Syria".
func (r *reader) isTarget(s *spot) bool {
	h := r.Head(s.head)
	return h >= 0 && (r.Tokens[s.head].Rel == text.Obj || r.Tokens[s.head].Rel == text.NsubjPass) && r.Is(h, takes)
}

func (r *reader) tokens(pm *text.PlaceMention) (first, last int) {
	s := &r.Sentences[pm.Sentence]
	first = s.First
	for first < s.Last && r.Tokens[first].Start < pm.Start {
		first++
	}
	last = first
	for last < s.Last && r.Tokens[last].End <= pm.End {
		last++
	}
	return first, last
}

// widen goes from a name to the phrase that only says what the name stands for: "the province of Idlib", "Guerrero state", "the
// capital, Kabul", "the outskirts of Gao", and the other way round "Kabul, the capital"; it gives the phrase's head and preposition.
func (r *reader) widen(head int, isCountry bool) (int, string) {
	marker := r.Preposition(head)
	for range climb {
		h := r.Head(head)
		if h < 0 || r.IsVerbal(h) {
			break
		}
		switch r.Tokens[head].Rel.Base() {
		case text.Nmod:
			if r.Tokens[head].Rel != text.NmodPoss && marker != "of" && marker != "" || !r.Is(h, siteNouns) {
				return head, marker
			}
		case text.Compound, text.Amod, text.Flat:
			if !r.Is(h, siteNouns) || isCountry && !r.Is(h, countryParts) { // whose embassy it is, not where
				return head, marker
			}
		case text.Appos:
			if !r.Is(h, siteNouns) {
				return head, marker
			}
		case text.Conj: // "in Ramallah and Nablus"
			if m := r.Preposition(head); m != "" {
				return head, m
			}
		default:
			return head, marker
		}
		head = h
		if m := r.Preposition(head); m != "" || r.Tokens[head].Rel != text.Conj {
			marker = m
		}
	}
	return head, marker
}

// besideGap is how many tokens may lie between a place that the gazetteer lacks and one that says where it is: "the village of
// Kolofe, near the border town of Banki in Borno state".
const besideGap = 9

// beside finds, for a place that the gazetteer lacks, the one named in the same sentence that says where it lies: in it, or near it.
func (r *reader) beside(spots []spot, i int) int {
	s := &spots[i]
	for j := i + 1; j < len(spots); j++ {
		o := &spots[j]
		if r.Tokens[o.first].Sentence != r.Tokens[s.first].Sentence || o.first-s.last > besideGap {
			break
		}
		if r.PlaceMentions[o.mention].Ref < 0 || !r.leads(s, o) {
			continue
		}
		if contains[o.marker] || o.first == s.last+1 && r.Tokens[s.last].Form == "," && o.marker == "" {
			return o.place
		}
		if p := &r.Places[o.place]; p.Precision != "country" && p.Precision != "admin1" { // near a border lies on either side of it
			return r.around(o.place)
		}
	}
	return -1
}

// leads tells whether the words between two places only say where the first lies.
func (r *reader) leads(s, o *spot) bool {
	for t := s.last; t < o.first; t++ {
		switch r.Tokens[t].Tag {
		case text.VERB, text.SCONJ, text.CCONJ:
			return false
		}
	}
	return true
}

// around is what surely holds a place that lies near another: its state or, for want of that, its country.
func (r *reader) around(place int) int {
	p := &r.Places[place]
	if p.Precision == "country" || p.Precision == "admin1" {
		return place
	}
	if ref, ok := r.gaz.Division(p.Country, p.Admin1Code); ok {
		return r.enter(ref)
	}
	return r.countryPlace(p.Country)
}

// siteNouns are the nouns for what lies around or makes up a place: what happened there happened in the place.
var siteNouns = text.WordSet(`city town village hamlet settlement municipality suburb district neighborhood neighbourhood quarter borough port
	province state region county governorate prefecture department territory area zone enclave strip peninsula island archipelago
	capital outskirt outskirts street streets center centre heart middle north south east west northeast northwest southeast southwest
	part parts coast shore border frontier edge side corner stronghold bastion stretch sector valley mountain mountains desert
	stadium airport airfield base camp square market mosque church cathedral temple synagogue hospital hotel school university college
	embassy consulate headquarters palace prison jail station barracks checkpoint crossing bridge road highway river lake sea gulf
	waters port harbor harbour building office compound field site park plaza republic kingdom nation country commune canton locality
	community homeland heartland slum township basin plain forest jungle bay strait`)

// countryParts are those that lie in the country whose name stands before them.
var countryParts = text.WordSet(`city town village province state region county district territory capital coast shore island peninsula desert valley
	airport port jungle mountains mountain highlands heartland countryside soil`)

// contains are the prepositions by which the second of two places holds the first.
var contains = text.WordSet("in of inside within")

// takes are the verbs whose objects are the places where they happen.
var takes = text.WordSet(`enter leave reach take retake capture recapture seize storm besiege surround shell bomb bombard strike hit attack raid visit
	tour flee abandon evacuate occupy liberate hold control overrun cross approach quit devastate pound target invade blockade ransack
	block seal picket cordon close barricade vandalise vandalize loot patrol rock encircle infiltrate ambush torch burn assault bombard destroy level search blow`)
