package output

import (
	"bufio"
	"cmp"
	"encoding/json"
	"io"
	"os"
	"slices"

	"github.com/zeebo/xxh3"
)

// shelf keeps values on disk under their keys; in memory it holds 16 bytes a value. All values are put before the first
// is got. Of two values with one key the first is got.
type shelf struct {
	file    *os.File
	writer  *bufio.Writer
	size    int64
	slots   []slot
	ordered bool
}

// shelfRead is more bytes than most values have.
const shelfRead = 512

// slot is where the value of a key, known by its hash, begins in the file.
type slot struct {
	hash uint64
	at   int64
}

// newShelf makes a shelf of a temporary file in dir. The caller must close it.
func newShelf(dir string) (*shelf, error) {
	f, err := os.CreateTemp(dir, ".shelf-")
	if err != nil {
		return nil, err
	}
	return &shelf{file: f, writer: bufio.NewWriter(f)}, nil
}

func (s *shelf) close() {
	s.file.Close()
	os.Remove(s.file.Name())
}

func (s *shelf) put(key string, value any) error {
	data, err := json.Marshal(value)
	if err != nil {
		return err
	}
	s.slots = append(s.slots, slot{xxh3.HashString(key), s.size})
	n, err := s.writer.Write(append(data, '\n'))
	s.size += int64(n)
	return err
}

// get fills value with that of a key, and leaves it as it is where the key has none.
func (s *shelf) get(key string, value any) error {
	if !s.ordered {
		slices.SortStableFunc(s.slots, func(a, b slot) int { return cmp.Compare(a.hash, b.hash) })
		s.ordered = true
		if err := s.writer.Flush(); err != nil {
			return err
		}
	}
	i, ok := slices.BinarySearchFunc(s.slots, xxh3.HashString(key), func(a slot, hash uint64) int { return cmp.Compare(a.hash, hash) })
	if !ok {
		return nil
	}
	line, err := bufio.NewReaderSize(io.NewSectionReader(s.file, s.slots[i].at, s.size), shelfRead).ReadBytes('\n')
	if err != nil {
		return err
	}
	return json.Unmarshal(line, value)
}
