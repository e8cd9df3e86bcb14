package gazetteer

import (
	"encoding/binary"

	"github.com/zeebo/xxh3"
)

// table finds the bearers of a key. It is a flat hash table with linear probing: a slot holds the upper half of the
// key's 64-bit hash and the position of its bearers in postings, plus one. Keys themselves are not kept: with 20 bits of
// the place in the table and 32 in the slot, one in some billion unknown names would be taken for a known one.
type table struct {
	slots    []uint64
	postings []byte // for each key: number of bearers, then for each the distance to the ref before, shifted by kindBits, and the kind
}

const kindBits = 3

// newTable has room for n keys at a load of at most a half.
func newTable(n int, postings []byte) table {
	size := 1
	for size < 2*n {
		size *= 2
	}
	return table{slots: make([]uint64, size), postings: postings}
}

// entry is a key's hash and the position of its bearers.
type entry struct {
	hash uint64
	at   uint32
}

// partSlots are as many slots as stay in a processor's nearest cache.
const partSlots = 1 << 12

// fill puts the entries of an empty table in. In the order of names each would lie in another corner of memory: they are put
// part by part.
func (t *table) fill(entries []entry) {
	mask := uint64(len(t.slots) - 1)
	starts := make([]int, len(t.slots)/partSlots+2)
	for _, e := range entries {
		starts[(e.hash&mask)/partSlots+1]++
	}
	for i := range starts[1:] {
		starts[i+1] += starts[i]
	}
	parted := make([]entry, len(entries))
	for _, e := range entries {
		next := &starts[(e.hash&mask)/partSlots]
		parted[*next] = e
		*next++
	}
	for _, e := range parted {
		i := e.hash & mask
		for t.slots[i] != 0 {
			i = (i + 1) & mask
		}
		t.slots[i] = e.hash>>32<<32 | uint64(e.at+1)
	}
}

// append adds the bearers of a key to found.
func (t *table) append(found []Bearer, key string) []Bearer {
	h := xxh3.HashString(key)
	mask := uint64(len(t.slots) - 1)
	for i := h & mask; t.slots[i] != 0; i = (i + 1) & mask {
		if t.slots[i]>>32 == h>>32 {
			return decodeBearers(found, t.postings[uint32(t.slots[i])-1:])
		}
	}
	return found
}

func decodeBearers(found []Bearer, b []byte) []Bearer {
	n, size := binary.Uvarint(b)
	at, ref := size, Ref(0)
	for range n {
		v, size := binary.Uvarint(b[at:])
		at += size
		ref += Ref(v >> kindBits)
		found = append(found, Bearer{ref, NameKind(v & (1<<kindBits - 1))})
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
