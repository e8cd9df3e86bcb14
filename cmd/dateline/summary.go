package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

// summary is what export prints at the end.
type summary struct {
	Release    string           `json:"release"`
	Articles   int              `json:"articles"`
	Duplicates int              `json:"duplicates"`
	Superseded int              `json:"superseded"`
	Known      int              `json:"known"`   // articles whose reading lay in the work folder
	Outside    int              `json:"outside"` // of --since and --until
	Unnamed    int              `json:"unnamed"` // articles of inputs whose names are not as --path has it
	Rejects    int              `json:"rejects"`
	Languages  map[string]int   `json:"rejects_by_language"` // of those that are not English
	Guesses    []ingest.Guess   `json:"guesses"`
	Rows       map[string]int64 `json:"rows"`
	Since      *output.Diff     `json:"since,omitempty"` // what differs from the release before
	Seconds    float64          `json:"seconds"`         // from the start of the command

	unnamed string                  // the first of these inputs
	read    int                     // articles that were read
	lacking map[string]int          // of these, those without a date, title or outlet, by the field of --map
	reasons map[string]*rejectCount // by the reason without its particulars
}

func newSummary(release string) *summary {
	return &summary{Release: release, Languages: map[string]int{}, Guesses: []ingest.Guess{}, Rows: map[string]int64{},
		lacking: map[string]int{}, reasons: map[string]*rejectCount{}}
}

// rejectCount counts rejects of one reason and keeps the first.
type rejectCount struct {
	count int
	first ingest.Reject
}

// particulars of a reason are what differs from one input to the next.
var particulars = regexp.MustCompile(`"[^"]*"|'[^']*'|\d+`)

func (s *summary) rejected(r ingest.Reject) {
	s.Rejects++
	if r.Language != "" {
		s.Languages[r.Language]++
	}
	kind := particulars.ReplaceAllString(r.Reason, "…")
	if s.reasons[kind] == nil {
		s.reasons[kind] = &rejectCount{first: r}
	}
	s.reasons[kind].count++
}

// rejectedLine counts a reject, and gives it to the release.
func (s *summary) rejectedLine(w *output.Writer, line string) error {
	var r ingest.Reject
	if err := json.Unmarshal([]byte(line), &r); err != nil {
		return err
	}
	s.rejected(r)
	return w.Reject(json.RawMessage(line))
}

// whyNot tells the commonest reasons for rejects where nothing else was read; nil where there were none.
func (s *summary) whyNot() error {
	if s.Rejects == 0 {
		return nil
	}
	return errors.New(strings.Join(s.rejects(), "\n"))
}

// took counts an article and what its input does not say of it.
func (s *summary) took(a *schema.Article) {
	s.read++
	for field, missing := range map[string]bool{"published_at": a.PublishedAt.IsZero(), "title": a.Title == "", "source": a.Outlet == "" && a.URL == ""} {
		if missing {
			s.lacking[field]++
		}
	}
}

func (s *summary) print(c *cli.Context) error {
	if c.Bool("json") {
		return json.NewEncoder(c.App.Writer).Encode(s)
	}
	tell := newTeller(c)
	for _, line := range slices.Concat(s.guesses(), s.rejects(), s.gaps()) {
		tell.note(line)
	}
	if s.Unnamed > 0 {
		tell.note(unnamed(s.Unnamed, s.unnamed))
	}
	_, err := fmt.Fprintf(c.App.Writer, "%s: %s in %s, from %s (%s) in %s; %s%s rejected%s\n",
		s.Release, plural(s.Rows["events"], "event"), plural(s.Rows["event_mentions"], "mention"), plural(s.Articles, "article"),
		plural(s.Duplicates, "near-duplicate"), elapsed(s.Seconds), s.outside(), plural(s.Rejects, "input"), s.languages())
	if s.Since != nil {
		_, err = fmt.Fprintln(c.App.Writer, verdict(s.Since))
	}
	tell.note(fmt.Sprintf("next: open %s/index.html, or: dateline inspect %s events", s.Release, s.Release))
	return err
}

