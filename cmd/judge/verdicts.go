package main

import (
	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/cmd/internal/verdicts"
)

// reading is what one reader found in one article.
type reading struct {
	verdicts.Reading
	isPrivate bool // nobody read it: its genre has no news
}

func (r *reading) isWritten() bool { return corpus.IsWritten(r.Article) }

// readVerdicts reads a table of verdicts.
func readVerdicts(path string) (readings []*reading, err error) {
	all, err := verdicts.Read(path)
	for i := range all {
		readings = append(readings, &reading{Reading: all[i]})
	}
	return readings, err
}
