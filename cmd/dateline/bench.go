package main

import (
	"encoding/json"
	"fmt"
	"os"
	"runtime/pprof"
	"slices"
	"text/tabwriter"
	"time"

	"github.com/dateline-data/dateline/pipeline"
	"github.com/dateline-data/dateline/pipeline/ingest"
	"github.com/dustin/go-humanize"
	"github.com/urfave/cli/v2"
)

const profileFlag = "cpuprofile"

// profileFlags are for those who look where time goes.
var profileFlags = []cli.Flag{
	&cli.StringFlag{Name: profileFlag, Category: "LONG RUNS", Usage: "`FILE` for a profile of where the processors' time goes, to be read with go tool pprof"},
}

func benchCommand() *cli.Command {
	return &cli.Command{
		Name:      "bench",
		Usage:     "measure how fast articles are read, stage by stage",
		ArgsUsage: "INPUT...",
		Description: `Reads articles in one thread and writes nothing. Shows for each stage the time and the memory that it allocates, for
all of them the tokens a second, by the clock and by the processor's time, and the most memory that was in use.

  dateline bench articles/
  dateline bench news.jsonl.gz --limit 500 --cpuprofile cpu.prof`,
		Flags:        slices.Concat([]cli.Flag{&cli.BoolFlag{Name: "json", Usage: "print the figures as JSON"}}, profileFlags, lexiconFlags, inputFlags),
		Before:       readFlags,
		OnUsageError: onUsageError,
		Action:       runBench,
	}
}

// benchmark is what bench prints.
type benchmark struct {
	pipeline.Measurement
	Rejects    int     `json:"rejects"`
	Load       float64 `json:"load_seconds"`      // of models and tables
	Seconds    float64 `json:"seconds"`           // of reading, inputs included
	CPUSeconds float64 `json:"cpu_seconds"`       // of all threads
	PeakMemory uint64  `json:"peak_memory"`       // bytes resident; 0 where the system does not tell
	TokensPer  float64 `json:"tokens_per_second"` // by the clock
	TokensCPU  float64 `json:"tokens_per_cpu_second"`
}

func runBench(c *cli.Context) (err error) {
	var b benchmark
	source, _, err := articleSource(c.Context, c, ingest.Handler{Reject: func(ingest.Reject) { b.Rejects++ }}, nil)
	if err != nil {
		return err
	}
	start := time.Now()
	p, err := newPipeline(c)
	if err != nil {
		return err
	}
	b.Load = time.Since(start).Seconds()
	err = profiled(c, func() error {
		begun, spent := time.Now(), used()
		var err error
		b.Measurement, err = p.Measure(source)
		now := used()
		b.Seconds, b.CPUSeconds, b.PeakMemory = time.Since(begun).Seconds(), now.cpuSeconds-spent.cpuSeconds, now.peakMemory
		return err
	})
	if err != nil {
		return err
	}
	b.TokensPer = float64(b.Tokens) / b.Seconds
	if b.CPUSeconds > 0 {
		b.TokensCPU = float64(b.Tokens) / b.CPUSeconds
	}
	if c.Bool("json") {
		return json.NewEncoder(c.App.Writer).Encode(b)
	}
	return b.print(c)
}

func (b *benchmark) print(c *cli.Context) error {
	w := tabwriter.NewWriter(c.App.Writer, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "stage\tseconds\tshare\tbytes/token\tobjects/token\t")
	total := 0.0
	for _, s := range b.Stages {
		total += s.Seconds
	}
	tokens := float64(max(1, b.Tokens))
	for _, s := range b.Stages {
		fmt.Fprintf(w, "%s\t%.2f\t%.0f %%\t%.0f\t%.1f\t\n", s.Name, s.Seconds, 100*s.Seconds/max(total, 1e-9), float64(s.Allocated)/tokens, float64(s.Objects)/tokens)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	_, err := fmt.Fprintf(c.App.Writer, "%s, %d tokens, %s of text in %s (models loaded in %s): %.0f tokens/s, %.0f a CPU second; at most %s in memory; %d rejected\n",
		plural(b.Articles, "article"), b.Tokens, humanize.Bytes(uint64(b.Bytes)), elapsed(b.Seconds), elapsed(b.Load), b.TokensPer, b.TokensCPU, humanize.IBytes(b.PeakMemory), b.Rejects+b.Failed)
	return err
}

// profiled does something and, where --cpuprofile is given, writes where the time went.
func profiled(c *cli.Context, do func() error) error {
	name := c.String(profileFlag)
	if name == "" {
		return do()
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if err := pprof.StartCPUProfile(f); err != nil {
		return err
	}
	defer pprof.StopCPUProfile()
	return do()
}

// usage is what the process has used so far.
type usage struct {
	cpuSeconds float64
	peakMemory uint64 // bytes resident
}
