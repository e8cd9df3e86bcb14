package ingest

import (
	"cmp"
	"container/heap"
	"crypto/sha256"
	"errors"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// errEnough ends the reading where no more articles are wanted.
var errEnough = errors.New("enough was read")

// chooser gives on some of the articles: the first, or a sample.
type chooser struct {
	limit, sample int // 0 is no bound
	given         int
	kept          sampleHeap
	keys          map[string]*drawn // of what is kept
	give          func(*schema.Article) error
}

// newChooser takes of a sample as many as the limit allows.
func newChooser(o Options, give func(*schema.Article) error) *chooser {
	c := &chooser{limit: o.Limit, sample: o.Sample, keys: map[string]*drawn{}, give: give}
	if c.limit > 0 && c.limit < c.sample {
		c.sample = c.limit
	}
	return c
}

// isOn tells whether some are left out.
func (c *chooser) isOn() bool { return c.limit > 0 || c.sample > 0 }

func (c *chooser) take(a *schema.Article) error {
	if c.sample > 0 {
		c.keep(a)
		return nil
	}
	if err := c.give(a); err != nil {
		return err
	}
	if c.given++; c.given == c.limit {
		return errEnough
	}
	return nil
}

// drawn is an article of the sample.
type drawn struct {
	key     string
	number  int // in the order of reading
	article *schema.Article
}

// keep adds an article to the sample, which are those with the smallest hashes of what they are: neither the order in which they
// are read nor who reads them makes a difference, and a larger sample holds the smaller.
func (c *chooser) keep(a *schema.Article) {
	sum := sha256.Sum256([]byte(strings.Join([]string{a.URL, a.Outlet, a.Title, a.Text}, "\x00")))
	key := string(sum[:])
	if d := c.keys[key]; d != nil {
		if newer(a, d.article) {
			d.article = a
		}
		return
	}
	if len(c.kept) == c.sample && key > c.kept[0].key {
		return
	}
	c.given++
	c.keys[key] = &drawn{key, c.given, a}
	heap.Push(&c.kept, c.keys[key])
	if len(c.kept) > c.sample {
		delete(c.keys, heap.Pop(&c.kept).(*drawn).key)
	}
}

// newer tells which of two copies of an article the sample keeps: the one fetched last, and of others the same one in every order.
func newer(a, b *schema.Article) bool {
	return cmp.Or(b.RetrievedAt.Compare(a.RetrievedAt), a.PublishedAt.Compare(b.PublishedAt), cmp.Compare(a.InputPath, b.InputPath)) < 0
}

// end gives on the sample.
func (c *chooser) end() error {
	slices.SortFunc(c.kept, func(a, b *drawn) int { return cmp.Compare(a.number, b.number) })
	for _, d := range c.kept {
		if err := c.give(d.article); err != nil {
			return err
		}
	}
	return nil
}

// sampleHeap has the largest key on top.
type sampleHeap []*drawn

func (h sampleHeap) Len() int           { return len(h) }
func (h sampleHeap) Less(i, j int) bool { return h[i].key > h[j].key }
func (h sampleHeap) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *sampleHeap) Push(v any)        { *h = append(*h, v.(*drawn)) }
func (h *sampleHeap) Pop() any {
	last := (*h)[len(*h)-1]
	*h = (*h)[:len(*h)-1]
	return last
}
