package main

import (
	"encoding/json"
	"io"

	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/dateline-data/dateline/pipeline/trigger"
)

// lesson is an article as the teacher reads it (cmd/judge/teacher), a JSON object a line.
type lesson struct {
	ID        string       `json:"id"`
	Fold      int          `json:"fold"` // -1 where nobody read it
	Private   bool         `json:"private"`
	Title     string       `json:"title"`
	Sentences [][]string   `json:"sentences"`
	Words     []taughtWord `json:"words"` // predicates: what they tell of
	Rows      []taughtWord `json:"rows"`  // of the coder
	Sides     []taughtSide `json:"sides"`
}

// taughtWord is what a reader says of a predicate or of a row's trigger, with what networks that have not seen the article answer, in
// hashnet.AnswerUnit. Both are missing where nobody read the article.
type taughtWord struct {
	Token    int      `json:"token"`
	Start    int      `json:"start"` // in code points
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
	Row     int  `json:"row"`   // where that starts
	Side    int  `json:"side"`
	Head    int  `json:"head"`
	Start   int  `json:"start"` // of Head
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
	l := &lesson{ID: a.id, Fold: -1, Title: a.doc.Article.Title}
	for _, s := range a.doc.Sentences {
		var forms []string
		for _, t := range a.doc.Tokens[s.First:s.Last] {
			forms = append(forms, t.Form)
		}
		l.Sentences = append(l.Sentences, forms)
	}
	if len(a.readings) == 0 {
		l.Words, l.Sides = a.openWords(), a.openSides()
		return l
	}
	l.Fold, l.Private = a.fold, a.readings[0].isPrivate
	l.Words, l.Rows, l.Sides = a.readWords(), a.readRows(), a.readSides()
	return l
}

// openWords are the predicates and triggers of an article that nobody read.
func (a *article) openWords() (all []taughtWord) {
	isTrigger := map[int]bool{}
	for i := range a.doc.EventMentions {
		isTrigger[a.doc.EventMentions[i].Reading.Trigger] = true
	}
	r := trigger.NewReader(a.tree, nil, nil)
	for t := range a.doc.Tokens {
		if isTrigger[t] || r.IsCandidate(t) {
			all = append(all, taughtWord{Token: t, Start: a.startOf(t), IsSilent: !isTrigger[t]})
		}
	}
	return all
}

// openSides are the candidates for the sides of its rows.
func (a *article) openSides() (all []taughtSide) {
	judge.EachChoice(a.doc, func(i int, s judge.Side, candidates []judge.Candidate, _ func(int) []uint32) {
		for k := range candidates {
			all = append(all, a.taughtSide(i, s, &candidates[k], k == 0))
		}
	})
	return all
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
			w.Types = v.types
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
	t := a.doc.EventMentions[i].Reading.Trigger
	head, start := a.headOf(c)
	return taughtSide{Token: t, Row: a.startOf(t), Side: int(s), Head: head, Start: start, IsGiven: isGiven}
}

// headOf is the head word of a candidate and where it starts; nowhere for nobody.
func (a *article) headOf(c *judge.Candidate) (head, start int) {
	if c.Span.Empty() {
		return nowhere, nowhere
	}
	head = max(a.tree.HeadOf(c.Span), 0)
	return head, a.startOf(head)
}

// startOf is where a token starts in code points.
func (a *article) startOf(token int) int {
	start, _ := a.offsets.Points(a.doc.Tokens[token].Span)
	return start
}
