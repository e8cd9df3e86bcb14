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
		Description: `ID is an event_id, a mention_id of event_mentions, or an article_id. An event is a line and the sentence
of its first report, an article's events are in the order of the text; --trace shows all reports, with what
coded each and what joined it to the others; --full every column too. The text comes from the ARTICLES that the release was made of,
or from a release with --text sentence or full. NO_COLOR marks words with brackets on a terminal too.

  dateline explain release em3x... articles/
  dateline explain release aq2c... articles/ --full`,
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "full", Usage: "show every column of the event, and all its reports"},
			&cli.BoolFlag{Name: "trace", Usage: "show all reports, with the sense, the choosers and steps that coded each, and why they are joined"},
		}, inputFlags...),
		Before:       readFlags,
		OnUsageError: onUsageError,
		Action:       runExplain,
	}
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
	evidence, err := release.Evidence(id)
	if err != nil {
		return err
	}
	if len(evidence) == 0 {
		return usageError{fmt.Errorf("%s: no event, mention or article with events has the id %q", c.Args().First(), id)}
	}
	texts, err := articleTexts(c, release, evidence)
	if err != nil {
		return err
	}
	m := marker{w: c.App.Writer, colour: isTerminal(os.Stdout) && os.Getenv("NO_COLOR") == "", texts: texts}
	show := m.brief
	switch {
	case c.Bool("full"):
		show = m.full
	case c.Bool("trace"):
		show = m.trace
	}
	for _, e := range evidence {
		show(e)
	}
	return nil
}

// articleTexts gives the texts of the mentions' articles by id: from the inputs named, or else from the release.
func articleTexts(c *cli.Context, release *output.Release, evidence []output.Evidence) (map[string][]rune, error) {
	texts := map[string][]rune{}
	for _, e := range evidence {
		for _, m := range e.Mentions {
			texts[m.Cell("article_id")] = nil
		}
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
			Article: func(a *schema.Article) error { keep(schema.ArticleID(a), a.Text); return nil },
			Reject:  func(ingest.Reject) {},
		})
	}
	articles, err := release.Find(schema.Articles.Name, func(a output.Row) bool { _, ok := texts[a.Cell("article_id")]; return ok })
	for _, a := range articles {
		keep(a.Cell("article_id"), a.Cell("text"))
	}
	return texts, err
}

func isTerminal(f *os.File) bool {
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// colours mark evidence by its role (ANSI SGR).
var colours = map[string]string{"trigger": "1;31", "source": "34", "target": "32", "where": "33", "when": "35"}

// marker shows evidence, the words in colour or with brackets that name their role.
type marker struct {
	w      io.Writer
	colour bool
	texts  map[string][]rune // of articles, by id
}

// brief shows an event as a line and the sentence of its first report.
func (m marker) brief(e output.Evidence) {
	fmt.Fprintln(m.w, eventLine(e.Event))
	if sentence, ok := m.sentence(e.Mentions[0]); ok {
		fmt.Fprintln(m.w, "  "+sentence)
	} else {
		fmt.Fprintln(m.w, "  "+wordsOf(e.Mentions[0])+" (the text is not at hand: name the articles behind the id)")
	}
	if more := len(e.Mentions) - 1; more > 0 {
		fmt.Fprintf(m.w, "  and %s; --full shows them\n", plural(more, "more report"))
	}
}

// eventLine is an event in one line: id, type, sides, day, place, what it is not, confidence.
func eventLine(e output.Row) string {
	kind := e.Cell("event_type")
	if mode := e.Cell("event_mode"); mode != "" {
		kind += "/" + mode
	}
	parts := []string{e.Cell("event_id"), kind, sideOf(e, "source") + " → " + sideOf(e, "target"), cmp.Or(e.Cell("start_date"), "no date")}
	if place := cmp.Or(e.Cell("place_name"), e.Cell("place_country")); place != "" {
		parts = append(parts, place)
	}
	for _, flag := range []string{"negated", "future", "hypothetical", "historical"} {
		if e.Cell("is_"+flag) == "true" {
			parts = append(parts, flag)
		}
	}
	return strings.Join(append(parts, e.Cell("confidence")), "  ")
}

// sideOf is the first actor of a side, and how many more there are.
func sideOf(e output.Row, side string) string {
	name := cmp.Or(e.Cell(side+"_name"), "–")
	if others := strings.Count(e.Cell(side+"_actor_ids"), "|"); others > 0 {
		name += fmt.Sprintf(" +%d", others)
	}
	return name
}

// wordsOf are the words of a report by their roles.
func wordsOf(mention output.Row) string {
	var words []string
	for _, role := range output.Roles {
		if text := mention.Cell(role + "_text"); text != "" {
			words = append(words, "["+role+" "+text+"]")
		}
	}
	return strings.Join(words, " ")
}

// full shows every column of an event, and all its reports.
func (m marker) full(e output.Evidence) {
	fmt.Fprint(m.w, showRow(e.Event, 1)[len("\nrow 1\n"):])
	m.reports(e)
}

// trace shows an event as a line, and all its reports.
func (m marker) trace(e output.Evidence) {
	fmt.Fprintln(m.w, eventLine(e.Event))
	m.reports(e)
}

// reports shows each report with the rule that coded it.
func (m marker) reports(e output.Evidence) {
	for _, mention := range e.Mentions {
		fmt.Fprintf(m.w, "  %s in %s, sentence %s, by %s (confidence %s)\n", mention.Cell("mention_id"), mention.Cell("article_id"), mention.Cell("sentence_index"), mention.Cell("rule"), mention.Cell("confidence"))
		if sentence, ok := m.sentence(mention); ok {
			fmt.Fprintln(m.w, "    "+sentence)
		} else {
			fmt.Fprintln(m.w, "    the text is not at hand: name the articles behind the id\n    "+wordsOf(mention))
		}
		for _, line := range []struct{ column, opening string }{{"attribution_text", "said by "}, {"merge_reason", "joined by"}} {
			if words := mention.Cell(line.column); words != "" {
				fmt.Fprintf(m.w, "    %-8s %s\n", line.opening, words)
			}
		}
	}
	fmt.Fprintln(m.w)
}

// sentence is that of a report with its words marked, in one line; ok is false where its text is not at hand.
func (m marker) sentence(mention output.Row) (marked string, ok bool) {
	sentence, marks, ok := output.Sentence(mention, m.texts[mention.Cell("article_id")])
	return strings.Join(strings.Fields(m.mark(sentence, marks)), " "), ok
}

func (m marker) mark(sentence []rune, marks []output.Mark) string {
	var b strings.Builder
	for i := 0; i <= len(sentence); i++ {
		for _, k := range slices.Backward(marks) {
			if k.End == i {
				_, closed := m.signs(k.Role)
				b.WriteString(closed)
			}
		}
		for _, k := range marks {
			if k.Start == i {
				open, _ := m.signs(k.Role)
				b.WriteString(open)
			}
		}
		if i < len(sentence) {
			b.WriteRune(sentence[i])
		}
	}
	return b.String()
}

// signs stand before and behind words of a role.
func (m marker) signs(role string) (open, closed string) {
	if m.colour {
		return "\x1b[" + colours[role] + "m", "\x1b[0m"
	}
	return "[" + role + " ", "]"
}
