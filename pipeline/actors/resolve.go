package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
)

// choice is among whom a description chooses.
type choice struct {
	*thread
	p                   *phrases.Phrase // nil for a name
	d                   *phrases.Description
	w, sentence, clause int // the description's word, and where it stands
	among               []candidate
	seen                [hintCount]bool // hints that only the last who fits gives
	named               int             // how many of those named before are candidates
}

// nounReach is how many sentences back a description looks for whom it means: "the ministry" may be a page away. One that the text has not
// called so before must have been named within nameReach; mostNamed of them are candidates.
const nounReach, nameReach, mostNamed = 30, 4, 5

// nearReach is how many sentences still count as near.
const nearReach = 1

// choose lists for whom something speaks.
func (t *thread) choose(w int, p *phrases.Phrase, d *phrases.Description) *choice {
	c := &choice{thread: t, p: p, d: d, w: w, sentence: t.Tok(w).Sentence, clause: t.scene.clauseOf(w),
		among: make([]candidate, 0, len(t.scene.countries)+mostNamed)}
	c.addCountries()
	c.addSpots()
	c.addSpoken()
	return c
}

// of is a country's candidate; it is added where there is none yet.
func (c *choice) of(country string) *candidate {
	for i := range c.among {
		if x := &c.among[i]; x.who < 0 && x.country == country {
			return x
		}
	}
	c.among = append(c.among, candidate{country: country, who: -1})
	return &c.among[len(c.among)-1]
}

// addCountries adds the countries of the scene, each of which it has once.
func (c *choice) addCountries() {
	for i, country := range c.scene.countries {
		c.among = append(c.among, candidate{country: country, who: -1})
		x := &c.among[i]
		x.set(spokenOf, c.scene.shares[i])
		x.set(sectorToldSo, c.told.share(lexicon.First(c.d.Sectors), country))
		x.set(nounToldSo, c.told.share(c.d.Noun, country))
	}
}

// addSpots adds where the text speaks of each country, not further back than nounReach: cost must not grow with the square of a text.
func (c *choice) addSpots() {
	place, latest := "", ""
	first, _ := slices.BinarySearchFunc(c.scene.spots, c.sentence-nounReach, func(s spot, from int) int { return s.sentence - from })
	for i := first; i < len(c.scene.spots); i++ {
		s := &c.scene.spots[i]
		back := c.sentence - s.sentence
		if back < -1 {
			break
		}
		if s.inDateline {
			continue
		}
		x := c.of(s.country)
		if h := s.hint(back, c.clause); h != noHint {
			x.set(h, 1)
		}
		x.mark(locatedInSentence, back == 0 && s.isLocated)
		x.mark(laterInSentence, back == 0 && s.token > c.w)
		if back >= 0 && s.token < c.w {
			latest = s.country
		}
		if back >= 0 && (s.token < c.w || s.isLocated) {
			x.set(recentSpot, 1/float64(1+back))
		}
		if s.isLocated && back >= 0 && back <= sceneReach {
			place = s.country
		}
	}
	if place != "" {
		c.of(place).set(lastPlace, 1)
	}
	if latest != "" {
		c.of(latest).set(latestSpot, 1)
	}
}

// addSpoken adds those spoken of before.
func (c *choice) addSpoken() {
	for i := len(c.mentions) - 1; i >= 0; i-- {
		m := &c.mentions[i]
		back := c.sentence - c.Tok(m.head).Sentence
		if back > nounReach {
			break
		}
		for k := len(m.refs) - 1; k >= 0 && m.head < c.w; k-- {
			isCalled := c.isCalled(&c.list[m.refs[k]])
			if c.list[m.refs[k]].Country != "" {
				c.addCountryOf(m, &c.list[m.refs[k]], back, isCalled)
			}
			c.addNamed(m, m.refs[k], back, isCalled)
		}
	}
}

