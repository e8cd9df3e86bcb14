package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/dateline-data/dateline/cmd/internal/corpus"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/schema"
)

// example is a pair of reports.
type example struct {
	hints  []consolidate.Hint
	rows   []int // of the table, one for each hint; filled in by learn
	isOne  bool  // happening that both tell
	weight float64
	world  string // empty for unrelated articles
}

// line is an article of a file.
type line struct {
	World, ID, Title, Source, Text string
	Published                      string `json:"published_at"`
	Events                         []told
}

// told are words that tell of a happening, and where they start, in code points, if they stand in the text twice.
type told struct {
	Cluster, Quote string
	Type           string `json:"event_type"`
	Start          *int
}

// labelled is a report with its happening, empty where none is marked.
type labelled struct {
	consolidate.Report
	happening, article string
	happenings         []string // of its mentions, one each
	published          schema.Day
}

// world is a running story, told in the reports of several articles.
type world struct {
	name    string
	reports []labelled
}

// readWorlds reads the articles of a file, the worlds in order of their first ones.
func readWorlds(p *pipeline.Pipeline, path string) (worlds []world, err error) {
	at := map[string]int{}
	err = corpus.ReadLines(path, func(text string) error {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			return err
		}
		reports, err := l.reports(p)
		if err != nil {
			return err
		}
		if _, known := at[l.World]; !known {
			at[l.World] = len(worlds)
			worlds = append(worlds, world{name: l.World})
		}
		w := &worlds[at[l.World]]
		w.reports = append(w.reports, reports...)
		return nil
	})
	return worlds, err
}

// examples are the pairs of reports of two articles whose happenings are marked.
func (w *world) examples() (all []example) {
	for i := range w.reports {
		for k := range i {
			if a, b := &w.reports[k], &w.reports[i]; a.article != b.article && a.happening != "" && b.happening != "" {
				all = pair(all, a, b, w.name)
			}
		}
	}
	return all
}

// pair adds the example that two reports make.
func pair(examples []example, a, b *labelled, world string) []example {
	if hints := consolidate.Hints(&a.Report, &b.Report); hints != nil {
		return append(examples, example{hints: hints, isOne: a.happening == b.happening && a.happening != "", weight: 1, world: world})
	}
	return examples
}

const (
	// unrelatedPairs are looked for in each file, and count together as much as unrelatedWeight pairs of stories: of what is in the news of some
	// days nearly all pairs are of two happenings, but linking seldom weighs them.
	unrelatedPairs  = 5000
	unrelatedWeight = 500.0
	// tries bounds the pairs drawn in search of those.
	tries = 3_000_000
	// sameTime is how many days apart articles are paired.
	sameTime = 10
)

// readNews gives the reports of the articles of a file.
func readNews(p *pipeline.Pipeline, path string) (all []labelled, err error) {
	err = corpus.ReadLines(path, func(text string) error {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			return err
		}
		reports, err := l.reports(p)
		all = append(all, reports...)
		return err
	})
	return all, err
}

// firstSentence is the first of the bank's sentences that examples are made of, every second from there on: nobody read those behind it.
const firstSentence = 37000

// readBank gives the reports of single sentences, as if all were of one day.
func readBank(p *pipeline.Pipeline, path string) (all []labelled, err error) {
	var bank corpus.Corpus
	if err := bank.ReadBank(path); err != nil {
		return nil, err
	}
	for i := firstSentence; ; i += 2 {
		a, err := bank.Article(fmt.Sprintf("%s%d-%d", corpus.BankPrefix, i, i+1))
		if err != nil {
			return all, nil // behind the last
		}
		l := line{ID: a.InputID, Text: a.Text, Published: "2020-01-01"}
		reports, err := l.reports(p)
		if err != nil {
			return nil, err
		}
		all = append(all, reports...)
	}
}

// unrelatedExamples are pairs of reports of two articles, drawn by chance.
func unrelatedExamples(all []labelled) (examples []example) {
	if len(all) == 0 {
		return nil
	}
	chance := rand.New(rand.NewPCG(1, 2))
	for range tries {
		a, b := &all[chance.IntN(len(all))], &all[chance.IntN(len(all))]
		if apart := a.published - b.published; a.article != b.article && apart >= -sameTime && apart <= sameTime {
			examples = pair(examples, a, b, "")
		}
		if len(examples) == unrelatedPairs {
			break
		}
	}
	for i := range examples {
		examples[i].weight = unrelatedWeight / float64(len(examples))
	}
	return examples
}

// reports are what an article says of each event, with the happenings that its quotes mark.
func (l *line) reports(p *pipeline.Pipeline) (all []labelled, err error) {
	a, err := l.article()
	if err != nil {
		return nil, err
	}
	rows, err := p.Analyze(a)
	if err != nil {
		return nil, err
	}
	happenings := l.happenings(rows.Events)
	for _, r := range consolidate.ReportsOf(rows) {
		one := labelled{Report: r, article: a.ID, published: a.PublishedDay()}
		for i := range r.Mentions {
			h := happenings[r.Mentions[i].Trigger.Start]
			one.happening, one.happenings = cmp.Or(one.happening, h), append(one.happenings, h)
		}
		all = append(all, one)
	}
	return all, nil
}

// timeForms are how files write when an article was published.
var timeForms = []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly}

func (l *line) article() (*schema.Article, error) {
	a := &schema.Article{InputID: l.ID, Title: l.Title, Outlet: l.Source, Text: l.Text, Language: "en"}
	for _, form := range timeForms {
		if at, err := time.Parse(form, l.Published); err == nil {
			_, offset := at.Zone()
			a.PublishedAt, a.PublishedOffset = at.UTC(), schema.Some(offset/60)
			return a, nil
		}
	}
	if l.Published != "" {
		return nil, fmt.Errorf("article %s: published_at %q is no time", l.ID, l.Published)
	}
	return a, nil
}

// happenings are those of the mentions by where their triggers start: each quote marks the first of its type in it, or else the first.
func (l *line) happenings(mentions []schema.EventMention) map[int]string {
	all := map[int]string{}
	for _, isOfType := range []bool{true, false} {
		for i, t := range l.Events {
			start, end := t.extent(l.Text)
			for k := range mentions {
				at := mentions[k].Trigger.Start
				if start <= at && at < end && all[at] == "" && (mentions[k].Event.Type == t.Type || !isOfType) {
					all[at] = t.Cluster
					l.Events[i].Quote = "" // it marks one mention
					break
				}
			}
		}
	}
	return all
}

// extent is where a quote stands, in code points; 0 and 0 where it stands nowhere.
func (t *told) extent(text string) (start, end int) {
	at := strings.Index(text, t.Quote)
	if t.Quote == "" || at < 0 {
		return 0, 0
	}
	start = len([]rune(text[:at]))
	if t.Start != nil {
		start = *t.Start
	}
	return start, start + len([]rune(t.Quote))
}
