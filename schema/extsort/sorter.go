// Package extsort puts more records in order than fit in memory: sorted runs on disk, merged when they are read.
package extsort

import (
	"bufio"
	"cmp"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
)

// runLength is the number of records a Sorter holds in memory before it writes them to disk: with a kilobyte or two a
// record, some 100 MB at the most, whatever the size of the corpus.
const runLength = 50_000

// maxRuns is the number of runs merged at once; more are first merged to one, so that few files are open.
const maxRuns = 64

// record is what a Sorter orders: records with the same key are the same record, and all but the first are dropped.
type record[T any] struct {
	Key   string
	Value T
}

// Sorter puts any number of records in order of their keys, in bounded memory: what does not fit goes to files in dir
// as sorted runs, which All merges. Not safe for concurrent use.
type Sorter[T any] struct {
	dir    string
	length int
	held   []record[T]
	runs   []string
}

// New gives an empty Sorter that keeps its runs in dir.
func New[T any](dir string) *Sorter[T] { return &Sorter[T]{dir: dir, length: runLength} }

// Add takes a record.
func (s *Sorter[T]) Add(key string, value T) error {
	s.held = append(s.held, record[T]{key, value})
	if len(s.held) < s.length {
		return nil
	}
	if err := s.spill(s.sorted()); err != nil {
		return err
	}
	s.held = s.held[:0]
	if len(s.runs) < maxRuns {
		return nil
	}
	merged, runs := s.records(), s.runs
	s.runs = nil
	if err := s.spill(merged); err != nil {
		return err
	}
	for _, name := range runs {
		if err := os.Remove(name); err != nil {
			return err
		}
	}
	return nil
}

// All yields the values in order of their keys, a repeated key once. It can be called more than once.
func (s *Sorter[T]) All() iter.Seq2[T, error] {
	records := s.records()
	return func(yield func(T, error) bool) {
		for r, err := range records {
			if !yield(r.Value, err) || err != nil {
				return
			}
		}
	}
}

func (s *Sorter[T]) records() iter.Seq2[record[T], error] {
	sources := []iter.Seq2[record[T], error]{s.sorted()}
	for _, name := range s.runs {
		sources = append(sources, readRun[T](name))
	}
	return mergeRuns(sources)
}

// sorted yields the records held in memory.
func (s *Sorter[T]) sorted() iter.Seq2[record[T], error] {
	slices.SortStableFunc(s.held, func(a, b record[T]) int { return cmp.Compare(a.Key, b.Key) })
	return func(yield func(record[T], error) bool) {
		for _, r := range s.held {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func (s *Sorter[T]) spill(records iter.Seq2[record[T], error]) (err error) {
	f, err := os.CreateTemp(s.dir, "run-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	w := bufio.NewWriterSize(f, 1<<20)
	enc := gob.NewEncoder(w)
	for r, err := range records {
		if err == nil {
			err = enc.Encode(&r)
		}
		if err != nil {
			return fmt.Errorf("write sorted run %s: %w", f.Name(), err)
		}
	}
	s.runs = append(s.runs, f.Name())
	return w.Flush()
}

func readRun[T any](name string) iter.Seq2[record[T], error] {
	return func(yield func(record[T], error) bool) {
		f, err := os.Open(name)
		if err != nil {
			yield(record[T]{}, err)
			return
		}
		defer f.Close()
		dec := gob.NewDecoder(bufio.NewReaderSize(f, 1<<18))
		for {
			var r record[T]
			err := dec.Decode(&r)
			if err == io.EOF {
				return
			}
			if err != nil {
				err = fmt.Errorf("read sorted run %s: %w", name, err)
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// mergeRuns merges sorted sources into one, dropping repeated keys. With at most maxRuns+1 sources a linear search
// for the least costs less than decoding the record it finds.
func mergeRuns[T any](sources []iter.Seq2[record[T], error]) iter.Seq2[record[T], error] {
	type head struct {
		record[T]
		next func() (record[T], error, bool)
	}
	return func(yield func(record[T], error) bool) {
		var heads []head
		for _, source := range sources {
			next, stop := iter.Pull2(source)
			defer stop()
			r, err, ok := next()
			if err != nil {
				yield(r, err)
				return
			}
			if ok {
				heads = append(heads, head{r, next})
			}
		}
		last, first := "", true
		for len(heads) > 0 {
			least := 0
			for i := range heads {
				if heads[i].Key < heads[least].Key {
					least = i
				}
			}
			if r := heads[least].record; first || r.Key != last {
				if !yield(r, nil) {
					return
				}
				last, first = r.Key, false
			}
			r, err, ok := heads[least].next()
			if err != nil {
				yield(r, err)
				return
			}
			if ok {
				heads[least].record = r
			} else {
				heads = slices.Delete(heads, least, least+1)
			}
		}
	}
}
