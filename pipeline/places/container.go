package places

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// container finds the place that the text names behind a mention as its container, "Paris, Texas" or "Tyler (Tex.)",
// keeps those bearers that lie within it, and makes the container a mention.
func (s *spotter) container(m *mention) {
	if m.bearers == nil || m.demonym || m.within != gazetteer.None {
		return
	}
	within, at := s.containerBehind(m)
	if within == gazetteer.None {
		if m.within = s.before(m); m.within == gazetteer.None {
			s.countryOf(m)
		}
		return
	}
	m.within = within
	if !s.covered[at.first] {
		at.confidence = m.confidence
		s.add(at)
	}
}

// containerBehind gives the likeliest container named behind a mention, and the words for it.
func (s *spotter) containerBehind(m *mention) (gazetteer.Ref, mention) {
	tokens := s.doc.Tokens
	t := m.last
	if t+1 >= len(tokens) || tokens[t].Form != "," && tokens[t].Form != "(" || tokens[t+1].Sentence != tokens[m.first].Sentence {
		return gazetteer.None, mention{}
	}
	for end := min(len(tokens), t+1+longestKey); end > t+1; end-- {
		if tokens[end-1].Sentence != tokens[t].Sentence || !s.capital(t+1) || !s.capital(end-1) && tokens[end-1].Form != "." {
			continue
		}
		key, outers, _ := s.lookup(t+1, end)
		for _, outer := range outers {
			if s.contains(outer, m) {
				return outer.Place, mention{first: t + 1, last: end, key: key, bearers: outers, within: gazetteer.None}
			}
		}
		if len(outers) > 0 {
			break
		}
	}
	return gazetteer.None, mention{}
}

// countryOf reads the country that the text says a place lies in, "Limbe, Malawi", "the Malawian town of Limbe", "Victoria, in southern Chile".
// A name of which the gazetteer knows none there is that of a place that it lacks. Behind a bare comma the country may be the next of a list: there
// a name that the world knows stays what it is.
func (s *spotter) countryOf(m *mention) {
	country, isList := s.countryBehind(m)
	if country == gazetteer.None {
		country, isList = s.countryBefore(m), false
	}
	isCountry := func(b gazetteer.Bearer) bool { return s.gaz.IsCountry(b.Place) }
	if country == gazetteer.None || slices.ContainsFunc(m.bearers, isCountry) || isList && slices.ContainsFunc(m.bearers, s.isFamous) {
		return
	}
	switch inside := slices.ContainsFunc(m.bearers, func(b gazetteer.Bearer) bool { return s.gaz.Holds(country, b.Place) }); {
	case !inside:
		m.bearers = nil
	case !isList:
		m.within = country
	}
}

// isFamous tells a capital, a large city, a state and other places that are spoken of without their country.
func (s *spotter) isFamous(b gazetteer.Bearer) bool {
	return !s.gaz.IsPopulated(b.Place) && s.stands([]gazetteer.Bearer{b}) || s.gaz.IsCapital(b.Place) || s.gaz.Population(b.Place) >= metropolis
}

// countryBehind is the country right behind a name and a comma or "in", with no more than a direction between; isList where it is a comma alone.
func (s *spotter) countryBehind(m *mention) (country gazetteer.Ref, isList bool) {
	tokens, t := s.doc.Tokens, m.last
	says := func(words map[string]bool) bool {
		if t < len(tokens) && tokens[t].Sentence == tokens[m.first].Sentence && words[strings.ToLower(tokens[t].Form)] {
			t++
			return true
		}
		return false
	}
	isList = says(commas)
	switch isIn := says(inWords); {
	case isIn:
		isList = false
	case !isList:
		return gazetteer.None, false
	}
	says(directions)
	for end := min(len(tokens), t+longestCountry); end > t; end-- {
		if tokens[end-1].Sentence != tokens[m.first].Sentence || !s.capital(t) {
			continue
		}
		_, bearers, _ := s.lookup(t, end)
		for _, b := range bearers {
			if b.Kind != gazetteer.Alternate && s.gaz.IsCountry(b.Place) && !s.isListed(end) {
				return b.Place, isList
			}
		}
	}
	return gazetteer.None, isList
}

