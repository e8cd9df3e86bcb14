// Command links learns how much each thing that two reports share, or differ in, speaks for one event. It writes the last two
// columns of pipeline/consolidate/weights.tsv, for mentions of one article and for reports of two.
//
//	go run ./cmd/links -bank gmb-more.conll -news wikinews_more.jsonl
//
// A file of stories has an article a line, with its world, the running story that several outlets report, and its events: a quote around the
// words that tell of one, and the happening that it is. Mentions of one article are examples, and pairs of reports of one world; so are, as two
// happenings, some of the pairs that unrelated articles make: of Wikinews, and single sentences of the Groningen Meaning Bank.
// stories.jsonl.zst holds 36 worlds, which were written for this project, in 288 reports. The weights are those of logistic regressions that start from the weights by hand, and are
// drawn to them where the examples are few.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/dateline-data/dateline/pipeline"
)

func main() {
	var o options
	flag.StringVar(&o.stories, "stories", "cmd/links/stories.jsonl.zst", "JSON lines with running stories")
	flag.StringVar(&o.bank, "bank", "", "sentences of the Groningen Meaning Bank, a token a line")
	flag.StringVar(&o.news, "news", "", "JSON lines with unrelated articles")
	flag.StringVar(&o.weights, "weights", "pipeline/consolidate/weights.tsv", "`FILE` to read and write")
	flag.BoolVar(&o.heldOut, "test", false, "write nothing, but leave out worlds in turn, and tell how they fare")
	flag.StringVar(&o.on, "on", "", "write nothing, but tell how the worlds of that file fare")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "links:", err)
		os.Exit(1)
	}
}

type options struct {
	stories, bank, news, weights, on string
	heldOut                          bool
}

func run(o options) error {
	t, err := readTable(o.weights)
	if err != nil {
		return err
	}
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		return err
	}
	worlds, err := readWorlds(p, o.stories)
	if err != nil {
		return err
	}
	var unrelated []example
	for _, source := range []struct {
		path string
		read func(*pipeline.Pipeline, string) ([]article, error)
	}{{o.bank, readBank}, {o.news, readNews}} {
		if source.path == "" {
			continue
		}
		articles, err := source.read(p, source.path)
		if err != nil {
			return err
		}
		unrelated = append(unrelated, unrelatedExamples(t.byName(t.hand), articles)...)
	}
	switch {
	case o.heldOut:
		fmt.Println(t.test(worlds, unrelated))
		return nil
	case o.on != "":
		return t.measure(p, o.on, worlds, unrelated)
	}
	t.learn(worlds, unrelated)
	return t.write(o.weights)
}

// measure tells how the worlds of a file fare, of which nothing is learned.
func (t *table) measure(p *pipeline.Pipeline, path string, from []world, unrelated []example) error {
	worlds, err := readWorlds(p, path)
	if err != nil {
		return err
	}
	t.learn(from, unrelated)
	var all outcome
	for i := range worlds {
		all.add(worlds[i].outcome(t))
	}
	fmt.Println(all.String())
	return nil
}
