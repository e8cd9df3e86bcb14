package actors

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
)

//go:embed weights.tsv
var weightsTSV string

// weights are what the hints say, by rows of weights.tsv, for each sort of descriptions.
type weights struct {
	rows   map[string]int       // of hints
	bySort map[string][]float64 // sort: a sector, STATE, NAME or OTHER
}

// weightsColumns are the hint, what it says of any description, and of each sort of them.
const weightsColumns = 11

var hintWeights = readWeights(weightsTSV)

func readWeights(table string) weights {
	w := weights{map[string]int{}, map[string][]float64{}}
	var sorts []string
	for cells := range text.Rows("weights.tsv", table, weightsColumns) {
		if sorts == nil {
			sorts = cells[2:]
			continue
		}
		w.rows[cells[0]] = len(w.rows)
		any := number(cells[1])
		for i, sort := range sorts {
			more := number(cells[2+i])
			for sector := range strings.FieldsSeq(sort) {
				w.bySort[sector] = append(w.bySort[sector], any+more)
			}
		}
	}
	return w
}

func number(cell string) float64 {
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		panic(fmt.Sprintf("weights.tsv: %v", err))
	}
	return x
}

// row is the row of a hint.
func (w *weights) row(hint string) int {
	i, ok := w.rows[hint]
	if !ok {
		panic(fmt.Sprintf("weights.tsv: lacks %q", hint))
	}
	return i
}

// of are the weights of all hints for a description.
func (w *weights) of(d *phrases.Description) []float64 {
	sort := lexicon.First(d.Sectors)
	switch {
	case d.Agent == nil:
		sort = "NAME"
	case d.Agent.State:
		sort = "STATE"
	}
	if all, ok := w.bySort[sort]; ok {
		return all
	}
	return w.bySort["OTHER"]
}
