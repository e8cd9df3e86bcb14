// Command links learns how much each thing that two reports share, or differ in, speaks for one event. It writes the last column of
// pipeline/consolidate/weights.tsv.
//
//	go run ./cmd/links -bank gmb-more.conll -news wikinews_more.jsonl
//
// A file of stories has an article a line, with its world, the running story that several outlets report, and its events: a quote around the
// words that tell of one, and the happening that it is. Pairs of reports of one world are examples; so are, as two happenings, some of the
// pairs that unrelated articles make: of Wikinews, and single sentences of the Groningen Meaning Bank. stories.jsonl.zst holds 36 worlds, which
// were written for this project, in 288 reports. The weights are those of a logistic regression that starts from the weights within an article,
// and is drawn to them where the examples are few.
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
	flag.BoolVar(&o.heldOut, "test", false, "leave out each world in turn, and tell how its pairs fare")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "links:", err)
		os.Exit(1)
	}
}

type options struct {
	stories, bank, news, weights string
	heldOut                      bool
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
	var examples []example
	for _, source := range []struct {
		path string
		read func(*pipeline.Pipeline, string) ([]example, error)
	}{{o.stories, storyExamples}, {o.bank, bankExamples}, {o.news, newsExamples}} {
		found, err := source.read(p, source.path)
		if err != nil {
			return err
		}
		examples = append(examples, found...)
	}
	if o.heldOut {
		test(t, examples)
		return nil
	}
	t.learn(examples)
	return t.write(o.weights)
}

// test tells, of each world, how many pairs of one happening and of two the others' weights would join.
func test(t *table, examples []example) {
	worlds := map[string]bool{}
	var one, two, all int
	for _, e := range examples {
		if e.world == "" || worlds[e.world] {
			continue
		}
		worlds[e.world] = true
		var others, own []example
		for _, x := range examples {
			if x.world == e.world {
				own = append(own, x)
			} else {
				others = append(others, x)
			}
		}
		t.learn(others)
		for i := range own {
			switch joins := t.score(&own[i]) > 0; {
			case own[i].isOne && joins:
				one, all = one+1, all+1
			case own[i].isOne:
				all++
			case joins:
				two++
			}
		}
	}
	fmt.Printf("of %d pairs of one happening %d are joined, and %d pairs of two\n", all, one, two)
}
