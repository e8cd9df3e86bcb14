package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"sync"

	"github.com/dateline-data/dateline/cmd/internal/verdicts"
	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/dateline-data/dateline/pipeline/text"
)

// folds of cross-validation.
const folds = 5

// deal gives each article its fold; a group's articles share one. One fold is held out, or each in turn where it is -1. What was written to be
// learned from may be easier than news and says nothing about it.
func deal(articles []*article, held int) {
	fold := map[string]int{}
	for _, a := range articles {
		if _, seen := fold[a.group]; !seen {
			fold[a.group] = len(fold) % folds
		}
		a.fold = fold[a.group]
		a.isHeld = (held < 0 || a.fold == held) && !a.readings[0].isWritten()
	}
}

// heldOut trains a net for each fold that is held out on the examples of the others' articles, and lets it answer about the fold's articles.
func heldOut(articles []*article, s settings, examples func(*article) []example, answer func(*article, *hashnet.Net)) {
	var all sync.WaitGroup
	for fold := range folds {
		if !slices.ContainsFunc(articles, func(a *article) bool { return a.isHeld && a.fold == fold }) {
			continue
		}
		all.Go(func() {
			var others []example
			for _, a := range articles {
				if a.fold != fold {
					others = append(others, examples(a)...)
				}
			}
			net := join(train(others, s), nil)
			for _, a := range articles {
				if a.fold == fold {
					answer(a, net)
				}
			}
		})
	}
	all.Wait()
}

// asked are the answers that a net gave, in log-odds, with the right ones.
type asked struct {
	answers []float64
	right   []answer
}

// question collects a question's answers about all rows.
func question(articles []*article, q int) asked {
	return askedOf(articles, q, func(a *article) ([]example, [][]int) { return a.rows, a.answers })
}

// askedOf collects a question's answers to some examples of each article.
func askedOf(articles []*article, q int, of func(*article) ([]example, [][]int)) (a asked) {
	for _, article := range articles {
		examples, answers := of(article)
		if !article.isHeld {
			continue
		}
		for i, e := range examples {
			if e.answers[q] != unasked {
				a.answers = append(a.answers, float64(answers[i][q])*hashnet.AnswerUnit)
				a.right = append(a.right, e.answers[q])
			}
		}
	}
	return a
}

// levels tells how many of the rows are at least so sure, and how many of these are right.
func (a asked) levels(w io.Writer, s scaling) {
	for _, l := range least {
		n, right := 0, 0
		for i, z := range a.answers {
			if 1/(1+math.Exp(-(s.slope*z+s.shift))) >= l {
				n++
				right += int(a.right[i])
			}
		}
		fmt.Fprintf(w, "  >= %.2f  %6d  right %.3f\n", l, n, float64(right)/float64(max(1, n)))
	}
}

// acceptedByEither collects a question's answers about the rows of articles that two readers read: right is what either accepts.
func acceptedByEither(articles []*article, q int) (a asked) {
	for _, article := range articles {
		for i := 0; article.isHeld && len(article.readings) > 1 && i < len(article.doc.EventMentions); i++ {
			best := unasked
			for _, r := range article.readings {
				best = max(best, article.accepted(r, &article.doc.EventMentions[i])[q])
			}
			if best != unasked {
				a.answers, a.right = append(a.answers, float64(article.answers[i][q])*hashnet.AnswerUnit), append(a.right, best)
			}
		}
	}
	return a
}

// report tells how well the answers tell right from wrong: the log loss after calibration, and the chance that a right row ranks above a
// wrong one.
func (a asked) report(w io.Writer, name string, s scaling) {
	order := make([]int, len(a.answers))
	loss, yeses := 0.0, 0
	for i, z := range a.answers {
		order[i] = i
		z = s.slope*z + s.shift
		if a.right[i] == no {
			z = -z
		} else {
			yeses++
		}
		loss += math.Log1p(math.Exp(-z))
	}
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(a.answers[i], a.answers[j]) })
	below, pairs := 0, 0
	for _, i := range order {
		if a.right[i] == yes {
			pairs += below
		} else {
			below++
		}
	}
	n := len(a.answers)
	fmt.Fprintf(w, "%-7s %6d rows, %.3f yes, loss %.4f, ranks %.4f right\n", name, n, float64(yeses)/float64(n), loss/float64(n), float64(pairs)/float64(yeses*(n-yeses)))
}

