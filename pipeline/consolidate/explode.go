package consolidate

import (
	"fmt"

	"github.com/dateline-data/dateline/schema"
)

// explode joins the versions that stand with what they repeat and with what was read from them, in this order, and gives the
// rows: of articles that repeat others, unless those are kept, the article's row alone.
type explode struct {
	*emission
	head
	lacking bool // the body has not come yet
}

func (r *explode) take(from *Record) (err error) {
	switch from.Stream {
	case standing.name:
		if err := r.end(); err != nil {
			return err
		}
		r.head, err = standing.read(from)
		r.lacking = true
		return err
	case links.name:
		l, err := links.read(from)
		r.Article.DuplicateOf = l.LeaderID
		r.counts.Duplicates++
		r.lacking = r.options.KeepDuplicates
		return err
	}
	if !r.lacking || from.Key != bodyKey(r.Article.ID, r.Reading) { // of a version that does not stand, or of a repeat
		return nil
	}
	r.lacking = false
	b, err := bodies.read(from)
	if err != nil {
		return err
	}
	return r.putRows(&r.Article, b.Rows)
}

// end gives the article's row.
func (r *explode) end() error {
	a := &r.Article
	isCoded := a.DuplicateOf == "" || r.options.KeepDuplicates
	switch {
	case a.ID == "":
		return nil
	case r.lacking:
		return fmt.Errorf("what was read from article %s is lost: read all inputs again", a.ID)
	case !isCoded:
		a.EventCount = 0
	}
	return articleRows.put(r.put, "", orderKey(a.PublishedAt, a.ID), a)
}

// putRows gives what was read from an article.
func (e *emission) putRows(a *schema.Article, r *Rows) error {
	isDuplicate := a.DuplicateOf != ""
	for _, report := range reportsOf(r.Events, r.Clues) {
		for i := range report.Mentions {
			report.Mentions[i].IsDuplicate = isDuplicate
		}
		if err := reports.put(e.put, Family(report.first().Event.Type), linkKey(&report), &report); err != nil {
			return err
		}
	}
	for _, actor := range r.Actors {
		use := actorUse{Actor: actor, PublishedAt: a.PublishedAt, IsDuplicate: isDuplicate}
		if err := actorUses.put(e.put, actor.ID, actor.ID+"\x00"+a.ID, &use); err != nil {
			return err
		}
	}
	for _, place := range r.Places {
		use := placeUse{Place: place, IsDuplicate: isDuplicate}
		if err := placeUses.put(e.put, place.ID, place.ID+"\x00"+a.ID, &use); err != nil {
			return err
		}
	}
	return e.putMentions(a, r)
}

func (e *emission) putMentions(a *schema.Article, r *Rows) error {
	for i := range r.ActorMentions {
		m := &r.ActorMentions[i]
		if err := actorMentionRows.put(e.put, "", mentionKey(a, m.Start, m.ID), m); err != nil {
			return err
		}
	}
	for i := range r.PlaceMentions {
		m := &r.PlaceMentions[i]
		if err := placeMentionRows.put(e.put, "", mentionKey(a, m.Start, m.ID), m); err != nil {
			return err
		}
	}
	for i := range r.Dates {
		m := &r.Dates[i]
		if err := dateMentionRows.put(e.put, "", mentionKey(a, m.Extent.Start, m.ID), m); err != nil {
			return err
		}
	}
	return nil
}
