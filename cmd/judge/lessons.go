package main

import (
	"encoding/json"
	"io"

	"github.com/dateline-data/dateline/pipeline/judge"
)

// lesson is an article as the teacher reads it (cmd/judge/teacher), a JSON object a line.
type lesson struct {
	ID        string       `json:"id"`
	Fold      int          `json:"fold"`
	Private   bool         `json:"private"`
	Title     string       `json:"title"`
	Sentences [][]string   `json:"sentences"`
	Words     []taughtWord `json:"words"` // predicates: what they tell of
	Rows      []taughtWord `json:"rows"`  // of the coder
	Sides     []taughtSide `json:"sides"`
}

// taughtWord is what a reader says of a predicate or of a row's trigger, with what networks that have not seen the article answer, in
// hashnet.AnswerUnit.
type taughtWord struct {
	Token    int      `json:"token"`
	Type     string   `json:"type,omitempty"`
	Types    []string `json:"types,omitempty"` // the reader's
	Answers  []answer `json:"answers,omitempty"`
	Judge    []int    `json:"judge,omitempty"`
	Weight   float32  `json:"weight"`
	IsSilent bool     `json:"silent"`
}

// taughtSide is a candidate for a side of a row: nobody where Head is -1.
type taughtSide struct {
	Token   int  `json:"token"` // of the row's trigger
	Side    int  `json:"side"`
	Head    int  `json:"head"`
	IsGiven bool `json:"given"`
	IsRight bool `json:"right"`
	Judge   int  `json:"judge"`
}

func writeLessons(w io.Writer, articles []*article) error {
	e := json.NewEncoder(w)
	for _, a := range articles {
		if err := e.Encode(a.lesson()); err != nil {
			return err
		}
	}
	return nil
}

func (a *article) lesson() *lesson {
	l := &lesson{ID: a.id, Fold: a.fold, Private: a.readings[0].isPrivate, Title: a.doc.Article.Title, Words: a.readWords(), Rows: a.readRows(), Sides: a.readSides()}
	for _, s := range a.doc.Sentences {
		var forms []string
		for _, t := range a.doc.Tokens[s.First:s.Last] {
			forms = append(forms, t.Form)
		}
		l.Sentences = append(l.Sentences, forms)
	}
	return l
}

func (a *article) readWords() (all []taughtWord) {
	for i, e := range a.triggers {
		w := taughtWord{Token: a.triggerAt[i], Answers: e.answers, Weight: e.weight, IsSilent: a.isSilent[i]}
		if a.guesses != nil {
			w.Judge = a.guesses[i]
		}
		all = append(all, w)
	}
	return all
}

func (a *article) readRows() (all []taughtWord) {
	for k, e := range a.rows {
		n := len(a.doc.EventMentions)
		m := &a.doc.EventMentions[k%n]
		w := taughtWord{Token: m.Reading.Trigger, Type: m.Type, Answers: e.answers, Weight: e.weight, IsSilent: m.Reading.Learned}
		if v := a.find(a.readings[k/n], m); v != nil {
			w.Types = v.Types
		}
		if a.answers != nil {
			w.Judge = a.answers[k]
		}
		all = append(all, w)
	}
	return all
}

func (a *article) readSides() (all []taughtSide) {
	for k, s := range a.taught {
		s.IsRight = a.sides[k].answers[0] == yes
		if a.sideAnswers != nil {
			s.Judge = a.sideAnswers[k]
		}
		all = append(all, s)
	}
	return all
}

func (a *article) taughtSide(i int, s judge.Side, c *judge.Candidate, isGiven bool) taughtSide {
	head := nobodysHead
	if !c.Span.Empty() {
		head = max(a.tree.HeadOf(c.Span), 0)
	}
	return taughtSide{Token: a.doc.EventMentions[i].Reading.Trigger, Side: int(s), Head: head, IsGiven: isGiven}
}

// nobodysHead stands for the head of nobody.
const nobodysHead = -1
