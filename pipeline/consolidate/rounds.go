package consolidate

import (
	"iter"

	"github.com/dateline-data/dateline/schema"
)

// Write takes a whole table, its rows in their final order. The row is only valid until the next one.
type Write func(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error

// Emit merges what was added and gives every table to write. Nothing can be added to the store afterwards.
func (s *Store) Emit(write Write) (counts Counts, err error) {
	for i := range rounds {
		if err := s.goThrough(&rounds[i], &counts); err != nil {
			return counts, err
		}
	}
	for _, t := range rowTables {
		rows := s.take(t.Name)
		if err := write(t.With(s.options.Extra), t.cells(entries(t.Name, rows), s.options.Extra)); err != nil {
			return counts, err
		}
		if err := rows.Close(); err != nil {
			return counts, err
		}
	}
	return counts, nil
}

// goThrough lets a round read its streams, which are gone afterwards.
func (s *Store) goThrough(d *declared, counts *Counts) error {
	for {
		var in []iter.Seq2[Record, error]
		var read []sorter
		for _, stream := range d.reads {
			read = append(read, s.take(stream))
			in = append(in, entries(stream, read[len(read)-1]))
		}
		if err := d.run(&emission{&s.options, counts, s.put}, merged(in)); err != nil {
			return err
		}
		for _, r := range read {
			if err := r.Close(); err != nil {
				return err
			}
		}
		if s.sorters[d.again] == nil {
			return nil
		}
		if err := s.take(d.again).Close(); err != nil {
			return err
		}
	}
}

// take takes a stream's records out of the store.
func (s *Store) take(stream string) sorter {
	taken := s.sorter(stream)
	delete(s.sorters, stream)
	return taken
}

// entries yields the records of a stream.
func entries(stream string, from sorter) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for e, err := range from.Entries() {
			if !yield(Record{Stream: stream, Key: e.Key, Value: e.Value}, err) {
				return
			}
		}
	}
}

// merged yields the records of several sequences in order of their keys, of which no two have the same.
func merged(all []iter.Seq2[Record, error]) iter.Seq2[Record, error] {
	if len(all) == 1 {
		return all[0]
	}
	return func(yield func(Record, error) bool) {
		var open []*pulled
		for _, seq := range all {
			next, stop := iter.Pull2(seq)
			defer stop()
			if p := (&pulled{next: next}); p.move() {
				open = append(open, p)
			}
		}
		for len(open) > 0 {
			first := 0
			for i := range open {
				if open[i].err != nil || open[first].err == nil && open[i].Key < open[first].Key {
					first = i
				}
			}
			if !yield(open[first].Record, open[first].err) {
				return
			}
			if !open[first].move() {
				open = append(open[:first], open[first+1:]...)
			}
		}
	}
}

// pulled is a sequence with its next record.
type pulled struct {
	Record
	err  error
	next func() (Record, error, bool)
}

func (p *pulled) move() (more bool) {
	p.Record, p.err, more = p.next()
	return more
}
