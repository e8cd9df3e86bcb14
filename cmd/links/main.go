// Command links learns how much each thing that two reports share, or differ in, speaks for one event. It writes the last column of
// pipeline/consolidate/weights.tsv.
//
//	go run ./cmd/links -stories stories.jsonl,more.jsonl -unrelated sentences.jsonl,wikinews.jsonl
//
// A file of stories has an article a line, with its world, the running story that several outlets report, and its events: a quote around the
// words that tell of one, and the happening that it is. Pairs of reports of one world are examples; so are, as two happenings, some of the
// pairs that unrelated articles make, which have a text or a sentence each. The weights were learned from 40 invented worlds, the sentences
// of relations that no story joins, and Wikinews. They are those of a logistic regression that starts from the weights within an article,
// and is drawn to them where the examples are few.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/dateline-data/dateline/pipeline"
)

func main() {
	var o options
	flag.StringVar(&o.stories, "stories", "", "JSON lines with running stories, comma-separated")
	flag.StringVar(&o.unrelated, "unrelated", "", "JSON lines with unrelated articles, comma-separated")
	flag.StringVar(&o.weights, "weights", "pipeline/consolidate/weights.tsv", "`FILE` to read and write")
	flag.BoolVar(&o.heldOut, "test", false, "leave out each world in turn, and tell how its pairs fare")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "links:", err)
		os.Exit(1)
	}
}

type options struct {
	stories, unrelated, weights string
	heldOut                     bool
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
	for _, file := range strings.Split(o.stories, ",") {
		found, err := storyExamples(p, file)
		if err != nil {
			return err
		}
		examples = append(examples, found...)
	}
	for _, file := range strings.Split(o.unrelated, ",") {
		found, err := unrelatedExamples(p, file)
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
