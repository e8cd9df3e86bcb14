package actors

import (
	"slices"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

// emit puts mentions and actors into the document, the actors in order of their first mention, and behind them those that they lead to.
func emit(d *text.Document, mentions []mention, c *cast) {
	slices.SortStableFunc(mentions, func(p, q mention) int {
		if p.first != q.first {
			return p.first - q.first
		}
		return q.last - p.last
	})
	place := make([]int, len(c.list))
	for i := range mentions {
		m := &mentions[i]
		span := text.Span{Start: d.Tokens[m.first].Start, End: d.Tokens[m.last-1].End}
		for _, r := range m.refs {
			if place[r] == 0 {
				d.Actors = append(d.Actors, c.list[r].row())
				place[r] = len(d.Actors)
			}
			if m.kind == text.ByName && m.phrase != nil {
				addAlias(&d.Actors[place[r]-1], d.Slice(text.Span{Start: d.Tokens[m.phrase.First].Start, End: d.Tokens[m.phrase.Last-1].End}))
			}
			d.ActorMentions = append(d.ActorMentions, text.ActorMention{Span: span, Sentence: d.Tokens[m.head].Sentence, Head: m.head, Kind: m.kind,
				Ref: place[r] - 1, Why: string(m.why), IsGuess: m.why == byScene || c.list[r].settled, Confidence: m.confidence})
		}
	}
	addAncestors(d, c)
}

// addAlias notes a name by which the text calls an actor, where it is another than the actor's own.
func addAlias(row *schema.Actor, words string) {
	name := strings.Join(strings.Fields(words), " ")
	if name != row.Name && !slices.Contains(row.Aliases, name) {
		row.Aliases = append(row.Aliases, name)
	}
}

// row is the row of somebody, with all that follows from the rest.
func (p *participant) row() schema.Actor {
	row := p.Actor
	row.Sectors, row.Sector = slices.Clone(p.Sectors), lexicon.First(p.Sectors)
	if strings.HasPrefix(row.ID, "?") {
		row.ID = ownID(&row)
	}
	if row.CAMEO == "" {
		row.CAMEO = row.Country + strings.Join(row.Sectors, "")
	}
	if row.ParentID == "" && row.Kind == "person" && row.Country != "" && row.Sector != "" {
		row.ParentID = lexicon.StateID(row.Country) + "." + strings.ToLower(row.Sector)
	}
	if row.ParentID == row.ID {
		row.ParentID = ""
	}
	return row
}

// maxSlug is the longest name that an id spells out; longer ones are hashed.
const maxSlug = 64

// ownID is the id of somebody whom only the text knows: country, kind and name.
func ownID(row *schema.Actor) string {
	kind := "org"
	switch row.Kind {
	case "person":
		kind = "person"
	case "armed_group":
		kind = "group"
	}
	name := lexicon.Slug(row.Name)
	if name == "" || len(name) > maxSlug {
		name = schema.ID(schema.ActorLetter, row.Name)
	}
	if row.Country != "" {
		kind = lexicon.StateID(row.Country) + "." + kind
	}
	return kind + "." + name
}

// addAncestors adds the parents of the document's actors, and theirs, so that every parent_actor_id leads to a row, and the states of the
// places that it names, for what is done to them there; they have no mentions of their own. A parent that neither the lexicon nor a
// country's code tells of is left out.
func addAncestors(d *text.Document, c *cast) {
	known := map[string]bool{"": true}
	for i := range d.Actors {
		known[d.Actors[i].ID] = true
	}
	add := func(id string) bool {
		if known[id] {
			return true
		}
		i, ok := c.ancestor(id)
		if ok {
			known[id] = true
			d.Actors = append(d.Actors, c.list[i].row())
		}
		return ok
	}
	for i := range d.Places {
		add(lexicon.StateID(d.Places[i].Country))
	}
	for i := 0; i < len(d.Actors); i++ {
		if !add(d.Actors[i].ParentID) {
			d.Actors[i].ParentID = ""
		}
	}
}

// ancestor is a lexicon's actor, or what a country, its sectors and its ministries make up: "syr", "syr.reb", "syr.gov.health_ministry".
func (c *cast) ancestor(id string) (int, bool) {
	if e, ok := c.lexicon.Entity(id); ok {
		return c.known(e), true
	}
	state, rest, _ := strings.Cut(strings.ToUpper(id), ".")
	sectors, office := strings.Split(rest, "."), ""
	if last := len(sectors) - 1; last > 0 && strings.HasSuffix(sectors[last], "_MINISTRY") {
		sectors, office = sectors[:last], strings.ToLower(sectors[last])
	}
	if _, ok := c.lexicon.Country(state); !ok || slices.ContainsFunc(sectors, func(s string) bool { return lexicon.SectorNoun(s) == "" }) {
		return 0, false
	}
	return c.composed(state, sectors, office, lexicon.KindOf(sectors, "group")), true
}
