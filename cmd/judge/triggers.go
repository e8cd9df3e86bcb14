package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"github.com/dateline-data/dateline/cmd/internal/verdicts"
	"github.com/dateline-data/dateline/pipeline/events"
	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/pipeline/trigger"
)

// trainTriggers trains the net that guesses what words tell of that the lexicon leaves silent, and codes each article anew with a net that
// has not seen it, so that the guesses which are judged next are as good as they will be on new articles.
func trainTriggers(w io.Writer, articles []*article, s settings) (*hashnet.Net, error) {
	coder, err := events.New(events.Options{})
	if err != nil {
		return nil, err
	}
	var all []example
	for _, a := range articles {
		a.readTriggers(coder.Known())
		all = append(all, a.triggers...)
	}
	nets := make([]*hashnet.Net, folds)
	heldOut(articles, s, func(a *article) []example { return a.triggers }, func(a *article, net *hashnet.Net) {
		for i := range a.triggers {
			a.guesses = append(a.guesses, net.Ask(a.triggers[i].features))
		}
		nets[a.fold] = net
	})
	scales := make([]scaling, trigger.Questions())
	for q := range scales {
		answers := askedOf(articles, q, func(a *article) ([]example, [][]int) { return a.triggers, a.guesses })
		scales[q] = calibrate(answers)
		if q == trigger.IsEvent {
			answers.report(w, "trigger", scales[q])
		} else {
			answers.report(w, trigger.Types[q-trigger.FirstType].Name, scales[q])
		}
	}
	silent := askedOf(articles, trigger.IsEvent, func(a *article) ([]example, [][]int) { return a.silent() })
	silent.report(w, "silent", scales[trigger.IsEvent])
	silent.levels(w, scales[trigger.IsEvent])
	for fold, net := range nets {
		if net == nil {
			continue // not held out
		}
		if err := recode(articles, fold, rescale(net, scales)); err != nil {
			return nil, err
		}
	}
	return join(train(all, s), scales), nil
}

// recode codes a fold's articles with a net for what the lexicon leaves silent.
func recode(articles []*article, fold int, net *hashnet.Net) error {
	coder, err := events.New(events.Options{Triggers: net})
	if err != nil {
		return err
	}
	for _, a := range articles {
		if a.fold != fold {
			continue
		}
		if err := coder.Apply(a.doc); err != nil {
			return fmt.Errorf("code article %s: %w", a.id, err)
		}
	}
	return nil
}

// silent are the examples on which the lexicon found no event.
func (a *article) silent() (examples []example, guesses [][]int) {
	for i := range a.triggers {
		if a.isSilent[i] && a.guesses != nil {
			examples, guesses = append(examples, a.triggers[i]), append(guesses, a.guesses[i])
		}
	}
	return examples, guesses
}

// readTriggers asks of each predicate of an article that was read whole which event it tells of.
func (a *article) readTriggers(known trigger.Known) {
	if a.readings[0].OfRows {
		return
	}
	r := trigger.NewReader(a.tree, nil, known)
	spans := a.lexicon(r)
	for t := range a.doc.Tokens {
		isCoded := r.Coded[t] != ""
		if !isCoded && (!r.IsCandidate(t) || isWithin(a.doc.Tokens[t].Span, spans)) {
			continue
		}
		for _, reading := range a.readings {
			if answers := a.triggerAnswers(reading, r, t); answers != nil {
				a.triggers = append(a.triggers, example{slices.Clone(r.Features(t)), answers, a.weight})
				a.triggerAt = append(a.triggerAt, t)
				a.isSilent = append(a.isSilent, !isCoded)
			}
		}
	}
}

// lexicon tells a reader of triggers what the lexicon found, and returns the spans of its triggers.
func (a *article) lexicon(r *trigger.Reader) map[int]text.Span {
	spans := map[int]text.Span{}
	for i := range a.doc.EventMentions {
		if m := &a.doc.EventMentions[i]; !m.Reading.Learned {
			r.Coded[m.Reading.Trigger] = cmp.Or(m.Reading.Retyped, m.Type)
			spans[m.Reading.Trigger] = m.Trigger
		}
	}
	return spans
}

func isWithin(s text.Span, spans map[int]text.Span) bool {
	for _, o := range spans {
		if o.Overlaps(s) {
			return true
		}
	}
	return false
}

// triggerAnswers are what a reading says of a predicate: no event outside the words of all events; inside of them the event where it is their
// trigger, and nothing where it is not.
func (a *article) triggerAnswers(r *reading, reader *trigger.Reader, t int) []answer {
	answers := make([]answer, trigger.Questions())
	for q := range answers {
		answers[q] = unasked
	}
	start, end := a.offsets.Points(a.doc.Tokens[t].Span)
	i := slices.IndexFunc(r.Verdicts, func(v verdicts.Verdict) bool { return v.IsEvent() && start < v.End && v.Start < end })
	if i < 0 {
		answers[trigger.IsEvent] = no
		return answers
	}
	v := &r.Verdicts[i]
	if reader.Coded[t] == "" && a.triggerOf(v, reader) != t {
		return nil
	}
	answers[trigger.IsEvent] = yes
	for q, typ := range trigger.Types {
		switch k := slices.Index(v.Types, typ.Name); {
		case k < 0:
			answers[trigger.FirstType+q] = no
		case k == 0:
			answers[trigger.FirstType+q] = yes
		}
	}
	return answers
}

// triggerOf is the predicate among the words of an event that stands highest in the tree, the first of several; -1 for none.
func (a *article) triggerOf(v *verdicts.Verdict, r *trigger.Reader) int {
	best, least := -1, 0
	for t := range a.doc.Tokens {
		start, end := a.offsets.Points(a.doc.Tokens[t].Span)
		if start >= v.End || v.Start >= end || !r.IsCandidate(t) {
			continue
		}
		depth := 0
		for h := r.Head(t); h >= 0; h = r.Head(h) {
			depth++
		}
		if best < 0 || depth < least {
			best, least = t, depth
		}
	}
	return best
}
