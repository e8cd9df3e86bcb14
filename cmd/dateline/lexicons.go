package main

import (
	"github.com/dateline-data/dateline/pipeline"
	"github.com/urfave/cli/v2"
)

// lexiconFlags name the user's own tables, which stand over the embedded ones.
var lexiconFlags = []cli.Flag{
	&cli.StringSliceFlag{Name: "actors", Category: "YOUR OWN TABLES", Usage: "`FILE` of your own actors: CSV, or a PETRARCH dictionary"},
	&cli.StringFlag{Name: "places", Category: "YOUR OWN TABLES", Usage: "`FILE` of your own places: CSV"},
	&cli.StringSliceFlag{Name: "events", Category: "YOUR OWN TABLES", Usage: "`FILE` of your own senses, in the form of the embedded lexicon"},
}

// newPipeline loads the stages; what is wrong with the user's files is a mistake of usage.
func newPipeline(c *cli.Context) (*pipeline.Pipeline, error) {
	p, err := pipeline.New(pipeline.Config{Actors: c.StringSlice("actors"), Places: c.String("places"), Events: c.StringSlice("events")})
	if err != nil {
		return nil, usageError{err}
	}
	return p, nil
}
