package judge

// bag gathers features: names that are hashed into buckets.
type bag []uint32

// add puts a feature in, made of parts.
func (b *bag) add(parts ...string) {
	h := uint32(fnvOffset)
	for _, p := range parts {
		for i := 0; i < len(p); i++ {
			h = (h ^ uint32(p[i])) * fnvPrime
		}
		h = (h ^ '\t') * fnvPrime
	}
	*b = append(*b, spread(h)%Buckets)
}

// both puts a feature in by itself and together with another.
func (b *bag) both(with string, parts ...string) {
	b.add(parts...)
	b.add(append(parts, "with", with)...)
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
