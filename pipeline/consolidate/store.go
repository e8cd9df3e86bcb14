package consolidate

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
	"github.com/dateline-data/dateline/schema/record"
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
	sorters map[string]sorter // by stream
}

// sorter sorts the records of a stream.
type sorter = *extsort.Sorter[string]

// NewStore gives an empty Store.
func NewStore(space *extsort.Space, options Options) *Store {
	s := &Store{options, space, map[string]sorter{}}
	s.sorter(versions.name) // which may be all that there is: no article was read
	s.sorter(bodies.name)
	return s
}

// sorter is that of a stream.
func (s *Store) sorter(stream string) sorter {
	if s.sorters[stream] == nil {
		s.sorters[stream] = extsort.New(s.space, (*record.Coder).Rest)
	}
	return s.sorters[stream]
}

func (s *Store) put(r Record) error { return s.sorter(r.Stream).Add(r.Key, r.Value) }

// Add takes the rows of an article. Not safe for concurrent use.
func (s *Store) Add(r *Rows) error { return s.options.Put(r, s.put) }

// Put gives the rows of an article as records: a head, and a body.
func (o *Options) Put(r *Rows, put Put) error {
	h := head{Article: r.Article, Reading: r.Reading, Signature: r.Signature, Facts: r.Facts}
	if o.Extra < schema.WithText {
		h.Article.Text = ""
	}
	if o.Extra < schema.WithSentence {
		for i := range r.Events {
			r.Events[i].Sentence.Text = ""
		}
	}
	id := r.Article.ID
	if err := bodies.put(put, id, bodyKey(id, r.Reading), &body{id, r}); err != nil {
		return err
	}
	return versions.put(put, id, h.key(), &h)
}

// AddAgain takes an article whose reading, told by ReadingID, was added before or will be.
func (s *Store) AddAgain(a *schema.Article, reading string) error {
	h := head{Reading: reading, Again: true, Article: schema.Article{
		ID: a.ID, TextSHA256: a.TextSHA256, InputID: a.InputID, InputPath: a.InputPath, RetrievedAt: a.RetrievedAt,
	}}
	return versions.put(s.put, a.ID, h.key(), &h)
}

// Held is the number of bytes in memory that Keep would write.
func (s *Store) Held() int { return s.sorter(versions.name).Held() + s.sorter(bodies.name).Held() }

// Names of the files of a shard.
const (
	headsSuffix  = ".heads"
	bodiesSuffix = ".bodies"
)

// Keep writes what was added since the last time to files that stay: name with two suffixes. A body whose head was not
// written any more does no harm, so the heads come last.
func (s *Store) Keep(name string) error {
	if err := s.sorter(bodies.name).Keep(name + bodiesSuffix); err != nil {
		return err
	}
	return s.sorter(versions.name).Keep(name + headsSuffix)
}

// ShardSuffixes end the names of a shard's files, in the order in which Keep writes them.
var ShardSuffixes = []string{bodiesSuffix, headsSuffix}

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
	s.sorter(versions.name).Adopt(name + headsSuffix)
	if _, err := os.Stat(name + bodiesSuffix); err == nil { // none where every article was found again
		s.sorter(bodies.name).Adopt(name + bodiesSuffix)
	}
	return shard.Close()
}

// Close frees what the store holds, but for files that stay.
func (s *Store) Close() (err error) {
	for _, sorter := range s.sorters {
		err = errors.Join(err, sorter.Close())
	}
	return err
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
