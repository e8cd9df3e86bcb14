// Package pipeline turns articles into the tables of a release: Run reads articles, sends each through the stages, and
// gives the merged tables to a Sink.
package pipeline

import (
	"fmt"

	"github.com/dateline-data/dateline/pipeline/actors"
	"github.com/dateline-data/dateline/pipeline/dates"
	"github.com/dateline-data/dateline/pipeline/events"
	"github.com/dateline-data/dateline/pipeline/parse"
	"github.com/dateline-data/dateline/pipeline/places"
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
}

// New loads the embedded models and tables, and the user's own on top of them.
func New(config Config) (*Pipeline, error) {
	annotator, err := parse.New()
	if err != nil {
		return nil, fmt.Errorf("load language models: %w", err)
	}
	resolver, err := places.New(places.Options{UserFile: config.Places})
	if err != nil {
		return nil, err
	}
	who, err := actors.New(actors.Options{UserFiles: config.Actors})
	if err != nil {
		return nil, err
	}
	coder, err := events.New(events.Options{UserFiles: config.Events})
	if err != nil {
		return nil, err
	}
	return &Pipeline{[]Named{
		{"segment", text.NewSegmenter()},
		{"parse", annotator},
		{"date", dates.New()},
		{"resolve places", resolver},
		{"resolve actors", who},
		{"code events", coder},
	}}, nil
}
