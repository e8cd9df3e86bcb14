package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/text"
)

// identify tells whom a core's phrase means: indices into article.people, one but for "the two countries"; nil for
// nobody that can be told.
func (a *article) identify(k int) []int {
	if a.refs[k] != nil || a.identifying[k] {
		return a.refs[k]
	}
	a.identifying[k] = true
	a.refs[k] = a.identifyCore(k)
	a.identifying[k] = false
	return a.refs[k]
}

func (a *article) identifyCore(k int) []int {
	c, f := &a.cores[k], a.describe(k)
	if c.kind == shortCore {
		if long := a.coreAt[c.ref]; long > 0 {
			return a.identify(int(long - 1))
		}
		return nil
	}
	switch {
	case f.entity >= 0:
		i := a.known(f.entity)
		a.people[i].named = true
		a.absorb(i, f)
		a.absorbPartner(i, k)
		if l := a.coNation(c); l != nil {
			c.start = l.first
			return []int{a.composed(l.country, f.sectors[:1], "", kindOfSector(f.sectors, "group")), i}
		}
		return []int{i}
	case c.kind == personCore:
		i := a.person(c, f)
		a.absorbPartner(i, k)
		return []int{i}
	case c.kind == bodyCore:
		i := a.body(f)
		a.people[i].named = true
		a.absorbPartner(i, k)
		return []int{i}
	case c.kind == peopleCore:
		return []int{a.composed(f.country, f.sectors, "", f.kind)}
	}
	return a.nominal(k, c, f)
}

// coNation is the nationality that "and" links with the one in a force's name: "US and British forces"; nil for none.
func (a *article) coNation(c *core) *land {
	if c.kind != entityCore || c.first < 2 || a.tok(c.first-1).Tag != text.CCONJ || a.landAt[c.first] == 0 || a.landAt[c.first-2] == 0 || !fights(a.x.entities[c.ref].terms[0].sectors) {
		return nil
	}
	l := &a.lands[a.landAt[c.first-2]-1]
	if k := a.coreAt[l.first]; k > 0 && a.cores[k-1].kind != stateCore || l.country == a.x.entities[c.ref].terms[0].country || l.kind == peopleSense && !a.attributive(match{first: l.first, last: l.last}) {
		return nil
	}
	return l
}

// absorbPartner adds what the apposition of a name says: "Ara Harutunyan, the prime minister of the separatists".
func (a *article) absorbPartner(i, k int) {
	if p := a.partner[k]; p > 0 {
		if g := a.describe(int(p - 1)); g.entity < 0 {
			if g.country == "" && g.home && g.owner < 0 && !g.former && a.people[i].country == "" && a.people[i].entity < 0 {
				g.country = a.homeOf(a.cores[p-1].head)
			}
			a.absorb(i, g)
		}
	}
}

// person is who a person's name means: somebody named before, later in full, or known to the lexicon.
func (a *article) person(c *core, f *description) int {
	words := foldedWords(f.name)
	if i := a.namedPerson(words); i >= 0 {
		a.absorb(i, f)
		return i
	}
	if len(words) == 1 {
		if i := a.fullerName(c, words[0]); i >= 0 {
			a.absorb(i, f)
			return i
		}
	}
	if e := a.familyMember(words, f); e >= 0 {
		i := a.known(e)
		a.absorb(i, f)
		return i
	}
	if f.country == "" && f.owner < 0 && f.agent != nil && f.agent.home && !f.former {
		f.country = a.homeOf(c.head)
	}
	return a.newPerson(f.name, f)
}

// namedPerson is the person whom the text has called by the same words before, or who was named last whose name has all the
// words, the last of them as a family name; -1 for none.
func (a *article) namedPerson(words []string) int {
	name := strings.Join(words, "_")
	if i, ok := a.called[name]; ok {
		return i
	}
	for i := len(a.people) - 1; i >= 0; i-- {
		if w := &a.people[i]; w.kind == "person" && len(w.words) > 0 && shortFor(words, w.words) {
			a.called[name] = i
			return i
		}
	}
	return -1
}

