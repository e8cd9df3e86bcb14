package output

import (
	"errors"
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// lookup finds what the rows of a layout take from other tables. All keys begin with the name of what they lead to, since
// the shelves hold several kinds.
type lookup struct {
	entities *shelf // articles, actors, places
	told     *shelf // the first report of each event, the story of each article
}

type articleEntry struct {
	ID, URL, Outlet, Language string
	Published                 schema.Value
}

type actorEntry struct {
	Kind, CAMEO string
	Sectors     []string
}

type placeEntry struct{ Name, Admin1Code, Admin1Name, FeatureCode, Country, Precision string }

// firstReport is the report of an event that was published first; IsRoot tells whether any of its reports stands in the
// first sentence of its article.
type firstReport struct {
	ArticleID, Source, Target, Where string
	IsRoot                           bool
}

// story is of whom and of what an article speaks.
type story struct {
	People        []string `json:",omitempty"`
	Organisations []string `json:",omitempty"`
	Places        []string `json:",omitempty"`
}

func newLookup(r *Release) (l *lookup, err error) {
	l = &lookup{}
	if l.entities, err = newShelf(r.Dir); err != nil {
		return nil, err
	}
	if l.told, err = newShelf(r.Dir); err != nil {
		l.entities.close()
		return nil, err
	}
	for _, fill := range []func(*Release) error{l.putEntities, l.putReports, l.putStories} {
		if err := fill(r); err != nil {
			l.close()
			return nil, err
		}
	}
	return l, nil
}

func (l *lookup) close() {
	l.entities.close()
	l.told.close()
}

func (l *lookup) putEntities(r *Release) error {
	return errors.Join(
		r.each(schema.Articles.Name, func(v Row) error {
			return l.entities.put("article "+v.text("article_id"), articleEntry{v.text("article_id"), v.text("url"), v.text("outlet"), v.text("language"), v.value("published_at")})
		}),
		r.each(schema.Actors.Name, func(v Row) error {
			return l.entities.put("actor "+v.text("actor_id"), actorEntry{v.text("actor_kind"), v.text("cameo_code"), v.value("sectors").List})
		}),
		r.each(schema.Places.Name, func(v Row) error {
			return l.entities.put("place "+v.text("place_id"), placeEntry{v.text("place_name"), v.text("admin1_code"), v.text("admin1_name"), v.text("feature_code"), v.text("country"), v.text("place_precision")})
		}))
}

// putReports relies on the order of event_mentions: by event, and of one event by publication.
func (l *lookup) putReports(r *Release) error {
	var id string
	var first firstReport
	put := func() error {
		if id == "" {
			return nil
		}
		return l.told.put("event "+id, first)
	}
	err := r.each(schema.EventMentions.Name, func(v Row) error {
		if event := v.text("event_id"); event != id {
			if err := put(); err != nil {
				return err
			}
			id, first = event, firstReport{ArticleID: v.text("article_id"), Source: v.text("source_text"), Target: v.text("target_text"), Where: v.text("where_text")}
		}
		first.IsRoot = first.IsRoot || v.value("sentence_index").Int == 0
		return nil
	})
	return errors.Join(err, put())
}

// putStories relies on the order of mentions: all of an article stand together.
func (l *lookup) putStories(r *Release) error {
	people := stories{l: l, kind: "people "}
	places := stories{l: l, kind: "places "}
	return errors.Join(
		r.each(schema.ActorMentions.Name, func(v Row) error {
			var actor actorEntry
			if v.text("mention_kind") != "name" {
				return nil
			}
			if err := l.entities.get("actor "+v.text("actor_id"), &actor); err != nil {
				return err
			}
			return people.add(v.text("article_id"), func(s *story) {
				list := &s.Organisations
				if actor.Kind == "person" {
					list = &s.People
				}
				addOnce(list, v.text("text"))
			})
		}), people.end(),
		r.each(schema.PlaceMentions.Name, func(v Row) error {
			return places.add(v.text("article_id"), func(s *story) { addOnce(&s.Places, v.text("text")) })
		}), places.end())
}

// stories collects the story of one article after the other.
type stories struct {
	l       *lookup
	kind    string
	article string
	story   story
}

func (s *stories) add(article string, change func(*story)) error {
	if article != s.article {
		if err := s.end(); err != nil {
			return err
		}
		s.article, s.story = article, story{}
	}
	change(&s.story)
	return nil
}

func (s *stories) end() error {
	if s.article == "" {
		return nil
	}
	return s.l.told.put(s.kind+s.article, s.story)
}

func addOnce(list *[]string, item string) {
	if !slices.Contains(*list, item) {
		*list = append(*list, item)
	}
}

// fillEvent finds what belongs to an event.
func (l *lookup) fillEvent(row *layoutRow, event Row) error {
	row.event = event
	if err := l.told.get("event "+event.text("event_id"), &row.first); err != nil {
		return err
	}
	id := row.first.ArticleID
	return errors.Join(
		l.entities.get("article "+id, &row.article),
		l.entities.get("actor "+event.text("source_actor_id"), &row.source),
		l.entities.get("actor "+event.text("target_actor_id"), &row.target),
		l.entities.get("place "+event.text("place_id"), &row.place),
		l.told.get("people "+id, &row.story),
		l.told.get("places "+id, &row.story))
}

// fillReport finds what belongs to a report, and when its event was reported first.
func (l *lookup) fillReport(row *layoutRow, mention Row) error {
	row.mention = mention
	if err := l.told.get("event "+mention.text("event_id"), &row.first); err != nil {
		return err
	}
	var first articleEntry
	err := errors.Join(l.entities.get("article "+row.first.ArticleID, &first), l.entities.get("article "+mention.text("article_id"), &row.article))
	row.reported = first.Published
	return err
}
