// Command scenes learns how much each thing that an article says speaks for the country in which an event happened whose own words
// name no place: the homes of those who take part, the places named before, the dateline. It writes pipeline/scene/weights.tsv.
//
//	scenes -out pipeline/scene/weights.tsv articles.jsonl
//
// A line of the input is an article with events that readers have coded: {"id", "text", "title", "published_at", "events":
// [{"start", "end", "countries"}]}. An event spans code points of the text; its countries are alpha-3 codes, any of which is right,
// none where the text does not tell. A mention that the coder finds in the span is one example. The weights are those of a softmax
// over the article's countries (multinomial logistic regression), with a quadratic penalty, by gradient descent.
package main

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"time"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/scene"
	"github.com/dateline-data/dateline/pipeline/text"
	"github.com/dateline-data/dateline/schema"
)

type article struct {
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	Text      string    `json:"text"`
	Published time.Time `json:"published_at"`
	Events    []struct {
		Start     int      `json:"start"`
		End       int      `json:"end"`
		Countries []string `json:"countries"`
	} `json:"events"`
}

func main() {
	out := flag.String("out", "pipeline/scene/weights.tsv", "`FILE` to write")
	heldOut := flag.Bool("test", false, "learn from three quarters of the articles, and judge by the others")
	flag.Parse()
	if err := run(flag.Args(), *out, *heldOut); err != nil {
		fmt.Fprintln(os.Stderr, "scenes:", err)
		os.Exit(1)
	}
}

func run(inputs []string, out string, heldOut bool) error {
	p, err := pipeline.New(pipeline.Config{})
	if err != nil {
		return err
	}
	var examples []example
	for _, input := range inputs {
		found, err := read(p, input)
		if err != nil {
			return fmt.Errorf("%s: %w", input, err)
		}
		examples = append(examples, found...)
	}
	if heldOut {
		return test(examples)
	}
	return write(out, learn(examples))
}

// read gives the examples of a file of articles.
func read(p *pipeline.Pipeline, path string) (examples []example, err error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	lines := bufio.NewReader(f)
	for n := 0; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF {
			return examples, nil
		}
		var a article
		if err == nil {
			err = json.Unmarshal(line, &a)
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n+1, err)
		}
		found, err := examplesOf(p, &a, n)
		if err != nil {
			return nil, err
		}
		examples = append(examples, found...)
	}
}

// examplesOf joins the ballots of an article with what its readers say.
func examplesOf(p *pipeline.Pipeline, a *article, number int) (examples []example, err error) {
	d, err := p.Annotate(&schema.Article{InputID: a.ID, Title: a.Title, Text: a.Text, PublishedAt: a.Published})
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
		for _, e := range a.Events {
			if e.Start <= at && at < e.End {
				examples = append(examples, newExample(b, e.Countries, number))
				break
			}
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
