package actors

import "github.com/dateline-data/dateline/pipeline/text"

// takeSceneCountry gives a bare title or body the country that the text is about.
func (a *article) takeSceneCountry(c *candidate, f *description) {
	if f.country != "" || stateless[first(f.sectors)] || f.office != "" && f.count > 1 {
		return
	}
	if f.owner >= 0 && a.describe(f.owner).kind != "person" && a.candidates[f.owner].kind != bodyCandidate {
		return
	}
	if f.country = a.ownersCountry(f); f.country == "" {
		f.country = a.sceneOf(c.head, f)
	}
	if f.country != "" {
		f.inferred, f.sectors = true, f.nationalSectors()
	}
}

// ownersCountry is the country of the person whose people they are: "the Bush administration".
func (a *article) ownersCountry(f *description) string {
	if f.owner < 0 || a.identifying[f.owner] {
		return ""
	}
	if refs := a.identify(f.owner); len(refs) > 0 {
		return a.participants[refs[0]].country
	}
	return ""
}

// stateless are the sectors of bodies of many countries.
var stateless = text.WordSet("IGO UNO EUR NGO ISM IMG MNC")

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

// subjectCountry is the country of the actors that are subjects in a sentence, before token t.
func (a *article) subjectCountry(sentence, t int) string {
	for i := len(a.mentions) - 1; i >= 0; i-- {
		m := &a.mentions[i]
		if a.tok(m.head).Sentence < sentence {
			break
		}
		if a.tok(m.head).Sentence > sentence || m.head >= t || len(m.refs) == 0 || !a.isSubject(m.head) {
			continue
		}
		if c := a.participants[m.refs[0]].country; c != "" {
			return c
		}
	}
	return ""
}

func (a *article) isSubject(t int) bool {
	r := a.tok(t).Rel
	return r == text.Nsubj || r == text.NsubjPass
}
