package actors

import (
	"slices"
	"strings"
)

// absorbPartner adds what the apposition of a name says: "Ara Harutunyan, the prime minister of the separatists".
func (a *article) absorbPartner(i, k int) {
	if p := a.partner[k]; p > 0 {
		if g := a.describe(int(p - 1)); g.entity < 0 {
			a.absorb(i, g)
		}
	}
}

// person is who a person's name means: somebody named before, later in full, or known to the lexicon.
func (a *article) person(k int, c *candidate, f *description) int {
	words := foldedWords(f.name)
	if i := a.namedPerson(words); i >= 0 {
		a.because(k, byName)
		a.absorb(i, f)
		return i
	}
	if len(words) == 1 {
		if i := a.fullerName(c, words[0]); i >= 0 {
			a.because(k, byFullName)
			a.absorb(i, f)
			return i
		}
	}
	e := a.familyMember(words, f)
	if e >= 0 {
		i := a.known(e)
		a.because(k, byFamily)
		a.absorb(i, f)
		return i
	}
	if f.country == "" && f.owner < 0 && f.agent != nil && f.agent.home && !f.former {
		f.country = a.sceneOf(c.head, f)
	}
	a.because(k, byNewName)
	return a.newPerson(f.name, f)
}

// namedPerson is the person whom the text has called by the same words before, or who was named last whose name has all the
// words, the last of them as a family name; -1 for none.
func (a *article) namedPerson(words []string) int {
	name := strings.Join(words, "_")
	if i, ok := a.called[name]; ok {
		return i
	}
	for i := len(a.participants) - 1; i >= 0; i-- {
		if w := &a.participants[i]; w.kind == "person" && len(w.words) > 0 && shortFor(words, w.words) {
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
func (a *article) fullerName(c *candidate, family string) int {
	for k := range a.candidates {
		o := &a.candidates[k]
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
	for i := len(a.participants) - 1; i >= 0; i-- {
		w := &a.participants[i]
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
