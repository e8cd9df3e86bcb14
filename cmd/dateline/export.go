package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dateline-data/dateline/pipeline/work"
	"github.com/dateline-data/dateline/schema"
	"github.com/urfave/cli/v2"
)

var errNoInput = errors.New("no input: name a file, a folder, a glob, a URL of blobs, or - for standard input")

// textFlag and keepDuplicatesFlag are made anew for each command: a flag remembers what the environment gave it.
func textFlag() cli.Flag {
	return &cli.StringFlag{Name: "text", Value: "none", Usage: "`EXTENT` of the articles' text that the tables carry: none, sentence or full"}
}

func keepDuplicatesFlag() cli.Flag {
	return &cli.BoolFlag{Name: "keep-duplicates", Usage: "code near-duplicates of earlier articles too"}
}

func exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "code articles into a release",
		ArgsUsage: "INPUT...",
		Description: `Reads articles and writes a folder of tables: who did what to whom, when and where.

An INPUT is a file, a folder, a glob, the URL of blobs, or - for standard input. What it holds is told
by its content, not by its name; what is no article is listed in rejects.jsonl:

  text            one article, behind optional front matter (title, date, url, source between --- lines)
  JSON, CSV       lines, arrays or objects; a header and rows with , ; or tabs
  Parquet, Arrow  a row an article
  HTML            a page, of which the main text is taken
  RSS, Atom, JSON Feed, e-mail (.eml)
  WARC, WET, ZIP, tar; all of these in gzip, zstd and others
  lists of pages  with copies below the list's folder: a table with columns like url and path; lines
                  of an address, date and path; GDELT's events, mentions and GKG. Without a path, the
                  copy is where wget --force-directories puts it: HOST/PATH

Fields of JSON, CSV, Parquet and Arrow are guessed by their names (headline, pub_date, body, link,
byline ...), also inside objects like _source, fields or article, by the words in them ("Headline
Text") and by what they hold; the end of the run says which were taken, and --dry-run before it.
--map names others: text=body.sections[].paragraphs[] reaches into lists. --path tells date, outlet
and id from names of files; the first line of a plain text is its title where a blank line follows.
Answers of services are read article by article, live blogs update by update; "None", "nan" and the
like are missing values. Days in digits are read in the order that other dates of the input tell, or in that of
--date-format. Tags of HTML in fields are taken out; text that was decoded wrongly
("â€™"), and words that print broke at the ends of lines, are mended for the reading alone. Offsets
count in the text that --text full shows. Lines of sites between paragraphs (buttons, "Read more:",
credits, bylines) are no sentences.

  dateline export articles/
  dateline export my.csv --dry-run
  dateline export scans/ --path '{date}_{source}_{id}.txt' --sample 500
  dateline export news.jsonl.gz --out december --map title=headline,text=body
  zcat news.jsonl.gz | dateline export - --format csv --json
  dateline export 's3://news/2024/*.warc.gz?region=eu-west-1' --since 2024-12-01 --until 2024-12-31

With --config the flags stand in a job file, one line "flag: value" each; dateline.yaml in the
folder of the command is such a file unless another is named. The environment (DATELINE_OUT for
--out) stands over it, and the command line over both. A flag that is given several times is a list, --map holds pairs, and the INPUTs
are the key "inputs"; fixtures/job.yaml is an example with comments.

  dateline export --config job.yaml --release-version 1.1.0`,
		Flags: slices.Concat([]cli.Flag{
			&cli.StringFlag{Name: jobFlag, Usage: "`FILE` in YAML that holds the same flags"},
			&cli.StringSliceFlag{Name: "inputs", Hidden: true, Usage: "the key of a job file for what are arguments here"},
			&cli.StringFlag{Name: "out", Aliases: []string{"o"}, Value: "release", Usage: "`FOLDER` of the release; an older release there is replaced whole"},
			&cli.StringFlag{Name: "format", Value: "parquet,csv", Usage: "`FORMATS` of the tables: parquet, csv, csv.gz, arrow (Arrow IPC, also known as Feather), sqlite (one file)"},
			&cli.StringFlag{Name: "tables", DefaultText: "all", Usage: "`TABLES` that the release has, events among them: events,event_mentions,articles"},
			&cli.StringFlag{Name: "compression", Value: "zstd", Usage: "`KIND` by which Parquet files are packed: zstd, snappy, gzip or none; Arrow files are packed with zstd unless it is none"},
			&cli.BoolFlag{Name: "csv-bom", Usage: "begin CSV files with a byte order mark, by which Excel tells that they are UTF-8"},
			textFlag(),
			&cli.StringFlag{Name: "partition", Value: "none", Usage: "`PERIOD` by which events are split into files: none, year or month"},
			&cli.StringFlag{Name: "layout", Usage: "write the events also as `OTHERS` have them: gdelt,polecat"},
			&cli.IntFlag{Name: "jobs", Aliases: []string{"j"}, DefaultText: "one a core", Usage: "`NUMBER` of workers"},
			confidenceFlag,
			keepDuplicatesFlag(),
			&cli.BoolFlag{Name: "strict", Usage: "exit with 3 where inputs were rejected"},
			&cli.StringFlag{Name: "max-rejects", Usage: "`SHARE` or count of rejected inputs up to which a release is written: 5%, 100"},
			&cli.BoolFlag{Name: "json", Usage: "print the closing counts as JSON on standard output"},
			&cli.BoolFlag{Name: "dry-run", Aliases: []string{"n"}, Usage: "read the INPUTs and show what would be taken for what, with the first articles; write nothing"},
		}, runFlags, profileFlags, metadataFlags, lexiconFlags, inputFlags, tellFlags),
		Before:       readFlags,
		OnUsageError: onUsageError,
		Action:       runExport,
	}
}

