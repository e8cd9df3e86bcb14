package actors

import "github.com/dateline-data/dateline/pipeline/text"

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

// takeHome gives a bare title or body the country that the text is about.
func (a *article) takeHome(c *core, f *description) {
	if f.country != "" || !f.home || f.former || f.stranger || f.bodies() || f.office != "" && f.count > 1 {
		return
	}
	if f.owner >= 0 && a.describe(f.owner).kind != "person" && a.cores[f.owner].kind != bodyCore {
		return
	}
	if f.country = a.seatOf(c.head, f.office); f.country == "" {
		f.country = a.homeOf(c.head)
	}
	if partisans[first(f.sectors)] {
		f.country = a.conflictCountry(c.head, f.country)
	}
}

// partisans are the sectors of those whose country is the one that they fight over, and not the one that backs them.
var partisans = map[string]bool{"REB": true, "PRM": true, "PRE": true, "UAF": true}

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
