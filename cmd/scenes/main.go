// Command scenes learns how much each thing that an article says speaks for the country in which an event happened whose own words
// name no place: the homes of those who take part, the places named before, the dateline. It writes pipeline/scene/weights.tsv.
//
//	go run ./cmd/scenes -articles wikinews.jsonl,wikinews_more.jsonl -bank gmb-more.conll
//
// The countries are those that readers gave the events of the articles in cmd/judge/verdicts.tsv, whose form cmd/judge tells and whose texts
// are public. A mention that the coder finds at a verdict's words is one example; where readers give several countries, any is right, and
// where they give none, the text does not tell. The weights are those of a softmax over the article's countries (multinomial logistic
// regression), with a quadratic penalty, by gradient descent.
package main

import (
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/cmd/internal/verdicts"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/scene"
	"github.com/dateline-data/dateline/pipeline/text"
)

type options struct {
	verdicts, articles, bank, out string
	heldOut                       bool
}

func main() {
	var o options
	flag.StringVar(&o.verdicts, "verdicts", "cmd/judge/verdicts.tsv", "table of verdicts")
	flag.StringVar(&o.articles, "articles", "", "JSON lines with the Wikinews articles, comma-separated")
	flag.StringVar(&o.bank, "bank", "", "sentences of the Groningen Meaning Bank, a token a line")
	flag.StringVar(&o.out, "out", "pipeline/scene/weights.tsv", "`FILE` to write")
	flag.BoolVar(&o.heldOut, "test", false, "learn from three quarters of the articles, and judge by the others")
	flag.Parse()
	if err := run(o); err != nil {
		fmt.Fprintln(os.Stderr, "scenes:", err)
		os.Exit(1)
	}
}

func run(o options) error {
	c, err := corpus.Read(strings.Split(o.articles, ","), o.bank)
	if err != nil {
		return err
	}
	readings, err := verdicts.Read(o.verdicts)
	if err != nil {
		return err
	}
	examples, err := gather(c, readings)
	if err != nil {
		return err
	}
	if o.heldOut {
		return test(examples)
	}
	return write(o.out, learn(examples))
}

// tellsCountries tells readers who were asked where events happen from those who named no country in all of an article.
func tellsCountries(r *verdicts.Reading) bool {
	return slices.ContainsFunc(r.Verdicts, func(v verdicts.Verdict) bool { return len(v.Countries) > 0 })
}

// gather gives the examples of all readings of real news.
func gather(c *corpus.Corpus, readings []verdicts.Reading) (examples []example, err error) {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		return nil, err
	}
	for i := range readings {
		if corpus.IsWritten(readings[i].Article) || !tellsCountries(&readings[i]) {
			continue
		}
		found, err := examplesOf(p, c, &readings[i], i)
		if err != nil {
			return nil, err
		}
		examples = append(examples, found...)
	}
	return examples, nil
}

// examplesOf joins the ballots of an article with what a reader says of it.
func examplesOf(p *pipeline.Pipeline, c *corpus.Corpus, r *verdicts.Reading, number int) (examples []example, err error) {
	a, err := c.Article(r.Article)
	if err != nil {
		return nil, err
	}
	d, err := p.Annotate(&a)
	if err != nil {
		return nil, err
	}
	ballots, err := scene.Ballots(d)
	if err != nil {
		return nil, err
	}
	offsets := text.NewOffsets(d.Held(), d.Edits)
	for _, b := range ballots {
		at, _ := offsets.Points(d.EventMentions[b.Mention].Trigger)
		i := slices.IndexFunc(r.Verdicts, func(v verdicts.Verdict) bool { return v.IsEvent() && v.Start <= at && at < v.End })
		if i >= 0 {
			examples = append(examples, newExample(b, r.Verdicts[i].Countries, number))
		}
	}
	return examples, nil
}

// write writes the weights in the order of the features' names.
func write(path string, weights map[string]float64) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	var names []string
	for name := range weights {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(f, "%s\t%.3f\n", name, weights[name])
	}
	return f.Close()
}
