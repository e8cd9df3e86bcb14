package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

var errExplain = errors.New("name a release and an id: dateline explain release e4f... [ARTICLES...]")

func explainCommand() *cli.Command {
	return &cli.Command{
		Name:      "explain",
		Usage:     "show the words that an event, a mention or an article's events stand on",
		ArgsUsage: "RELEASE ID [ARTICLES...]",
		Description: `ID is an event_id, a mention_id of event_mentions, or an article_id. The text comes from the
ARTICLES that the release was made of, or from a release with --text sentence or full.

  dateline explain release em3x... articles/`,
		Flags:        inputFlags,
		OnUsageError: onUsageError,
		Action:       runExplain,
	}
}

// evidence is a row of event_mentions, by column.
type evidence struct {
	table *schema.Table
	row   []schema.Value
}

func (e evidence) cell(column string) string {
	i := e.table.Index(column)
	if i < 0 {
		return ""
	}
	return output.Cell(e.table.Columns[i].Type, e.row[i])
}

func (e evidence) number(column string) (int, bool) {
	v := e.row[e.table.Index(column)]
	return int(v.Int), v.Valid
}

func runExplain(c *cli.Context) error {
	if c.NArg() < 2 {
		return usageError{errExplain}
	}
	release, err := output.Open(c.Args().First())
	if err != nil {
		return err
	}
	id := c.Args().Get(1)
	mentions, err := findRows(release, "event_mentions", func(e evidence) bool {
		return e.cell("event_id") == id || e.cell("mention_id") == id || e.cell("article_id") == id
	})
	if err != nil {
		return err
	}
	if len(mentions) == 0 {
		return usageError{fmt.Errorf("%s: no event, mention or article with events has the id %q", c.Args().First(), id)}
	}
	events, err := findRows(release, "events", func(e evidence) bool {
		return slices.ContainsFunc(mentions, func(m evidence) bool { return m.cell("event_id") == e.cell("event_id") })
	})
	if err != nil {
		return err
	}
	texts, err := articleTexts(c, release, mentions)
	if err != nil {
		return err
	}
	m := marker{colour: isTerminal(os.Stdout) && os.Getenv("NO_COLOR") == ""}
	for _, e := range events {
		fmt.Fprint(c.App.Writer, showRow(e.table, e.row, 1)[len("\nrow 1\n"):])
		for _, mention := range mentions {
			if mention.cell("event_id") == e.cell("event_id") {
				m.show(c.App.Writer, mention, texts[mention.cell("article_id")])
			}
		}
		fmt.Fprintln(c.App.Writer)
	}
	return nil
}

// findRows collects the rows of a table that are wanted.
func findRows(release *output.Release, table string, wanted func(evidence) bool) (found []evidence, err error) {
	info, err := release.Table(table)
	if err != nil {
		return nil, err
	}
	t := info.Declaration()
	for row, err := range release.Rows(info) {
		if err != nil {
			return nil, err
		}
		if e := (evidence{t, row}); wanted(e) {
			found = append(found, evidence{t, slices.Clone(row)})
		}
	}
	return found, nil
}

// articleTexts gives the texts of the mentions' articles by id: from the inputs named, or else from the release.
func articleTexts(c *cli.Context, release *output.Release, mentions []evidence) (map[string][]rune, error) {
	texts := map[string][]rune{}
	for _, m := range mentions {
		texts[m.cell("article_id")] = nil
	}
	keep := func(id, text string) {
		if _, ok := texts[id]; ok {
			texts[id] = []rune(text)
		}
	}
	if inputs := c.Args().Slice()[2:]; len(inputs) > 0 {
		options, err := ingestOptions(c)
		if err != nil {
			return nil, err
		}
		return texts, ingest.Read(c.Context, inputs, os.Stdin, options, ingest.Handler{
			Article: func(a *schema.Article) error { keep(pipeline.ArticleID(a), a.Text); return nil },
			Reject:  func(ingest.Reject) {},
		})
	}
	articles, err := findRows(release, "articles", func(e evidence) bool { _, ok := texts[e.cell("article_id")]; return ok })
	for _, a := range articles {
		keep(a.cell("article_id"), a.cell("text"))
	}
	return texts, err
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// roles are the pieces of evidence with the colours that mark them (ANSI SGR).
var roles = []struct{ name, colour string }{{"trigger", "1;31"}, {"source", "34"}, {"target", "32"}, {"where", "33"}, {"when", "35"}}

// marker marks the words of a sentence: in colour, or with brackets that name their role.
type marker struct{ colour bool }

type mark struct {
	start, end   int
	open, closed string
}

func (m marker) show(w io.Writer, e evidence, text []rune) {
	fmt.Fprintf(w, "  %s in %s, sentence %s, by %s (confidence %s)\n", e.cell("mention_id"), e.cell("article_id"), e.cell("sentence_index"), e.cell("rule"), e.cell("confidence"))
	start, _ := e.number("sentence_start")
	end, _ := e.number("sentence_end")
	sentence := []rune(e.cell("sentence_text"))
	if len(sentence) == 0 && end <= len(text) {
		sentence = text[start:end]
	}
	if len(sentence) != end-start {
		fmt.Fprintln(w, "    the text is not at hand: name the articles behind the id")
		for _, r := range roles {
			if words := e.cell(r.name + "_text"); words != "" {
				fmt.Fprintf(w, "    %-8s %s\n", r.name, words)
			}
		}
		return
	}
	fmt.Fprintln(w, "    "+strings.Join(strings.Fields(m.mark(sentence, m.marks(e, start, end))), " "))
	for _, line := range []struct{ column, opening string }{{"attribution_text", "said by "}, {"merge_reason", "joined by"}} {
		if words := e.cell(line.column); words != "" {
			fmt.Fprintf(w, "    %-8s %s\n", line.opening, words)
		}
	}
}

// marks are the evidence inside the sentence; a date or place may stand in another one, and is then not marked.
func (m marker) marks(e evidence, start, end int) (all []mark) {
	for _, r := range roles {
		from, ok := e.number(r.name + "_start")
		to, _ := e.number(r.name + "_end")
		if !ok || from < start || to > end {
			continue
		}
		k := mark{from - start, to - start, "[" + r.name + " ", "]"}
		if m.colour {
			k.open, k.closed = "\x1b["+r.colour+"m", "\x1b[0m"
		}
		all = append(all, k)
	}
	slices.SortStableFunc(all, func(a, b mark) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	return all
}

func (m marker) mark(sentence []rune, marks []mark) string {
	var b strings.Builder
	for i := 0; i <= len(sentence); i++ {
		for k := len(marks) - 1; k >= 0; k-- {
			if marks[k].end == i {
				b.WriteString(marks[k].closed)
			}
		}
		for _, k := range marks {
			if k.start == i {
				b.WriteString(k.open)
			}
		}
		if i < len(sentence) {
			b.WriteRune(sentence[i])
		}
	}
	return b.String()
}
