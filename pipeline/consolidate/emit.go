package consolidate

import (
	"cmp"
	"fmt"
	"iter"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
)

// Write takes a whole table, its rows in their final order. The row is only valid until the next one.
type Write func(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error

// Counts say what became of the articles.
type Counts struct {
	Articles   int // rows of the articles table
	Duplicates int // of these, near-duplicates of an earlier one
	Superseded int // older texts of the same article, left out
}

// Emit merges what was added and gives every table to write.
func (s *Store) Emit(write Write) (Counts, error) {
	e := &emission{Store: s, superseded: map[string]bool{}, ordered: extsort.New[schema.Article](s.dir), events: extsort.New[from[schema.EventMention]](s.dir), merged: extsort.New[schema.Event](s.dir)}
	if err := e.settleArticles(); err != nil {
		return e.counts, err
	}
	if err := e.link(); err != nil {
		return e.counts, err
	}
	steps := []func(Write) error{e.writeArticles, e.writeEventMentions, e.writeEvents, e.writeActors, e.writeActorMentions, e.writePlaces, e.writePlaceMentions, e.writeDates}
	for _, step := range steps {
		if err := step(write); err != nil {
			return e.counts, err
		}
	}
	return e.counts, nil
}

// emission is what Emit learns on its way through the tables.
type emission struct {
	*Store
	counts      Counts
	superseded  map[string]bool   // article id and version
	duplicateOf map[string]string // article id -> the first article it repeats
	ordered     *extsort.Sorter[schema.Article]
	events      *extsort.Sorter[from[schema.EventMention]] // by event
	merged      *extsort.Sorter[schema.Event]
}

// settleArticles decides which text of each article stands, and which articles repeat others.
func (e *emission) settleArticles() error {
	banded := extsort.New[signed](e.dir)
	for versions, err := range groups(e.articles.All(), func(v *from[signedArticle]) string { return v.ArticleID }) {
		if err != nil {
			return err
		}
		standing := 0
		texts := map[string]bool{}
		for i := range versions {
			if latestVersion(&versions[i], &versions[standing]) {
				standing = i
			}
			texts[versions[i].Row.Article.TextSHA256] = true
		}
		for i := range versions {
			if i != standing {
				e.superseded[versions[i].ArticleID+versions[i].Version] = true
			}
		}
		e.counts.Superseded += len(texts) - 1
		row := versions[standing].Row
		order := orderKey(row.Article.PublishedAt, row.Article.ID)
		if err := e.ordered.Add(order, row.Article); err != nil {
			return err
		}
		if err := addBands(banded, row.Article.ID, order, row.Signature); err != nil {
			return err
		}
		e.counts.Articles++
	}
	var err error
	e.duplicateOf, err = findDuplicates(banded.All())
	e.counts.Duplicates = len(e.duplicateOf)
	return err
}

// latestVersion tells whether a is the later version of an article: by retrieval, publication, and for want of both by
// the hashes of the text and of all that it holds.
func latestVersion(a, b *from[signedArticle]) bool {
	x, y := &a.Row.Article, &b.Row.Article
	return cmp.Or(x.RetrievedAt.Compare(y.RetrievedAt), x.PublishedAt.Compare(y.PublishedAt),
		cmp.Compare(x.TextSHA256, y.TextSHA256), cmp.Compare(a.Version, b.Version)) > 0
}

// standing yields the rows of articles that are coded: no superseded text, and no duplicate unless those are kept.
func standing[T any](e *emission, rows iter.Seq2[from[T], error]) iter.Seq2[from[T], error] {
	return func(yield func(from[T], error) bool) {
		for r, err := range rows {
			if err == nil && (e.superseded[r.ArticleID+r.Version] || !e.options.KeepDuplicates && e.duplicateOf[r.ArticleID] != "") {
				continue
			}
			if !yield(r, err) {
				return
			}
		}
	}
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

// bare yields the rows without where they come from.
func bare[T any](rows iter.Seq2[from[T], error]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for r, err := range rows {
			if !yield(r.Row, err) {
				return
			}
		}
	}
}

func (e *emission) writeArticles(write Write) error {
	return emit(e, write, schema.Articles, func(yield func(schema.Article, error) bool) {
		for a, err := range e.ordered.All() {
			a.DuplicateOf = e.duplicateOf[a.ID]
			if a.DuplicateOf != "" && !e.options.KeepDuplicates {
				a.EventCount = 0
			}
			if !yield(a, err) {
				return
			}
		}
	})
}

// link gives the mentions of all reports their events.
func (e *emission) link() error {
	var linker Linker
	for r, err := range standing(e, e.reports.All()) {
		if err != nil {
			return err
		}
		id, reason := linker.Link(&r.Row)
		for i, m := range r.Row.Mentions {
			m.Event.ID = id
			if i == 0 {
				m.MergeReason = reason
			}
			key := id + fmt.Sprintf("%s %09d %s", orderKey(m.PublishedAt, m.ArticleID), m.Trigger.Start, m.ID)
			if err := e.events.Add(key, from[schema.EventMention]{r.ArticleID, r.Version, m}); err != nil {
				return err
			}
		}
	}
	return nil
}

// writeEventMentions writes the mentions by event and merges each event's on the way, for writeEvents.
func (e *emission) writeEventMentions(write Write) error {
	mentions := groups(e.events.All(), func(m *from[schema.EventMention]) string { return m.Row.Event.ID })
	return emit(e, write, schema.EventMentions, func(yield func(schema.EventMention, error) bool) {
		for group, err := range mentions {
			if err == nil {
				err = e.merge(group)
			}
			if err != nil {
				yield(schema.EventMention{}, err)
				return
			}
			for i := range group {
				if !yield(group[i].Row, nil) {
					return
				}
			}
		}
	})
}

// merge makes the event of a group of mentions, and counts it for its actors and its place.
func (e *emission) merge(group []from[schema.EventMention]) error {
	mentions := make([]schema.EventMention, len(group))
	for i := range group {
		mentions[i] = group[i].Row
		mentions[i].IsDuplicate = e.duplicateOf[group[i].ArticleID] != ""
	}
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
			if err := e.actors.Add(id+"\x00"+event.ID, from[actorUse]{Row: actorUse{Actor: schema.Actor{ID: id}, Events: 1}}); err != nil {
				return err
			}
		}
	}
	if event.Where.PlaceID == "" {
		return nil
	}
	return e.places.Add(event.Where.PlaceID+"\x00"+event.ID, from[placeUse]{Row: placeUse{Place: schema.Place{ID: event.Where.PlaceID}, Events: 1}})
}

