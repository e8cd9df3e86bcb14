package actors

import (
	"slices"

	"github.com/dateline-data/dateline/pipeline/text"
)

// readLeft reads the words before the heart of a phrase.
func (a *article) readLeft(c *candidate, f *description) {
	known := f.entity >= 0
	replaced := false
	for t := c.start; t < c.last && c.kind == nounCandidate; t++ {
		f.local = f.local || localWords[lower(a.tok(t).Form)]
	}
	for t := c.first - 1; t >= c.start; t-- {
		if known && formerWords[lower(a.tok(t).Form)] {
			f.former = true
		}
		a.readDeterminer(t, f)
	}
	if c.kind == nounCandidate || c.kind == bodyCandidate {
		for t := c.first; t < c.last; t++ {
			a.readCountry(t, f)
		}
	}
	for t := c.first - 1; t >= c.start; t-- {
		if t >= c.agentFirst && t < c.agentLast && c.agent >= 0 {
			continue
		}
		a.readCountry(t, f)
		if k := a.candidateAt[t]; k > 0 && &a.candidates[k-1] != c && t == a.candidates[k-1].last-1 {
			a.readOwner(int(k-1), f)
		}
		if m := a.modAt[t]; m > 0 && a.modifiers[m-1].last <= c.first && !known && (a.candidateAt[t] == 0 || &a.candidates[a.candidateAt[t]-1] == c) {
			a.readModifier(&a.modifiers[m-1], f, &replaced)
		}
	}
}

// readDeterminer reads articles, possessive pronouns, numbers and courtesy titles.
func (a *article) readDeterminer(t int, f *description) {
	tok := a.tok(t)
	word := lower(tok.Form)
	switch {
	case word == "the" || word == "this" || word == "that" || word == "these" || word == "those" || word == "both":
		f.definite = true
		if word == "both" {
			f.count = 2
		}
	case tok.Tag == text.PRON && f.pronoun < 0 && (word == "his" || word == "her" || word == "its" || word == "their"):
		f.pronoun = t
	case tok.Tag == text.NUM:
		f.count = numbers[word]
	case maleTitles[word]:
		f.gender = male
	case femaleTitles[word]:
		f.gender = female
	}
}

// numbers are the small numbers by which texts sum up actors: "the two countries".
var numbers = map[string]int{"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "2": 2, "3": 3, "4": 4, "5": 5}

// readCountry takes the country of a nationality, of a country or of a place named inside the phrase.
func (a *article) readCountry(t int, f *description) {
	l := a.countryAt[t]
	if l == 0 || f.entity >= 0 || a.countryWords[l-1].first != t {
		return
	}
	at := &a.countryWords[l-1]
	if at.backer {
		return
	}
	if f.country == "" {
		f.country, f.region = at.country, at.region
	} else if f.country != at.country && at.kind == adjectiveSense && !slices.Contains(f.others, at.country) && a.joined(t) {
		f.others = append(f.others, f.country)
		f.country = at.country
	}
}

// joined tells whether an adjective is one of several linked by "and".
func (a *article) joined(t int) bool {
	return a.Child(t, text.Conj) >= 0 || a.tok(t).Rel == text.Conj
}

// readModifier lets a word before a common noun change its sectors: "rebel commander", "opposition lawmaker".
func (a *article) readModifier(m *match, f *description, replaced *bool) {
	if f.agent == nil {
		return
	}
	for _, s := range m.senses {
		mod := &a.x.agents[s.ref]
		fighting := fights(f.sectors)
		f.home = f.home || mod.home
		switch {
		case mod.elite:
			f.former = true
		case mod.armed && !fighting, mod.unarmed && fighting:
		case f.agent.neutral && !*replaced && (!fighting || mod.front):
			f.sectors, *replaced = mod.sectors, true
		case mod.front:
			f.sectors = withSector(mod.sectors, f.sectors)
		case mod.sectors[0] != "GOV":
			f.sectors = withSector(f.sectors, mod.sectors)
		}
	}
}

// maxSectors bounds how many sectors one actor has; more would say nothing.
const maxSectors = 2

// withSector is the union of sectors in their order.
func withSector(first, second []string) []string {
	all := slices.Clone(first)
	for _, s := range second {
		if !slices.Contains(all, s) && len(all) < maxSectors {
			all = append(all, s)
		}
	}
	return all
}

// readOwner notes whose a phrase's people are, and takes their country: "Assad's forces", "Hamas officials".
func (a *article) readOwner(k int, f *description) {
	if a.state[k] == reading {
		return
	}
	o := &a.candidates[k]
	if suffix, ok := a.hyphenated(o.last); ok && !ownerSuffixes[suffix] {
		return
	}
	g := a.describe(k)
	if o.kind == stateCandidate || o.kind == seatCandidate {
		if f.country == "" && f.entity < 0 {
			f.country = g.country
		}
		return
	}
	if f.owner < 0 {
		f.owner = k
	}
}

// readRight reads the prepositional phrases after the heart of a phrase: "of Turkey", "loyal to Assad", "in Hong Kong".
func (a *article) readRight(c *candidate, f *description) {
	heads := []int{c.head}
	if c.kind == nounCandidate {
		heads = heads[:0]
		for t := c.first; t < c.last; t++ {
			heads = append(heads, t)
		}
	} else if c.agent >= 0 {
		heads = append(heads, a.nounOf(c))
	}
	if next := c.last; a.isPerson(c) && f.country == "" && next+1 < len(a.Tokens) && ofPrepositions[lower(a.tok(next).Form)] && a.countryAt[next+1] > 0 {
		f.country = a.countryWords[a.countryAt[next+1]-1].country // "Jane Roe of Kenya"
	}
	for _, h := range heads {
		for child := range a.Children(h) {
			rel := a.tok(child).Rel.Base()
			if child >= c.last && (rel == text.Nmod || rel == text.Amod && child < c.end) || child > h && child < c.first && rel == text.Nmod {
				a.readTail(child, f)
			}
		}
	}
}

func (a *article) readTail(noun int, f *description) {
	prep := a.Preposition(noun)
	if !ofPrepositions[prep] || f.entity >= 0 || f.agent != nil && f.agent.owned && prep != "of" && prep != "from" {
		return // a base in Iraq need not be Iraq's
	}
	for _, n := range a.withConjuncts(noun) {
		if l := a.countryAt[n]; l > 0 {
			if f.country == "" && (prep == "of" || f.agent != nil && f.agent.institution && !f.agent.neutral) {
				f.region = a.countryWords[l-1].region
			}
			a.addCountry(a.countryWords[l-1].country, n > noun, f)
			continue
		}
		k := a.candidateAt[n]
		if k == 0 || a.state[k-1] == reading {
			continue
		}
		if prep == "of" || prep == "for" || prep == "from" {
			a.readOwner(int(k-1), f)
		}
	}
}

func (a *article) addCountry(country string, further bool, f *description) {
	switch {
	case country == "" || country == f.country:
	case f.country == "":
		f.country = country
	case further:
		f.others = append(f.others, country)
	}
}

// withConjuncts are a noun and those linked to it by "and".
func (a *article) withConjuncts(noun int) []int {
	all := []int{noun}
	for c := range a.Children(noun) {
		if a.tok(c).Rel == text.Conj {
			all = append(all, c)
		}
	}
	return all
}