// plural is a count with its noun.
func plural[N int | int64](n N, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// elapsed is a time as people say it: 0.4 s, 12 s, 3m20s.
func elapsed(seconds float64) string {
	switch {
	case seconds < 10:
		return fmt.Sprintf("%.1f s", seconds)
	case seconds < 60:
		return fmt.Sprintf("%.0f s", seconds)
	}
	return time.Duration(seconds * float64(time.Second)).Round(time.Second).String()
}

// checkRejects fails where more of the inputs were rejected than --max-rejects allows: a count, or a share such as 5%.
func (s *summary) checkRejects(limit string) error {
	most, isShare, err := parseMaxRejects(limit)
	if err != nil || limit == "" {
		return err
	}
	got := float64(s.Rejects)
	if isShare {
		got = 100 * got / float64(max(1, s.Rejects+s.read))
	}
	if got <= most {
		return nil
	}
	return fmt.Errorf("%d of %s rejected, more than --max-rejects %s allows; no release was written, an older one stays\n%s",
		s.Rejects, plural(s.Rejects+s.read, "input"), limit, strings.Join(s.rejects(), "\n"))
}

func parseMaxRejects(limit string) (most float64, isShare bool, err error) {
	if limit == "" {
		return 0, false, nil
	}
	number, isShare := strings.CutSuffix(limit, "%")
	most, err = strconv.ParseFloat(number, 64)
	if err != nil || most < 0 {
		return 0, false, errors.New("a count or a share is wanted: 100, 5%")
	}
	return most, isShare, nil
}

// maxReasons is the number of reasons for rejects that the terminal shows; rejects.jsonl has them all.
const maxReasons = 3

// hints say, for the beginning of a reason, what would help.
var hints = []struct{ reason, hint string }{
	{"the article has no text", "name its field: --map text=FIELD"},
	{"published_at", "name another field with --map date=FIELD, or the order of day and month with --date-format"},
	{"retrieved_at", "name another field with --map retrieved_at=FIELD"},
}

// longestReason is how many characters of a reason the terminal shows: the names of columns are worth a second line.
const longestReason = 2 * screen

// rejects are the commonest reasons for which inputs were rejected, with a count, the first input and what would help.
func (s *summary) rejects() (lines []string) {
	kinds := slices.SortedFunc(maps.Keys(s.reasons), func(a, b string) int {
		return cmp.Or(cmp.Compare(s.reasons[b].count, s.reasons[a].count), cmp.Compare(a, b))
	})
	shown := 0
	for _, kind := range kinds[:min(len(kinds), maxReasons)] {
		r := s.reasons[kind]
		shown += r.count
		line := fmt.Sprintf("rejected %d: %s (first: %s)", r.count, clip(r.first.Reason, longestReason), strings.TrimSpace(r.first.Input+" "+r.first.Position))
		for _, h := range hints {
			if strings.HasPrefix(r.first.Reason, h.reason) {
				line += "; " + h.hint
			}
		}
		lines = append(lines, line)
	}
	if left := len(kinds) - maxReasons; left > 0 {
		lines = append(lines, fmt.Sprintf("rejected for other reasons: %d", s.Rejects-shown))
	}
	return lines
}

// gaps tell of what most articles lack and rows then miss.
func (s *summary) gaps() (lines []string) {
	for _, g := range []struct{ field, ours, name, means, flag string }{
		{"published_at", "date", "date of publication", "relative dates stay unknown", "--date DATE"},
		{"title", "title", "title", "pages and tables show none", ""},
		{"source", "source", "outlet", "outlets are not counted", "--source NAME"},
	} {
		if 2*s.lacking[g.field] <= s.read {
			continue
		}
		line := fmt.Sprintf("%d of %s have no %s, so %s; name its field: --map %s=FIELD", s.lacking[g.field], plural(s.read, "article"), g.name, g.means, g.ours)
		if g.flag != "" {
			line += ", or give one for all: " + g.flag
		}
		lines = append(lines, line)
	}
	return lines
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

// misnamed counts an article of an input whose name says nothing.
func (s *summary) misnamed(input string) {
	s.Unnamed++
	s.unnamed = cmp.Or(s.unnamed, input)
}

// unnamed tells of inputs whose names are not as --path has it.
func unnamed(n int, first string) string {
	return fmt.Sprintf("%s of inputs whose names are not as --path has it (first: %s)", plural(n, "article"), first)
}

// unfound tells of a field of --map that no record had.
func unfound(ours, theirs string, fields []string) string {
	return fmt.Sprintf("--map %s=%s: no record of JSON has such a field; the first has %s", ours, theirs, strings.Join(fields[:min(len(fields), maxFields)], ", "))
}

// maxFields is how many fields of a record a message names.
const maxFields = 20

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
