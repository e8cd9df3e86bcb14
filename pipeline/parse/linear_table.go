package parse

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"math/bits"
)

// table is a linear classifier over hashed binary features: each feature has a row of a few weighted classes.
type table struct {
	labels []string // name of each class
	slots  []slot   // open addressing, a power of two of them
	shift  uint8    // from a 32-bit key to its first slot
	starts []uint32 // cells of row i: cells[starts[i]:starts[i+1]]
	cells  []cell
}

type slot struct{ key, row uint32 } // row counts from 1; 0 is an empty slot

type cell struct {
	class  uint8
	weight int8
}

// spread is 2^32 over the golden ratio: keys that lie close come to lie far apart.
const spread = 0x9E3779B9

// score sets scores, one for each class, to the sums of the features' weights.
func (t *table) score(features []uint32, scores []int32) {
	clear(scores)
	mask := uint32(len(t.slots) - 1)
	for _, key := range features {
		for at := key * spread >> t.shift; ; at = (at + 1) & mask {
			s := t.slots[at]
			if s.row == 0 {
				break
			}
			if s.key == key {
				for _, c := range t.cells[t.starts[s.row-1]:t.starts[s.row]] {
					scores[c.class] += int32(c.weight)
				}
				break
			}
		}
	}
}

// insert enters a key that is not yet there.
func (t *table) insert(key, row uint32) {
	mask := uint32(len(t.slots) - 1)
	at := key * spread >> t.shift
	for t.slots[at].row != 0 {
		at = (at + 1) & mask
	}
	t.slots[at] = slot{key, row}
}

// reserve makes room for so many rows at a load of at most one half.
func (t *table) reserve(rows int) {
	log := bits.Len(uint(rows)) + 1
	t.slots = make([]slot, 1<<log)
	t.shift = uint8(32 - log)
}

// write stores a table: labels, then rows by rising key as differences.
func (t *table) write(w *bufio.Writer, keys []uint32) error {
	var buf []byte
	buf = binary.AppendUvarint(buf, uint64(len(t.labels)))
	for _, label := range t.labels {
		buf = binary.AppendUvarint(buf, uint64(len(label)))
		buf = append(buf, label...)
	}
	buf = binary.AppendUvarint(buf, uint64(len(keys)))
	buf = binary.AppendUvarint(buf, uint64(len(t.cells)))
	last := uint32(0)
	for i, key := range keys {
		row := t.cells[t.starts[i]:t.starts[i+1]]
		buf = binary.AppendUvarint(buf, uint64(key-last))
		buf = append(buf, uint8(len(row)-1))
		for _, c := range row {
			buf = append(buf, c.class, uint8(c.weight))
		}
		last = key
	}
	_, err := w.Write(buf)
	return err
}

// readTable reads what write has written.
func readTable(r *bufio.Reader) (*table, error) {
	t := &table{}
	classes, err := binary.ReadUvarint(r)
	if err != nil || classes > 256 {
		return nil, fmt.Errorf("%d classes: %w", classes, orCorrupt(err))
	}
	for range classes {
		n, err := binary.ReadUvarint(r)
		label := make([]byte, min(n, 256))
		if err == nil {
			_, err = io.ReadFull(r, label)
		}
		if err != nil {
			return nil, fmt.Errorf("label: %w", err)
		}
		t.labels = append(t.labels, string(label))
	}
	rows, err := binary.ReadUvarint(r)
	if err != nil || rows >= 1<<28 {
		return nil, fmt.Errorf("%d rows: %w", rows, orCorrupt(err))
	}
	cells, err := binary.ReadUvarint(r)
	if err != nil || cells >= 1<<30 {
		return nil, fmt.Errorf("%d weights: %w", cells, orCorrupt(err))
	}
	t.reserve(int(rows))
	t.starts = make([]uint32, 1, rows+1)
	t.cells = make([]cell, 0, cells)
	return t, t.readRows(r, int(rows))
}

func (t *table) readRows(r *bufio.Reader, rows int) error {
	key := uint32(0)
	for row := range rows {
		step, err := binary.ReadUvarint(r)
		if err != nil {
			return fmt.Errorf("row %d: %w", row, err)
		}
		size, err := r.ReadByte()
		for i := 0; err == nil && i <= int(size); i++ {
			var class, weight byte
			class, _ = r.ReadByte()
			weight, err = r.ReadByte()
			if int(class) >= len(t.labels) {
				return fmt.Errorf("row %d: %w", row, errCorrupt)
			}
			t.cells = append(t.cells, cell{class, int8(weight)})
		}
		if err != nil {
			return fmt.Errorf("row %d: %w", row, err)
		}
		key += uint32(step)
		t.insert(key, uint32(row+1))
		t.starts = append(t.starts, uint32(len(t.cells)))
	}
	return nil
}

func orCorrupt(err error) error {
	if err == nil {
		return errCorrupt
	}
	return err
}
