package consolidate

import (
	"errors"
	"fmt"
	"iter"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
	"github.com/dateline-data/dateline/schema/record"
)

// Write takes a whole table, its rows in their final order. The row is only valid until the next one.
type Write func(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error

// Counts say what became of the articles.
type Counts struct {
	Articles   int // rows of the articles table
	Duplicates int // of these, near-duplicates of an earlier one
	Superseded int // older texts of the same article, left out
	Outside    int // articles that do not belong to the release
}

// Emit merges what was added and gives every table to write. Nothing can be added to the store afterwards.
func (s *Store) Emit(write Write) (Counts, error) {
	e := &emission{Store: s, shelves: newShelves(s.space), events: extsort.New(s.space, record.EventMention), merged: extsort.New(s.space, record.Event)}
	rounds := []func() error{e.settle, e.shelveAll, e.link}
	for _, round := range rounds {
		if err := round(); err != nil {
			return e.counts, err
		}
	}
	tables := []func(Write) error{e.writeArticles, e.writeEventMentions, e.writeEvents, e.writeActors, e.writeActorMentions, e.writePlaces, e.writePlaceMentions, e.writeDates}
	for _, table := range tables {
		if err := table(write); err != nil {
			return e.counts, err
		}
	}
	return e.counts, nil
}

// emission is what Emit's rounds pass on.
type emission struct {
	*Store
	*shelves
	counts  Counts
	settled *extsort.Sorter[head]                // the versions that stand, by article
	events  *extsort.Sorter[schema.EventMention] // by event
	merged  *extsort.Sorter[schema.Event]
}

// shelveAll gives the rows of all articles that stand to the shelves.
func (e *emission) shelveAll() error {
	links, err := findDuplicates(e.space, e.settled.All())
	if err != nil {
		return err
	}
	return errors.Join(e.explode(links), links.Close(), e.settled.Close(), e.bodies.Close())
}

// link gives the mentions of all reports their events.
func (e *emission) link() error {
	var linker Linker
	for r, err := range drained(e.reports) {
		if err != nil {
			return err
		}
		id, reason := linker.Link(&r)
		for i, m := range r.Mentions {
			m.Event.ID = id
			if i == 0 {
				m.MergeReason = reason
			}
			key := id + fmt.Sprintf("%s %09d %s", orderKey(m.PublishedAt, m.ArticleID), m.Trigger.Start, m.ID)
			if err := e.events.Add(key, m); err != nil {
				return err
			}
		}
	}
	return nil
}

// emit gives a table to write.
func emit[T any](e *emission, write Write, t schema.TableOf[T], rows iter.Seq2[T, error]) error {
	return write(t.With(e.options.Extra), func(yield func([]schema.Value, error) bool) {
		var cells []schema.Value
		for r, err := range rows {
			if err == nil {
				cells = t.Cells(&r, e.options.Extra, cells[:0])
			}
			if !yield(cells, err) || err != nil {
				return
			}
		}
	})
}

func (e *emission) writeArticles(write Write) error {
	return emit(e, write, schema.Articles, drained(e.articles))
}

// writeEventMentions writes the mentions by event and merges each event's on the way, for writeEvents.
func (e *emission) writeEventMentions(write Write) error {
	mentions := fold(drained(e.events), func(m *schema.EventMention) string { return m.Event.ID },
		func(group *[]schema.EventMention, m *schema.EventMention) { *group = append(*group, *m) })
	return emit(e, write, schema.EventMentions, func(yield func(schema.EventMention, error) bool) {
		for group, err := range mentions {
			if err == nil {
				err = e.merge(*group)
			}
			if err != nil {
				yield(schema.EventMention{}, err)
				return
			}
			for i := range *group {
				if !yield((*group)[i], nil) {
					return
				}
			}
		}
	})
}

// merge makes the event of a group of mentions, and counts it for its actors and its place.
func (e *emission) merge(mentions []schema.EventMention) error {
	event := Merge(mentions)
	if err := e.merged.Add(dayKey(event.Start)+event.ID, event); err != nil {
		return err
	}
	seen := map[string]bool{}
	for _, ids := range [][]string{event.Source.IDs, event.Target.IDs} {
		for _, id := range ids {
			if seen[id] {
				continue
			}
			seen[id] = true
			if err := e.actors.Add(id+"\x00"+event.ID, actorUse{Actor: schema.Actor{ID: id}, Events: 1}); err != nil {
				return err
			}
		}
	}
	if event.Where.PlaceID == "" {
		return nil
	}
	return e.places.Add(event.Where.PlaceID+"\x00"+event.ID, placeUse{Place: schema.Place{ID: event.Where.PlaceID}, Events: 1})
}

// dayKey sorts by date, unknown last.
func dayKey(d schema.Day) string {
	if d == 0 {
		return "~"
	}
	return d.String()
}

func (e *emission) writeEvents(write Write) error {
	return emit(e, write, schema.Events, drained(e.merged))
}

func (e *emission) writeActors(write Write) error {
	sums := fold(drained(e.actors), func(u *actorUse) string { return u.Actor.ID }, (*actorSum).add)
	return emit(e, write, schema.Actors, totals(sums, (*actorSum).total))
}

func (e *emission) writePlaces(write Write) error {
	sums := fold(drained(e.places), func(u *placeUse) string { return u.Place.ID }, (*placeSum).add)
	return emit(e, write, schema.Places, totals(sums, (*placeSum).total))
}

// totals yields what sums come to.
func totals[Sum, T any](sums iter.Seq2[*Sum, error], total func(*Sum) T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for s, err := range sums {
			var row T
			if err == nil {
				row = total(s)
			}
			if !yield(row, err) {
				return
			}
		}
	}
}

func (e *emission) writeActorMentions(write Write) error {
	return emit(e, write, schema.ActorMentions, drained(e.actorMentions))
}

func (e *emission) writePlaceMentions(write Write) error {
	return emit(e, write, schema.PlaceMentions, drained(e.placeMentions))
}

func (e *emission) writeDates(write Write) error {
	return emit(e, write, schema.DateMentions, drained(e.dates))
}
