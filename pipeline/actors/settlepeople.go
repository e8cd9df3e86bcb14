package actors

// settlePeople tells, when all is read, what the text leaves unsaid of those whom it names: the country of the scene in which
// they come up first, and of persons without office whether they are accused of a crime or private people.
func (a *article) settlePeople() {
	seen := make([]bool, len(a.participants))
	for i := range a.mentions {
		m := &a.mentions[i]
		for _, r := range m.refs {
			if seen[r] {
				continue
			}
			seen[r] = true
			w := &a.participants[r]
			if w.entity >= 0 || w.kind == "state" {
				continue
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
