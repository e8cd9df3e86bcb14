package consolidate

import (
	_ "embed"
	"errors"
	"fmt"
	"strconv"

	"github.com/dateline-data/dateline/pipeline/text"
)

// weightsTSV is what each hint speaks for one event, in bits: by hand, and as cmd/links learned from there within an article, and between two.
//
//go:embed weights.tsv
var weightsTSV string

// bits are the weights of all hints.
type bits [hintCount]float64

var withinArticle, betweenArticles = readWeights(weightsTSV)

func readWeights(table string) (within, between bits) {
	at := map[string]hint{}
	for h, m := range meanings {
		at[m.name] = hint(h)
	}
	for cells := range text.Rows("weights.tsv", table, 4) {
		h, known := at[cells[0]]
		if !known {
			panic(fmt.Sprintf("weights.tsv: %q is no hint", cells[0]))
		}
		var errs [2]error
		within[h], errs[0] = strconv.ParseFloat(cells[2], 64)
		between[h], errs[1] = strconv.ParseFloat(cells[3], 64)
		if err := errors.Join(errs[:]...); err != nil {
			panic(fmt.Sprintf("weights.tsv: %v", err))
		}
		delete(at, cells[0])
	}
	if len(at) > 0 {
		panic(fmt.Sprintf("weights.tsv lacks %v", at))
	}
	return within, between
}
