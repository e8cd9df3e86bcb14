package consolidate

import (
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"strings"
	"unicode"

	"github.com/dateline-data/dateline/schema/extsort"
	"github.com/dateline-data/dateline/schema/record"
	"github.com/zeebo/xxh3"
)

// Near-duplicates are found with MinHash signatures and banding: A. Broder, "On the resemblance and containment of
// documents" (1997); J. Leskovec, A. Rajaraman, J. Ullman, "Mining of Massive Datasets", chapter 3.
const (
	// shingleWords is the length of the word runs that are compared: five words in a row seldom repeat by chance.
	shingleWords = 5
	// bands of bandRows values: texts that share half of their shingles meet in some band with probability .64,
	// texts that share nine tenths always.
	bands, bandRows = 16, 4
	signatureLength = bands * bandRows
	// minResemblance is the share of shingles from which a text repeats another: copies of a wire story with another
	// headline, first line and credit lie above, two outlets' own accounts of one event far below.
	minResemblance = 0.7
	// minShingles is the length under which texts are compared whole: in a few lines a resemblance means nothing.
	minShingles = 30
	// maxLeaders bounds the comparisons within one band, so that a boilerplate text cannot make them quadratic.
	maxLeaders = 64
)

// multipliers make a family of hash functions of one strong hash, by multiply-shift with odd constants.
var multipliers = func() (m [signatureLength]uint64) {
	for k := range m {
		m[k] = xxh3.HashStringSeed("dateline", uint64(k)) | 1
	}
	return m
}()

// Signature is the MinHash signature of a text; texts whose signatures agree in a share of places share about that
// share of their shingles.
type Signature []uint32

// Sign gives the signature of a text.
func Sign(text string) Signature {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	sig := make(Signature, signatureLength)
	if len(words) < minShingles+shingleWords-1 {
		for i := range sig {
			sig[i] = uint32(xxh3.HashStringSeed(text, uint64(i)))
		}
		return sig
	}
	for i := range sig {
		sig[i] = ^uint32(0)
	}
	for i := 0; i+shingleWords <= len(words); i++ {
		h := xxh3.HashString(strings.Join(words[i:i+shingleWords], " "))
		for k := range sig {
			sig[k] = min(sig[k], uint32((h*multipliers[k])>>32))
		}
	}
	return sig
}

// resemblance estimates the share of shingles that two texts have in common.
func resemblance(a, b Signature) float64 {
	same := 0
	for i := range a {
		if a[i] == b[i] {
			same++
		}
	}
	return float64(same) / signatureLength
}

// member is an article in a band; order sorts articles by publication and id.
type member struct {
	ArticleID, Order string
	Band             uint64
	Signature        Signature // with Facts, not set where it is not needed yet
	Facts            []Fact
}

func carryMember(c *record.Coder, m *member) {
	c.Text(&m.ArticleID, &m.Order)
	c.Uint64(&m.Band)
	c.Uint32s((*[]uint32)(&m.Signature))
	record.List(c, &m.Facts, carryFact)
}

func (m *member) key() string { return fmt.Sprintf("%016x %s", m.Band, m.Order) }

// bandsOf are the bands of a signature.
func bandsOf(sig Signature) (all [bands]uint64) {
	var buf [4 * bandRows]byte
	for b := range bands {
		for i, v := range sig[b*bandRows : (b+1)*bandRows] {
			binary.LittleEndian.PutUint32(buf[4*i:], v)
		}
		all[b] = xxh3.HashSeed(buf[:], uint64(b))
	}
	return all
}

// link says that an article repeats an earlier one.
type link struct{ ArticleID, LeaderID, LeaderOrder string }

func carryLink(c *record.Coder, l *link) { c.Text(&l.ArticleID, &l.LeaderID, &l.LeaderOrder) }

// findDuplicates gives, for each article that repeats another, the first one it repeats, by the article's id. It reads the
// articles, in order of their ids, twice.
func findDuplicates(space *extsort.Space, settled iter.Seq2[head, error]) (*extsort.Sorter[link], error) {
	banded, err := bandAll(space, settled)
	if err != nil {
		return nil, err
	}
	met, err := meeting(space, banded)
	if err != nil {
		return nil, err
	}
	signed, err := signAll(space, met, settled)
	if err != nil {
		return nil, err
	}
	links, err := compareBands(space, signed)
	if err != nil {
		return nil, err
	}
	return followAll(space, links)
}

