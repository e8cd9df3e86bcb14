package consolidate

import (
	"fmt"
	"iter"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
	"github.com/dateline-data/dateline/schema/record"
)

// shelves hold the rows of the articles that stand, each sorted as its table is written or its round wants them.
type shelves struct {
	articles      *extsort.Sorter[schema.Article]
	reports       *extsort.Sorter[Report]
	actors        *extsort.Sorter[actorUse]
	places        *extsort.Sorter[placeUse]
	actorMentions *extsort.Sorter[schema.ActorMention]
	placeMentions *extsort.Sorter[schema.PlaceMention]
	dates         *extsort.Sorter[schema.DateMention]
}

func newShelves(space *extsort.Space) *shelves {
	return &shelves{
		articles:      extsort.New(space, record.Article),
		reports:       extsort.New(space, carryReport),
		actors:        extsort.New(space, carryActorUse),
		places:        extsort.New(space, carryPlaceUse),
		actorMentions: extsort.New(space, record.ActorMention),
		placeMentions: extsort.New(space, record.PlaceMention),
		dates:         extsort.New(space, record.DateMention),
	}
}

// explode joins the versions that stand with what they repeat and with what was read from them, and gives the rows to the
// shelves: of articles that repeat others, unless those are kept, the article's row alone.
func (e *emission) explode(links *extsort.Sorter[link]) error {
	repeats := newCursor(links.All(), func(l *link) string { return l.ArticleID })
	defer repeats.stop()
	bodies := newCursor(e.bodies.All(), (*body).key)
	defer bodies.stop()
	for h, err := range e.settled.All() {
		if err != nil {
			return err
		}
		repeated, err := repeats.at(h.Article.ID)
		if err != nil {
			return err
		}
		if repeated != nil {
			h.Article.DuplicateOf = repeated.LeaderID
			e.counts.Duplicates++
		}
		if err := e.explodeOne(&h, bodies); err != nil {
			return err
		}
	}
	return nil
}

func (e *emission) explodeOne(h *head, bodies *cursor[body]) error {
	a := &h.Article
	isCoded := a.DuplicateOf == "" || e.options.KeepDuplicates
	if !isCoded {
		a.EventCount = 0
	}
	if err := e.articles.Add(orderKey(a.PublishedAt, a.ID), *a); err != nil || !isCoded {
		return err
	}
	b, err := bodies.at(a.ID + "\x00" + h.Reading)
	if err != nil {
		return err
	}
	if b == nil {
		return fmt.Errorf("what was read from article %s is lost: read all inputs again", a.ID)
	}
	return e.shelve(a, b.Rows)
}

// shelve gives the rows of an article to the shelves.
func (s *shelves) shelve(a *schema.Article, r *Rows) error {
	isDuplicate := a.DuplicateOf != ""
	for _, report := range reportsOf(r.Events, r.Clues) {
		for i := range report.Mentions {
			report.Mentions[i].IsDuplicate = isDuplicate
		}
		if err := s.reports.Add(linkKey(&report), report); err != nil {
			return err
		}
	}
	for _, actor := range r.Actors {
		if err := s.actors.Add(actor.ID+"\x00"+a.ID, actorUse{Actor: actor, PublishedAt: a.PublishedAt, IsDuplicate: isDuplicate}); err != nil {
			return err
		}
	}
	for _, place := range r.Places {
		if err := s.places.Add(place.ID+"\x00"+a.ID, placeUse{Place: place, IsDuplicate: isDuplicate}); err != nil {
			return err
		}
	}
	for _, m := range r.ActorMentions {
		if err := s.actorMentions.Add(mentionKey(a, m.Start, m.ID), m); err != nil {
			return err
		}
	}
	for _, m := range r.PlaceMentions {
		if err := s.placeMentions.Add(mentionKey(a, m.Start, m.ID), m); err != nil {
			return err
		}
	}
	for _, m := range r.Dates {
		if err := s.dates.Add(mentionKey(a, m.Extent.Start, m.ID), m); err != nil {
			return err
		}
	}
	return nil
}

// drained yields the values of a sorter and frees it behind the last.
func drained[T any](s *extsort.Sorter[T]) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for v, err := range s.All() {
			if !yield(v, err) {
				return
			}
		}
		if err := s.Close(); err != nil {
			var none T
			yield(none, err)
		}
	}
}
