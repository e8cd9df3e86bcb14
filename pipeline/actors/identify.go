package actors

import (
	"slices"
	"strings"
)

// identify tells whom a candidate's phrase means: indices into article.participants, one but for "the two countries"; nil for
// nobody that can be told.
func (a *article) identify(k int) []int {
	if a.refs[k] != nil || a.identifying[k] {
		return a.refs[k]
	}
	a.identifying[k] = true
	a.refs[k] = a.identifyCandidate(k)
	a.identifying[k] = false
	return a.refs[k]
}

func (a *article) identifyCandidate(k int) []int {
	c, f := &a.candidates[k], a.describe(k)
	if c.kind == shortCandidate {
		a.because(k, byShortForm)
		if long := a.candidateAt[c.ref]; long > 0 {
			return a.identify(int(long - 1))
		}
		return nil
	}
	switch {
	case f.entity >= 0:
		i := a.known(f.entity)
		a.because(k, byLexicon)
		a.participants[i].named = true
		a.absorb(i, f)
		a.absorbPartner(i, k)
		return []int{i}
	case c.kind == personCandidate:
		i := a.person(k, c, f)
		a.absorbPartner(i, k)
		return []int{i}
	case c.kind == bodyCandidate:
		known := len(a.participants)
		i := a.body(f)
		if i < known {
			a.because(k, byName)
		}
		a.because(k, byNewName)
		a.participants[i].named = true
		a.absorbPartner(i, k)
		return []int{i}
	case c.kind == nationCandidate:
		a.because(k, byNation)
		return []int{a.composed(f.country, f.sectors, "", f.kind)}
	}
	return a.nominal(k, c, f)
}

// nominal is whom a common noun means: its apposition, its owner, somebody spoken of before, who holds the office, or
// the people of a country's sector.
func (a *article) nominal(k int, c *candidate, f *description) []int {
	if p := a.partner[k]; p > 0 && !a.identifying[p-1] {
		if refs := a.identify(int(p - 1)); refs != nil {
			a.because(k, byApposition)
			return refs
		}
	}
	if a.speaksFor(f) && f.country == a.describe(f.owner).country {
		if refs := a.identify(f.owner); refs != nil {
			a.because(k, byOwner)
			return refs
		}
	}
	if f.pronoun >= 0 {
		a.possessed(f)
	}
	if f.country == "" && f.owner < 0 && f.pronoun < 0 {
		if refs := a.anaphor(c, f); refs != nil {
			a.because(k, byNoun)
			return refs
		}
	}
	if f.agent.state || f.agent.owned && f.country == "" && f.owner < 0 {
		return nil
	}
	a.takeSceneCountry(c, f)
	if f.inferred {
		a.because(k, byScene)
	}
	a.because(k, byWords)
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
	w := &a.participants[refs[0]]
	if f.country == "" {
		f.country = w.country
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
	return a.addParticipant(participant{id: id + "." + region, name: name, kind: f.kind, country: country, sectors: f.sectors, office: office, entity: -1, parent: parent})
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
	return a.addParticipant(participant{id: id, name: strings.TrimSpace(country + " " + f.agent.phrase), kind: f.kind, country: country, sectors: f.sectors, cameo: code, entity: -1})
}

// note remembers the noun by which somebody was called.
func (a *article) note(i int, f *description) int {
	w := &a.participants[i]
	if f.noun != "" && !slices.Contains(w.nouns, f.noun) {
		w.nouns = append(w.nouns, f.noun)
	}
	if w.gender == anyGender {
		w.gender = f.gender
	}
	w.plural = w.plural || f.plural
	return i
}
