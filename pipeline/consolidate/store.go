package consolidate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
)

// Options say what of the articles goes into the release.
type Options struct {
	Extra          schema.Extra // text columns to carry
	KeepDuplicates bool         // code near-duplicates too
	// Keep tells whether an article, with its date known as far as it can be, belongs to the release; nil keeps all.
	Keep func(*schema.Article) bool
}

// Store holds what was read from articles until it is merged: for each a head and a body. What does not fit in memory lies
// in files.
type Store struct {
	options Options
	space   *extsort.Space
	heads   *extsort.Sorter[head]
	bodies  *extsort.Sorter[body]
}

// NewStore gives an empty Store.
func NewStore(space *extsort.Space, options Options) *Store {
	return &Store{options, space, extsort.New(space, carryHead), extsort.New(space, carryBody)}
}

// Add takes the rows of an article. Not safe for concurrent use.
func (s *Store) Add(r *Rows) error {
	h := head{Article: r.Article, Reading: r.Reading, Signature: r.Signature, Facts: r.Facts}
	if s.options.Extra < schema.WithText {
		h.Article.Text = ""
	}
	if s.options.Extra < schema.WithSentence {
		for i := range r.Events {
			r.Events[i].Sentence.Text = ""
		}
	}
	b := body{r.Article.ID, r}
	if err := s.bodies.Add(b.key(), b); err != nil {
		return err
	}
	return s.heads.Add(h.key(), h)
}

// AddAgain takes an article whose reading, told by ReadingID, was added before or will be.
func (s *Store) AddAgain(a *schema.Article, reading string) error {
	h := head{Reading: reading, Again: true, Article: schema.Article{
		ID: a.ID, TextSHA256: a.TextSHA256, InputID: a.InputID, InputPath: a.InputPath, RetrievedAt: a.RetrievedAt,
	}}
	return s.heads.Add(h.key(), h)
}

// Held is the number of bytes in memory that Keep would write.
func (s *Store) Held() int { return s.heads.Held() + s.bodies.Held() }

// Names of the files of a shard.
const (
	headsSuffix  = ".heads"
	bodiesSuffix = ".bodies"
)

// Keep writes what was added since the last time to files that stay: name with two suffixes. A body whose head was not
// written any more does no harm, so the heads come last.
func (s *Store) Keep(name string) error {
	if err := s.bodies.Keep(name + bodiesSuffix); err != nil {
		return err
	}
	return s.heads.Keep(name + headsSuffix)
}

// Adopt takes what Keep wrote, and calls known with the id of each reading in it.
func (s *Store) Adopt(name string, known func(reading string)) error {
	if _, err := os.Stat(name + headsSuffix); err != nil { // nothing was read, or the run died before it was whole
		if errors.Is(err, fs.ErrNotExist) {
			return os.RemoveAll(name + bodiesSuffix)
		}
		return err
	}
	shard := extsort.New(s.space, carryHead)
	shard.Adopt(name + headsSuffix)
	for h, err := range shard.All() {
		if err != nil {
			return err
		}
		if !h.Again {
			known(h.Reading)
		}
	}
	s.heads.Adopt(name + headsSuffix)
	if _, err := os.Stat(name + bodiesSuffix); err == nil { // none where every article was found again
		s.bodies.Adopt(name + bodiesSuffix)
	}
	return shard.Close()
}

// Close frees what the store holds, but for files that stay.
func (s *Store) Close() error { return errors.Join(s.heads.Close(), s.bodies.Close()) }

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
