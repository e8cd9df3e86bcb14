package consolidate

import "iter"

// cursor walks along a sorted sequence, to join it with others in the same order.
type cursor[T any] struct {
	next  func() (T, error, bool)
	stop  func() // must be called at the end
	key   func(*T) string
	value T
	begun bool
	more  bool
}

func newCursor[T any](values iter.Seq2[T, error], key func(*T) string) *cursor[T] {
	c := &cursor[T]{key: key}
	c.next, c.stop = iter.Pull2(values)
	return c
}

// at is the value of a key, or nil. Keys must be asked for in their order; the value is valid until the next call.
func (c *cursor[T]) at(key string) (*T, error) {
	for !c.begun || c.more && c.key(&c.value) < key {
		c.begun = true
		var err error
		if c.value, err, c.more = c.next(); err != nil {
			return nil, err
		}
	}
	if !c.more || c.key(&c.value) != key {
		return nil, nil
	}
	return &c.value, nil
}

// fold adds up the values of each group: runs of values that agree in what name gives of them, which must be how they are
// sorted.
func fold[T, Sum any](values iter.Seq2[T, error], name func(*T) string, add func(sum *Sum, v *T)) iter.Seq2[*Sum, error] {
	return func(yield func(*Sum, error) bool) {
		var sum *Sum
		last := ""
		for v, err := range values {
			if err != nil {
				yield(nil, err)
				return
			}
			if n := name(&v); sum == nil || n != last {
				if sum != nil && !yield(sum, nil) {
					return
				}
				sum, last = new(Sum), n
			}
			add(sum, &v)
		}
		if sum != nil {
			yield(sum, nil)
		}
	}
}
