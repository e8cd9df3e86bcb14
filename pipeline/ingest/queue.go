package ingest

// queue gives records on in their order, while those of which the reading takes long are read at the same time.
type queue struct {
	waiting []turn
	most    int // records that are read at the same time
}

// turn is a record that waits for those before it.
type turn struct {
	done chan struct{} // closed when it is read; nil where it is
	emit func() error
}

// put adds a record: read, where it is not nil, runs beside others, and then emit in its turn.
func (q *queue) put(read func(), emit func() error) error {
	if read == nil && len(q.waiting) == 0 {
		return emit()
	}
	r := turn{emit: emit}
	if read != nil {
		r.done = make(chan struct{})
		go func() { defer close(r.done); read() }()
	}
	q.waiting = append(q.waiting, r)
	return q.flush(q.most)
}

// flush gives records on until no more than n are waiting.
func (q *queue) flush(n int) error {
	for len(q.waiting) > n {
		r := q.waiting[0]
		q.waiting = q.waiting[1:]
		if r.done != nil {
			<-r.done
		}
		if err := r.emit(); err != nil {
			return err
		}
	}
	return nil
}