// dayKey sorts by date, unknown last.
func dayKey(d schema.Day) string {
	if d == 0 {
		return "~"
	}
	return d.String()
}

func (e *emission) writeEvents(write Write) error {
	return emit(e, write, schema.Events, e.merged.All())
}

func (e *emission) writeActors(write Write) error {
	uses := groups(standing(e, e.actors.All()), func(u *from[actorUse]) string { return u.Row.Actor.ID })
	return emit(e, write, schema.Actors, func(yield func(schema.Actor, error) bool) {
		for group, err := range uses {
			var actor schema.Actor
			if err == nil {
				actor = mergeActors(group, e.duplicateOf)
			}
			if !yield(actor, err) {
				return
			}
		}
	})
}

func (e *emission) writePlaces(write Write) error {
	uses := groups(standing(e, e.places.All()), func(u *from[placeUse]) string { return u.Row.Place.ID })
	return emit(e, write, schema.Places, func(yield func(schema.Place, error) bool) {
		for group, err := range uses {
			var place schema.Place
			if err == nil {
				place = mergePlaces(group, e.duplicateOf)
			}
			if !yield(place, err) {
				return
			}
		}
	})
}

func (e *emission) writeActorMentions(write Write) error {
	return emit(e, write, schema.ActorMentions, bare(standing(e, e.actorMentions.All())))
}

func (e *emission) writePlaceMentions(write Write) error {
	return emit(e, write, schema.PlaceMentions, bare(standing(e, e.placeMentions.All())))
}

func (e *emission) writeDates(write Write) error {
	return emit(e, write, schema.DateMentions, bare(standing(e, e.dates.All())))
}
