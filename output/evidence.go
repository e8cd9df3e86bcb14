package output

import (
	"cmp"
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// Find gives the rows of a table that are wanted.
func (r *Release) Find(table string, wanted func(Row) bool) (found []Row, err error) {
	info, err := r.Table(table)
	if err != nil {
		return nil, err
	}
	t := info.Declaration()
	for cells, err := range r.Rows(info) {
		if err != nil {
			return nil, err
		}
		if row := (Row{Table: t, Cells: cells}); wanted(row) {
			found = append(found, Row{Table: t, Cells: slices.Clone(cells)})
		}
	}
	return found, nil
}

// Evidence is an event with the reports of it that were asked for, those published first before others.
type Evidence struct {
	Event    Row
	Mentions []Row
}

// Evidence gives what an id stands for: the event and all its reports, the event of one report, or the events of an article with their
// reports in it, in the order of the text. There is none where no row has the id.
func (r *Release) Evidence(id string) (all []Evidence, err error) {
	mentions, err := r.Find(schema.EventMentions.Name, func(m Row) bool {
		return m.Cell("event_id") == id || m.Cell("mention_id") == id || m.Cell("article_id") == id
	})
	if err != nil || len(mentions) == 0 {
		return nil, err
	}
	byEvent := map[string][]Row{}
	for _, m := range mentions {
		byEvent[m.Cell("event_id")] = append(byEvent[m.Cell("event_id")], m)
	}
	events, err := r.Find(schema.Events.Name, func(e Row) bool { return byEvent[e.Cell("event_id")] != nil })
	for _, e := range events {
		all = append(all, Evidence{e, byEvent[e.Cell("event_id")]})
	}
	slices.SortStableFunc(all, func(a, b Evidence) int { return a.start().compare(b.start()) })
	return all, err
}

// textPlace is where a report stands in its article.
type textPlace struct{ sentence, trigger int }

// start is the place of the first of the reports in a text; it says something only of the reports of one article.
func (e Evidence) start() textPlace {
	return slices.MinFunc(e.places(), textPlace.compare)
}

func (e Evidence) places() (all []textPlace) {
	for _, m := range e.Mentions {
		sentence, _ := m.Number("sentence_start")
		trigger, _ := m.Number("trigger_start")
		all = append(all, textPlace{sentence, trigger})
	}
	return all
}

func (p textPlace) compare(q textPlace) int {
	return cmp.Or(cmp.Compare(p.sentence, q.sentence), cmp.Compare(p.trigger, q.trigger))
}
