package consolidate

import (
	"cmp"

	"github.com/dateline-data/dateline/schema"
)

// settle chooses the version of each article that stands: by its id, the latest of those that belong to the release. The
// versions may be any number, so only the best so far is held.
type settle struct {
	*emission
	settling
}

func (s *settle) take(r *Record) error {
	h, err := versions.read(r)
	if err != nil {
		return err
	}
	if s.last.Article.ID != h.Article.ID {
		if err := s.end(); err != nil {
			return err
		}
		s.settling = settling{}
	}
	s.add(h, s.options.Keep)
	return nil
}

// end gives the article that was read: its version that stands, and, for finding near-duplicates, its signature and its bands.
func (s *settle) end() error {
	switch {
	case s.last.Article.ID == "":
		return nil
	case s.texts == 0:
		s.counts.Outside++
		return nil
	}
	s.counts.Articles++
	s.counts.Superseded += s.texts - 1
	h := &s.standing
	if err := s.bandAll(h); err != nil {
		return err
	}
	stands := head{Article: h.Article, Reading: h.Reading}
	return standing.put(s.put, h.Article.ID, h.Article.ID, &stands)
}

// settling is one article whose versions are being read, in order of their keys.
type settling struct {
	last     head // that was read
	standing head // the latest that belongs to the release; not set where texts is 0
	text     string
	texts    int // different texts among those
}

func (s *settling) add(h head, keep func(*schema.Article) bool) {
	if h.Again && s.last.Reading == h.Reading {
		h = s.last.foundAgain(&h)
	}
	s.last = h
	if keep != nil && !keep(&h.Article) {
		return
	}
	if s.texts == 0 || later(&h, &s.standing) {
		s.standing = h
	}
	if s.texts == 0 || s.text != h.Article.TextSHA256 {
		s.text = h.Article.TextSHA256
		s.texts++
	}
}

// foundAgain is the same reading with where and when the article was found another time.
func (h *head) foundAgain(again *head) head {
	found := *h
	a, b := &found.Article, &again.Article
	a.InputID, a.InputPath, a.RetrievedAt = b.InputID, b.InputPath, b.RetrievedAt
	return found
}

// later tells whether a is the later version of an article: by retrieval, publication, and for want of both by the hashes
// of the text and of all that was read; of one that was found in two places, by their names.
func later(a, b *head) bool {
	x, y := &a.Article, &b.Article
	return cmp.Or(x.RetrievedAt.Compare(y.RetrievedAt), x.PublishedAt.Compare(y.PublishedAt),
		cmp.Compare(x.TextSHA256, y.TextSHA256), cmp.Compare(a.Reading, b.Reading),
		cmp.Compare(y.InputPath, x.InputPath), cmp.Compare(y.InputID, x.InputID)) > 0
}
