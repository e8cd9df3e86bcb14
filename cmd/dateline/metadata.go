package main

import (
	"errors"
	"strings"
	"time"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

// metadataFlags say of a release what its data cannot.
var metadataFlags = []cli.Flag{
	&cli.StringFlag{Name: "title", Category: "ABOUT THE RELEASE", Usage: "`TITLE` of the release"},
	&cli.StringFlag{Name: "description", Category: "ABOUT THE RELEASE", Usage: "`TEXT` that says what the release is about"},
	&cli.StringSliceFlag{Name: "author", Category: "ABOUT THE RELEASE", Usage: "`NAME` of an author, again for each: \"Doe, Jane <https://orcid.org/...>\" or an organisation"},
	&cli.StringFlag{Name: "license", Category: "ABOUT THE RELEASE", Usage: "`SPDX` identifier of the licence of the tables: CC-BY-4.0"},
	&cli.StringFlag{Name: "release-version", Category: "ABOUT THE RELEASE", Usage: "`VERSION` of the data: 1.0.0, or a day: 2024.12.10"},
	&cli.StringFlag{Name: "release-date", Category: "ABOUT THE RELEASE", DefaultText: "that of the last article", Usage: "`DAY` on which the release appears: 2024-12-10, or today"},
	&cli.StringFlag{Name: "homepage", Category: "ABOUT THE RELEASE", Usage: "`URL` of the dataset"},
	&cli.StringFlag{Name: "base", Category: "ABOUT THE RELEASE", Usage: "`RELEASE` before this one: CHANGELOG.md says what differs and goes on with its entries; title, description, authors, licence, homepage, keywords and the version that follows are taken over unless others are given"},
	&cli.StringSliceFlag{Name: "keyword", Category: "ABOUT THE RELEASE", Usage: "`WORD` under which the release is found, again for each"},
}

func metadata(c *cli.Context) output.Metadata {
	m := output.Metadata{
		Title: c.String("title"), Description: c.String("description"), Version: c.String("release-version"), Date: releaseDate(c.String("release-date")),
		License: c.String("license"), Homepage: c.String("homepage"), Keywords: c.StringSlice("keyword"),
	}
	for _, name := range c.StringSlice("author") {
		m.Authors = append(m.Authors, output.ParseAuthor(name))
	}
	return m
}

// today is the day of the run, which nothing else in a release tells: two runs of one day give the same bytes.
const today = "today"

// releaseDate is the day that a flag names.
func releaseDate(v string) string {
	if v == today {
		return time.Now().Format(time.DateOnly)
	}
	return v
}

// checks say what is wrong with the value of a flag, before anything is read or written.
var checks = map[string]func(value string) error{
	"text": func(v string) error {
		if _, ok := schema.ParseExtra(v); !ok {
			return errors.New("there are none, sentence and full")
		}
		return nil
	},
	"tables":          func(v string) error { return output.Options{Tables: words(v)}.Check() },
	"compression":     func(v string) error { return output.Options{Compression: v}.Check() },
	"format":          func(v string) error { return output.Options{Formats: words(v)}.Check() },
	"layout":          func(v string) error { return output.Options{Layouts: words(v)}.Check() },
	"partition":       func(v string) error { return output.Options{Partition: v}.Check() },
	"release-version": func(v string) error { return output.Metadata{Version: v}.Check() },
	"release-date":    func(v string) error { return output.Metadata{Date: releaseDate(v)}.Check() },
	"license":         func(v string) error { return output.Metadata{License: v}.Check() },
	"homepage":        func(v string) error { return output.Metadata{Homepage: v}.Check() },
	"author":          func(v string) error { return output.Metadata{Authors: []output.Author{output.ParseAuthor(v)}}.Check() },
	"base":            func(v string) error { _, err := output.Open(v); return err },
	dateFormatFlag:    func(v string) error { _, err := ingest.ParseDateFormat(v); return err },
	"path":            func(v string) error { _, err := ingest.ParseFileNames(v, ""); return err },
	"map":             func(v string) error { _, err := ingest.ParseMap(v); return err },
	"max-unpacked":    checkSize,
	"max-spool":       checkSize,
	"memory":          checkSize,
	"max-rejects":     func(v string) error { _, _, err := parseMaxRejects(v); return err },
	"log-format": func(v string) error {
		if v != "text" && v != "json" {
			return errors.New("there are text and json")
		}
		return nil
	},
	"date": func(v string) error { _, err := ingest.ParseTime(v); return err },
}

func checkFlag(name, value string) error {
	if check := checks[name]; check != nil {
		return check(value)
	}
	return nil
}

// words are the parts of a value such as "parquet,csv".
func words(v string) []string {
	return strings.FieldsFunc(v, func(r rune) bool { return r == ',' || r == ' ' })
}
