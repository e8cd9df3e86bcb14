package sqlite

import (
	"encoding/binary"
	"fmt"
	"math"
)

// Value is a cell: nil, int64, float64 or string.
type Value any

// Serial types of the record format.
const (
	serialNull  = 0
	serialFloat = 7
	serialZero  = 8
	serialOne   = 9
	serialText  = 13 // and two more for each byte
)

// intWidths are the bytes of integers by their serial type.
var intWidths = [...]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}

// intType is the serial type of the shortest form of an integer.
func intType(n int64) uint64 {
	switch n {
	case 0:
		return serialZero
	case 1:
		return serialOne
	}
	for kind := 1; kind < len(intWidths)-1; kind++ {
		if bits := 8*intWidths[kind] - 1; n>>bits == 0 || n>>bits == -1 {
			return uint64(kind)
		}
	}
	return uint64(len(intWidths) - 1)
}

// appendRecord writes cells as a record: the length of its header, their types, and what they hold.
func appendRecord(b []byte, cells []Value) ([]byte, error) {
	var types, body []byte
	for _, cell := range cells {
		switch v := cell.(type) {
		case nil:
			types = append(types, serialNull)
		case int64:
			kind := intType(v)
			types = append(types, byte(kind))
			if kind < serialZero {
				for shift := 8 * (intWidths[kind] - 1); shift >= 0; shift -= 8 {
					body = append(body, byte(v>>shift))
				}
			}
		case float64:
			types = append(types, serialFloat)
			body = binary.BigEndian.AppendUint64(body, math.Float64bits(v))
		case string:
			types = appendVarint(types, serialText+2*uint64(len(v)))
			body = append(body, v...)
		default:
			return nil, fmt.Errorf("SQLite has no %T", cell)
		}
	}
	header := len(types) + 1
	for header != len(types)+len(appendVarint(nil, uint64(header))) { // the length counts itself
		header++
	}
	b = appendVarint(b, uint64(header))
	return append(append(b, types...), body...), nil
}

// parseRecord reads the cells of a record into row, which it may be given to use again.
func parseRecord(record []byte, row []Value) ([]Value, error) {
	size, types, err := varint(record)
	used := uint64(len(record) - len(types))
	if err != nil || size < used || size > uint64(len(record)) {
		return nil, errBroken
	}
	body := record[size:]
	types = types[:size-used]
	row = row[:0]
	for len(types) > 0 {
		var kind uint64
		if kind, types, err = varint(types); err != nil {
			return nil, err
		}
		cell, n, err := parseCell(kind, body)
		if err != nil {
			return nil, err
		}
		row, body = append(row, cell), body[n:]
	}
	return row, nil
}

// parseCell reads a cell from the beginning of body and says how long it is.
func parseCell(kind uint64, body []byte) (Value, int, error) {
	switch {
	case kind == serialNull:
		return nil, 0, nil
	case kind == serialZero || kind == serialOne:
		return int64(kind - serialZero), 0, nil
	case kind == serialFloat && len(body) >= 8:
		return math.Float64frombits(binary.BigEndian.Uint64(body)), 8, nil
	case kind < serialFloat && len(body) >= intWidths[kind]:
		n := int64(int8(body[0]))
		for _, b := range body[1:intWidths[kind]] {
			n = n<<8 | int64(b)
		}
		return n, intWidths[kind], nil
	case kind >= serialText && kind%2 == 1 && (kind-serialText)/2 <= uint64(len(body)):
		n := int((kind - serialText) / 2)
		return string(body[:n]), n, nil
	}
	return nil, 0, errBroken
}
