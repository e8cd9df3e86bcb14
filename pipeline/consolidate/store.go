package consolidate

import (
	"fmt"
	"time"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
)

// Rows are what one article says: its row, its mentions, and the actors and places that these refer to, with the counts
// of this article alone.
type Rows struct {
	Article       schema.Article
	Signature     Signature
	Events        []schema.EventMention
	Actors        []schema.Actor
	ActorMentions []schema.ActorMention
	Places        []schema.Place
	PlaceMentions []schema.PlaceMention
	Dates         []schema.DateMention
}

// Options say what of the articles goes into the release.
type Options struct {
	Extra          schema.Extra // text columns to carry
	KeepDuplicates bool         // code near-duplicates too
}

// from is a row with the article that it comes from, in the version that was read.
type from[T any] struct {
	ArticleID string
	Version   string // one URL can hold another text tomorrow, or the same under another date
	Row       T
}

// Store holds the rows of all articles until they are merged; what does not fit in memory lies in files of dir.
type Store struct {
	options       Options
	dir           string
	articles      *extsort.Sorter[from[signedArticle]]
	events        *extsort.Sorter[from[schema.EventMention]]
	actors        *extsort.Sorter[from[actorUse]]
	places        *extsort.Sorter[from[placeUse]]
	actorMentions *extsort.Sorter[from[schema.ActorMention]]
	placeMentions *extsort.Sorter[from[schema.PlaceMention]]
	dates         *extsort.Sorter[from[schema.DateMention]]
}

type signedArticle struct {
	Article   schema.Article
	Signature Signature
}

// NewStore gives an empty Store. The caller makes dir and removes it.
func NewStore(dir string, options Options) *Store {
	return &Store{
		options: options, dir: dir,
		articles:      extsort.New[from[signedArticle]](dir),
		events:        extsort.New[from[schema.EventMention]](dir),
		actors:        extsort.New[from[actorUse]](dir),
		places:        extsort.New[from[placeUse]](dir),
		actorMentions: extsort.New[from[schema.ActorMention]](dir),
		placeMentions: extsort.New[from[schema.PlaceMention]](dir),
		dates:         extsort.New[from[schema.DateMention]](dir),
	}
}

// Add takes the rows of an article. Not safe for concurrent use.
func (s *Store) Add(r *Rows) error {
	a := r.Article
	if s.options.Extra < schema.WithText {
		a.Text = ""
	}
	if err := add(s.articles, &a, a.ID, signedArticle{a, r.Signature}); err != nil {
		return err
	}
	for _, m := range r.Events {
		if s.options.Extra < schema.WithSentence {
			m.Sentence.Text = ""
		}
		if err := add(s.events, &a, m.Event.ID+mentionKey(&a, m.Trigger.Start, m.ID), m); err != nil {
			return err
		}
	}
	for _, actor := range r.Actors {
		if err := add(s.actors, &a, actor.ID+"\x00"+a.ID, actorUse{Actor: actor, PublishedAt: a.PublishedAt}); err != nil {
			return err
		}
	}
	for _, place := range r.Places {
		if err := add(s.places, &a, place.ID+"\x00"+a.ID, placeUse{Place: place}); err != nil {
			return err
		}
	}
	for _, m := range r.ActorMentions {
		if err := add(s.actorMentions, &a, mentionKey(&a, m.Start, m.ID), m); err != nil {
			return err
		}
	}
	for _, m := range r.PlaceMentions {
		if err := add(s.placeMentions, &a, mentionKey(&a, m.Start, m.ID), m); err != nil {
			return err
		}
	}
	for _, m := range r.Dates {
		if err := add(s.dates, &a, mentionKey(&a, m.Extent.Start, m.ID), m); err != nil {
			return err
		}
	}
	return nil
}

// add sorts by the key, and behind it by the article's version, so that the same text read twice is one record.
func add[T any](s *extsort.Sorter[from[T]], a *schema.Article, key string, row T) error {
	v := version(a)
	return s.Add(key+"\x00"+v, from[T]{a.ID, v, row})
}

// version tells the texts of one article apart, and the dates of publication that their events are dated by.
func version(a *schema.Article) string {
	return a.TextSHA256 + a.PublishedAt.UTC().Format(time.RFC3339)
}

// orderKey sorts by publication, unknown last, then by id.
func orderKey(published time.Time, id string) string {
	if published.IsZero() {
		return "~" + id
	}
	return published.UTC().Format("2006-01-02T15:04:05.000") + id
}

func mentionKey(a *schema.Article, start int, id string) string {
	return fmt.Sprintf("%s %09d %s", orderKey(a.PublishedAt, a.ID), start, id)
}