// bandAll puts every article into each of its bands.
func bandAll(space *extsort.Space, settled iter.Seq2[head, error]) (*extsort.Sorter[member], error) {
	banded := extsort.New(space, carryMember)
	for h, err := range settled {
		if err != nil {
			return nil, err
		}
		order := orderKey(h.Article.PublishedAt, h.Article.ID)
		for _, band := range bandsOf(h.Signature) {
			m := member{ArticleID: h.Article.ID, Order: order, Band: band}
			if err := banded.Add(m.key(), m); err != nil {
				return nil, err
			}
		}
	}
	return banded, nil
}

// meeting are the members of bands that have more than one, by article.
func meeting(space *extsort.Space, banded *extsort.Sorter[member]) (*extsort.Sorter[member], error) {
	met := extsort.New(space, carryMember)
	add := func(m *member) error { return met.Add(m.ArticleID+fmt.Sprintf(" %016x", m.Band), *m) }
	var last member
	alone := true // last is the only one of its band so far
	for m, err := range banded.All() {
		switch {
		case err != nil:
			return nil, err
		case last.ArticleID == "" || m.Band != last.Band:
			last, alone = m, true
			continue
		}
		if alone {
			if err := add(&last); err != nil {
				return nil, err
			}
		}
		if err := add(&m); err != nil {
			return nil, err
		}
		last, alone = m, false
	}
	return met, banded.Close()
}

// signAll gives members their signatures and puts them by band again.
func signAll(space *extsort.Space, met *extsort.Sorter[member], settled iter.Seq2[head, error]) (*extsort.Sorter[member], error) {
	signed := extsort.New(space, carryMember)
	heads := newCursor(settled, func(h *head) string { return h.Article.ID })
	defer heads.stop()
	for m, err := range met.All() {
		if err != nil {
			return nil, err
		}
		h, err := heads.at(m.ArticleID)
		if err != nil {
			return nil, err
		}
		m.Signature, m.Facts = h.Signature, h.Facts
		if err := signed.Add(m.key(), m); err != nil {
			return nil, err
		}
	}
	return signed, met.Close()
}

// compareBands compares the members of each band with those before them, and gives each that repeats another the earliest
// of those that it was found to repeat.
func compareBands(space *extsort.Space, signed *extsort.Sorter[member]) (*extsort.Sorter[link], error) {
	found := extsort.New(space, carryLink)
	var band uint64
	var leaders []member
	for m, err := range signed.All() {
		if err != nil {
			return nil, err
		}
		if m.Band != band {
			band, leaders = m.Band, leaders[:0]
		}
		leader := leaderOf(&m, leaders)
		switch {
		case leader == nil && len(leaders) < maxLeaders:
			leaders = append(leaders, m)
		case leader != nil:
			if err := found.Add(m.ArticleID+" "+leader.Order, link{m.ArticleID, leader.ArticleID, leader.Order}); err != nil {
				return nil, err
			}
		}
	}
	links := extsort.New(space, carryLink)
	last := ""
	for l, err := range found.All() {
		if err != nil {
			return nil, err
		}
		if l.ArticleID != last {
			if err := links.Add(l.ArticleID, l); err != nil {
				return nil, err
			}
		}
		last = l.ArticleID
	}
	return links, errors.Join(found.Close(), signed.Close())
}

func leaderOf(m *member, leaders []member) *member {
	for i := range leaders {
		if repeats(m, &leaders[i]) {
			return &leaders[i]
		}
	}
	return nil
}

// followAll leads every link to an article that repeats no other. Each round halves what is left of a chain.
func followAll(space *extsort.Space, links *extsort.Sorter[link]) (*extsort.Sorter[link], error) {
	for {
		next, changed, err := follow(space, links)
		if err != nil {
			return nil, err
		}
		if err := links.Close(); err != nil {
			return nil, err
		}
		if links = next; !changed {
			return links, nil
		}
	}
}

// follow leads each link whose leader repeats another to that other.
func follow(space *extsort.Space, links *extsort.Sorter[link]) (next *extsort.Sorter[link], changed bool, err error) {
	byLeader := extsort.New(space, carryLink)
	for l, err := range links.All() {
		if err == nil {
			err = byLeader.Add(l.LeaderID+" "+l.ArticleID, l)
		}
		if err != nil {
			return nil, false, err
		}
	}
	next = extsort.New(space, carryLink)
	known := newCursor(links.All(), func(l *link) string { return l.ArticleID })
	defer known.stop()
	for l, err := range byLeader.All() {
		if err != nil {
			return nil, false, err
		}
		further, err := known.at(l.LeaderID)
		if err != nil {
			return nil, false, err
		}
		if further != nil {
			l.LeaderID, l.LeaderOrder, changed = further.LeaderID, further.LeaderOrder, true
		}
		if err := next.Add(l.ArticleID, l); err != nil {
			return nil, false, err
		}
	}
	return next, changed, byLeader.Close()
}
