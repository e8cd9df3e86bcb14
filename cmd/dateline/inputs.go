package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/pipeline/work"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

// periodFlags bound the dates of publication.
var periodFlags = []cli.Flag{
	&cli.StringFlag{Name: "since", Category: "INPUTS", Usage: "first `DATE` of publication; what is older, or has no date, is left out and counted"},
	&cli.StringFlag{Name: "until", Category: "INPUTS", Usage: "last `DATE` of publication, itself included"},
}

// inputFlags are the flags of every command that reads articles.
var inputFlags = []cli.Flag{
	&cli.StringFlag{Name: "map", Category: "INPUTS", Usage: "`FIELDS` of JSON, CSV, Parquet and Arrow inputs, as ours=theirs,...: title=headline,text=body; ours are " + strings.Join(ingest.MapFields, ", ")},
	&cli.StringFlag{Name: "path", Category: "INPUTS", Usage: "`PATTERN` of the names of files that tell what articles do not say: {date}_{source}_{id}.txt, {year}/{month}/{day}/*.html"},
	&cli.IntFlag{Name: limitFlag, DefaultText: "all", Category: "INPUTS", Usage: "`NUMBER` of articles to read, the first ones"},
	&cli.IntFlag{Name: sampleFlag, DefaultText: "all", Category: "INPUTS", Usage: "`NUMBER` of articles to draw from all, the same ones whatever the order of the INPUTs"},
	&cli.StringFlag{Name: "date", Category: "INPUTS", Usage: "publication `DATE` of articles that do not give one"},
	&cli.StringFlag{Name: dateFormatFlag, Category: "INPUTS", Usage: "`FORMAT` of the dates of inputs, as C and Python have it: %d/%m/%Y; dates in other formats are read as well"},
	&cli.StringFlag{Name: "source", Category: "INPUTS", Usage: "`NAME` of the outlet of articles that do not give one"},
	&cli.StringFlag{Name: "language", Category: "INPUTS", Usage: "language `CODE` of articles that do not give one"},
	&cli.StringFlag{Name: "article-license", Category: "INPUTS", Usage: "`LICENCE` of articles that do not give one"},
	periodFlags[0], periodFlags[1],
	&cli.IntFlag{Name: "max-depth", Category: "INPUTS", Value: ingest.DefaultLimits.Depth, Usage: "`NUMBER` of archives inside each other that are opened"},
	&cli.IntFlag{Name: "max-ratio", Category: "INPUTS", Value: ingest.DefaultLimits.Ratio, Usage: "`TIMES` its size that a packed input may unpack to"},
	&cli.StringFlag{Name: "max-unpacked", Category: "INPUTS", Value: sizeText(ingest.DefaultLimits.Unpacked), Usage: "`SIZE` that an input may unpack to: 500GB, 1TiB"},
	&cli.StringFlag{Name: "max-spool", Category: "INPUTS", Value: sizeText(ingest.DefaultLimits.Spool), Usage: "`SIZE` of the temporary file for an archive that can only be read whole"},
}

const (
	dateFormatFlag = "date-format"
	limitFlag      = "limit"
	sampleFlag     = "sample"
)

const aDay = 24 * time.Hour

func ingestOptions(c *cli.Context) (o ingest.Options, err error) {
	if o.Map, err = ingest.ParseMap(c.String("map")); err != nil {
		return o, usageError{err}
	}
	if o.DateFormat, err = ingest.ParseDateFormat(c.String(dateFormatFlag)); err != nil {
		return o, usageError{fmt.Errorf("--%s: %w", dateFormatFlag, err)}
	}
	if o.FileNames, err = ingest.ParseFileNames(c.String("path"), o.DateFormat); err != nil {
		return o, usageError{fmt.Errorf("--path %s: %w", c.String("path"), err)}
	}
	if o.Limit, o.Sample = c.Int(limitFlag), c.Int(sampleFlag); o.Limit < 0 || o.Sample < 0 {
		return o, usageError{errors.New("--limit and --sample are numbers of articles")}
	}
	o.Limits = ingest.Limits{Depth: c.Int("max-depth"), Ratio: c.Int("max-ratio"), Unpacked: sizeOf(c, "max-unpacked"), Spool: sizeOf(c, "max-spool")}
	o.Defaults = schema.Article{Outlet: c.String("source"), Language: c.String("language"), License: c.String("article-license")}
	for _, date := range []struct {
		flag string
		time *time.Time
	}{{"date", &o.Defaults.PublishedAt}, {"since", &o.Since}, {"until", &o.Until}} {
		if *date.time, err = ingest.ParseTime(c.String(date.flag)); err != nil {
			return o, usageError{fmt.Errorf("--%s: %w", date.flag, err)}
		}
	}
	switch hour := o.Until.Sub(o.Until.Truncate(aDay)); { // Until is not included, and a day is meant whole
	case o.Until.IsZero():
	case hour == 0:
		o.Until = o.Until.Add(aDay)
	default:
		o.Until = o.Until.Add(1)
	}
	return o, nil
}

// articleSource reads the command's inputs; what is found beside articles is given to h. keep tells of an article that was read
// whether it lies between --since and --until: its text may have given the date that the input did not. known tells of inputs
// that need not be read again; may be nil.
func articleSource(ctx context.Context, c *cli.Context, h ingest.Handler, known func(state string) bool) (source pipeline.Source, keep func(*schema.Article) bool, err error) {
	inputs := c.Args().Slice()
	if len(inputs) == 0 {
		inputs = c.StringSlice("inputs")
	}
	if len(inputs) == 0 {
		return nil, nil, usageError{errNoInput}
	}
	options, err := ingestOptions(c)
	if err != nil {
		return nil, nil, err
	}
	options.Skip, options.Known = skipper(c), known
	reading := options
	if c.String("work") != "" && !chooses(c) { // keeps all; the dates choose what is released
		reading.Since, reading.Until = time.Time{}, time.Time{}
	}
	source = func(feed pipeline.Feed) error {
		h.Article, h.Done = feed.Article, feed.Done
		return ingest.Read(ctx, inputs, os.Stdin, reading, h)
	}
	return source, func(a *schema.Article) bool { return options.Within(a.PublishedAt) }, nil
}

// chooses tells whether the command reads some of the articles alone.
func chooses(c *cli.Context) bool { return c.Int(limitFlag) > 0 || c.Int(sampleFlag) > 0 }

// skipper tells, and says so, of folders below the inputs that hold what dateline wrote.
func skipper(c *cli.Context) func(folder string) bool {
	return func(folder string) bool {
		kind := ""
		switch {
		case output.IsRelease(folder) || sameFile(folder, c.String("out")):
			kind = "a release"
		case work.IsFolder(folder):
			kind = "a work folder"
		default:
			return false
		}
		newTeller(c).note(folder + " is left out: it is " + kind + ", not a folder of articles")
		return true
	}
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	other, otherErr := os.Stat(b)
	return err == nil && otherErr == nil && os.SameFile(one, other)
}
