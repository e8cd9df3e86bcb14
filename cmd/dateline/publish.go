package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/output"
	"github.com/schollz/progressbar/v3"
	"github.com/urfave/cli/v2"
)

var errPublish = errors.New("name a release and a place: dateline publish release s3://bucket/conflict-events")

func publishCommand() *cli.Command {
	return &cli.Command{
		Name:      "publish",
		Usage:     "copy a valid release to a folder or a bucket, under its version",
		ArgsUsage: "RELEASE DEST",
		Description: `DEST is a folder, or a bucket with a prefix: s3://, gs:// or az://. The release goes to
DEST/VERSION, and DEST/latest.json then names that version, unless a later one is there. Tables go first and SHA256SUMS
last, so that a version with SHA256SUMS is whole. What was cut off goes on where it stopped when it is
published again. A version that is published never changes: another release must have another version.

Keys come from the environment or the file that AWS's tools share: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY
and AWS_REGION; for gs:// they are those of a HMAC key of Google Cloud Storage. Other services that speak
S3's language (MinIO, R2) are named in the URL, by endpoint, region, use_path_style and anonymous. For az://
they are AZURE_STORAGE_ACCOUNT with AZURE_STORAGE_KEY or AZURE_STORAGE_SAS_TOKEN.

  dateline publish release /srv/data/conflict-events
  dateline publish release s3://bucket/conflict-events --dry-run
  dateline publish release . --archive zip
  dateline publish release "s3://bucket/events?endpoint=https://minio.example.org&use_path_style=true"`,
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "archive", Usage: "send one file, TITLE-VERSION.`KIND`: zip, as Zenodo and its like take it"},
			&cli.BoolFlag{Name: "dry-run", Usage: "only list what would be sent, and what is there"},
			&cli.IntFlag{Name: "concurrency", Value: 4, Usage: "`NUMBER` of files that are sent at a time"},
			&cli.BoolFlag{Name: "restart", Usage: "replace the unfinished upload of another release of the same version"},
			&cli.BoolFlag{Name: "json", Usage: "print what was sent as JSON"},
		},
		OnUsageError: onUsageError,
		Action:       runPublish,
	}
}

func runPublish(c *cli.Context) error {
	if c.NArg() != 2 {
		return usageError{errPublish}
	}
	if n := c.Int("concurrency"); n < 1 {
		return usageError{fmt.Errorf("--concurrency %d: at least one file is sent at a time", n)}
	}
	if a := c.String("archive"); a != "" && !slices.Contains(output.Archives(), a) {
		return usageError{fmt.Errorf("--archive %s: there is %s", a, strings.Join(output.Archives(), ", "))}
	}
	p, err := output.Publish(c.Context, c.Args().Get(0), c.Args().Get(1), output.PublishOptions{
		Concurrency: c.Int("concurrency"), Archive: c.String("archive"), DryRun: c.Bool("dry-run"), Restart: c.Bool("restart"), Progress: showSent(os.Stderr),
	})
	if errors.Is(err, output.ErrNoVersion) || errors.Is(err, output.ErrPlace) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	if c.Bool("json") {
		return json.NewEncoder(c.App.Writer).Encode(p)
	}
	printPublished(c.App.Writer, p)
	return nil
}

// showSent shows a bar of bytes on a terminal, and nothing elsewhere.
func showSent(f *os.File) func(sent, of int64) {
	if !isTerminal(f) {
		return nil
	}
	var bar *progressbar.ProgressBar
	return func(sent, of int64) {
		if bar == nil {
			bar = progressbar.NewOptions64(of, progressbar.OptionSetWriter(f), progressbar.OptionShowBytes(true), progressbar.OptionClearOnFinish())
		}
		_ = bar.Set64(sent) // a terminal that cannot be written to is no reason to stop
	}
}

func printPublished(w io.Writer, p *output.Published) {
	verb := "sent"
	if p.DryRun {
		verb = "to send"
		for _, o := range p.Objects {
			state := "send "
			if o.There {
				state = "there"
			}
			fmt.Fprintf(w, "%s %12d  %s\n", state, o.Bytes, o.Path)
		}
	}
	sent, bytes := p.Count(false)
	there, _ := p.Count(true)
	fmt.Fprintf(w, "%s: %s %s (%.1f MB), %d there already; latest.json: %s\n", p.Place, plural(sent, "file"), verb, float64(bytes)/1e6, there, latestMove(p))
}

func latestMove(p *output.Published) string {
	switch {
	case p.Before == "" || p.Before == p.Latest:
		return p.Latest
	case p.DryRun:
		return p.Before + ", to become " + p.Latest
	}
	return p.Latest + ", was " + p.Before
}
