package ingest

import "io"

// size tells how many bytes there are to read, as far as that is known.
func (r *reader) size(sources []source) {
	if r.h.Sized == nil {
		return
	}
	var total int64
	for _, s := range sources {
		_, size := s.stateNow()
		total += size
	}
	r.h.Sized(total)
}

func (s *source) stateNow() (state string, size int64) {
	if s.state == nil {
		return "", 0
	}
	return s.state()
}

// readInput reads an input unless it is known, and tells when it is done.
func (r *reader) readInput(input source) error {
	before, size := input.stateNow()
	if before == "" || r.o.Known == nil || !r.o.Known(before) {
		r.lists, r.counted = false, 0
		if err := r.readSource(input); err != nil {
			return err
		}
		r.reached(size - r.counted) // what was read out of order
		if before == "" || r.lists {
			return nil
		}
		return r.queue.put(nil, func() error { return r.done(input, before) })
	}
	r.reached(size)
	return nil
}

func (r *reader) reached(n int64) {
	if r.h.Reached != nil {
		r.h.Reached(n)
	}
}

// done tells that all of an input was given, unless it is no longer what it was when the reading began.
func (r *reader) done(input source, before string) error {
	if after, _ := input.stateNow(); after != before {
		if r.h.Changed != nil {
			r.h.Changed(input.name)
		}
		return nil
	}
	if r.h.Done == nil {
		return nil
	}
	return r.h.Done(before)
}

// counting counts what is read of a file from its beginning on.
func (r *reader) counting(content io.ReadCloser) io.ReadCloser {
	if f, ok := content.(file); ok && r.h.Reached != nil {
		return &counted{f, r}
	}
	return content
}

type counted struct {
	file
	r *reader
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.file.Read(p)
	c.r.counted += int64(n)
	c.r.reached(int64(n))
	return n, err
}
