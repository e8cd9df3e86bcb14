package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
)

// reading is where the events of an article happened, as one reader tells.
type reading struct {
	article string
	events  []event
}

// event spans code points of the article's text.
type event struct {
	start, end int
	countries  []string // alpha-3, any of which is right; none where the text does not tell
}

// Columns of a verdict on an event, the first empty; a verdict on words that tell of none is shorter.
const (
	startColumn   = 1
	endColumn     = 2
	countryColumn = 8
	columns       = 10
)

// readPlaces reads the places in a table of verdicts.
func readPlaces(path string) (readings []reading, err error) {
	err = corpus.ReadLines(path, func(line string) error {
		cells := strings.Split(line, "\t")
		switch {
		case line == "" || line[0] == '#':
		case len(cells) == 2:
			readings = append(readings, reading{article: cells[1]})
		case len(readings) == 0:
			return fmt.Errorf("a verdict before the first reading")
		case len(cells) == columns:
			e, err := parseEvent(cells)
			r := &readings[len(readings)-1]
			r.events = append(r.events, e)
			return err
		}
		return nil
	})
	return readings, err
}

func parseEvent(cells []string) (e event, err error) {
	if e.start, err = strconv.Atoi(cells[startColumn]); err != nil {
		return e, err
	}
	if e.end, err = strconv.Atoi(cells[endColumn]); err != nil {
		return e, err
	}
	for country := range strings.SplitSeq(cells[countryColumn], "/") {
		if country != "-" {
			e.countries = append(e.countries, country)
		}
	}
	return e, nil
}
