package main

import (
	"fmt"
	"runtime/debug"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/judge"
	"github.com/urfave/cli/v2"
)

// lexiconFlags name the user's own tables, which stand over the embedded ones.
var lexiconFlags = []cli.Flag{
	&cli.StringSliceFlag{Name: "actors", Category: "YOUR OWN TABLES", Usage: "`FILE` of your own actors: CSV, or a PETRARCH dictionary"},
	&cli.StringFlag{Name: "places", Category: "YOUR OWN TABLES", Usage: "`FILE` of your own places: CSV"},
	&cli.StringSliceFlag{Name: "events", Category: "YOUR OWN TABLES", Usage: "`FILE` of your own senses, in the form of the embedded lexicon"},
}

// confidenceFlag bounds what rows are worth keeping.
var confidenceFlag = &cli.Float64Flag{Name: minConfidence, Value: judge.MinConfidence, Usage: "`SHARE`, 0 to 1: rows of events that are less sure, of event and type above all, are left out; 0 keeps all"}

const minConfidence = "min-confidence"

// newPipeline loads the stages; what is wrong with the user's files is a mistake of usage.
func newPipeline(c *cli.Context) (*pipeline.Pipeline, error) {
	config := pipeline.Config{Actors: c.StringSlice("actors"), Places: c.String("places"), Events: c.StringSlice("events")}
	if c.IsSet(minConfidence) {
		least := c.Float64(minConfidence)
		if !(least >= 0 && least <= 1) {
			return nil, usageError{fmt.Errorf("--%s %v: give a share from 0 to 1", minConfidence, least)}
		}
		config.MinConfidence = &least
	}
	defer debug.SetGCPercent(debug.SetGCPercent(-1)) // nearly all that loading makes stays: there is no garbage to look for
	p, err := pipeline.New(config)
	if err != nil {
		return nil, usageError{err}
	}
	return p, nil
}
