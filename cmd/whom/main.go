// Command whom learns how much each hint says for whom a description means that names no country, "the police", "protesters", and for the
// country of a name without one. It writes pipeline/actors/weights.tsv.
//
//	go run ./cmd/whom -articles wikinews.jsonl,wikinews_more.jsonl -bank gmb-more.conll
//
// Whom such words mean is told by the codes that readers gave the parties of events in cmd/judge/verdicts.tsv, whose form cmd/judge tells and
// whose texts are public. A choice that the resolver makes at a reader's words is an example: of its candidates (countries, those named before,
// nobody) those are right that fit the codes best, by country and sector before country alone. Examples in which none is right teach nothing.
// The weights are those of a conditional logit (McFadden 1974), what a sort of descriptions adds beside what holds for any, drawn to 0 by the
// squares of both.
//
// What reading sees of an article depends on whom it took earlier words to mean. So the articles are read three times, first with a table that
// says nothing and then with what was learned before: the table in use is no part of what comes out.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/cmd/internal/verdicts"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/actors"
)

type options struct {
	verdicts, articles, written, bank, out string
	heldOut                                bool
}

func main() {
	var o options
	flag.StringVar(&o.verdicts, "verdicts", "cmd/judge/verdicts.tsv", "table of verdicts")
	flag.StringVar(&o.articles, "articles", "", "JSON lines with the Wikinews articles, comma-separated")
	flag.StringVar(&o.written, "written", "cmd/judge/written.jsonl.zst", "JSON lines with articles that were written to be learned from")
	flag.StringVar(&o.bank, "bank", "", "sentences of the Groningen Meaning Bank, a token a line")
	flag.StringVar(&o.out, "out", "pipeline/actors/weights.tsv", "`FILE` to write")
	flag.BoolVar(&o.heldOut, "test", false, "write nothing, but learn from four fifths of the articles and tell how the others fare, for each fifth in turn")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "whom:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	c, err := corpus.Read(append(strings.Split(o.articles, ","), o.written), o.bank)
	if err != nil {
		return err
	}
	readings, err := verdicts.Read(o.verdicts)
	if err != nil {
		return err
	}
	articles, err := gather(c, readings)
	if err != nil {
		return err
	}
	resolver, err := actors.New(actors.Options{})
	if err != nil {
		return err
	}
	if o.heldOut {
		return test(os.Stdout, resolver, articles)
	}
	t, err := learn(resolver, articles)
	if err != nil {
		return err
	}
	return os.WriteFile(o.out, []byte(t.String()), 0o644)
}

// gather runs the pipeline over the articles of the readings.
func gather(c *corpus.Corpus, readings []verdicts.Reading) (articles []*article, err error) {
	p, err := pipeline.New(pipeline.Config{Unjudged: true})
	if err != nil {
		return nil, err
	}
	byID := map[string]*article{}
	for i := range readings {
		r := &readings[i]
		a := byID[r.Article]
		if a == nil {
			in, err := c.Article(r.Article)
			if err != nil {
				return nil, err
			}
			d, err := p.Annotate(&in)
			if err != nil {
				return nil, err
			}
			a = newArticle(r.Article, d)
			byID[r.Article], articles = a, append(articles, a)
		}
		a.read(r)
	}
	deal(articles)
	return articles, nil
}
