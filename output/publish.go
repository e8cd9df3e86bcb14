package output

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"

	"golang.org/x/sync/errgroup"
)

// defaultConcurrency is the number of objects that are on their way at a time: a few hide the time that storage takes to
// answer, and each holds two parts of a few megabytes in memory.
const defaultConcurrency = 4

// Errors of Publish that are the caller's to mend.
var (
	ErrInvalid   = errors.New("the release is not valid")
	ErrNoVersion = errors.New("has no version, which its place is named after: export it with --release-version 1.0.0")
)

// PublishOptions say how a release is published. The zero value sends what is missing.
type PublishOptions struct {
	Concurrency int  // objects at a time; 0 is defaultConcurrency
	DryRun      bool // only tell what would be sent
	Restart     bool // replace what an unfinished upload of another release left
	Progress    func(sent, of int64)
}

// Published says what was sent, or with DryRun what would be.
type Published struct {
	Place   string   `json:"place"` // where the version lies
	Version string   `json:"version"`
	DryRun  bool     `json:"dry_run"`
	Objects []Object `json:"objects"` // in the order in which they are sent
	Latest  string   `json:"latest"`  // the version that latest.json names in the end
	Before  string   `json:"before"`  // the version that it named; "" for none
}

// Object is a file of a release in its place.
type Object struct {
	File
	There bool `json:"there"` // it was there already, with the same hash
}

// Count gives the number and the bytes of the objects that were there already, or of those that were not.
func (p *Published) Count(there bool) (n int, bytes int64) {
	for _, o := range p.Objects {
		if o.There == there {
			n, bytes = n+1, bytes+o.Bytes
		}
	}
	return n, bytes
}

// Publish copies a valid release to dest/VERSION and makes dest/latest.json name it. Dest is a folder, or a bucket's URL
// with a prefix, s3://bucket/prefix; drivers of the schemes must be imported. Objects that are there with the same hash
// are not sent again, so that a publication which was cut off goes on where it stopped. Tables go first, then what
// describes them, SHA256SUMS last: a version is published when that is there. What is published never changes: another
// release of the same version is refused. latest.json never goes back to an earlier version.
func Publish(ctx context.Context, dir, dest string, o PublishOptions) (*Published, error) {
	release, err := validRelease(dir)
	if err != nil {
		return nil, err
	}
	d, err := openDestination(ctx, dest, o.DryRun)
	if err != nil {
		return nil, err
	}
	defer d.close()
	p := &publication{ctx: ctx, options: o, release: release, destination: d, version: release.Metadata.Version}
	result, err := p.run()
	return result, d.explain(err)
}

// validRelease opens a release that can be published.
func validRelease(dir string) (*Release, error) {
	results, err := Validate(dir)
	if err != nil {
		return nil, err
	}
	for _, r := range results {
		if r.Broken > 0 {
			return nil, fmt.Errorf("%s: %w: broken is %q; see dateline validate", dir, ErrInvalid, r.Rule)
		}
	}
	release, err := Open(dir)
	if err == nil && release.Metadata.Version == "" {
		err = fmt.Errorf("%s %w", dir, ErrNoVersion)
	}
	return release, err
}

// publication is a release on its way to its place.
type publication struct {
	ctx         context.Context
	options     PublishOptions
	release     *Release
	destination *destination
	version     string
	files       []File
	sent        atomic.Int64
}

func (p *publication) run() (*Published, error) {
	before, err := p.destination.readLatest(p.ctx)
	if err != nil {
		return nil, err
	}
	if p.files, err = p.release.allFiles(); err != nil {
		return nil, err
	}
	found, err := p.survey()
	if err != nil {
		return nil, err
	}
	result := &Published{Place: p.destination.name + "/" + p.version, Version: p.version, DryRun: p.options.DryRun, Before: before.Version, Latest: p.version}
	for _, f := range p.files {
		result.Objects = append(result.Objects, Object{f, found.same[f.Path]})
	}
	if laterVersion(before.Version, p.version) {
		result.Latest = before.Version
	}
	if p.options.DryRun {
		return result, nil
	}
	if err := p.send(result, found); err != nil {
		return nil, err
	}
	if result.Latest != p.version {
		return result, nil
	}
	sums := p.files[len(p.files)-1]
	return result, p.destination.writeLatest(p.ctx, before, latest{p.version, p.version, sums.SHA256})
}

// allFiles are the files of a release with the manifest and SHA256SUMS, in the order in which they are sent.
func (r *Release) allFiles() ([]File, error) {
	files := slices.Clone(r.Files)
	for _, name := range []string{manifestName, checksumsName} {
		size, sum, err := hashFile(r.locate(name))
		if err != nil {
			return nil, err
		}
		files = append(files, File{name, size, sum})
	}
	slices.SortStableFunc(files, func(a, b File) int {
		return cmp.Or(cmp.Compare(stageOf(a.Path), stageOf(b.Path)), strings.Compare(a.Path, b.Path))
	})
	return files, nil
}

// stageOf orders a release's files: tables and code lists, which lie in folders, then descriptors, then SHA256SUMS.
func stageOf(path string) int {
	switch {
	case strings.Contains(path, "/"):
		return 0
	case path != checksumsName:
		return 1
	}
	return 2
}

// send sends what is missing, stage by stage.
func (p *publication) send(result *Published, found *survey) error {
	for _, key := range found.strays {
		if err := p.destination.bucket.Delete(p.ctx, key); err != nil {
			return err
		}
	}
	_, total := result.Count(false)
	for from := 0; from < len(result.Objects); {
		stage := stageOf(result.Objects[from].Path)
		group, ctx := errgroup.WithContext(p.ctx)
		group.SetLimit(cmp.Or(p.options.Concurrency, defaultConcurrency))
		for ; from < len(result.Objects) && stageOf(result.Objects[from].Path) == stage; from++ {
			object := &result.Objects[from]
			if object.There {
				continue
			}
			group.Go(func() error {
				if err := p.upload(ctx, object, found.differs[object.Path]); err != nil {
					return fmt.Errorf("%s: %w", object.Path, err)
				}
				if sent := p.sent.Add(object.Bytes); p.options.Progress != nil {
					p.options.Progress(sent, total)
				}
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return nil
}
