package neural

import "fmt"

// keyIndex finds numbers by 32 bits of a hash: open addressing.
type keyIndex struct {
	slots []slot
	shift uint
}

// slot holds a key's number plus one, 0 where the slot is empty.
type slot struct {
	key   uint32
	value int32
}

// init makes room for so many keys.
func (x *keyIndex) init(keys int) {
	bits := uint(1)
	for 1<<bits < 2*keys {
		bits++
	}
	x.shift, x.slots = 32-bits, make([]slot, 1<<bits)
}

func (x *keyIndex) insert(key uint32, value int32) error {
	i := key >> x.shift
	for x.slots[i].value != 0 {
		if x.slots[i].key == key {
			return fmt.Errorf("index: %d and %d have the same key", x.slots[i].value-1, value)
		}
		i = (i + 1) & uint32(len(x.slots)-1)
	}
	x.slots[i] = slot{key, value + 1}
	return nil
}

// find is the number of a hash's upper half, or -1.
func (x *keyIndex) find(h uint64) int32 {
	key := uint32(h >> 32)
	for i := key >> x.shift; ; i = (i + 1) & uint32(len(x.slots)-1) {
		switch s := x.slots[i]; {
		case s.value == 0:
			return -1
		case s.key == key:
			return s.value - 1
		}
	}
}
