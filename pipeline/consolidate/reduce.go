package consolidate

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// run lets a round read what it reads, and put what it gives.
func (d *declared) run(e *emission, in iter.Seq2[Record, error]) error {
	r := d.begin(e)
	for record, err := range in {
		if err == nil {
			err = r.take(&record)
		}
		if err != nil {
			return err
		}
	}
	return r.end()
}

// ErrStage says that there is no stage of a name, or that it does not read what it is given.
type ErrStage string

func (e ErrStage) Error() string { return string(e) }

// Stages are the names of the rounds, in the order in which a run goes through them.
func Stages() (names []string) {
	for i := range rounds {
		names = append(names, rounds[i].name)
	}
	return names
}

// Reduce goes through a round over the records of whole groups, sorted by key and value, and gives what it puts.
func Reduce(stage string, o Options, in iter.Seq2[Record, error], put Put) error {
	i := slices.IndexFunc(rounds, func(d declared) bool { return d.name == stage })
	if i < 0 {
		return ErrStage(fmt.Sprintf("there is no stage %q; there are %s, and the tables", stage, strings.Join(Stages(), ", ")))
	}
	return rounds[i].run(&emission{&o, &Counts{}, put}, checked(stage, rounds[i].reads, ordered(in)))
}

// TableRows gives the rows of a table of its records, sorted by key and value; nil where there is no such table.
func TableRows(table string, extra schema.Extra, in iter.Seq2[Record, error]) (*schema.Table, iter.Seq2[[]schema.Value, error]) {
	for _, t := range rowTables {
		if t.Name == table {
			return t.With(extra), t.cells(checked(table, []string{table}, ordered(in)), extra)
		}
	}
	return nil, nil
}

// checked fails at a record of a stream that is not read.
func checked(stage string, reads []string, in iter.Seq2[Record, error]) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for r, err := range in {
			if err == nil && !slices.Contains(reads, r.Stream) {
				err = ErrStage(fmt.Sprintf("stage %s does not read %s, but %s", stage, r.Stream, strings.Join(reads, ", ")))
			}
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// ordered yields records once a key, and fails where they are not sorted.
func ordered(in iter.Seq2[Record, error]) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		var last Record
		begun := false
		for r, err := range in {
			switch {
			case err != nil:
			case begun && (r.Key < last.Key || r.Key == last.Key && r.Value < last.Value):
				err = fmt.Errorf("the records are not sorted: %s %q comes behind %q", r.Stream, r.Key, last.Key)
			case begun && r.Key == last.Key:
				continue
			}
			last, begun = r, true
			if !yield(r, err) || err != nil {
				return
			}
		}
	}
}

// rowTable makes rows of records.
type rowTable struct {
	*schema.Table
	cells func(in iter.Seq2[Record, error], extra schema.Extra) iter.Seq2[[]schema.Value, error]
}

// rowTables are in the order in which a run writes them.
var rowTables = []rowTable{
	tableOf(schema.Articles, articleRows), tableOf(schema.Events, eventRows), tableOf(schema.EventMentions, eventMentionRows),
	tableOf(schema.Actors, actorRows), tableOf(schema.ActorMentions, actorMentionRows),
	tableOf(schema.Places, placeRows), tableOf(schema.PlaceMentions, placeMentionRows), tableOf(schema.DateMentions, dateMentionRows),
}

func tableOf[T any](t schema.TableOf[T], rows stream[T]) rowTable {
	return rowTable{t.Table, func(in iter.Seq2[Record, error], extra schema.Extra) iter.Seq2[[]schema.Value, error] {
		return func(yield func([]schema.Value, error) bool) {
			var cells []schema.Value
			for r, err := range in {
				if err == nil {
					var v T
					if v, err = rows.read(&r); err == nil {
						cells = t.Cells(&v, extra, cells[:0])
					}
				}
				if !yield(cells, err) || err != nil {
					return
				}
			}
		}
	}}
}
