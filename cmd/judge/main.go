// Command judge trains the scorer of triggers (pipeline/trigger) and the judge of rows (pipeline/judge) on articles that readers coded by hand,
// and says by cross-validation how well they do.
//
//	go run ./cmd/judge -articles wikinews.jsonl,wikinews_more.jsonl -bank gmb-more.conll -private en_ewt-train.conllu \
//		-out pipeline/judge/model/judge.zst -triggers-out pipeline/trigger/model/trigger.zst
//
// verdicts.tsv holds what the readers found, without the texts. A line of two cells opens a reading: the reader's number and the article.
// Each further line begins with an empty cell and is a verdict on words: their start and end in code points of the article's text, and
// the types of the event that they tell of, best first, or "-" where they tell of none; for an event also the words (start:end) and the
// codes of source and target, the country where it happens, and flags: n negated, f future, h hypothetical, b background, o one that
// nobody misses. Slashes part codes that the reader accepts too, "-" is nobody. The readers read each article whole and also saw the words
// that an earlier coder had taken for events, so a row at words without a verdict is no event. A tenth was read by a second reader.
//
// A reader whose number ends in "r" judged rows alone: words without a verdict may tell of anything, "?" is somebody else than the row names,
// an empty cell was not judged. Country and flags are missing there.
//
// The texts are public: "id" and "text" of JSON lines with articles of Wikinews, and sentences of the Groningen Meaning Bank (a token a
// line, the sentences in the order of its export that are in none of the sets for names): gmb-FROM-TO are the sentences from FROM to before
// TO, counted from 0, written by running and joined by blank lines. Of the reviews and answers of UD English EWT no row is taken for an event.
//
// Rows, and sides of rows, are learned by small networks over hashed features, in answer to yes-or-no questions. Of two kinds that were
// compared over the same folds of articles, networks with a hidden layer shared by all questions rank an event before none in .876 of
// pairs, a right row before a wrong one in .875; logistic regression, question by question, in .856 and .852. The states of the parser's
// network as further features gained nothing, word vectors .005.
//
// The scorer of triggers comes first, and is asked about each fold's articles by a network that has not seen them, so that the judge learns
// what a guess is worth. That it looks at the lexicon's rows too ranks their types right in .842 of pairs, without in .822. To let it change
// their types mended 293 of 7,820 in cross-validation and spoilt 122, but on sentences of another gold set it spoilt more than it mended.
//
// Of 64 articles read twice the second reader saw .941 of the first's events, and gave .916 of these the same type, .856 the same source and
// .813 the same target.
//
// Confidence is calibrated on the articles that two readers read: what either accepts is right, and a side that a row leaves open is not
// wrong.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"strings"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/hashnet"
	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/dateline-data/dateline/pipeline/trigger"
)

type options struct {
	verdicts, articles, bank, private, out string
	triggerOut                             string
	triggers, sides, rows                  settings
}

func main() {
	log.SetFlags(0)
	var o options
	flag.StringVar(&o.verdicts, "verdicts", "cmd/judge/verdicts.tsv", "table of verdicts")
	flag.StringVar(&o.articles, "articles", "", "JSON lines with the Wikinews articles, comma-separated")
	flag.StringVar(&o.bank, "bank", "", "sentences of the Groningen Meaning Bank, a token a line")
	flag.StringVar(&o.private, "private", "", "treebank of UD English EWT, of whose reviews and answers no row is an event")
	flag.StringVar(&o.out, "out", "", "model file to write; empty validates only")
	flag.StringVar(&o.triggerOut, "triggers-out", "", "model file of the scorer of triggers to write")
	flag.IntVar(&o.rows.hidden, "hidden", 16, "width of a network")
	flag.IntVar(&o.rows.members, "members", 3, "networks that answer together")
	flag.IntVar(&o.rows.epochs, "epochs", 3, "passes over the rows")
	flag.IntVar(&o.triggers.epochs, "trigger-epochs", 3, "passes over the predicates")
	flag.IntVar(&o.sides.epochs, "side-epochs", 3, "passes over the candidates for sides")
	flag.Float64Var(&o.rows.rate, "rate", 0.02, "learning rate")
	flag.Float64Var(&o.rows.decay, "decay", 0.001, "weight decay")
	flag.Float64Var(&o.rows.dropout, "dropout", 0.3, "share of features hidden")
	flag.Parse()
	o.sides = settings{o.rows.hidden, o.rows.members, o.sides.epochs, o.rows.rate, o.rows.decay, o.rows.dropout}
	o.triggers = settings{hidden: 12, members: 2, epochs: o.triggers.epochs, rate: o.rows.rate, decay: o.rows.decay, dropout: o.rows.dropout}
	if err := run(o, os.Stdout); err != nil {
		log.Fatal("judge: ", err)
	}
}

