package main

import (
	"slices"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/cmd/internal/verdicts"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/dateline-data/dateline/pipeline/syntax"
	"github.com/dateline-data/dateline/pipeline/text"
)

// article is an article that was read by hand, as the coder read it.
type article struct {
	id       string
	group    string // articles that stood beside each other are held out together
	doc      *text.Document
	tree     *syntax.Tree
	offsets  *text.Offsets
	readings []*reading
	weight   float32 // of each reading
	fold     int
	isHeld   bool // networks that have not seen it answer about it

	triggers    []example
	triggerAt   []int        // their tokens
	taught      []taughtSide // of sides: what they are about
	isSilent    []bool       // of triggers: the lexicon finds no event there
	guesses     [][]int      // answers to triggers, by a net that has not seen the article
	sides, rows []example
	sideAnswers []int   // to sides, by a net that has not seen the article
	answers     [][]int // to rows, likewise
}

// gather runs the coder over the articles of the readings.
func gather(p *pipeline.Pipeline, c *corpus.Corpus, readings []*reading) ([]*article, error) {
	byID := map[string]*article{}
	var all []*article
	for _, r := range readings {
		a := byID[r.Article]
		if a == nil {
			var err error
			if a, err = annotate(p, c, r.Article); err != nil {
				return nil, err
			}
			byID[r.Article], all = a, append(all, a)
		}
		a.readings = append(a.readings, r)
	}
	return all, nil
}

// annotate runs the coder over an article.
func annotate(p *pipeline.Pipeline, c *corpus.Corpus, id string) (*article, error) {
	in, err := c.Article(id)
	if err != nil {
		return nil, err
	}
	d, err := p.Annotate(&in)
	if err != nil {
		return nil, err
	}
	return &article{id: id, group: corpus.Group(id), doc: d, tree: syntax.Of(d), offsets: text.NewOffsets(d.Held(), d.Edits)}, nil
}

// find is the verdict of a reading on an event mention: of those whose words meet its trigger the one that agrees with it most; nil where
// the reader saw no event there.
func (a *article) find(r *reading, m *text.EventMention) *verdicts.Verdict {
	start, end := a.offsets.Points(m.Trigger)
	var best *verdicts.Verdict
	most := -1
	for i := range r.Verdicts {
		v := &r.Verdicts[i]
		if !v.IsEvent() || start >= v.End || v.Start >= end {
			continue
		}
		score := 0
		if slices.Contains(v.Types, m.Type) {
			score += 4
		}
		for s := range judge.Sides {
			if _, actors := s.Of(m); v.Sides[s].Accepts(a.doc, *actors) {
				score++
			}
		}
		if score > most {
			best, most = v, score
		}
	}
	return best
}

// example is a set of features with the answers to some questions.
type example struct {
	features []uint32
	answers  []answer
	weight   float32
}

// answer to a question.
type answer float32

const (
	unasked answer = -1
	no      answer = 0
	yes     answer = 1
)

func answerOf(b bool) answer {
	if b {
		return yes
	}
	return no
}

// sideExamples ask of each candidate for a side whether the reader saw it there.
func (a *article) sideExamples() (all []example) {
	judge.EachChoice(a.doc, func(i int, s judge.Side, candidates []judge.Candidate, features func(int) []uint32) {
		for _, r := range a.readings {
			v := a.find(r, &a.doc.EventMentions[i])
			if v == nil || v.Sides[s].IsVague() {
				continue
			}
			for k := range candidates {
				a.taught = append(a.taught, a.taughtSide(i, s, &candidates[k], k == 0))
				all = append(all, example{slices.Clone(features(k)), []answer{answerOf(a.stands(v, s, i, &candidates[k]))}, a.weight})
			}
		}
	})
	return all
}

// privateWeight is how much a row of a private genre counts in learning: they are few beside those of news, and as many readers will have such texts.
const privateWeight = 3

// rowExamples ask of each event mention whether the reader saw an event there, of its type, between its sides.
func (a *article) rowExamples() (all []example) {
	for _, r := range a.readings {
		weight := a.weight
		if r.isPrivate {
			weight = privateWeight
		}
		judge.EachRow(a.doc, func(i int, features []uint32) {
			all = append(all, example{slices.Clone(features), a.judged(r, &a.doc.EventMentions[i]), weight})
		})
	}
	return all
}

// stands tells whether a candidate for a side of the i-th event mention is whom the reader saw there: by the words that the reader gave
// where they are in the sentence, else by the codes.
func (a *article) stands(v *verdicts.Verdict, s judge.Side, i int, c *judge.Candidate) bool {
	sentence := a.doc.Sentences[a.doc.EventMentions[i].Sentence]
	if v.Sides[s].Words.Meet(a.offsets.Points(sentence.Span)) {
		return !c.Span.Empty() && v.Sides[s].Words.Meet(a.offsets.Points(c.Span))
	}
	return v.Sides[s].Accepts(a.doc, c.Actors)
}

// judged answers judge.Questions about an event mention as a reading does.
func (a *article) judged(r *reading, m *text.EventMention) []answer {
	v := a.find(r, m)
	switch {
	case v == nil && r.OfRows && !a.isJudged(r, m):
		return []answer{unasked, unasked, unasked, unasked}
	case v == nil:
		return []answer{no, unasked, unasked, unasked}
	}
	return []answer{yes, answerOf(slices.Contains(v.Types, m.Type)), a.sideOf(v, judge.Source, m.Sources), a.sideOf(v, judge.Target, m.Targets)}
}

// sideOf answers whether actors are whom the reader saw on a side.
func (a *article) sideOf(v *verdicts.Verdict, s judge.Side, actors []int) answer {
	if len(v.Sides[s].Codes) == 0 {
		return unasked
	}
	return answerOf(v.Sides[s].Accepts(a.doc, actors))
}

// isJudged tells whether a reading says anything of an event mention's words.
func (a *article) isJudged(r *reading, m *text.EventMention) bool {
	start, end := a.offsets.Points(m.Trigger)
	return slices.ContainsFunc(r.Verdicts, func(v verdicts.Verdict) bool { return start < v.End && v.Start < end })
}

// accepted answers as judged does, but takes a side that the event mention leaves open for right: it says nothing wrong.
func (a *article) accepted(r *reading, m *text.EventMention) []answer {
	answers := a.judged(r, m)
	if answers[judge.IsEvent] == yes {
		for s, q := range [judge.Sides]int{judge.HasSource, judge.HasTarget} {
			if _, actors := judge.Side(s).Of(m); len(*actors) == 0 {
				answers[q] = yes
			}
		}
	}
	return answers
}

// right tells whether all of an event mention is as a reading has it.
func (a *article) right(r *reading, m *text.EventMention) bool {
	return !slices.ContainsFunc(a.judged(r, m), func(a answer) bool { return a != yes })
}