// shortFor tells whether a short name can stand for a full one: all its words are in it, and it keeps an outer one.
func shortFor(short, full []string) bool {
	if len(short) > len(full) {
		short, full = full, short
		if len(short) < 2 {
			return false
		}
	}
	for _, w := range short {
		if !slices.Contains(full, w) {
			return false
		}
	}
	last := full[len(full)-1]
	return slices.Contains(short, last) || short[0] == full[0]
}

// fullerName is the person whose full name, later in the article, ends in a word; -1 for none.
func (a *article) fullerName(c *core, family string) int {
	for k := range a.cores {
		o := &a.cores[k]
		if o.first <= c.first || !a.isPerson(o) || o.last-o.first < 2 || a.identifying[k] {
			continue
		}
		if slug(a.tok(o.last-1).Form) == family {
			if refs := a.identify(k); len(refs) > 0 {
				return refs[0]
			}
		}
	}
	return -1
}

// familyMember is the person of the lexicon whom a name means that the lexicon does not list as it stands: the family
// name of who holds the office named, or who is in office in a country that the article speaks of; -1 for none.
func (a *article) familyMember(words []string, f *description) int {
	found, score := -1, 0
	for _, e := range a.x.families[emptyKey.add(words[len(words)-1])] {
		p := &a.x.entities[e]
		if len(words) > 1 && !shortFor(words, foldedWords(p.name)) {
			continue
		}
		now := a.termOf(p)
		if now == nil || f.country != "" && f.country != now.country {
			continue
		}
		s := 0
		if f.office != "" && f.office == slug(now.title) {
			s += 2
		} else if f.office != "" {
			continue
		}
		if f.country != "" || a.names(now.country) {
			s++
		}
		if len(words) > 1 {
			s++
		}
		if s == score {
			found = -1 // two fit as well
		} else if s > score {
			found, score = e, s
		}
	}
	return found
}

// body is who an organisation's name means.
func (a *article) body(f *description) int {
	name := f.name
	for i := len(a.people) - 1; i >= 0; i-- {
		w := &a.people[i]
		if w.kind == "person" || w.kind == "state" {
			continue
		}
		if strings.EqualFold(w.name, name) || w.initials != "" && w.initials == name {
			a.absorb(i, f)
			return i
		}
	}
	return a.newBody(name, f)
}

// nominal is whom a common noun means: its apposition, its owner, somebody spoken of before, who holds the office, or
// the people of a country's sector.
func (a *article) nominal(k int, c *core, f *description) []int {
	if p := a.partner[k]; p > 0 && !a.identifying[p-1] {
		if refs := a.identify(int(p - 1)); refs != nil {
			return refs
		}
	}
	if f.agent.owned && f.country == "" && f.owner < 0 && f.pronoun < 0 {
		return nil
	}
	if f.owner >= 0 && f.definite && !f.plural && !f.former && leaderNouns[f.noun] {
		if o := a.describe(f.owner); o.entity >= 0 {
			id := a.x.entities[o.entity].id
			if i := a.lastWho(c.head, genericReach, func(w *who) bool { return w.kind == "person" && w.parent == id && len(w.words) > 0 }); i >= 0 {
				return []int{i}
			}
		}
	}
	if a.speaksFor(f) && f.country == a.describe(f.owner).country {
		if refs := a.identify(f.owner); refs != nil {
			return refs
		}
	}
	if f.pronoun >= 0 {
		a.possessed(f)
	}
	if f.country == "" && f.owner < 0 && f.pronoun < 0 {
		if refs := a.anaphor(c, f); refs != nil {
			return refs
		}
	}
	if i := a.nationalBody(c, f); i >= 0 {
		return []int{i}
	}
	if f.agent.state || f.agent.owned && f.country == "" && f.owner < 0 {
		return nil
	}
	if f.country == "" && f.home && !f.former && !f.stranger && (f.office == "" || f.count < 2) && (f.owner < 0 || a.describe(f.owner).kind == "person" || a.cores[f.owner].kind == bodyCore) {
		if f.country = a.seatOf(c.head, f.office); f.country == "" {
			f.country = a.homeOf(c.head)
		}
		if partisans[first(f.sectors)] || f.sectors != nil && f.sectors[0] == "UAF" {
			f.country = a.conflictCountry(c.head, f.country)
		}
	}
	if otherNouns[f.noun] && f.country == "" {
		return nil // an ally of whom nothing else is said
	}
	refs := []int{a.holder(f.country, f)}
	for _, other := range f.others {
		if r := a.holder(other, f); !slices.Contains(refs, r) {
			refs = append(refs, r)
		}
	}
	return refs
}

