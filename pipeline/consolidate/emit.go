package consolidate

import (
	"fmt"

	"github.com/dateline-data/dateline/schema"
)

// Counts say what became of the articles.
type Counts struct {
	Articles   int // rows of the articles table
	Duplicates int // of these, near-duplicates of an earlier one
	Superseded int // older texts of the same article, left out
	Outside    int // articles that do not belong to the release
}

// emission is what the rounds have in common.
type emission struct {
	options *Options
	counts  *Counts
	put     Put
}

// round reads the records of its streams, in order of their keys.
type round interface {
	take(*Record) error
	end() error
}

// declared is a round with the streams that it reads. It is gone through again as long as it gives records of the stream
// again.
type declared struct {
	name  string
	reads []string
	again string
	begin func(*emission) round
}

// rounds are in the order in which a run goes through them.
var rounds = []declared{
	{"settle", []string{versions.name}, "", func(e *emission) round { return &settle{emission: e} }},
	{"meet", []string{members.name}, "", func(e *emission) round { return &meet{emission: e} }},
	{"sign", []string{signatures.name, met.name}, "", func(e *emission) round { return &sign{emission: e} }},
	{"compare", []string{signed.name}, "", func(e *emission) round { return &compareBands{emission: e} }},
	{"choose", []string{found.name}, "", func(e *emission) round { return &choose{emission: e} }},
	{"follow", []string{links.name, pointing.name}, moved.name, func(e *emission) round { return &follow{emission: e} }},
	{"explode", []string{standing.name, links.name, bodies.name}, "", func(e *emission) round { return &explode{emission: e} }},
	{"link", []string{reports.name}, "", func(e *emission) round { return &linking{emission: e} }},
	{"merge", []string{attributed.name}, "", func(e *emission) round { return &merging{emission: e} }},
	{"count_actors", []string{actorUses.name}, "", func(e *emission) round { return &countActors{emission: e} }},
	{"count_places", []string{placeUses.name}, "", func(e *emission) round { return &countPlaces{emission: e} }},
}

// linking gives the mentions of all reports their events, an article's at a time.
type linking struct {
	*emission
	Linker
	article []Report // of one family, that come one behind the other
}

func (r *linking) take(from *Record) error {
	report, err := reports.read(from)
	if err != nil {
		return err
	}
	if len(r.article) > 0 && !inOneArticle(&r.article[0], &report) {
		if err := r.end(); err != nil {
			return err
		}
	}
	r.article = append(r.article, report)
	return nil
}

// inOneArticle tells whether two reports of one family stand in one article and are read on one day.
func inOneArticle(a, b *Report) bool {
	return a.first().ArticleID == b.first().ArticleID && streamDay(a) == streamDay(b) && Family(a.first().Event.Type) == Family(b.first().Event.Type)
}

func (r *linking) end() error {
	if len(r.article) == 0 {
		return nil
	}
	for k, l := range r.Link(r.article) {
		for i := range r.article[k].Mentions {
			m := &r.article[k].Mentions[i]
			m.Event.ID = l.EventID
			if i == 0 {
				m.MergeReason = l.Reason
			}
			if err := attributed.put(r.put, l.EventID, attributedKey(m), m); err != nil {
				return err
			}
		}
	}
	r.article = nil
	return nil
}

// attributedKey sorts mentions by their events, those of one by publication, article and place in the text.
func attributedKey(m *schema.EventMention) string {
	return m.Event.ID + fmt.Sprintf("%s %09d %s", orderKey(m.PublishedAt, m.ArticleID), m.Trigger.Start, m.ID)
}

// merging makes the event of the mentions that carry its id, and counts it for its actors and its place.
type merging struct {
	*emission
	mentions []schema.EventMention // of one event
}

func (r *merging) take(from *Record) error {
	m, err := attributed.read(from)
	if err != nil {
		return err
	}
	if len(r.mentions) > 0 && r.mentions[0].Event.ID != m.Event.ID {
		if err := r.end(); err != nil {
			return err
		}
		r.mentions = r.mentions[:0]
	}
	r.mentions = append(r.mentions, m)
	return eventMentionRows.put(r.put, "", from.Key, &m)
}

func (r *merging) end() error {
	if len(r.mentions) == 0 {
		return nil
	}
	event := Merge(r.mentions)
	if err := eventRows.put(r.put, "", dayKey(event.Start)+event.ID, &event); err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, ids := range [][]string{event.Source.IDs, event.Target.IDs} {
		for _, id := range ids {
			if seen[id] {
				continue
			}
			seen[id] = true
			if err := actorUses.put(r.put, id, id+"\x00"+event.ID, &actorUse{Actor: schema.Actor{ID: id}, Events: 1}); err != nil {
				return err
			}
		}
	}
	if event.Where.PlaceID == "" {
		return nil
	}
	return placeUses.put(r.put, event.Where.PlaceID, event.Where.PlaceID+"\x00"+event.ID, &placeUse{Place: schema.Place{ID: event.Where.PlaceID}, Events: 1})
}

// dayKey sorts by date, unknown last.
func dayKey(d schema.Day) string {
	if d == 0 {
		return "~"
	}
	return d.String()
}
