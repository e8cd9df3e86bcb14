package main

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/dateline-data/dateline/pipeline/trigger"
)

// opinion is what the teacher (cmd/judge/teacher) thinks of a word in an article that nobody read.
type opinion struct {
	event float64                      // log-odds that it tells of an event
	types map[string]float64           // log-odds of PLOVER types, if so
	sides [judge.Sides]map[int]float64 // log-odds that the word that starts there stands on a side; nil where nothing is said
}

// opinions are those of an article, by where their words start, in code points.
type opinions map[int]opinion

// nowhere is where nobody starts.
const nowhere = -1

// The teacher's opinions are kept as far as they say something. What is left out is surely no event, of another type, somebody else.
const (
	surelyNone  = -4.5
	surelyOther = -4.0
	surelyElse  = -3.0
)

// stands is the log-odds that the word that starts there stands on a side.
func (o opinion) stands(s judge.Side, start int) float64 {
	if z, ok := o.sides[s][start]; ok {
		return z
	}
	return surelyElse
}

// of is what the teacher thinks of a word, left out or not.
func (o opinions) of(start int) opinion {
	if said, ok := o[start]; ok {
		return said
	}
	return opinion{event: surelyNone}
}

// saysType is how likely an event must be, in log-odds, for its types to be of interest: one in ten.
const saysType = -2.2

// ofType is the log-odds of a type; NaN where it is of no interest.
func (o opinion) ofType(name string) float64 {
	if o.event < saysType {
		return math.NaN()
	}
	if z, ok := o.types[name]; ok {
		return z
	}
	return surelyOther
}

// triggers are the opinion as a scorer of triggers answers.
func (o opinion) triggers() []float64 {
	answers := make([]float64, trigger.Questions())
	answers[trigger.IsEvent] = o.event
	for q, typ := range trigger.Types {
		answers[trigger.FirstType+q] = o.ofType(typ.Name)
	}
	return answers
}

// readOpinions reads a file of opinions: the id of an article alone on a line, then those of its words, each behind a tab: the start, ten times
// the log-odds that it tells of an event, the types with their likelihoods in percent, and for likely events who may be source and target: the
// start of the head word, "-" for nobody, and ten times the log-odds.
func readOpinions(path string) (ids []string, of map[string]opinions, err error) {
	of = map[string]opinions{}
	if path == "" {
		return nil, of, nil
	}
	err = corpus.ReadLines(path, func(line string) error {
		cells := strings.Split(line, "\t")
		if len(cells) == 1 {
			ids, of[line] = append(ids, line), opinions{}
			return nil
		}
		if len(ids) == 0 || len(cells) != 4 && len(cells) != 6 || cells[0] != "" {
			return fmt.Errorf("expected an id, or a tab and 3 or 5 columns")
		}
		start, o, err := parseOpinion(cells[1:])
		of[ids[len(ids)-1]][start] = o
		return err
	})
	return ids, of, err
}

func parseOpinion(cells []string) (start int, o opinion, err error) {
	if start, err = strconv.Atoi(cells[0]); err != nil {
		return start, o, err
	}
	if o.event, err = parseTenths(cells[1]); err != nil {
		return start, o, err
	}
	o.types = map[string]float64{}
	for said := range strings.FieldsSeq(cells[2]) {
		name, percent, _ := strings.Cut(said, ":")
		n, err := strconv.Atoi(percent)
		if err != nil || !slices.ContainsFunc(trigger.Types, func(t trigger.Type) bool { return t.Name == name }) {
			return start, o, fmt.Errorf("type %q", said)
		}
		p := min(max(float64(n), 1), 99) / 100
		o.types[name] = math.Log(p / (1 - p))
	}
	for s, cell := range cells[3:] {
		if o.sides[s], err = parseSide(cell); err != nil {
			return start, o, err
		}
	}
	return start, o, nil
}

func parseSide(cell string) (map[int]float64, error) {
	side := map[int]float64{}
	for said := range strings.FieldsSeq(cell) {
		at, tenths, _ := strings.Cut(said, ":")
		start, err := nowhere, error(nil)
		if at != nobody {
			start, err = strconv.Atoi(at)
		}
		z, err2 := parseTenths(tenths)
		if err := errors.Join(err, err2); err != nil {
			return nil, err
		}
		side[start] = z
	}
	return side, nil
}

func parseTenths(s string) (float64, error) {
	n, err := strconv.Atoi(s)
	return float64(n) / 10, err
}