// last gives a candidate a hint that only the last who fits has.
func (c *choice) last(h hint, x *candidate, fits bool) {
	if fits && !c.seen[h] {
		x.set(h, 1)
		c.seen[h] = true
	}
}

// addCountryOf adds what a mention of somebody says of a country.
func (c *choice) addCountryOf(m *mention, a *participant, back int, isCalled bool) {
	x := c.of(a.Country)
	isAlike := len(c.d.Sectors) > 0 && lexicon.First(a.Sectors) == c.d.Sectors[0]
	x.mark(ofClauseParty, back == 0 && c.scene.clauseOf(m.head) == c.clause)
	c.last(lastActors, x, back <= nearReach)
	c.last(lastOfSector, x, isAlike)
	c.last(ofSectorNear, x, isAlike && back <= sceneReach)
	c.last(calledSo, x, isCalled && c.d.Definite)
}

// addNamed adds somebody named before whom the text has called by the noun, or whom it may call so now.
func (c *choice) addNamed(m *mention, who, back int, isCalled bool) {
	a := &c.list[who]
	isKind := c.isKind(a) && back <= nameReach
	isOne := a.named || len(a.words) > 0 || a.office != "" // not a sector's people: a country's candidate stands for these
	if !(isCalled && isOne || isKind) || c.named >= mostNamed || c.isAmong(who) {
		return
	}
	c.named++
	x := candidate{country: a.Country, who: who}
	c.last(nameCalledSo, &x, isCalled)
	x.mark(nameIndefinite, !c.d.Definite)
	x.mark(nameOfKind, isKind)
	x.mark(nameAnyBody, isKind && bodyNouns[c.d.Noun] && c.p.First-c.p.Start == 1 && c.p.End <= c.p.Last)
	x.mark(nameOfSector, len(c.d.Sectors) > 0 && lexicon.First(a.Sectors) == c.d.Sectors[0])
	x.mark(nameSectorless, len(a.Sectors) == 0)
	x.mark(nameSubject, c.role(m.head) == text.Nsubj)
	x.mark(nameNear, back <= nearReach)
	x.mark(namePerson, a.Kind == "person")
	x.mark(nameCountryless, a.Country == "")
	c.among = append(c.among, x)
}

// isAmong tells whether somebody named before is a candidate.
func (c *choice) isAmong(who int) bool {
	for i := range c.among {
		if c.among[i].who == who {
			return true
		}
	}
	return false
}

// isCalled tells whether the text has called somebody by the description's noun.
func (c *choice) isCalled(a *participant) bool {
	return c.p != nil && slices.Contains(a.nouns, c.d.Noun)
}

// isKind tells whether somebody is one of the sort that a definite noun asks for.
func (c *choice) isKind(a *participant) bool {
	switch {
	case c.p == nil || !c.d.Definite || c.d.Plural:
		return false
	case c.d.Agent.Person && !c.d.Agent.Institution:
		return a.Kind == "person"
	}
	return a.Kind == "organisation" || a.Kind == "armed_group"
}

// best is the candidate for whom most speaks, nobody among them.
func (c *choice) best() *candidate {
	weights := c.rules.weights.of(c.d)
	best := c.nobody()
	top := best.score(weights)
	for i := range c.among {
		x := &c.among[i]
		if x.who >= 0 && x.country != "" {
			c.inherit(x)
		}
		if s := x.score(weights); s > top && c.canMean(x) {
			best, top = x, s
		}
	}
	if c.watch != nil {
		c.watch(c, best)
	}
	return best
}

// inherit gives somebody named before the hints of the country.
func (c *choice) inherit(x *candidate) {
	for h, v := range c.of(x.country).hints {
		if v != 0 {
			x.hints[h] = v
		}
	}
}

