// Package sqlite writes and reads database files of SQLite 3, https://www.sqlite.org/fileformat2.html: tables of rows in the order
// of their numbers, indexes on columns, and views. A file is written once, from its second page to its last and then the first; what
// SQL could do to it later is not our matter. Everything the format asks for is here, so that no engine is needed.
package sqlite

import (
	"encoding/binary"
	"errors"
)

// pageSize is a size that web servers and disks like.
const pageSize = 4096

// fileHeader is the part of the first page before its own header.
const fileHeader = 100

const magic = "SQLite format 3\x00"

// pageCount is where the first page says how many there are.
const pageCount = 28

// libraryVersion is the SQLite that our files claim to be written by: one whose format they have.
const libraryVersion = 3_040_000

// Kinds of pages, and the sizes of their headers.
const (
	indexInterior = 2
	tableInterior = 5
	indexLeaf     = 10
	tableLeaf     = 13

	leafHeader     = 8
	interiorHeader = 12
)

// Payloads longer than these are cut: what is left goes to overflow pages. The numbers are the format's.
const (
	minLocal      = (pageSize-12)*32/255 - 23
	maxTableLocal = pageSize - 35
	maxIndexLocal = (pageSize-12)*64/255 - 23
	overflowRoom  = pageSize - 4
)

var errBroken = errors.New("the SQLite file is broken")

// local is how much of a payload stays in its cell.
func local(size, most int) int {
	if size <= most {
		return size
	}
	if k := minLocal + (size-minLocal)%overflowRoom; k <= most {
		return k
	}
	return minLocal
}

// maxVarint is the length of the longest number.
const maxVarint = 9

// appendVarint writes a number as SQLite does: seven bits a byte, the high ones first, and eight in the ninth.
func appendVarint(b []byte, n uint64) []byte {
	if n >= 1<<56 {
		for shift := 57; shift >= 8; shift -= 7 {
			b = append(b, byte(n>>shift)|0x80)
		}
		return append(b, byte(n))
	}
	var digits [maxVarint]byte
	at := len(digits) - 1
	digits[at] = byte(n & 0x7f)
	for n >>= 7; n > 0; n >>= 7 {
		at--
		digits[at] = byte(n&0x7f) | 0x80
	}
	return append(b, digits[at:]...)
}

// varint reads a number and gives the bytes behind it.
func varint(b []byte) (n uint64, rest []byte, err error) {
	for i := range min(len(b), maxVarint) {
		if i == maxVarint-1 {
			return n<<8 | uint64(b[i]), b[i+1:], nil
		}
		n = n<<7 | uint64(b[i]&0x7f)
		if b[i] < 0x80 {
			return n, b[i+1:], nil
		}
	}
	return 0, nil, errBroken
}

func appendUint32(b []byte, n uint32) []byte { return binary.BigEndian.AppendUint32(b, n) }
