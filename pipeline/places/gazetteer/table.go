package gazetteer

import "github.com/zeebo/xxh3"

// table finds the bearers of a key. The pairs of a key's hash and a bearer lie in buckets by the hash's upper bits, those
// of a bucket in order of places. Keys themselves are not kept: with the bits of the bucket and 32 more, one in some
// billion unknown names would be taken for a known one.
type table struct {
	shift uint     // from a hash to its bucket
	ends  []uint32 // of the buckets in pairs
	pairs []pair
}

// pair is the lower half of a key's hash over a bearer: the place shifted by kindBits, and the kind.
type pair uint64

const kindBits = 3

func (p pair) bearer() Bearer {
	return Bearer{Ref(uint32(p) >> kindBits), NameKind(p & (1<<kindBits - 1))}
}

// hashed is a name on its way into the table.
type hashed struct {
	hash   uint64
	bearer uint32
}

func hashedName(key []byte, b Bearer) hashed {
	return hashed{xxh3.Hash(key), uint32(b.Place)<<kindBits | uint32(b.Kind)}
}

// newTable puts names, which come in order of places, into buckets of one to two.
func newTable(names []hashed) table {
	bits := uint(1)
	for 1<<(bits+1) <= len(names) {
		bits++
	}
	t := table{shift: 64 - bits, ends: make([]uint32, 1<<bits), pairs: make([]pair, len(names))}
	for _, n := range names {
		t.ends[n.hash>>t.shift]++
	}
	start := uint32(0)
	for i, count := range t.ends {
		t.ends[i] = start // moves on to the end as the bucket is filled
		start += count
	}
	for _, n := range names {
		end := &t.ends[n.hash>>t.shift]
		t.pairs[*end] = pair(n.hash<<32 | uint64(n.bearer))
		*end++
	}
	return t
}

// append adds the bearers of a key to found.
func (t *table) append(found []Bearer, key string) []Bearer {
	h := xxh3.HashString(key)
	bucket, start := h>>t.shift, uint32(0)
	if bucket > 0 {
		start = t.ends[bucket-1]
	}
	for _, p := range t.pairs[start:t.ends[bucket]] {
		if uint32(p>>32) == uint32(h) {
			found = append(found, p.bearer())
		}
	}
	return found
}

// Lookup gives the places that bear a name, in no order of likelihood. The user's places come instead of the embedded
// ones of that name. A name in capitals is looked up as an abbreviation first, then as a headline's.
func (g *Gazetteer) Lookup(found []Bearer, name string) []Bearer {
	return g.LookupKey(found, Key(name))
}

// LookupKey is Lookup for a Key.
func (g *Gazetteer) LookupKey(found []Bearer, key string) []Bearer {
	if key == "" {
		return found
	}
	if own, ok := g.over[key]; ok {
		return append(found, own...)
	}
	before := len(found)
	if found = g.table.append(found, key); len(found) == before && key[0] >= 'A' && key[0] <= 'Z' {
		found = g.LookupKey(found, lower(key))
	}
	return found
}

func lower(key string) string {
	b := []byte(key)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] += 'a' - 'A'
		}
	}
	return string(b)
}