func runExport(c *cli.Context) error {
	if c.Bool("dry-run") {
		return runDry(c)
	}
	options := outputOptions(c)
	w, err := output.Create(c.String("out"), options)
	if errors.Is(err, output.ErrNotRelease) {
		return usageError{fmt.Errorf("%w; name another folder with --out", err)}
	}
	if errors.Is(err, output.ErrVersion) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	var s *summary
	err = profiled(c, func() (err error) { s, err = writeRelease(c, w, options); return err })
	if err != nil {
		return errors.Join(err, w.Abort())
	}
	if err := s.print(c); err != nil {
		return err
	}
	if s.Rejects > 0 && c.Bool("strict") {
		return fmt.Errorf("%d %w; %s/rejects.jsonl names them", s.Rejects, errRejected, s.Release)
	}
	return nil
}

func outputOptions(c *cli.Context) output.Options {
	extra, _ := schema.ParseExtra(c.String("text"))
	return output.Options{
		Formats:     words(c.String("format")),
		Tables:      words(c.String("tables")),
		Compression: c.String("compression"),
		Extra:       extra,
		Partition:   c.String("partition"),
		CSVBOM:      c.Bool("csv-bom"),
		Layouts:     words(c.String("layout")),
		Version:     c.App.Version,
		Metadata:    metadata(c),
		Previous:    c.String("base"),
		Settings:    settings(c),
	}
}

// writeRelease runs the pipeline into the writer and commits it.
func writeRelease(c *cli.Context, w *output.Writer, o output.Options) (s *summary, err error) {
	p, err := newPipeline(c)
	if err != nil {
		return nil, err
	}
	folder, err := openWork(c)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, folder.Close()) }()
	tell := newTeller(c)
	r := &exportRun{c: c, tell: tell, folder: folder, summary: newSummary(c.String("out")), progress: newProgress(os.Stderr, tell)}
	defer r.progress.end()
	if err := r.run(p, w, o); err != nil {
		return nil, err
	}
	for line, err := range folder.Rejects() {
		if err != nil {
			return nil, err
		}
		if err := r.summary.rejectedLine(w, line); err != nil {
			return nil, err
		}
	}
	s = r.summary
	if err := s.checkRejects(c.String("max-rejects")); err != nil {
		return nil, err
	}
	if err := checkShrink(c, s.Articles); err != nil {
		return nil, errors.Join(err, s.whyNot())
	}
	err = w.Commit()
	r.progress.end()
	s.Since, s.Seconds = w.Since(), time.Since(r.progress.start).Seconds()
	return s, err
}

