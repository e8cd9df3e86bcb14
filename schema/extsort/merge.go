package extsort

import (
	"bytes"
	"errors"
)

// source yields records in order. A record is valid until the next call.
type source interface {
	next() (r record, ok bool, err error)
	close() error
}

// merger yields the records of sorted sources in order; of those with the same key the first alone.
type merger struct {
	heads []head // a heap, the least on top
	all   []source
	last  []byte
	begun bool
	stale bool // the top was yielded and must be moved on
}

type head struct {
	record
	source
}

// merge takes the sources over and closes them.
func merge(sources []source) (*merger, error) {
	m := &merger{all: sources}
	for _, s := range sources {
		r, ok, err := s.next()
		if err != nil {
			return nil, errors.Join(err, m.close())
		}
		if ok {
			m.heads = append(m.heads, head{r, s})
		}
	}
	for i := len(m.heads) / 2; i >= 0; i-- {
		m.sink(i)
	}
	return m, nil
}

// sink moves a head down the heap to its place.
func (m *merger) sink(i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(m.heads); child++ {
			if m.heads[child].compare(m.heads[least].record) < 0 {
				least = child
			}
		}
		if least == i {
			return
		}
		m.heads[i], m.heads[least] = m.heads[least], m.heads[i]
		i = least
	}
}

func (m *merger) next() (record, bool, error) {
	for {
		if m.stale {
			if err := m.advance(); err != nil {
				return record{}, false, err
			}
		}
		if len(m.heads) == 0 {
			return record{}, false, nil
		}
		m.stale = true
		r := m.heads[0].record
		if m.begun && bytes.Equal(r.key, m.last) {
			continue
		}
		m.last, m.begun = append(m.last[:0], r.key...), true
		return r, true, nil
	}
}

// advance reads on in the source that is on top.
func (m *merger) advance() error {
	m.stale = false
	r, ok, err := m.heads[0].source.next()
	if err != nil {
		return err
	}
	if ok {
		m.heads[0].record = r
	} else {
		last := len(m.heads) - 1
		m.heads[0] = m.heads[last]
		m.heads = m.heads[:last]
	}
	m.sink(0)
	return nil
}

func (m *merger) close() (err error) {
	for _, s := range m.all {
		err = errors.Join(err, s.close())
	}
	m.all = nil
	return err
}