// least are the least confidences that outcomes are told of.
var least = []float64{0, .10, .20, .30, .35, .40, .45, .50, .55, .60, .70}

// outcomes tells what each least confidence would keep, as if the articles were a release and the readers its users; and first what the
// coder keeps without a judge.
func outcomes(w io.Writer, articles []*article) {
	fmt.Fprintf(w, "coder   %s\n", tallyOf(articles, func(*article) chooser { return func(m *text.EventMention) bool { return m.Reading.Doubt == "" } }))
	for _, l := range least {
		fmt.Fprintf(w, ">= %.2f %s  private %d\n", l, tallyOf(articles, func(a *article) chooser { return judge.SureEnough(a.doc, l) }), privateRows(articles, l))
	}
	fmt.Fprintln(w, "confidence  rows  type  right")
	for tenth := range 10 {
		t := tallyOf(articles, func(*article) chooser {
			return func(m *text.EventMention) bool { return min(int(m.Confidence*10), 9) == tenth }
		})
		fmt.Fprintf(w, ".%d on  %5d  %.3f  %.3f\n", tenth, t.rows, float64(t.precise)/float64(max(1, t.rows)), float64(t.clean)/float64(max(1, t.rows)))
	}
}

// privateRows counts the rows in articles of private genres that are at least so sure.
func privateRows(articles []*article, least float64) (n int) {
	for _, a := range articles {
		isSure := judge.SureEnough(a.doc, least)
		for i := range a.doc.EventMentions {
			if a.isHeld && a.readings[0].isPrivate && isSure(&a.doc.EventMentions[i]) {
				n++
			}
		}
	}
	return n
}

// tally counts rows and the events that they find.
type tally struct{ rows, precise, clean, needed, found, typed, right int }

func (t tally) String() string {
	share := func(n, of int) float64 { return float64(n) / float64(max(1, of)) }
	return fmt.Sprintf("rows %5d  precision %.3f  clean %.3f  found %.3f  type %.3f  right %.3f", t.rows, share(t.precise, t.rows), share(t.clean, t.rows),
		share(t.found, t.needed), share(t.typed, t.needed), share(t.right, t.needed))
}

// chooser tells which of an article's rows are kept.
type chooser = func(*text.EventMention) bool

// tallyOf counts the rows that are kept against the first reading of each article.
func tallyOf(articles []*article, choose func(*article) chooser) (t tally) {
	for _, a := range articles {
		r := a.readings[0]
		if r.isPrivate || r.OfRows || !a.isHeld {
			continue
		}
		keep, found := choose(a), map[*verdicts.Verdict]int{}
		for i := range a.doc.EventMentions {
			m := &a.doc.EventMentions[i]
			if !keep(m) {
				continue
			}
			answers := a.judged(r, m)
			good := 0
			switch {
			case a.right(r, m):
				t.precise, t.clean, good = t.precise+1, t.clean+1, 3
			case answers[judge.HasType] == yes:
				t.precise, good = t.precise+1, 2
			case answers[judge.IsEvent] == yes:
				good = 1
			}
			t.rows++
			if v := a.find(r, m); v != nil {
				found[v] = max(found[v], good)
			}
		}
		for i := range r.Verdicts {
			v := &r.Verdicts[i]
			if !v.IsEvent() || strings.Contains(v.Flags, optional) {
				continue
			}
			t.needed++
			for level, n := range []*int{&t.found, &t.typed, &t.right} {
				if found[v] > level {
					*n++
				}
			}
		}
	}
	return t
}

// optional flags an event that nobody misses.
const optional = "o"
