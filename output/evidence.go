package output

import (
	"cmp"
	"slices"

	"github.com/dateline-data/dateline/schema"
)

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

// Roles are what words are evidence of, as the columns are named: trigger_text, trigger_start, trigger_end.
var Roles = []string{"trigger", "source", "target", "where", "when"}

// Mark is evidence inside a sentence: the words from Start to before End, in code points from the sentence's beginning.
type Mark struct {
	Role       string
	Start, End int
}

// Sentence gives the sentence of a report, from the release or from its article's text, and the evidence in it, an outer mark before
// those that it holds. A date or place may stand in another sentence, and is then left out. ok is false where the text is not at hand or
// is not the one that the report was read in.
func Sentence(mention Row, article []rune) (sentence []rune, marks []Mark, ok bool) {
	start, _ := mention.Number("sentence_start")
	end, _ := mention.Number("sentence_end")
	sentence = []rune(mention.Cell("sentence_text"))
	if len(sentence) == 0 && end <= len(article) {
		sentence = article[start:end]
	}
	if len(sentence) == 0 || len(sentence) != end-start {
		return nil, nil, false
	}
	for _, role := range Roles {
		from, ok := mention.Number(role + "_start")
		to, _ := mention.Number(role + "_end")
		if ok && start <= from && to <= end {
			marks = append(marks, Mark{role, from - start, to - start})
		}
	}
	slices.SortStableFunc(marks, func(a, b Mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	return sentence, marks, true
}
