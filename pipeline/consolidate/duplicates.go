package consolidate

import (
	"encoding/binary"
	"fmt"
	"strings"
	"unicode"

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

func (m *member) group() string { return fmt.Sprintf("%016x", m.Band) }

func (m *member) key() string { return m.group() + " " + m.Order }

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

// bandAll puts an article into each of its bands.
func (e *emission) bandAll(h *head) error {
	id := h.Article.ID
	order := orderKey(h.Article.PublishedAt, id)
	for _, band := range bandsOf(h.Signature) {
		m := member{ArticleID: id, Order: order, Band: band}
		if err := members.put(e.put, m.group(), m.key(), &m); err != nil {
			return err
		}
	}
	return signatures.put(e.put, id, id, &member{ArticleID: id, Signature: h.Signature, Facts: h.Facts})
}

// meet finds the members of bands that have more than one, by article.
type meet struct {
	*emission
	last  member
	alone bool // last is the only one of its band so far
}

func (r *meet) take(from *Record) error {
	m, err := members.read(from)
	if err != nil {
		return err
	}
	if r.last.ArticleID == "" || m.Band != r.last.Band {
		r.last, r.alone = m, true
		return nil
	}
	if r.alone {
		if err := r.meets(&r.last); err != nil {
			return err
		}
	}
	r.last, r.alone = m, false
	return r.meets(&m)
}

func (r *meet) meets(m *member) error {
	return met.put(r.put, m.ArticleID, fmt.Sprintf("%s\x00%016x", m.ArticleID, m.Band), m)
}

func (r *meet) end() error { return nil }

// sign gives members the signatures of their articles, which come before them, and puts them by band again.
type sign struct {
	*emission
	signature member
}

func (r *sign) take(from *Record) (err error) {
	if from.Stream == signatures.name {
		r.signature, err = signatures.read(from)
		return err
	}
	m, err := met.read(from)
	if err != nil {
		return err
	}
	if r.signature.ArticleID != m.ArticleID {
		return fmt.Errorf("the signature of article %s is lost", m.ArticleID)
	}
	m.Signature, m.Facts = r.signature.Signature, r.signature.Facts
	return signed.put(r.put, m.group(), m.key(), &m)
}

func (r *sign) end() error { return nil }

// compareBands compares the members of each band with those before them, and gives each that repeats another the first of
// those.
type compareBands struct {
	*emission
	band    uint64
	leaders []member
}

func (r *compareBands) take(from *Record) error {
	m, err := signed.read(from)
	if err != nil {
		return err
	}
	if m.Band != r.band {
		r.band, r.leaders = m.Band, r.leaders[:0]
	}
	leader := leaderOf(&m, r.leaders)
	switch {
	case leader == nil && len(r.leaders) < maxLeaders:
		r.leaders = append(r.leaders, m)
	case leader != nil:
		return found.put(r.put, m.ArticleID, m.ArticleID+"\x00"+leader.Order, &link{m.ArticleID, leader.ArticleID, leader.Order})
	}
	return nil
}

func (r *compareBands) end() error { return nil }

func leaderOf(m *member, leaders []member) *member {
	for i := range leaders {
		if repeats(m, &leaders[i]) {
			return &leaders[i]
		}
	}
	return nil
}

// choose takes, of those that an article was found to repeat, the earliest.
type choose struct {
	*emission
	last string
}

func (r *choose) take(from *Record) error {
	l, err := found.read(from)
	if err != nil || l.ArticleID == r.last {
		return err
	}
	r.last = l.ArticleID
	return r.putLink(&l)
}

func (r *choose) end() error { return nil }

// putLink gives a link to be followed: by the article, and by the one it leads to.
func (e *emission) putLink(l *link) error {
	if err := links.put(e.put, l.ArticleID, l.ArticleID+"\x00", l); err != nil {
		return err
	}
	return pointing.put(e.put, l.LeaderID, l.LeaderID+"\x00"+l.ArticleID, l)
}

// follow leads each link whose leader repeats another to that other: first comes the leader's link, if it has one, then those
// that lead to it. Each time halves what is left of a chain; the last moves none.
type follow struct {
	*emission
	further link
}

func (r *follow) take(from *Record) (err error) {
	if from.Stream == links.name {
		r.further, err = links.read(from)
		return err
	}
	l, err := pointing.read(from)
	if err != nil {
		return err
	}
	if l.LeaderID == r.further.ArticleID {
		l.LeaderID, l.LeaderOrder = r.further.LeaderID, r.further.LeaderOrder
		if err := moved.put(r.put, "", "", &link{}); err != nil {
			return err
		}
	}
	return r.putLink(&l)
}

func (r *follow) end() error { return nil }
