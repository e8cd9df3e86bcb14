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

// weights are what the hints say for each sort of descriptions.
type weights struct {
	names   []string       // of the sorts: sectors, parted by spaces, STATE, OTHER or NAME
	sorts   map[string]int // the same by sector
	columns [][hintCount]float64
}

// firstSort is the column of the first sort: before it stand the hint and what it says of any description.
const firstSort = 2

// weightsColumns are those of weights.tsv.
const weightsColumns = 11

var hintWeights = readWeights(weightsTSV)

func readWeights(table string) weights {
	w := weights{sorts: map[string]int{}}
	var seen [hintCount]bool
	for cells := range text.Rows("weights.tsv", table, weightsColumns) {
		if w.names == nil {
			w.addSorts(cells[firstSort:])
			continue
		}
		h := slices.Index(hintNames[:], cells[0])
		if h < 0 || seen[h] {
			panic(fmt.Sprintf("weights.tsv: %q is no hint, or stands twice", cells[0]))
		}
		seen[h] = true
		for i := range w.columns {
			w.columns[i][h] = number(cells[firstSort-1]) + number(cells[firstSort+i])
		}
	}
	if h := slices.Index(seen[:], false); h >= 0 {
		panic(fmt.Sprintf("weights.tsv lacks %q", hintNames[h]))
	}
	return w
}

func (w *weights) addSorts(names []string) {
	w.names, w.columns = names, make([][hintCount]float64, len(names))
	for i, name := range names {
		for sector := range strings.FieldsSeq(name) {
			w.sorts[sector] = i
		}
	}
}

func number(cell string) float64 {
	x, err := strconv.ParseFloat(cell, 64)
	if err != nil {
		panic(fmt.Sprintf("weights.tsv: %v", err))
	}
	return x
}

// of are the weights of all hints for a description.
func (w *weights) of(d *phrases.Description) *[hintCount]float64 { return &w.columns[w.sort(d)] }

// sort is that of a description.
func (w *weights) sort(d *phrases.Description) int {
	name := lexicon.First(d.Sectors)
	switch {
	case d.Agent == nil:
		name = "NAME"
	case d.Agent.State:
		name = "STATE"
	}
	if i, ok := w.sorts[name]; ok {
		return i
	}
	return w.sorts["OTHER"]
}
