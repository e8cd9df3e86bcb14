package sqlite

import (
	"encoding/binary"
	"fmt"
	"io"
	"iter"
	"os"
)

// maxDepth is more levels than the tree of any file has; a page that leads to itself ends there.
const maxDepth = 24

// Reader reads the tables of a database.
type Reader struct {
	file  *os.File
	roots map[string]uint32 // of tables
	size  int64
}

// Open reads the schema of a file, which must be one that a Writer made: of its page size.
func Open(name string) (*Reader, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	r := &Reader{file: f, roots: map[string]uint32{}}
	if err := r.readSchema(); err != nil {
		f.Close()
		return nil, err
	}
	return r, nil
}

// Close closes the file.
func (r *Reader) Close() error { return r.file.Close() }

func (r *Reader) readSchema() error {
	info, err := r.file.Stat()
	if err != nil {
		return err
	}
	r.size = info.Size()
	first, err := r.page(1)
	if err != nil || string(first[:len(magic)]) != magic || binary.BigEndian.Uint16(first[len(magic):]) != pageSize || int64(binary.BigEndian.Uint32(first[pageCount:]))*pageSize != r.size {
		return fmt.Errorf("%w: it does not begin as one of %d pages of %d bytes", errBroken, r.size/pageSize, pageSize)
	}
	for row, err := range r.rows(1) {
		if err != nil {
			return err
		}
		if len(row) != 5 {
			return errBroken
		}
		name, _ := row[1].(string)
		if root, ok := row[3].(int64); ok && row[0] == "table" {
			r.roots[name] = uint32(root)
		}
	}
	return nil
}

// Rows yields the rows of a table in the order of their numbers. A row is valid until the next one.
func (r *Reader) Rows(table string) iter.Seq2[[]Value, error] {
	root, ok := r.roots[table]
	if !ok {
		return func(yield func([]Value, error) bool) { yield(nil, fmt.Errorf("there is no table %s", table)) }
	}
	return r.rows(root)
}

func (r *Reader) rows(root uint32) iter.Seq2[[]Value, error] {
	return func(yield func([]Value, error) bool) {
		var row []Value
		_, err := r.walk(root, 0, func(record []byte) (bool, error) {
			var err error
			if row, err = parseRecord(record, row); err != nil {
				return false, err
			}
			return yield(row, nil), nil
		})
		if err != nil {
			yield(nil, err)
		}
	}
}

func (r *Reader) page(n uint32) ([]byte, error) {
	b := make([]byte, pageSize)
	if n == 0 || int64(n) > r.size/pageSize {
		return nil, fmt.Errorf("%w: page %d of %d", errBroken, n, r.size/pageSize)
	}
	_, err := r.file.ReadAt(b, int64(n-1)*pageSize)
	if err == io.EOF {
		err = errBroken
	}
	return b, err
}

// walk calls take for the records below a page until it returns false.
func (r *Reader) walk(n uint32, depth int, take func([]byte) (bool, error)) (more bool, err error) {
	b, err := r.page(n)
	if err != nil {
		return false, err
	}
	header := b
	if n == 1 {
		header = b[fileHeader:]
	}
	if depth > maxDepth || header[0] != tableLeaf && header[0] != tableInterior {
		return false, fmt.Errorf("%w: page %d is none of a table", errBroken, n)
	}
	pointers, isLeaf := header[leafHeader:], header[0] == tableLeaf
	if !isLeaf {
		pointers = header[interiorHeader:]
	}
	cells := int(binary.BigEndian.Uint16(header[3:]))
	if cells*cellPointer > len(pointers) {
		return false, errBroken
	}
	for i := range cells {
		at := int(binary.BigEndian.Uint16(pointers[cellPointer*i:]))
		if at > pageSize-4 {
			return false, errBroken
		}
		if isLeaf {
			more, err = r.record(b[at:], take)
		} else {
			more, err = r.walk(binary.BigEndian.Uint32(b[at:]), depth+1, take)
		}
		if err != nil || !more {
			return false, err
		}
	}
	if isLeaf {
		return true, nil
	}
	return r.walk(binary.BigEndian.Uint32(header[leafHeader:]), depth+1, take)
}

// record puts the record of a cell together.
func (r *Reader) record(cell []byte, take func([]byte) (bool, error)) (bool, error) {
	size, rest, err := varint(cell)
	if err == nil {
		_, rest, err = varint(rest)
	}
	if err != nil || size > uint64(r.size) {
		return false, errBroken
	}
	n := local(int(size), maxTableLocal)
	if n == int(size) {
		if n > len(rest) {
			return false, errBroken
		}
		return take(rest[:n])
	}
	if n+4 > len(rest) {
		return false, errBroken
	}
	record := append(make([]byte, 0, size), rest[:n]...)
	for next := binary.BigEndian.Uint32(rest[n:]); len(record) < int(size); {
		b, err := r.page(next)
		if err != nil {
			return false, err
		}
		next = binary.BigEndian.Uint32(b)
		record = append(record, b[4:4+min(overflowRoom, int(size)-len(record))]...)
	}
	return take(record)
}
