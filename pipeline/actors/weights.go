package actors

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/pipeline/actors/lexicon"
	"github.com/dateline-data/dateline/pipeline/actors/phrases"
	"github.com/dateline-data/dateline/pipeline/text"
)

//go:embed weights.tsv
var weightsTSV string

// weights are what the hints say for each sort of descriptions: a sector, STATE, NAME or OTHER.
type weights map[string]*[hintCount]float64

// weightsColumns are the hint, what it says of any description, and of each sort of them.
const weightsColumns = 11

var hintWeights = readWeights(weightsTSV)

func readWeights(table string) weights {
	w := weights{}
	var sorts []string
	var seen [hintCount]bool
	for cells := range text.Rows("weights.tsv", table, weightsColumns) {
		if sorts == nil {
			sorts = cells[2:]
			continue
		}
		h := slices.Index(hintNames[:], cells[0])
		if h < 0 || seen[h] {
			panic(fmt.Sprintf("weights.tsv: %q is no hint, or stands twice", cells[0]))
		}
		seen[h] = true
		any := number(cells[1])
		for i, sort := range sorts {
			more := number(cells[2+i])
			for sector := range strings.FieldsSeq(sort) {
				if w[sector] == nil {
					w[sector] = &[hintCount]float64{}
				}
				w[sector][h] = any + more
			}
		}
	}
	if h := slices.Index(seen[:], false); h >= 0 {
		panic(fmt.Sprintf("weights.tsv lacks %q", hintNames[h]))
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

// of are the weights of all hints for a description.
func (w weights) of(d *phrases.Description) *[hintCount]float64 {
	sort := lexicon.First(d.Sectors)
	switch {
	case d.Agent == nil:
		sort = "NAME"
	case d.Agent.State:
		sort = "STATE"
	}
	if all, ok := w[sort]; ok {
		return all
	}
	return w["OTHER"]
}
