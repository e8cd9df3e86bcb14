package main

import (
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"

	"github.com/dateline-data/dateline/output"
	"github.com/dateline-data/dateline/pipeline/work"
	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/claim"
	"github.com/urfave/cli/v2"
)

// runFlags say how a long run goes; none of them changes a row.
var runFlags = []cli.Flag{
	&cli.StringFlag{Name: "work", Category: "LONG RUNS", Usage: "`FOLDER` that keeps what was read: a run that was stopped goes on from there, and a later one with new INPUTs reads these alone and releases all"},
	&cli.BoolFlag{Name: "fresh", Category: "LONG RUNS", Usage: "empty the --work folder and read everything again"},
	&cli.StringFlag{Name: "memory", Category: "LONG RUNS", DefaultText: "400MB and 150MB a worker", Usage: "`SIZE` of the memory that the run may take"},
	&cli.BoolFlag{Name: "allow-empty", Category: "LONG RUNS", Usage: "write a release of no articles"},
	&cli.BoolFlag{Name: "allow-shrink", Category: "LONG RUNS", Usage: "replace a release by one of far fewer articles"},
}

const (
	// programMemory is what the models, the tables and what is written take, whatever the corpus.
	programMemory = 300 << 20
	// baseMemory and workerMemory make the default of --memory.
	baseMemory, workerMemory = 400e6, 150e6
	// outsideMemory is what of the program's own text and of the system's buffers is resident beside what Go counts.
	outsideMemory = 64 << 20
	// minBudget and maxBudget bound what records are sorted in: with more, runs get longer than any corpus needs.
	minBudget, maxBudget = 16 << 20, 512 << 20
	// budgetShare is the part of what is left that holds records; the rest is for the garbage that reading makes meanwhile.
	budgetShare = 3
)

// openWork opens the command's work folder, or a temporary one, and gives it its share of the memory.
func openWork(c *cli.Context) (*work.Folder, error) {
	folder, err := workFolder(c)
	switch {
	case errors.Is(err, work.ErrOther):
		return nil, usageError{fmt.Errorf("%w; --fresh empties the folder and reads everything again", err)}
	case errors.Is(err, claim.ErrTaken):
		return nil, fmt.Errorf("--work %w", err)
	case err != nil:
		return nil, err
	}
	folder.Space.Budget = min(maxBudget, max(minBudget, int(memory(c)-programMemory)/budgetShare))
	debug.SetMemoryLimit(max(minBudget, memory(c)-outsideMemory))
	return folder, nil
}

func memory(c *cli.Context) int64 {
	if c.IsSet("memory") {
		return sizeOf(c, "memory")
	}
	return baseMemory + workerMemory*int64(jobs(c))
}

func jobs(c *cli.Context) int {
	if n := c.Int("jobs"); n > 0 {
		return n
	}
	return runtime.GOMAXPROCS(0)
}

func workFolder(c *cli.Context) (*work.Folder, error) {
	dir := c.String("work")
	if dir == "" {
		folder, err := work.Temporary("")
		if err != nil {
			err = fmt.Errorf("there is no place for temporary files: %w; name a folder by the variable TMPDIR, or keep them by --work FOLDER", err)
		}
		return folder, err
	}
	program, err := programSum()
	if err != nil {
		return nil, err
	}
	options := readingSettings(c)
	if !chooses(c) { // among what was read, which all of it is
		delete(options, "since")
		delete(options, "until")
	}
	options["text"] = c.String("text")
	return work.Open(dir, work.Header{Program: program, Options: options}, c.Bool("fresh"))
}

// programSum tells this build of the program from all others: what it reads of an article is in its code as in its tables.
func programSum() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", err
	}
	sum := fileSum(name)
	if sum == "" {
		return "", fmt.Errorf("%s cannot be read", name)
	}
	return sum[:programDigits], nil
}

// programDigits is enough to tell builds apart.
const programDigits = 16

// minShare is the share of the articles of the release before under which a new one is taken for a mistake: a feed that
// broke, a path that changed.
const minShare = 0.5

// checkShrink fails where a release would be replaced by a worse one.
func checkShrink(c *cli.Context, articles int) error {
	out := c.String("out")
	if articles == 0 && !c.Bool("allow-empty") {
		return fmt.Errorf("no article was read, so that no release was written and %s is as it was; --allow-empty writes one without articles", out)
	}
	was := articlesOf(out)
	if float64(articles) >= minShare*float64(was) || c.Bool("allow-shrink") || articles == 0 {
		return nil
	}
	return fmt.Errorf("the release would hold %s, and that at %s holds %d: it stays as it was; --allow-shrink replaces it", plural(articles, "article"), out, was)
}

// articlesOf is the number of articles of a release, 0 where there is none.
func articlesOf(dir string) int {
	release, err := output.Open(dir)
	if err != nil {
		return 0
	}
	info, err := release.Table(schema.Articles.Name)
	if err != nil {
		return 0
	}
	return int(info.Rows)
}

// interrupted says how to go on after an interrupt.
func interrupted(c *cli.Context, p *progress) string {
	if dir := c.String("work"); dir != "" {
		return fmt.Sprintf("interrupted after %s; they are kept in %s, and the same command goes on from there", plural(p.last.Articles, "article"), dir)
	}
	return "interrupted; nothing is kept (with --work FOLDER the same command would go on from here)"
}
