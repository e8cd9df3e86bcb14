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
	Clues         []Clues // of Events, one each
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
	reports       *extsort.Sorter[from[Report]]
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
		reports:       extsort.New[from[Report]](dir),
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
	v := version(&r.Article)
	if err := add(s.articles, &a, v, a.ID, signedArticle{a, r.Signature}); err != nil {
		return err
	}
	for _, report := range reportsOf(r.Events, r.Clues) {
		if s.options.Extra < schema.WithSentence {
			for i := range report.Mentions {
				report.Mentions[i].Sentence.Text = ""
			}
		}
		if err := add(s.reports, &a, v, linkKey(&report), report); err != nil {
			return err
		}
	}
	for _, actor := range r.Actors {
		if err := add(s.actors, &a, v, actor.ID+"\x00"+a.ID, actorUse{Actor: actor, PublishedAt: a.PublishedAt}); err != nil {
			return err
		}
	}
	for _, place := range r.Places {
		if err := add(s.places, &a, v, place.ID+"\x00"+a.ID, placeUse{Place: place}); err != nil {
			return err
		}
	}
	for _, m := range r.ActorMentions {
		if err := add(s.actorMentions, &a, v, mentionKey(&a, m.Start, m.ID), m); err != nil {
			return err
		}
	}
	for _, m := range r.PlaceMentions {
		if err := add(s.placeMentions, &a, v, mentionKey(&a, m.Start, m.ID), m); err != nil {
			return err
		}
	}
	for _, m := range r.Dates {
		if err := add(s.dates, &a, v, mentionKey(&a, m.Extent.Start, m.ID), m); err != nil {
			return err
		}
	}
	return nil
}

// add sorts by the key, and behind it by the article's version, so that the same article read twice is one record.
func add[T any](s *extsort.Sorter[from[T]], a *schema.Article, version, key string, row T) error {
	return s.Add(key+"\x00"+version, from[T]{a.ID, version, row})
}

// version tells the readings of one article apart, by all that its row holds: rows that differ in the input alone must not
// stand for each other, or the worker that ends first would decide between them.
func version(a *schema.Article) string {
	held := *a
	held.PublishedAt, held.RetrievedAt = a.PublishedAt.UTC(), a.RetrievedAt.UTC()
	return schema.Fingerprint(fmt.Appendf(nil, "%+v", held))
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
