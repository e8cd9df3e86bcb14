package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

// shownArticles is how many articles a dry run shows.
const shownArticles = 3

// dryRun is what export --dry-run prints: what would be read as what.
type dryRun struct {
	Articles int            `json:"articles"`
	Rejects  int            `json:"rejects"`
	Outside  int            `json:"outside"` // of --since and --until
	Formats  []*readFormat  `json:"formats"`
	Guesses  []ingest.Guess `json:"guesses"`
	First    []firstArticle `json:"first"`
	Earliest string         `json:"earliest,omitempty"` // day of publication
	Latest   string         `json:"latest,omitempty"`

	summary *summary
	formats map[string]string // by input
}

// readFormat counts what is read in a format.
type readFormat struct {
	Format   string `json:"format"`
	Inputs   int    `json:"inputs"`
	Articles int    `json:"articles"`
	Rejects  int    `json:"rejects"`
	Example  string `json:"example"`
}

// firstArticle is an article as it would be read.
type firstArticle struct {
	ID        string `json:"article_id"`
	Input     string `json:"input_path"`
	Title     string `json:"title"`
	Outlet    string `json:"outlet"`
	Published string `json:"published_at"`
	Author    string `json:"author"`
	URL       string `json:"url"`
	Text      string `json:"text"` // its beginning
}

// runDry reads the inputs and shows what they would be taken for.
func runDry(c *cli.Context) error {
	d := &dryRun{Formats: []*readFormat{}, Guesses: []ingest.Guess{}, First: []firstArticle{}, summary: newSummary(c.String("out")), formats: map[string]string{}}
	tell := newTeller(c)
	h := ingest.Handler{
		Reject:  d.reject,
		Guess:   func(g ingest.Guess) { d.Guesses = append(d.Guesses, g) },
		Outside: func() { d.Outside++ },
		Unfound: func(ours, theirs string, fields []string) { tell.note(unfound(ours, theirs, fields)) },
		Opened:  d.opened,
		Unnamed: d.summary.misnamed,
	}
	source, keep, err := articleSource(c.Context, c, h, nil)
	if err != nil {
		return err
	}
	err = source(pipeline.Feed{Done: func(string) error { return nil }, Article: func(a *schema.Article) error {
		if keep(a) {
			d.take(a)
		}
		return c.Context.Err()
	}})
	if err != nil {
		return err
	}
	d.Formats = slices.DeleteFunc(d.Formats, func(f *readFormat) bool { return f.Articles+f.Rejects == 0 }) // archives around others
	if c.Bool("json") {
		return json.NewEncoder(c.App.Writer).Encode(d)
	}
	return d.print(c)
}

func (d *dryRun) opened(input, format string) {
	d.formats[input] = format
	f := d.format(format)
	f.Inputs++
	f.Example = cmp.Or(f.Example, input)
}

func (d *dryRun) format(name string) *readFormat {
	for _, f := range d.Formats {
		if f.Format == name {
			return f
		}
	}
	d.Formats = append(d.Formats, &readFormat{Format: name})
	return d.Formats[len(d.Formats)-1]
}

func (d *dryRun) reject(r ingest.Reject) {
	d.Rejects++
	d.summary.rejected(r)
	d.format(cmp.Or(d.formats[r.Input], "not opened")).Rejects++
}

func (d *dryRun) take(a *schema.Article) {
	d.Articles++
	d.summary.took(a)
	d.format(d.formatOf(a.InputPath)).Articles++
	day := ""
	if !a.PublishedAt.IsZero() {
		day = a.PublishedAt.Format(time.DateOnly)
		d.Earliest, d.Latest = min(cmp.Or(d.Earliest, day), day), max(d.Latest, day)
	}
	if len(d.First) < shownArticles {
		d.First = append(d.First, firstArticle{schema.ArticleID(a), a.InputPath, a.Title, a.Outlet, day, a.Author, a.URL, clip(strings.ToValidUTF8(a.Text[:min(len(a.Text), 2*screen)], ""), screen)})
	}
}

// formatOf is the format of the input that an article's path begins with; behind it is the place inside.
func (d *dryRun) formatOf(path string) string {
	for {
		if f, ok := d.formats[path]; ok {
			return f
		}
		i := strings.LastIndexByte(path, ' ')
		if i < 0 {
			return "not told"
		}
		path = path[:i]
	}
}

func (d *dryRun) print(c *cli.Context) error {
	w := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', 0)
	for _, f := range d.Formats {
		fmt.Fprintf(w, "%s\t%s\t%s\t%d rejected\t%s\n", f.Format, plural(f.Inputs, "input"), plural(f.Articles, "article"), f.Rejects, f.Example)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for i, a := range d.First {
		fmt.Fprintf(c.App.Writer, "\n%d  %s\n", i+1, a.Input)
		for _, line := range []struct{ name, value string }{{"title", a.Title}, {"date", a.Published}, {"outlet", a.Outlet}, {"author", a.Author}, {"url", a.URL}, {"text", a.Text}} {
			fmt.Fprintf(c.App.Writer, "   %-7s %s\n", line.name, clip(cmp.Or(line.value, "-"), screen-11))
		}
	}
	d.summary.Guesses = d.Guesses
	fmt.Fprintln(c.App.Writer)
	for _, line := range slices.Concat(d.summary.guesses(), d.summary.rejects(), d.summary.gaps(), d.notes()) {
		fmt.Fprintln(c.App.Writer, line)
	}
	_, err := fmt.Fprintf(c.App.Writer, "would read %s%s, reject %d; nothing was written; next: the same command without --dry-run\n", plural(d.Articles, "article"), d.days(), d.Rejects)
	return err
}

func (d *dryRun) days() string {
	if d.Earliest == "" {
		return ""
	}
	return fmt.Sprintf(" of %s to %s", d.Earliest, d.Latest)
}

func (d *dryRun) notes() (lines []string) {
	if s := d.summary; s.Unnamed > 0 {
		lines = append(lines, unnamed(s.Unnamed, s.unnamed))
	}
	if d.Outside > 0 {
		lines = append(lines, fmt.Sprintf("%s not between --since and --until", plural(d.Outside, "article")))
	}
	return lines
}
