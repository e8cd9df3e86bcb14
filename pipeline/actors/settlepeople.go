package actors

import "github.com/dateline-data/dateline/pipeline/text"

// settlePeople tells, when all is read, what the text leaves unsaid of those whom it names: the country of the scene in which
// they come up first, and of persons without office whether they are accused of a crime or private people.
func (a *article) settlePeople() {
	seen := make([]bool, len(a.people))
	charged := a.chargedPeople()
	for i := range a.mentions {
		m := &a.mentions[i]
		for _, r := range m.refs {
			if seen[r] {
				continue
			}
			seen[r] = true
			w := &a.people[r]
			if w.entity >= 0 || w.kind == "state" {
				continue
			}
			if w.kind == "person" && len(w.words) > 0 && (len(w.sectors) == 0 || w.sectors[0] == "CVL") && charged[r] {
				w.sectors = []string{"CRM"}
			}
			if w.kind == "person" && len(w.words) > 0 && len(w.sectors) == 0 {
				w.sectors = []string{"CVL"}
			}
			if w.country == "" && !stateless[first(w.sectors)] {
				w.country = a.sceneOf(m.head, &description{sectors: w.sectors})
			}
		}
	}
}

// chargedPeople are those of whom a verb says that they stand accused of a crime or have done one.
func (a *article) chargedPeople() map[int]bool {
	charged := map[int]bool{}
	for i := range a.mentions {
		m := &a.mentions[i]
		role, verb := a.role(m.head)
		if verb < 0 || a.tok(verb).Tag != text.VERB {
			continue
		}
		lemma := a.Lemma(verb)
		if (role == text.Obj || role == text.NsubjPass) && custodyVerbs[lemma] || role == text.Nsubj && crimeVerbs[lemma] {
			for _, r := range m.refs {
				charged[r] = true
			}
		}
	}
	return charged
}

var (
	custodyVerbs = text.WordSet("arrest charge convict sentence jail indict apprehend extradite acquit arraign prosecute execute")
	crimeVerbs   = text.WordSet("murder rape stab rob confess plead")
)
