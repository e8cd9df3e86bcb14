package extsort

import (
	"bytes"
	"cmp"
	"slices"
)

// record is a key and the bytes of a value.
type record struct{ key, value []byte }

// compare orders records by key, and those of one key by value, so that which of them comes first is no matter of chance.
func (r record) compare(other record) int {
	return cmp.Or(bytes.Compare(r.key, other.key), bytes.Compare(r.value, other.value))
}

const (
	// minChunk and maxChunk bound the pieces in which a buffer grows: small ones for the sorters of a few articles.
	minChunk, maxChunk = 4 << 10, 1 << 20
	// recordOverhead is what a record costs beside its bytes: two slices, twice over where the list of them has just grown.
	recordOverhead = 2 * 48
)

// buffer holds records in memory. Their bytes lie in a few large chunks, which cost the garbage collector nothing.
type buffer struct {
	records []record
	chunk   []byte // the last one, with room left
	bytes   int    // taken by all of it
}

// add takes a record and gives the number of bytes that the buffer grew by.
func (b *buffer) add(key string, value []byte) int {
	before, need := b.bytes, len(key)+len(value)
	if need > cap(b.chunk)-len(b.chunk) {
		size := max(need, min(maxChunk, max(minChunk, b.bytes/2)))
		b.chunk = make([]byte, 0, size)
		b.bytes += size
	}
	start := len(b.chunk)
	b.chunk = append(append(b.chunk, key...), value...)
	middle := start + len(key)
	b.records = append(b.records, record{b.chunk[start:middle:middle], b.chunk[middle:len(b.chunk):len(b.chunk)]})
	b.bytes += recordOverhead
	return b.bytes - before
}

func (b *buffer) sort() { slices.SortFunc(b.records, record.compare) }

// source yields the records of a sorted buffer.
func (b *buffer) source() source { return &held{b.records} }

type held struct{ records []record }

func (h *held) next() (record, bool, error) {
	if len(h.records) == 0 {
		return record{}, false, nil
	}
	r := h.records[0]
	h.records = h.records[1:]
	return r, true, nil
}

func (h *held) close() error { return nil }
