// Package extsort puts more records in order than fit in memory: sorted runs on disk, merged when they are read.
package extsort

import (
	"cmp"
	"slices"
)

// Space is where the sorters of a job keep their records: memory, up to a budget that they share, and beyond it files in a
// folder. Not safe for concurrent use, nor are its sorters.
type Space struct {
	Dir    string // which the caller makes and removes
	Budget int    // bytes of records held in memory by all sorters together

	held    int
	holders []holder
	named   int // files so far
}

// holder is a sorter of whatever records.
type holder interface {
	size() int // bytes that it holds in memory and can write to disk now
	spill() error
}

// DefaultBudget holds the records of some thousand articles, whose release then needs no file but its own.
const DefaultBudget = 128 << 20

// NewSpace is a Space of the default budget.
func NewSpace(dir string) *Space { return &Space{Dir: dir, Budget: DefaultBudget} }

// grow counts bytes that were taken, and makes room where they exceed the budget: the sorter that holds most goes to disk,
// since long runs are fewer to merge.
func (s *Space) grow(n int) error {
	for s.held += n; s.held > s.Budget; {
		largest := slices.MaxFunc(s.holders, func(a, b holder) int { return cmp.Compare(a.size(), b.size()) })
		if largest.size() == 0 {
			return nil
		}
		if err := largest.spill(); err != nil {
			return err
		}
	}
	return nil
}

func (s *Space) drop(h holder) {
	s.holders = slices.DeleteFunc(s.holders, func(other holder) bool { return other == h })
}
