// Package pipeline turns articles into the tables of a release: Run reads articles, sends each through the stages, and
// gives the merged tables to a Sink.
package pipeline

import (
	"errors"
	"sync"

	"github.com/dateline-data/dateline/pipeline/actors"
	"github.com/dateline-data/dateline/pipeline/dates"
	"github.com/dateline-data/dateline/pipeline/events"
	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/places"
	"github.com/dateline-data/dateline/pipeline/places/gazetteer"
	"github.com/dateline-data/dateline/pipeline/text"
)

// Stage is one step of reading an article: it takes what the stages before it put into the document and adds its own. A
// Stage is built once and used by all workers at the same time, so it holds nothing of a document.
type Stage interface {
	Apply(*text.Document) error
}

// Named is a stage with the verb that errors speak of it by.
type Named struct {
	Name string
	Stage
}

// Pipeline is the stages in the order in which an article flows through them. Safe for concurrent use.
type Pipeline struct{ stages []Named }

// Config says what the stages are to know beyond what is embedded.
type Config struct {
	Actors []string // files of actors: CSV or PETRARCH dictionaries
	Places string   // CSV file of places
	Events []string // files of senses

	MinConfidence *float64 // of rows that are kept; nil takes judge.MinConfidence
	Unjudged      bool     // keep rows, doubtful ones too, as the coder made them: what the judge is trained on
}

// Fingerprints tell which models and tables the rows are made with, by what they are.
func Fingerprints() map[string]string {
	return map[string]string{
		"actor_lexicon":  actors.Fingerprint(),
		"event_lexicon":  events.Fingerprint(),
		"gazetteer":      gazetteer.Fingerprint(),
		"judge":          judge.Fingerprint(),
		"language_model": parse.Fingerprint(),
	}
}

// New loads the embedded models and tables, and the user's own on top of them, all at the same time.
func New(config Config) (*Pipeline, error) {
	stages := []Named{
		{"segment", text.NewSegmenter()},
		{"parse", nil},
		{"date", dates.New()},
		{"resolve places", nil},
		{"resolve actors", nil},
		{"code events", nil},
		{"judge rows", nil},
	}
	loaders := map[int]func() (Stage, error){
		1: func() (Stage, error) { return parse.New() },
		3: func() (Stage, error) { return places.New(places.Options{UserFile: config.Places}) },
		4: func() (Stage, error) { return actors.New(actors.Options{UserFiles: config.Actors}) },
		5: func() (Stage, error) { return events.New(events.Options{UserFiles: config.Events}) },
		6: func() (Stage, error) { return judge.New(judge.Options{MinConfidence: config.MinConfidence}) },
	}
	if config.Unjudged {
		delete(loaders, 6)
		stages = stages[:6]
	}
	errs := make([]error, len(stages))
	var loading sync.WaitGroup
	for i, load := range loaders {
		loading.Go(func() { stages[i].Stage, errs[i] = load() })
	}
	loading.Wait()
	return &Pipeline{stages}, errors.Join(errs...)
}
