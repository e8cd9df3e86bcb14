package consolidate

import (
	"cmp"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
)

// settle chooses the version of each article that stands: by its id, the latest of those that belong to the release. The
// versions may be any number, so only the best so far is held.
func (e *emission) settle() error {
	e.settled = extsort.New(e.space, carryHead)
	var s settling
	for h, err := range e.heads.All() {
		if err != nil {
			return err
		}
		if s.last.Article.ID != h.Article.ID {
			if err := e.settleOne(&s); err != nil {
				return err
			}
			s = settling{}
		}
		s.add(h, e.options.Keep)
	}
	if err := e.settleOne(&s); err != nil {
		return err
	}
	return e.heads.Close()
}

func (e *emission) settleOne(s *settling) error {
	switch {
	case s.last.Article.ID == "":
		return nil
	case s.texts == 0:
		e.counts.Outside++
		return nil
	}
	e.counts.Articles++
	e.counts.Superseded += s.texts - 1
	return e.settled.Add(s.standing.Article.ID, s.standing)
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
