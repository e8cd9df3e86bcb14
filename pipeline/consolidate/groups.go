package consolidate

import "iter"

// groups yields runs of values that agree in what name gives of them, which must be how the values are sorted.
func groups[T any](values iter.Seq2[T, error], name func(*T) string) iter.Seq2[[]T, error] {
	return func(yield func([]T, error) bool) {
		var group []T
		for v, err := range values {
			if err != nil {
				yield(nil, err)
				return
			}
			if len(group) > 0 && name(&v) != name(&group[0]) {
				if !yield(group, nil) {
					return
				}
				group = nil
			}
			group = append(group, v)
		}
		if len(group) > 0 {
			yield(group, nil)
		}
	}
}