// possessed takes the country of the owner behind a possessive pronoun: "its troops".
func (a *article) possessed(f *description) {
	refs := a.pronoun(f.pronoun)
	if len(refs) == 0 {
		return
	}
	w := &a.people[refs[0]]
	if f.country == "" {
		f.country = w.country
	}
	if followers[f.noun] && fights(w.sectors) {
		f.sectors = w.sectors // "his men"
		f.kind = kindOfSector(f.sectors, "group")
		return
	}
	if f.agent.neutral && (len(f.sectors) == 0 || f.sectors[0] == "UNK") && len(w.sectors) > 0 {
		f.sectors = w.sectors
	}
}

// holder is who holds a country's office on the article's day, or the composed actor of its sector.
func (a *article) holder(country string, f *description) int {
	sectors, office, kind := f.sectors, f.office, f.kind
	if f.agent.user {
		return a.note(a.coded(country, f), f)
	}
	if country != "" && (f.region != "" || f.local) && regional[first(sectors)] && !f.former {
		return a.note(a.regional(country, f), f)
	}
	if f.former {
		return a.note(a.composed(country, sectors, "", kindOfSector(sectors, "group")), f)
	}
	if office != "" && country != "" && f.agent.person && !f.plural {
		if e := a.officeHolder(country, office); e >= 0 {
			return a.note(a.known(e), f)
		}
	}
	if office != "" && country == "" {
		office, kind = "", kindOfSector(sectors, "group")
	}
	if office != "" && f.plural {
		office, kind = "", kindOfSector(sectors, "group")
	}
	return a.note(a.composed(country, sectors, office, kind), f)
}

// regional are the sectors of authorities that regions have as well as states.
var regional = map[string]bool{"GOV": true, "LEG": true, "JUD": true}

// regional is the composed actor of a region's authorities: esp.leg.catalonia; ita.gov.local where it is not said which.
func (a *article) regional(country string, f *description) int {
	parent := composedID(country, f.sectors[:1], "")
	office := f.office
	if f.plural {
		office = ""
	}
	what := sectorNouns[f.sectors[0]]
	id := parent
	if office != "" {
		what, id = strings.ReplaceAll(office, "_", " "), parent+"."+office
	}
	name := strings.ToUpper(what[:1]) + what[1:] + " of " + f.region
	region := slug(f.region)
	if region == "" {
		region, name = "local", a.x.composedName(country, nil, "local "+what)
	}
	return a.addWho(who{id: id + "." + region, name: name, kind: f.kind, country: country, sectors: f.sectors, office: office, entity: -1, parent: parent})
}

// coded is the composed actor of a user's agent, whose code goes beside the country's.
func (a *article) coded(country string, f *description) int {
	code := country + f.agent.cameo
	if f.agent.prefixed {
		code = f.agent.cameo + country
	}
	var parts []string
	for i := 0; i < len(code); i += codeWidth {
		parts = append(parts, slug(code[i:min(i+codeWidth, len(code))]))
	}
	id := strings.Join(parts, ".")
	if id == "" {
		id = slug(f.agent.phrase)
	}
	return a.addWho(who{id: id, name: strings.TrimSpace(country + " " + f.agent.phrase), kind: f.kind, country: country, sectors: f.sectors, cameo: code, entity: -1})
}

// note remembers the noun by which somebody was called.
func (a *article) note(i int, f *description) int {
	w := &a.people[i]
	if f.noun != "" && !slices.Contains(w.nouns, f.noun) {
		w.nouns = append(w.nouns, f.noun)
	}
	if w.gender == anyGender {
		w.gender = f.gender
	}
	w.plural = w.plural || f.plural
	return i
}

