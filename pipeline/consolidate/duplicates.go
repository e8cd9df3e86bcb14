package consolidate

import (
	"encoding/binary"
	"fmt"
	"iter"
	"strings"
	"unicode"

	"github.com/dateline-data/dateline/schema/extsort"
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

// signed is an article with its signature; order sorts articles by publication and id.
type signed struct {
	ArticleID, Order string
	Band             uint64
	Signature        Signature
}

// addBands puts an article into the sorter once for each band of its signature.
func addBands(s *extsort.Sorter[signed], articleID, order string, sig Signature) error {
	var buf [4 * bandRows]byte
	for b := range bands {
		for i, v := range sig[b*bandRows : (b+1)*bandRows] {
			binary.LittleEndian.PutUint32(buf[4*i:], v)
		}
		band := xxh3.HashSeed(buf[:], uint64(b))
		if err := s.Add(fmt.Sprintf("%016x %s", band, order), signed{articleID, order, band, sig}); err != nil {
			return err
		}
	}
	return nil
}

// findDuplicates gives, for each article that repeats another, the id of the first one it repeats.
func findDuplicates(banded iter.Seq2[signed, error]) (map[string]string, error) {
	first := map[string]*signed{}
	for group, err := range groups(banded, func(s *signed) string { return fmt.Sprint(s.Band) }) {
		if err != nil {
			return nil, err
		}
		var leaders []*signed
		for i := range group {
			leader := leaderOf(&group[i], leaders)
			switch {
			case leader == nil && len(leaders) < maxLeaders:
				leaders = append(leaders, &group[i])
			case leader != nil:
				if known := first[group[i].ArticleID]; known == nil || leader.Order < known.Order {
					first[group[i].ArticleID] = leader
				}
			}
		}
	}
	duplicateOf := make(map[string]string, len(first))
	for id, leader := range first {
		for next := first[leader.ArticleID]; next != nil; next = first[leader.ArticleID] {
			leader = next
		}
		duplicateOf[id] = leader.ArticleID
	}
	return duplicateOf, nil
}

func leaderOf(s *signed, leaders []*signed) *signed {
	for _, l := range leaders {
		if resemblance(s.Signature, l.Signature) >= minResemblance {
			return l
		}
	}
	return nil
}
