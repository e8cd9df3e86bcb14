package extsort

import (
	"errors"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"

	form "github.com/dateline-data/dateline/schema/record"
)

const (
	// maxRuns is the number of runs merged at once; more are first merged to fewer, so that few files are open and few blocks
	// in memory.
	maxRuns = 32
	// readShare is the part of the budget that a sorter may hold in memory while it is read, since others are written to
	// meanwhile.
	readShare = 8
)

// Sorter puts records in order of their keys. Records of one key are one record: the one whose bytes come first stands.
type Sorter[T any] struct {
	space  *Space
	fields form.Fields[T]
	held   buffer
	value  []byte // of the record that is added
	runs   []run
	read   bool
}

// run is a file of sorted records; one that is kept outlives the sorter.
type run struct {
	name string
	kept bool
}

// New gives an empty Sorter of records that fields carries.
func New[T any](space *Space, fields form.Fields[T]) *Sorter[T] {
	s := &Sorter[T]{space: space, fields: fields}
	space.holders = append(space.holders, s)
	return s
}

// Add takes a record. No more can be added once All was called.
func (s *Sorter[T]) Add(key string, value T) error {
	if s.read {
		panic("extsort: a record is added to a sorter that is read")
	}
	s.value = s.fields.Append(s.value[:0], &value)
	return s.space.grow(s.held.add(key, s.value))
}

// Adopt takes the records of a file that Keep wrote, which stays.
func (s *Sorter[T]) Adopt(name string) { s.runs = append(s.runs, run{name, true}) }

// Keep writes what was added and is not kept yet to a file of its own, forced onto the disk, which stays when the sorter is
// closed. Until it is whole it has another name. Where nothing was added, nothing is written.
func (s *Sorter[T]) Keep(name string) error {
	fresh := slices.DeleteFunc(slices.Clone(s.runs), func(r run) bool { return r.kept })
	if len(s.held.records) == 0 && len(fresh) == 0 {
		return nil
	}
	s.held.sort()
	sources, err := open(fresh)
	if err != nil {
		return err
	}
	m, err := merge(append(sources, s.held.source()))
	if err != nil {
		return err
	}
	if err := writeKept(name, m); err != nil {
		return err
	}
	s.forget()
	s.runs = slices.DeleteFunc(s.runs, func(r run) bool { return !r.kept })
	s.Adopt(name)
	return remove(fresh)
}

// writeKept writes what a merger yields to a file that stays.
func writeKept(name string, m *merger) error {
	partial := name + PartialSuffix
	if err := errors.Join(writeRun(partial, m, true), m.close()); err != nil {
		return err
	}
	return os.Rename(partial, name)
}

// Merge makes one of files that Keep wrote, as Keep would have; they stay.
func Merge(name string, from []string) error {
	var runs []run
	for _, name := range from {
		runs = append(runs, run{name, true})
	}
	sources, err := open(runs)
	if err != nil {
		return err
	}
	m, err := merge(sources)
	if err != nil {
		return err
	}
	return writeKept(name, m)
}

// forget drops what is held in memory.
func (s *Sorter[T]) forget() {
	s.space.held -= s.held.bytes
	s.held = buffer{}
}

// PartialSuffix ends the names of files that Keep or Merge has not finished.
const PartialSuffix = ".partial"

// Held is the number of bytes in memory.
func (s *Sorter[T]) Held() int { return s.held.bytes }

func (s *Sorter[T]) size() int {
	if s.read {
		return 0
	}
	return s.held.bytes
}

func (s *Sorter[T]) spill() error {
	name := s.newRun()
	s.held.sort()
	if err := writeRun(name, s.held.source(), false); err != nil {
		return err
	}
	s.forget()
	s.runs = append(s.runs, run{name: name})
	return nil
}

// newRun is a name in the space's folder that no file has.
func (s *Sorter[T]) newRun() string {
	s.space.named++
	return filepath.Join(s.space.Dir, fmt.Sprintf("run-%06d", s.space.named))
}

// All yields the values in order of their keys. It can be called more than once; nothing can be added afterwards.
func (s *Sorter[T]) All() iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for e, err := range s.Entries() {
			if !yield(e.Value, err) {
				return
			}
		}
	}
}

// Entry is a record with its key.
type Entry[T any] struct {
	Key   string
	Value T
}

// Entries yields what All does, with the keys.
func (s *Sorter[T]) Entries() iter.Seq2[Entry[T], error] {
	return func(yield func(Entry[T], error) bool) {
		m, err := s.merge()
		if err != nil {
			yield(Entry[T]{}, err)
			return
		}
		defer m.close() // files that were only read
		for {
			var e Entry[T]
			r, ok, err := m.next()
			if err == nil && !ok {
				return
			}
			if err == nil {
				e.Key = string(r.key)
				if err = s.fields.Read(string(r.value), &e.Value); err != nil {
					err = fmt.Errorf("record %q: %w", r.key, err)
				}
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	}
}

// merge begins to read all that the sorter has.
func (s *Sorter[T]) merge() (*merger, error) {
	if len(s.runs) > 0 && s.held.bytes > 0 || s.held.bytes > s.space.Budget/readShare {
		if err := s.spill(); err != nil {
			return nil, err
		}
	}
	for len(s.runs) > maxRuns {
		if err := s.mergeSome(); err != nil {
			return nil, err
		}
	}
	if !s.read {
		s.held.sort()
		s.read = true
	}
	sources, err := open(s.runs)
	if err != nil {
		return nil, err
	}
	return merge(append(sources, s.held.source()))
}

// mergeSome makes one run of the first maxRuns, and puts it last: each record is merged as often as any other.
func (s *Sorter[T]) mergeSome() error {
	sources, err := open(s.runs[:maxRuns])
	if err != nil {
		return err
	}
	m, err := merge(sources)
	if err != nil {
		return err
	}
	name := s.newRun()
	if err := errors.Join(writeRun(name, m, false), m.close()); err != nil {
		return err
	}
	done := s.runs[:maxRuns]
	s.runs = append(slices.Clone(s.runs[maxRuns:]), run{name: name})
	return remove(done)
}

func open(runs []run) (sources []source, err error) {
	for _, r := range runs {
		s, err := openRun(r.name)
		if err != nil {
			return nil, errors.Join(err, (&merger{all: sources}).close())
		}
		sources = append(sources, s)
	}
	return sources, nil
}

func remove(runs []run) (err error) {
	for _, r := range runs {
		if !r.kept {
			err = errors.Join(err, os.Remove(r.name))
		}
	}
	return err
}

// Close frees the memory and the files of a sorter, but for those that it keeps.
func (s *Sorter[T]) Close() error {
	s.forget()
	s.read = true
	s.space.drop(s)
	done := s.runs
	s.runs = nil
	return remove(done)
}