// homeOf is the country that a bare title means: that of the subject before it, the one named last, the one named next
// in its sentence, the dateline's.
func (a *article) homeOf(t int) string {
	sentence := a.tok(t).Sentence
	for back := 0; back <= homeReach && sentence-back >= 0; back++ {
		if c := a.subjectCountry(sentence-back, t); c != "" {
			return c
		}
		if c := a.landBefore(sentence-back, t); c != "" {
			return c
		}
	}
	for i := range a.lands {
		if !a.lands[i].backer && a.lands[i].first > t && a.tok(a.lands[i].first).Sentence == sentence {
			return a.lands[i].country
		}
	}
	return a.mainCountry()
}

// partisans are the sectors of those whose country is the one that they fight over, and not the one that backs them.
var partisans = map[string]bool{"REB": true, "PRM": true, "PRE": true}

// conflictCountry is the country of the partisans spoken of last, or the given one.
func (a *article) conflictCountry(t int, otherwise string) string {
	for i := range a.lands {
		if l := &a.lands[i]; l.first > t && !l.backer && a.tok(l.first).Sentence == a.tok(t).Sentence && a.isGoal(l.first) {
			return l.country // "rebels entered Aleppo"
		}
	}
	if i := a.lastWho(t, genericReach, func(w *who) bool { return w.country != "" && partisans[first(w.sectors)] }); i >= 0 {
		return a.people[i].country
	}
	return otherwise
}

// isGoal tells whether a place is where something is done.
func (a *article) isGoal(t int) bool {
	r, of := a.role(t)
	return of >= 0 && of < t && (r == text.Obj || r == text.Obl) && a.tok(of).Tag == text.VERB
}

// seatOf is the country named last within a few sentences that has somebody in an office on the article's day: "the emir"
// after Iraq and Kuwait; "" where the lexicon knows of none.
func (a *article) seatOf(t int, office string) string {
	if office == "" {
		return ""
	}
	sentence := a.tok(t).Sentence
	if c := a.subjectCountry(sentence, t); c != "" && a.officeHolder(c, office) >= 0 {
		return c
	}
	for i := len(a.lands) - 1; i >= 0; i-- {
		l := &a.lands[i]
		if l.first < t && !l.backer && sentence-a.tok(l.first).Sentence <= homeReach && a.officeHolder(l.country, office) >= 0 {
			return l.country
		}
	}
	return ""
}

// officeHolder is who holds an office of a country on the article's day, an index into the lexicon's entities; -1 for nobody known.
func (a *article) officeHolder(country, office string) int {
	if a.day == 0 {
		return -1
	}
	for _, e := range a.x.offices[officeKey{country, office}] {
		if now := a.termOf(&a.x.entities[e]); now != nil && slug(now.title) == office {
			return e
		}
	}
	return -1
}

// homeReach is how many sentences back a bare title looks for its country before it takes the article's.
const homeReach = 2

// subjectCountry is the country of the actors that are subjects in a sentence, before token t.
func (a *article) subjectCountry(sentence, t int) string {
	for i := len(a.mentions) - 1; i >= 0; i-- {
		m := &a.mentions[i]
		if a.tok(m.head).Sentence != sentence || m.head >= t || len(m.refs) == 0 || !a.isSubject(m.head) {
			continue
		}
		if c := a.people[m.refs[0]].country; c != "" {
			return c
		}
	}
	return ""
}

func (a *article) isSubject(t int) bool {
	r := a.tok(t).Rel
	return r == text.Nsubj || r == text.NsubjPass
}

// landBefore is the country named last in a sentence before token t.
func (a *article) landBefore(sentence, t int) string {
	for i := len(a.lands) - 1; i >= 0; i-- {
		if l := &a.lands[i]; l.first < t && !l.backer && a.tok(l.first).Sentence == sentence {
			return l.country
		}
	}
	return ""
}

// mainCountry is the country that the article names most often, the first named of several.
func (a *article) mainCountry() string {
	best := ""
	for i := range a.lands {
		if c := a.lands[i].country; a.named[c] > a.named[best] {
			best = c
		}
	}
	return best
}