// nobody is the candidate that stands for none who can be told.
func (c *choice) nobody() *candidate {
	x, d := &candidate{who: -1}, c.d
	x.set(nobody, 1)
	x.mark(nobodyDefinite, d.Definite)
	x.mark(nobodyPlural, d.Plural)
	x.mark(nobodyBarePlural, c.p != nil && d.Plural && !d.Definite && c.p.Start == c.p.First)
	x.mark(nobodyCounted, d.Count > 0)
	x.mark(nobodyOwned, d.Owner != nil)
	x.mark(nobodyDomestic, d.Agent != nil && d.Agent.Domestic)
	x.mark(nobodyPerson, d.Agent != nil && d.Agent.Person && !d.Agent.Institution)
	return x
}

// homeOf is the country of somebody whom the text names without it; "" for none that can be told.
func (t *thread) homeOf(w int, sectors []string) string {
	c := t.choose(w, nil, &phrases.Description{Sectors: sectors})
	return c.best().country
}

// resolved is whom a description means that names no country.
func (t *thread) resolved(p *phrases.Phrase, d *phrases.Description) []int {
	if d.Country != "" || d.Wide != "" {
		return nil
	}
	c := t.choose(p.Head, p, d)
	if owner := t.ownerOf(p); owner != "" {
		c.of(owner).set(theOwners, 1)
	}
	best := c.best()
	t.why[p.Index] = byScene
	switch {
	case best.who >= 0:
		t.why[p.Index] = byNoun
		return []int{best.who}
	case best.country == "":
		t.why[p.Index] = ""
		return nil
	case best.has(theOwners):
		t.why[p.Index] = byPossessor
	case best.has(calledSo):
		t.why[p.Index] = byNoun
	}
	at := *d
	at.Country, at.Sectors = t.usual(d.Noun, best.country), d.Agent.National(d.Sectors, d.Owner != nil)
	return t.composedOf(p, &at)
}

// canMean tells whether a noun can mean a candidate: its neighbour is another, and a base need not be the scene's.
func (c *choice) canMean(x *candidate) bool {
	switch {
	case c.d.Agent == nil:
		return true
	case x.has(theOwners) && otherNouns[c.d.Noun]:
		return false
	}
	isOwners := x.who >= 0 || x.has(theOwners)
	return isOwners || !c.d.Agent.Owned && !(c.d.Agent.State && c.isOwn(x.country))
}

// otherNouns are nouns for a state that is not whose it is.
var otherNouns = text.WordSet("neighbour neighbor counterpart rival foe enemy")

// isOwn tells whether a country is that of whoever acts on the one that is meant: "she visited the country" is not of her own.
func (c *choice) isOwn(country string) bool {
	for i := len(c.mentions) - 1; i >= 0 && c.Tok(c.mentions[i].head).Sentence == c.sentence; i-- {
		if m := &c.mentions[i]; c.isOther(m.head, c.w) {
			return c.list[m.refs[0]].Country == country
		}
	}
	return false
}

// ownerOf is the country of those whose a description's people are by a pronoun: "its troops"; "" for none.
func (t *thread) ownerOf(p *phrases.Phrase) string {
	for w := p.Start; w < p.First; w++ {
		if owner, ok := pronouns[strings.ToLower(t.Tok(w).Form)]; ok {
			if refs := t.antecedent(w, owner); len(refs) > 0 {
				return t.list[refs[0]].Country
			}
		}
	}
	return ""
}

// tally counts what an article's descriptions say of their countries: by sector or noun and country, and "" for all countries.
type tally map[[2]string]float64

func tellings(a *phrases.Article) tally {
	told := tally{}
	for _, p := range a.Phrases {
		d := a.Describe(p)
		for _, what := range []string{lexicon.First(d.Sectors), d.Noun} {
			if d.Country != "" && what != "" {
				told[[2]string{what, d.Country}]++
				told[[2]string{what, ""}]++
			}
		}
	}
	return told
}

// share is how many of the descriptions by a sector or noun that name a country name this one.
func (t tally) share(what, country string) float64 {
	return t[[2]string{what, country}] / max(t[[2]string{what, ""}], 1)
}
