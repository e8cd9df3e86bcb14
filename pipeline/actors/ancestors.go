package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// addAncestors adds the parents of the document's actors, and theirs, so that every parent_actor_id leads to a row, and the states of the
// places that it names, for what is done to them there; they have no mentions of their own. A parent that neither the lexicon nor a
// country's code tells of is left out.
func (a *article) addAncestors() {
	known := map[string]bool{}
	for i := range a.Actors {
		known[a.Actors[i].ID] = true
	}
	for i := range a.Places {
		id := strings.ToLower(a.Places[i].Country)
		if row, ok := a.ancestor(id); ok && id != "" && !known[id] {
			known[id] = true
			a.Actors = append(a.Actors, row)
		}
	}
	for i := 0; i < len(a.Actors); i++ {
		id := a.Actors[i].ParentID
		if id == "" || known[id] {
			continue
		}
		row, ok := a.ancestor(id)
		if !ok {
			a.Actors[i].ParentID = ""
			continue
		}
		known[id] = true
		a.Actors = append(a.Actors, row)
	}
}

// ancestor is the row of a lexicon's actor, of a state ("syr"), or of a sector of a state ("syr.reb").
func (a *article) ancestor(id string) (schema.Actor, bool) {
	if i, ok := a.x.byID[id]; ok {
		e := &a.x.entities[i]
		t := &e.terms[0]
		for k := range e.terms {
			if e.terms[k].covers(a.Article.PublishedDay()) {
				t = &e.terms[k]
				break
			}
		}
		return ancestorRow(id, e.name, e.kind, t.country, t.sectors, t.parent), true
	}
	state, rest, _ := strings.Cut(id, ".")
	i, ok := a.x.byCode[strings.ToUpper(state)]
	if !ok {
		return schema.Actor{}, false
	}
	c := a.x.countries[i]
	if rest == "" {
		return ancestorRow(id, c.Name, "state", c.Alpha3, nil, ""), true
	}
	sectors := strings.Split(strings.ToUpper(rest), ".")
	for _, s := range sectors {
		if sectorMeanings[s] == "" {
			return schema.Actor{}, false
		}
	}
	return ancestorRow(id, c.Name+": "+sectorMeanings[sectors[0]], "group", c.Alpha3, sectors, state), true
}

func ancestorRow(id, name, kind, country string, sectors []string, parent string) schema.Actor {
	row := schema.Actor{ID: id, Name: name, Kind: kind, Country: country, Sectors: slices.Clone(sectors), CAMEO: country + strings.Join(sectors, ""), ParentID: parent}
	if len(sectors) > 0 {
		row.Sector = sectors[0]
	}
	return row
}

var sectorMeanings = func() map[string]string {
	meanings := map[string]string{}
	for _, l := range schema.CodeLists() {
		if l.Name == "sectors" {
			for _, e := range l.Entries {
				meanings[e.Code] = e.Meaning
			}
		}
	}
	return meanings
}()
