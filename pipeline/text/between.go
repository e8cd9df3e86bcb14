package text

import "sort"

// Between gives the range from (inclusive) and to (exclusive) of what stands in the sentences from first to last, in a list in order of the
// text; sentence tells in which one each stands. It takes the logarithm of the list's length, so that asking for each sentence of a long
// text does not take the square of it.
func Between[T any](all []T, first, last int, sentence func(*T) int) (from, to int) {
	from = sort.Search(len(all), func(i int) bool { return sentence(&all[i]) >= first })
	to = from + sort.Search(len(all)-from, func(i int) bool { return sentence(&all[from+i]) > last })
	return from, to
}

// DatesOf are the dates of the sentences from first to last.
func (d *Document) DatesOf(first, last int) []Date {
	from, to := Between(d.Dates, first, last, func(d *Date) int { return d.Sentence })
	return d.Dates[from:to]
}