var (
	commas  = text.WordSet(",")
	inWords = text.WordSet("in")
)

// isListed tells that a list goes on at a token, "Limbe, Malawi and Beira", or that the country owns what follows, "in Germany's plane".
func (s *spotter) isListed(at int) bool {
	if at >= len(s.doc.Tokens) {
		return false
	}
	t := &s.doc.Tokens[at]
	return t.Tag == text.CCONJ || t.Form == "'s" || t.Form == "’s"
}

// longestCountry is the number of words of a country's name: "Central African Republic".
const longestCountry = 3

// countryBefore is the country whose adjective or genitive stands before the kind of the place: "the Malawian town of Limbe".
func (s *spotter) countryBefore(m *mention) gazetteer.Ref {
	tokens, t := s.doc.Tokens, m.first-1
	if t < 2 || tokens[t].Form != "of" || kindsAfter[strings.ToLower(tokens[t-1].Form)] == anyKind {
		return gazetteer.None
	}
	if t -= 2; tokens[t].Form == "'s" || tokens[t].Form == "’s" {
		t--
	}
	if t < 0 {
		return gazetteer.None
	}
	_, bearers, demonyms := s.lookup(t, t+1)
	for _, b := range append(demonyms, bearers...) {
		if b.Kind != gazetteer.Alternate && s.gaz.IsCountry(b.Place) {
			return b.Place
		}
	}
	return gazetteer.None
}

// widestGap is the most words that stand between a country and a place in it: "the Mexican port city of Tampico", "Spain's old
// Valencia".
const widestGap = 3

// before gives the container that the text names in front of a mention: "the Ecuadorean city of Santo Domingo", "Lebanon's
// second city, Tripoli", "Pakistan's Hyderabad".
func (s *spotter) before(m *mention) gazetteer.Ref {
	t := m.first - 1
	isOf := t > 0 && (s.doc.Tokens[t].Form == "of" || s.doc.Tokens[t].Form == ",") && kindsAfter[strings.ToLower(s.doc.Tokens[t-1].Form)] != anyKind
	if isOf {
		t -= 2
	}
	for gap := 0; t >= 0 && gap < widestGap && s.describes(t); gap++ {
		t--
	}
	owned := t > 0 && (s.doc.Tokens[t].Form == "'s" || s.doc.Tokens[t].Form == "’s" || s.doc.Tokens[t].Form == "'")
	if owned {
		t--
	}
	for _, outer := range s.mentions {
		if t < 0 || outer.last != t+1 || s.doc.Tokens[outer.first].Sentence != s.doc.Tokens[m.first].Sentence || !owned && !(isOf && outer.demonym) {
			continue
		}
		for _, b := range outer.bearers {
			if b.Kind != gazetteer.Alternate && s.contains(gazetteer.Bearer{Place: b.Place, Kind: gazetteer.Primary}, m) {
				return b.Place
			}
		}
	}
	return gazetteer.None
}

// describes tells the words between a country and the name of a place in it.
func (s *spotter) describes(t int) bool {
	word := strings.ToLower(s.doc.Tokens[t].Form)
	return !s.covered[t] && (s.doc.Tokens[t].Tag == text.ADJ || directions[word] || kindsAfter[word] != anyKind)
}

// contains tells whether a bearer of the words behind a comma holds a bearer of the name before it. Two countries or two
// states side by side are a list, unless the second is abbreviated.
func (s *spotter) contains(outer gazetteer.Bearer, m *mention) bool {
	if !s.gaz.IsCountry(outer.Place) && !s.gaz.IsAdmin1(outer.Place) && !s.gaz.IsAdmin2(outer.Place) {
		return false
	}
	inside, list := false, false
	for _, b := range m.bearers {
		inside = inside || b.Place != outer.Place && s.gaz.Holds(outer.Place, b.Place)
		if outer.Kind != gazetteer.Short && b.Kind <= gazetteer.Bare {
			list = list || s.gaz.IsCountry(b.Place) && s.gaz.IsCountry(outer.Place) || s.gaz.IsAdmin1(b.Place) && s.gaz.IsAdmin1(outer.Place)
		}
	}
	return inside && !list
}

