package hashnet

import "math/bits"

// Bag gathers features: hashes of their names.
type Bag []uint32

// Word is a part of features' names, hashed once for all the features that it is part of.
type Word struct {
	Text string
	hash uint32
}

// WordOf hashes a part of a name.
func WordOf(text string) Word { return Word{text, hash(text)} }

// Add puts a feature in, made of parts.
func (b *Bag) Add(parts ...string) {
	*b = append(*b, spread(joined(parts)))
}

// Both puts a feature in by itself and together with another.
func (b *Bag) Both(with string, parts ...string) {
	h := joined(parts)
	*b = append(*b, spread(h), spread(together(h, hash(with))))
}

// AddWords puts the feature in that Add makes of the words' texts.
func (b *Bag) AddWords(parts ...Word) {
	*b = append(*b, spread(joinedWords(parts)))
}

// BothWords puts the features in that Both makes of the words' texts.
func (b *Bag) BothWords(with Word, parts ...Word) {
	h := joinedWords(parts)
	*b = append(*b, spread(h), spread(together(h, with.hash)))
}

func joined(parts []string) (h uint32) {
	for _, p := range parts {
		h = join(h, hash(p))
	}
	return h
}

func joinedWords(parts []Word) (h uint32) {
	for _, p := range parts {
		h = join(h, p.hash)
	}
	return h
}

// with stands between a feature and what it is taken together with.
var with = hash("with")

func together(feature, other uint32) uint32 { return join(join(feature, with), other) }

// join puts a part's hash behind those of the parts before it, as FxHash does.
func join(h, part uint32) uint32 { return (bits.RotateLeft32(h, 5) ^ part) * golden }

// golden is 2^32 divided by the golden ratio, and odd.
const golden = 0x9e3779b1

// hash is FNV-1a.
func hash(part string) uint32 {
	h := uint32(fnvOffset)
	for i := 0; i < len(part); i++ {
		h = (h ^ uint32(part[i])) * fnvPrime
	}
	return h
}

// The constants of FNV-1a for 32 bits.
const (
	fnvOffset = 2166136261
	fnvPrime  = 16777619
)

// spread is the finaliser of MurmurHash3, so that the low bits may serve as a bucket.
func spread(h uint32) uint32 {
	h ^= h >> 16
	h *= 0x85ebca6b
	h ^= h >> 13
	h *= 0xc2b2ae35
	return h ^ h>>16
}
