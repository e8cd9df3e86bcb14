package consolidate

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/record"
)

// actorUse is what one article says of an actor, or one event's use of it: then only its id and Events are set.
type actorUse struct {
	Actor       schema.Actor
	PublishedAt time.Time
	IsDuplicate bool // the article repeats another one and counts no further article
	Events      int
}

func carryActorUse(c *record.Coder, u *actorUse) {
	record.Actor(c, &u.Actor)
	c.Time(&u.PublishedAt)
	c.Bools(&u.IsDuplicate)
	c.Int(&u.Events)
}

// placeUse is the same for a place.
type placeUse struct {
	Place       schema.Place
	IsDuplicate bool
	Events      int
}

func carryPlaceUse(c *record.Coder, u *placeUse) {
	record.Place(c, &u.Place)
	c.Bools(&u.IsDuplicate)
	c.Int(&u.Events)
}

// actorSum adds up the uses of an actor, which may be any number: what most mentions say of it, every alias, and the counts.
type actorSum struct {
	votes   map[string]int // mentions, by actorView
	views   []schema.Actor // the first of each view
	aliases map[string]bool
	row     schema.Actor // of which only the counts and dates are set
}

func (s *actorSum) add(u *actorUse) {
	if s.votes == nil {
		s.votes, s.aliases = map[string]int{}, map[string]bool{}
	}
	view := actorView(&u.Actor)
	if _, seen := s.votes[view]; !seen {
		s.views = append(s.views, u.Actor)
	}
	s.votes[view] += u.Actor.MentionCount
	for _, alias := range append(u.Actor.Aliases, u.Actor.Name) {
		s.aliases[alias] = true
	}
	s.row.MentionCount += u.Actor.MentionCount
	s.row.ArticleCount += articleCount(u.Actor.MentionCount, u.IsDuplicate)
	s.row.EventCount += u.Events
	s.row.FirstPublishedAt = earliest(s.row.FirstPublishedAt, u.PublishedAt)
	s.row.LastPublishedAt = latest(s.row.LastPublishedAt, u.PublishedAt)
	s.row.WikidataID = cmp.Or(s.row.WikidataID, u.Actor.WikidataID)
}

func (s *actorSum) total() schema.Actor {
	out := s.views[0]
	for i := range s.views {
		if a := &s.views[i]; out.Name == "" || s.votes[actorView(a)] > s.votes[actorView(&out)] {
			out = *a
		}
	}
	out.MentionCount, out.ArticleCount, out.EventCount = s.row.MentionCount, s.row.ArticleCount, s.row.EventCount
	out.FirstPublishedAt, out.LastPublishedAt = s.row.FirstPublishedAt, s.row.LastPublishedAt
	out.WikidataID = cmp.Or(out.WikidataID, s.row.WikidataID)
	delete(s.aliases, out.Name)
	delete(s.aliases, "")
	out.Aliases = slices.Sorted(maps.Keys(s.aliases))
	return out
}

// actorView is what articles can disagree in.
func actorView(a *schema.Actor) string { return a.Name + "\x00" + a.Country + "\x00" + a.CAMEO }

// articleCount is 1 for an article that mentions the actor or place and repeats no other, or else 0.
func articleCount(mentions int, isDuplicate bool) int {
	if mentions == 0 || isDuplicate {
		return 0
	}
	return 1
}

// placeSum adds up the uses of a place: the gazetteer says the same of it each time, so only counts add up.
type placeSum struct{ row schema.Place }

func (s *placeSum) add(u *placeUse) {
	mentions, articles, events := s.row.MentionCount, s.row.ArticleCount, s.row.EventCount
	if s.row.Name == "" {
		s.row = u.Place
	}
	s.row.MentionCount = mentions + u.Place.MentionCount
	s.row.ArticleCount = articles + articleCount(u.Place.MentionCount, u.IsDuplicate)
	s.row.EventCount = events + u.Events
}

func (s *placeSum) total() schema.Place { return s.row }

// countActors adds up the uses of each actor.
type countActors struct {
	*emission
	id string
	actorSum
}

func (r *countActors) take(from *Record) error {
	u, err := actorUses.read(from)
	if err != nil {
		return err
	}
	if u.Actor.ID != r.id {
		if err := r.end(); err != nil {
			return err
		}
		r.id, r.actorSum = u.Actor.ID, actorSum{}
	}
	r.add(&u)
	return nil
}

func (r *countActors) end() error {
	if r.id == "" {
		return nil
	}
	row := r.total()
	return actorRows.put(r.put, "", row.ID, &row)
}

// countPlaces does the same for places.
type countPlaces struct {
	*emission
	id string
	placeSum
}

func (r *countPlaces) take(from *Record) error {
	u, err := placeUses.read(from)
	if err != nil {
		return err
	}
	if u.Place.ID != r.id {
		if err := r.end(); err != nil {
			return err
		}
		r.id, r.placeSum = u.Place.ID, placeSum{}
	}
	r.add(&u)
	return nil
}

func (r *countPlaces) end() error {
	if r.id == "" {
		return nil
	}
	row := r.total()
	return placeRows.put(r.put, "", row.ID, &row)
}
