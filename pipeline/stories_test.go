package pipeline

import (
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
)

// TestStories merges running stories of several outlets. A story's articles begin with "## OUTLET TIME"; in brackets behind
// its sentence stands which words report which happening. Reports of one happening must be one event, of two never. A "!" behind
// the happening marks a report that is known not to be found, or not to be put with its others. Which reports are found hangs on
// the models, too: a tenth of the marks may be out of date. Two happenings in one event never may.
func TestStories(t *testing.T) {
	p := newPipeline(t)
	var outdated []string
	reports := 0
	files, err := filepath.Glob("../fixtures/stories/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal(len(files), err)
	}
	for _, name := range files {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txt"), func(t *testing.T) {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			story, faults, n := checkStory(t, p, string(text))
			outdated, reports = append(outdated, faults...), reports+n
			if *update {
				if err := os.WriteFile(name, []byte(story), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
	if len(outdated)*10 > reports && !*update {
		t.Errorf("%d of %d marks are out of date:\n%s", len(outdated), reports, strings.Join(outdated, "\n"))
	}
}

// told is a place in an article where a happening is reported.
type told struct {
	happening, article, words string
	faulty                    bool
}

// checkStory holds a story to its marks, and gives it with marks that hold, what is wrong with the old ones, and the number of reports.
func checkStory(t *testing.T, p *Pipeline, story string) (marked string, outdated []string, reports int) {
	marked = story
	store := consolidate.NewStore(extsort.NewSpace(t.TempDir()), consolidate.Options{})
	var all []told
	articles := map[string]*schema.Article{}
	for _, part := range strings.Split(story, "\n## ")[1:] {
		a, reports := readStoryArticle(t, part)
		rows, err := p.Analyze(a)
		if err != nil {
			t.Fatal(err)
		}
		if err := store.Add(rows); err != nil {
			t.Fatal(err)
		}
		articles[a.ID] = a
		for _, r := range reports {
			r.article = a.ID
			all = append(all, r)
		}
	}
	eventAt := eventsByTrigger(t, store)
	events := make([]string, len(all))
	for i, r := range all {
		start := strings.Index(articles[r.article].Text, r.words)
		for at := start; at < start+len(r.words) && events[i] == ""; at++ { // the first trigger of the words
			events[i] = eventAt[r.article][at]
		}
	}
	for i := range all {
		a, fault := &all[i], faultOf(t, all, events, i)
		if (fault != "") == a.faulty {
			continue
		}
		outdated = append(outdated, fmt.Sprintf("%q (known fault: %v): %s", a.words, a.faulty, fault))
		if mark := "[" + a.words + " = " + a.happening; a.faulty {
			marked = strings.Replace(marked, mark+" !]", mark+"]", 1)
		} else {
			marked = strings.Replace(marked, mark+"]", mark+" !]", 1)
		}
		a.faulty = !a.faulty
	}
	return marked, outdated, len(all)
}

// faultOf is what is wrong with the event of a report; that it is one with the event of another happening fails the test.
func faultOf(t *testing.T, all []told, events []string, i int) (fault string) {
	a := &all[i]
	if events[i] == "" {
		return fmt.Sprintf("no event is read in %q", a.words)
	}
	for j, b := range all {
		switch same := events[i] == events[j]; {
		case i == j || events[j] == "" || same == (a.happening == b.happening):
		case same:
			t.Errorf("%q and %q are one event", b.words, a.words)
		case !b.faulty:
			fault = fmt.Sprintf("%q and %q are two events", b.words, a.words)
		}
	}
	return fault
}

// readStoryArticle reads an article and takes the marks out of its text.
func readStoryArticle(t *testing.T, part string) (*schema.Article, []told) {
	t.Helper()
	head, body, _ := strings.Cut(part, "\n")
	cut := strings.LastIndexByte(head, ' ')
	published, err := time.Parse(time.RFC3339, head[cut+1:])
	if err != nil {
		t.Fatal(err)
	}
	var reports []told
	for {
		before, rest, ok := strings.Cut(body, " [")
		if !ok {
			break
		}
		mark, after, _ := strings.Cut(rest, "]")
		words, happening, _ := strings.Cut(mark, " = ")
		happening, faulty := strings.CutSuffix(happening, " !")
		reports = append(reports, told{happening: happening, words: words, faulty: faulty})
		body = before + after
	}
	for _, r := range reports {
		if !strings.Contains(body, r.words) {
			t.Fatalf("%q is not in the text", r.words)
		}
	}
	return &schema.Article{Outlet: head[:cut], PublishedAt: published, Text: strings.TrimSpace(body), Language: "en"}, reports
}

// eventsByTrigger are the events of each article by where their triggers begin.
func eventsByTrigger(t *testing.T, store *consolidate.Store) map[string]map[int]string {
	t.Helper()
	at := map[string]map[int]string{}
	_, err := store.Emit(func(table *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
		for r, err := range rows {
			if err != nil {
				return err
			}
			if table.Name != "event_mentions" {
				continue
			}
			article := r[table.Index("article_id")].Str
			if at[article] == nil {
				at[article] = map[int]string{}
			}
			at[article][int(r[table.Index("trigger_start")].Int)] = r[table.Index("event_id")].Str
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return at
}
