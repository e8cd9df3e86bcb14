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
	"github.com/dateline-data/dateline/pipeline/trigger"
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
		"triggers":       trigger.Fingerprint(),
	}
}

// New loads the embedded models and tables, and the user's own on top of them, all at the same time.
func New(config Config) (*Pipeline, error) {
	loaders := []loader{
		{"segment", func() (Stage, error) { return text.NewSegmenter(), nil }},
		{"parse", func() (Stage, error) { return parse.New() }},
		{"date", func() (Stage, error) { return dates.New(), nil }},
		{"resolve places", func() (Stage, error) { return places.New(places.Options{UserFile: config.Places}) }},
		{"resolve actors", func() (Stage, error) { return actors.New(actors.Options{UserFiles: config.Actors}) }},
		{"code events", func() (Stage, error) { return events.New(events.Options{UserFiles: config.Events}) }},
		{"judge rows", func() (Stage, error) { return judge.New(judge.Options{MinConfidence: config.MinConfidence}) }},
	}
	if config.Unjudged {
		loaders = loaders[:len(loaders)-1]
	}
	stages, errs := make([]Named, len(loaders)), make([]error, len(loaders))
	var loading sync.WaitGroup
	for i, l := range loaders {
		loading.Go(func() { stages[i].Name = l.name; stages[i].Stage, errs[i] = l.load() })
	}
	loading.Wait()
	return &Pipeline{stages}, errors.Join(errs...)
}

// loader makes a stage, which may take a while: a model to unpack, a table to index.
type loader struct {
	name string
	load func() (Stage, error)
}
