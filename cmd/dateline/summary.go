package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/urfave/cli/v2"
)

// summary is what export prints at the end.
type summary struct {
	Release    string           `json:"release"`
	Articles   int              `json:"articles"`
	Duplicates int              `json:"duplicates"`
	Superseded int              `json:"superseded"`
	Outside    int              `json:"outside"` // of --since and --until
	Rejects    int              `json:"rejects"`
	Languages  map[string]int   `json:"rejects_by_language"` // of those that are not English
	Guesses    []ingest.Guess   `json:"guesses"`
	Rows       map[string]int64 `json:"rows"`
	Since      *output.Diff     `json:"since,omitempty"` // what differs from the release before
}

func (s *summary) rejected(r ingest.Reject) {
	s.Rejects++
	if r.Language != "" {
		s.Languages[r.Language]++
	}
}

func (s *summary) print(c *cli.Context) error {
	if c.Bool("json") {
		return json.NewEncoder(c.App.Writer).Encode(s)
	}
	for _, line := range s.guesses() {
		fmt.Fprintln(c.App.ErrWriter, line)
	}
	_, err := fmt.Fprintf(c.App.Writer, "%s: %d events in %d mentions, from %d articles (%d near-duplicates); %s%d inputs rejected%s\n",
		s.Release, s.Rows["events"], s.Rows["event_mentions"], s.Articles, s.Duplicates, s.outside(), s.Rejects, s.languages())
	if s.Since != nil {
		_, err = fmt.Fprintln(c.App.Writer, verdict(s.Since))
	}
	return err
}

func (s *summary) outside() string {
	if s.Outside == 0 {
		return ""
	}
	return fmt.Sprintf("%d more not between --since and --until; ", s.Outside)
}

// languages are the counts of what was set aside because it is not English.
func (s *summary) languages() string {
	if len(s.Languages) == 0 {
		return ""
	}
	var counts []string
	for _, code := range slices.Sorted(maps.Keys(s.Languages)) {
		counts = append(counts, fmt.Sprintf("%s %d", code, s.Languages[code]))
	}
	return ", for their language: " + strings.Join(counts, ", ")
}

// guesses are, a line a format, the fields of inputs that were taken for ours, as --map would name them.
func (s *summary) guesses() (lines []string) {
	pairs := map[string][]string{}
	for _, g := range s.Guesses {
		pairs[g.Format] = append(pairs[g.Format], g.Ours+"="+g.Theirs)
	}
	for _, format := range slices.Sorted(maps.Keys(pairs)) {
		lines = append(lines, fmt.Sprintf("%s fields were guessed (name others with --map): %s", format, strings.Join(pairs[format], ",")))
	}
	return lines
}