// metonymy marks names of countries and capitals that act or are spoken to as their governments.
func (s *spotter) metonymy(m *mention) {
	if m.metonym || m.demonym || m.bearers == nil || !s.governs(m) {
		return
	}
	head := max(m.first, s.doc.HeadOf(m.span))
	for hops := 0; hops < 4 && s.doc.Tokens[head].Rel.Base() == text.Conj && s.doc.Tokens[head].Head >= 0; hops++ {
		head = s.doc.Tokens[head].Head
	}
	tok := &s.doc.Tokens[head]
	if tok.Head < 0 {
		return
	}
	governor := s.doc.Lemma(tok.Head)
	switch tok.Rel {
	case text.Nsubj:
		m.metonym = statecraft[governor]
	case text.Obj, text.NsubjPass, text.OblAgent:
		m.metonym = addressing[governor]
	case text.NmodPoss:
		m.metonym = ofGovernments[governor]
	case text.Nmod:
		prep := s.doc.Preposition(head)
		m.metonym = dealings[governor] && (prep == "between" || prep == "with")
	}
}

// governs tells whether a name is a country's or that of a seat of government.
func (s *spotter) governs(m *mention) bool {
	for _, b := range m.bearers {
		if s.gaz.IsCountry(b.Place) && b.Kind <= gazetteer.Bare {
			return true
		}
	}
	return len(schema.CountriesBySeat(s.doc.Slice(m.span))) > 0
}

// statecraft are the verbs whose subject, where it is a country or a capital, is its government.
var statecraft = text.WordSet(`say tell announce declare state deny accuse blame condemn denounce criticise criticize warn threaten demand call urge ask
	appeal insist argue claim maintain reiterate confirm admit acknowledge reject refuse rebuff dismiss welcome praise hail support back
	endorse oppose object veto abstain vote agree disagree sign ratify negotiate mediate broker propose offer suggest pledge promise vow
	commit plan intend want seek hope expect fear believe consider decide order ban bar sanction impose lift suspend recall expel summon
	withdraw recognise recognize sever restore resume halt cancel freeze retaliate respond react protest complain apologise apologize
	deploy fire send supply arm finance fund donate provide host invite join leave attack bomb invade annex occupy strike test launch mobilise
	mobilize intervene cooperate pressure push signal indicate express stress underline emphasise emphasize note add report approve
	authorise authorize adopt enact extradite nationalise nationalize pursue prepare try attempt win lose beat defeat`)

// addressing are the verbs whose object is a government.
var addressing = text.WordSet(`accuse anger infuriate irk alarm unnerve reassure lobby blame condemn denounce criticise criticize warn threaten urge ask press pressure sanction punish isolate praise
	thank support back arm recognise recognize persuade convince invite supply fund help assist attack defend sue notify inform tell beat
	defeat`)

// ofGovernments are the nouns for what a government does and has: "Seoul's decision", "Tehran's envoy".
var ofGovernments = text.WordSet(`decision refusal response reaction stance position policy offer proposal demand warning threat accusation allegation claim
	denial criticism condemnation move plan pledge promise request call ambassador envoy diplomat negotiator ally veto intervention
	commitment insistence silence strategy diplomacy aggression provocation ambition`)

// dealings are the nouns for what governments have with one another.
var dealings = text.WordSet(`talk negotiation relation tie relationship agreement deal treaty pact accord tension dispute conflict war ceasefire truce
	dialogue summit meeting cooperation alliance rivalry rift row spat standoff trade border`)