// slow is how long an article may take before it is named at the end: hundreds of times as long as most.
const slow = 10 * time.Second

// commitEvery is that of pipeline.RunOptions; the tests that kill runs shorten it, so that there is more to go wrong.
var commitEvery time.Duration

// exportRun is one run of export.
type exportRun struct {
	c        *cli.Context
	tell     teller
	folder   *work.Folder
	summary  *summary
	progress *progress
}

// run reads the inputs and writes the tables.
func (r *exportRun) run(p *pipeline.Pipeline, w *output.Writer, o output.Options) error {
	source, keep, err := articleSource(r.c.Context, r.c, r.handler(), r.folder.IsDone)
	if err != nil {
		return err
	}
	counts, err := p.Run(r.c.Context, r.progress.watched(source), watchedSink{w, r.progress}, pipeline.RunOptions{
		Jobs:        r.c.Int("jobs"),
		Work:        r.folder,
		CommitEvery: commitEvery,
		Consolidate: consolidate.Options{Extra: o.Extra, KeepDuplicates: r.c.Bool("keep-duplicates"), Keep: func(a *schema.Article) bool {
			r.summary.took(a)
			return keep(a)
		}},
		Failed: func(f *pipeline.Failure) {
			r.reject(ingest.Reject{Input: f.Article.InputPath, Reason: f.Error()})
			r.tell.note(fmt.Sprintf("%s: %s: this is a fault of dateline; the article is rejected, the run goes on\n%s", f.Article.InputPath, f, f.Stack))
		},
		Progress: r.progress.articles,
	})
	if r.progress.begin(checking); err != nil {
		r.progress.end()
	}
	if slowest := r.progress.last.Slowest; slowest.Took > slow {
		r.tell.note(fmt.Sprintf("slowest: %s took %s", slowest.Input, elapsed(slowest.Took.Seconds())))
	}
	if errors.Is(err, context.Canceled) {
		r.tell.note(interrupted(r.c, r.progress))
	}
	if err != nil {
		return err
	}
	s := r.summary
	s.Outside += counts.Outside
	s.Articles, s.Duplicates, s.Superseded, s.Known = counts.Articles, counts.Duplicates, counts.Superseded, r.progress.last.Known
	for _, t := range schema.Tables {
		s.Rows[t.Name] = w.Rows(t)
	}
	return nil
}

func (r *exportRun) handler() ingest.Handler {
	return ingest.Handler{
		Reject:  r.reject,
		Guess:   func(g ingest.Guess) { r.summary.Guesses = append(r.summary.Guesses, g) },
		Unfound: func(ours, theirs string, fields []string) { r.tell.note(unfound(ours, theirs, fields)) },
		Outside: func() { r.summary.Outside++ },
		Unnamed: r.summary.misnamed,
		Changed: func(input string) { r.tell.note(input + " was changed while it was read: run again to read the rest") },
		Sized:   func(n int64) { r.progress.size.Store(n) },
		Reached: func(n int64) { r.progress.reached.Add(n) },
	}
}

// reject is called by the goroutine that reads inputs and by the one that collects rows.
func (r *exportRun) reject(reject ingest.Reject) {
	r.progress.rejects.Add(1)
	r.tell.detail(fmt.Sprintf("rejected %s: %s", strings.TrimSpace(reject.Input+" "+reject.Position), reject.Reason))
	r.folder.Reject(reject)
}
