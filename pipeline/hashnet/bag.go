package hashnet

// Bag gathers features: names that are hashed into buckets.
type Bag []uint32

// Add puts a feature in, made of parts.
func (b *Bag) Add(parts ...string) {
	*b = append(*b, spread(hash(parts))%Buckets)
}

// Both puts a feature in by itself and together with another.
func (b *Bag) Both(with string, parts ...string) {
	h := hash(parts)
	*b = append(*b, spread(h)%Buckets, spread(add(add(h, "with"), with))%Buckets)
}

// hash is FNV-1a over the parts, each with a mark behind it.
func hash(parts []string) uint32 {
	h := uint32(fnvOffset)
	for _, p := range parts {
		h = add(h, p)
	}
	return h
}

func add(h uint32, part string) uint32 {
	for i := 0; i < len(part); i++ {
		h = (h ^ uint32(part[i])) * fnvPrime
	}
	return (h ^ '\t') * fnvPrime
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
