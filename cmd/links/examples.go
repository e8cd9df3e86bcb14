package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
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

// article is what was found in one, with the happening that each mention tells, empty where none is marked.
type article struct {
	id         string
	published  schema.Day
	mentions   []schema.EventMention
	clues      []consolidate.Clues
	happenings []string
}

// labelled is a report with its happening, empty where none is marked.
type labelled struct {
	consolidate.Report
	happening, article string
	happenings         []string // of its mentions, one each
	published          schema.Day
}

// world is a running story, told in several articles.
type world struct {
	name     string
	articles []article
}

// readWorlds reads the articles of a file, the worlds in order of their first ones.
func readWorlds(p *pipeline.Pipeline, path string) (worlds []world, err error) {
	at := map[string]int{}
	err = corpus.ReadLines(path, func(text string) error {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			return err
		}
		a, err := l.read(p)
		if err != nil {
			return err
		}
		if _, known := at[l.World]; !known {
			at[l.World] = len(worlds)
			worlds = append(worlds, world{name: l.World})
		}
		w := &worlds[at[l.World]]
		w.articles = append(w.articles, *a)
		return nil
	})
	return worlds, err
}

// withinExamples are what an article has told of each marked happening so far, with every later marked mention.
func (w *world) withinExamples() (all []example) {
	for i := range w.articles {
		a := &w.articles[i]
		var told []labelled
		for k, h := range a.happenings {
			if h == "" {
				continue
			}
			later := &consolidate.Report{Mentions: a.mentions[k : k+1], Clues: a.clues[k : k+1]}
			for b := range told {
				if hints := consolidate.HintsWithin(&told[b].Report, later); hints != nil {
					all = append(all, example{hints: hints, isOne: told[b].happening == h, weight: 1, world: w.name})
				}
			}
			told = tell(told, h, later)
		}
	}
	return all
}

// tell adds a mention to the report of its happening.
func tell(told []labelled, happening string, more *consolidate.Report) []labelled {
	at := slices.IndexFunc(told, func(l labelled) bool { return l.happening == happening })
	if at < 0 {
		at = len(told)
		told = append(told, labelled{happening: happening})
	}
	r := &told[at]
	r.Mentions, r.Clues = append(r.Mentions, more.Mentions...), append(r.Clues, more.Clues...)
	return told
}

// betweenExamples are the pairs of reports of two articles whose happenings are marked.
func (w *world) betweenExamples(within map[string]float64) (all []example) {
	reports := w.reports(within)
	for i := range reports {
		for k := range i {
			if a, b := &reports[k], &reports[i]; a.article != b.article && a.happening != "" && b.happening != "" {
				all = pair(all, a, b, w.name)
			}
		}
	}
	return all
}

// reports are those of all articles of a world.
func (w *world) reports(within map[string]float64) (all []labelled) {
	for i := range w.articles {
		all = append(all, w.articles[i].reports(within)...)
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
	unrelatedPairs  = 20000
	unrelatedWeight = 700.0
	// tries bounds the pairs drawn in search of those.
	tries = 3_000_000
	// sameTime is how many days apart articles are paired.
	sameTime = 10
)

// readNews gives the articles of a file.
func readNews(p *pipeline.Pipeline, path string) (all []article, err error) {
	err = corpus.ReadLines(path, func(text string) error {
		var l line
		if err := json.Unmarshal([]byte(text), &l); err != nil {
			return err
		}
		a, err := l.read(p)
		if err != nil {
			return err
		}
		all = append(all, *a)
		return nil
	})
	return all, err
}

// firstSentence is the first of the bank's sentences that examples are made of, every second from there on: nobody read those behind it.
const firstSentence = 37000

// readBank gives single sentences, as if all were of one day.
func readBank(p *pipeline.Pipeline, path string) (all []article, err error) {
	var bank corpus.Corpus
	if err := bank.ReadBank(path); err != nil {
		return nil, err
	}
	for i := firstSentence; ; i += 2 {
		sentence, err := bank.Article(fmt.Sprintf("%s%d-%d", corpus.BankPrefix, i, i+1))
		if err != nil {
			return all, nil // behind the last
		}
		l := line{ID: sentence.InputID, Text: sentence.Text, Published: "2020-01-01"}
		a, err := l.read(p)
		if err != nil {
			return nil, err
		}
		all = append(all, *a)
	}
}

// unrelatedExamples are pairs of reports of two articles, drawn by chance.
func unrelatedExamples(within map[string]float64, articles []article) (examples []example) {
	var all []labelled
	for i := range articles {
		all = append(all, articles[i].reports(within)...)
	}
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

// read finds what an article tells, with the happenings that its quotes mark.
func (l *line) read(p *pipeline.Pipeline) (*article, error) {
	a, err := l.article()
	if err != nil {
		return nil, err
	}
	rows, err := p.Analyze(a)
	if err != nil {
		return nil, err
	}
	read := &article{id: a.ID, published: a.PublishedDay(), mentions: rows.Events, clues: rows.Clues}
	happenings := l.happenings(rows.Events)
	for i := range rows.Events {
		read.happenings = append(read.happenings, happenings[rows.Events[i].Trigger.Start])
	}
	return read, nil
}

// reports are what an article says of each event, as weights within an article put its mentions together.
func (a *article) reports(within map[string]float64) (all []labelled) {
	marked := map[string]string{}
	for i := range a.mentions {
		marked[a.mentions[i].ID] = a.happenings[i]
	}
	for _, r := range consolidate.ReportsWith(within, a.mentions, a.clues) {
		one := labelled{Report: r, article: a.id, published: a.published}
		for i := range r.Mentions {
			h := marked[r.Mentions[i].ID]
			one.happening, one.happenings = cmp.Or(one.happening, h), append(one.happenings, h)
		}
		all = append(all, one)
	}
	return all
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