func run(o options, w io.Writer) error {
	articles, err := load(o)
	if err != nil {
		return err
	}
	deal(articles)
	fmt.Fprintf(w, "%d articles, %d rows\n", len(articles), countRows(articles))
	agreement(w, articles)
	triggers, err := trainTriggers(w, articles, o.triggers)
	if err != nil {
		return err
	}
	m := &judge.Model{}
	m.Sides = trainSides(w, articles, o.sides)
	m.Rows = trainRows(w, articles, o.rows)
	outcomes(w, articles)
	return errors.Join(writeFile(o.out, m.Write), writeFile(o.triggerOut, func(w io.Writer) error { return trigger.Write(w, triggers) }))
}

// writeFile writes a file where a path is given.
func writeFile(path string, write func(io.Writer) error) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	return errors.Join(write(f), f.Close())
}

// load reads the verdicts and what the coder makes of their articles.
func load(o options) ([]*article, error) {
	c := &corpus.Corpus{}
	for _, file := range strings.Split(o.articles, ",") {
		if err := c.ReadArticles(file); err != nil {
			return nil, err
		}
	}
	if err := c.ReadBank(o.bank); err != nil {
		return nil, err
	}
	readings, err := readVerdicts(o.verdicts)
	if err != nil {
		return nil, err
	}
	private, err := c.ReadPrivate(o.private)
	if err != nil {
		return nil, err
	}
	for _, id := range private {
		readings = append(readings, &reading{article: id, isPrivate: true})
	}
	p, err := pipeline.New(pipeline.Config{Unjudged: true})
	if err != nil {
		return nil, err
	}
	return gather(p, c, readings)
}

func countRows(articles []*article) (n int) {
	for _, a := range articles {
		n += len(a.doc.EventMentions)
	}
	return n
}

// trainSides trains the net that chooses sides, and chooses those of each article by a net that has not seen it, so that the rows which
// are judged next are as right as they will be on new articles.
func trainSides(w io.Writer, articles []*article, s settings) *hashnet.Net {
	var all []example
	for _, a := range articles {
		a.sides = a.sideExamples()
		all = append(all, a.sides...)
	}
	var answers asked
	before := sidesRight(articles)
	heldOut(articles, s, func(a *article) []example { return a.sides }, func(a *article, net *hashnet.Net) {
		for i := range a.sides {
			a.sideAnswers = append(a.sideAnswers, net.Ask(a.sides[i].features)[0])
		}
		judge.Choose(a.doc, net)
	})
	for _, a := range articles {
		for i, e := range a.sides {
			answers.answers, answers.right = append(answers.answers, float64(a.sideAnswers[i])*hashnet.AnswerUnit), append(answers.right, e.answers[0])
		}
	}
	scale := calibrate(answers)
	answers.report(w, "sides", scale)
	after := sidesRight(articles)
	fmt.Fprintf(w, "source %.3f right, was %.3f; target %.3f, was %.3f\n", after[judge.Source], before[judge.Source], after[judge.Target], before[judge.Target])
	return join(train(all, s), []scaling{scale})
}

// sidesRight is the share of the coder's rows at events whose sides are right.
func sidesRight(articles []*article) (share [judge.Sides]float64) {
	n := 0.0
	for _, a := range articles {
		for i := range a.doc.EventMentions {
			m := &a.doc.EventMentions[i]
			v := a.find(a.readings[0], m)
			if v == nil || m.Reading.Doubt != "" || a.readings[0].ofRows {
				continue
			}
			n++
			for s := range judge.Sides {
				if _, actors := s.Of(m); v.accepts(s, a.doc, *actors) {
					share[s]++
				}
			}
		}
	}
	for s := range share {
		share[s] /= n
	}
	return share
}

// trainRows trains the net that judges rows; its answers are calibrated by those that nets gave about articles which they had not seen.
func trainRows(w io.Writer, articles []*article, s settings) *hashnet.Net {
	var all []example
	for _, a := range articles {
		a.rows = a.rowExamples()
		all = append(all, a.rows...)
	}
	heldOut(articles, s, func(a *article) []example { return a.rows }, func(a *article, net *hashnet.Net) {
		for i := range a.rows {
			a.answers = append(a.answers, net.Ask(a.rows[i].features))
		}
	})
	var scales []scaling
	for q, name := range [...]string{"event", "type", "source", "target"} {
		answers := question(articles, q)
		scales = append(scales, calibrate(answers))
		answers.report(w, name, scales[q])
		scales[q] = scales[q].shiftTo(acceptedByEither(articles, q))
	}
	for _, a := range articles {
		for i := range a.doc.EventMentions {
			a.doc.EventMentions[i].Confidence = confidence(a.answers[i], scales)
		}
	}
	return join(train(all, s), scales)
}

// confidence of a row by its calibrated answers.
func confidence(answers []int, scales []scaling) float64 {
	all := 1.0
	for q, s := range scales {
		all *= hashnet.Probability(s.of(answers[q]))
	}
	return all
}
