package consolidate

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// actorUse is what one article says of an actor, or one event's use of it: then only its id and Events are set.
type actorUse struct {
	Actor       schema.Actor
	PublishedAt time.Time
	Events      int
}

// placeUse is the same for a place.
type placeUse struct {
	Place  schema.Place
	Events int
}

// mergeActors makes an actor's row of its uses: what most mentions say of it, every alias, and the counts. Articles
// that repeat another one count no further article.
func mergeActors(uses []from[actorUse], duplicateOf map[string]string) schema.Actor {
	votes := map[string]int{}
	for i := range uses {
		a := &uses[i].Row.Actor
		votes[actorView(a)] += a.MentionCount
	}
	out := uses[0].Row.Actor
	for i := range uses {
		if a := &uses[i].Row.Actor; out.Name == "" || votes[actorView(a)] > votes[actorView(&out)] {
			out = *a
		}
	}
	aliases := map[string]bool{}
	out.MentionCount, out.ArticleCount, out.EventCount = 0, 0, 0
	for i := range uses {
		u := &uses[i].Row
		for _, alias := range append(u.Actor.Aliases, u.Actor.Name) {
			aliases[alias] = true
		}
		out.MentionCount += u.Actor.MentionCount
		out.ArticleCount += articleCount(u.Actor.MentionCount, uses[i].ArticleID, duplicateOf)
		out.EventCount += u.Events
		out.FirstPublishedAt = earliest(out.FirstPublishedAt, u.PublishedAt)
		out.LastPublishedAt = latest(out.LastPublishedAt, u.PublishedAt)
		out.WikidataID = cmp.Or(out.WikidataID, u.Actor.WikidataID)
	}
	delete(aliases, out.Name)
	delete(aliases, "")
	out.Aliases = slices.Sorted(maps.Keys(aliases))
	return out
}

// actorView is what articles can disagree in.
func actorView(a *schema.Actor) string { return a.Name + "\x00" + a.Country + "\x00" + a.CAMEO }

// articleCount is 1 for an article that mentions the actor or place and repeats no other, or else 0.
func articleCount(mentions int, id string, duplicateOf map[string]string) int {
	if mentions == 0 || duplicateOf[id] != "" {
		return 0
	}
	return 1
}

// mergePlaces makes a place's row of its uses: the gazetteer says the same of it each time, so only counts add up.
func mergePlaces(uses []from[placeUse], duplicateOf map[string]string) schema.Place {
	out := uses[0].Row.Place
	for i := range uses {
		if p := &uses[i].Row.Place; out.Name == "" {
			out = *p
		}
	}
	out.MentionCount, out.ArticleCount, out.EventCount = 0, 0, 0
	for i := range uses {
		out.MentionCount += uses[i].Row.Place.MentionCount
		out.ArticleCount += articleCount(uses[i].Row.Place.MentionCount, uses[i].ArticleID, duplicateOf)
		out.EventCount += uses[i].Row.Events
	}
	return out
}
