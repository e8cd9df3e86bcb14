package output

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/dateline-data/dateline/schema/storage"
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
	Concurrency int    // objects at a time; 0 is defaultConcurrency
	Archive     string // of Archives(): one file instead of many; "" for none
	DryRun      bool   // only tell what would be sent
	Restart     bool   // replace what an unfinished upload of another release left
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
// with a prefix, s3://bucket/prefix. Objects that are there with the same hash
// are not sent again, so that a publication which was cut off goes on where it stopped. Tables go first, then what
// describes them, SHA256SUMS last: a version is published when that is there. What is published never changes: another
// release of the same version is refused. latest.json never goes back to an earlier version.
func Publish(ctx context.Context, dir, dest string, o PublishOptions) (*Published, error) {
	release, err := validRelease(dir)
	if err != nil {
		return nil, err
	}
	d, err := openDestination(dest)
	if err != nil {
		return nil, err
	}
	p := &publication{options: o, release: release, destination: d, version: release.Metadata.Version}
	if p.files, err = release.allFiles(); err != nil {
		return nil, err
	}
	run := p.run
	if o.Archive != "" {
		run = p.archive
	}
	result, err := run(ctx)
	return result, storage.Explain(d.name, err)
}

// validRelease opens a release that can be published.
func validRelease(dir string) (*Release, error) {
	release, err := Open(dir)
	if err != nil {
		return nil, err
	}
	if release.Metadata.Version == "" {
		return nil, fmt.Errorf("%s %w", dir, ErrNoVersion)
	}
	results, err := Validate(dir)
	if err != nil {
		return nil, err
	}
	for _, r := range results {
		if r.Broken > 0 {
			return nil, fmt.Errorf("%s: %w: broken is %q; see dateline validate", dir, ErrInvalid, r.Rule)
		}
	}
	return release, nil
}

// publication is a release on its way to its place.
type publication struct {
	options     PublishOptions
	release     *Release
	destination *destination
	version     string
	files       []File // in the order in which they are sent
}

func (p *publication) run(ctx context.Context) (*Published, error) {
	before, err := p.destination.readLatest(ctx)
	if err != nil {
		return nil, err
	}
	found, err := p.survey(ctx)
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
	if err := p.send(ctx, result, found); err != nil {
		return nil, err
	}
	if result.Latest != p.version {
		return result, nil
	}
	sums := p.files[len(p.files)-1]
	return result, p.destination.writeLatest(ctx, before, latest{p.version, p.version, sums.SHA256})
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

// Stages in which the files of a release are sent, each after all of the one before.
const (
	stageTables      = iota // and code lists: what lies in folders
	stageDescriptors        // README.md, manifest.json ...
	stageChecksums          // SHA256SUMS, which says that the version is whole
	stages
)

func stageOf(path string) int {
	switch {
	case strings.Contains(path, "/"):
		return stageTables
	case path != checksumsName:
		return stageDescriptors
	}
	return stageChecksums
}

// send removes strays and sends what is missing, stage by stage.
func (p *publication) send(ctx context.Context, result *Published, found *survey) error {
	for _, key := range found.strays {
		if err := p.destination.Delete(ctx, key); err != nil {
			return err
		}
	}
	told := p.progress(result)
	for stage := range stages {
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(cmp.Or(p.options.Concurrency, defaultConcurrency))
		for _, o := range result.Objects {
			if o.There || stageOf(o.Path) != stage {
				continue
			}
			group.Go(func() error {
				if err := p.upload(ctx, o.File, found.differs[o.Path]); err != nil {
					return fmt.Errorf("%s: %w", o.Path, err)
				}
				told(o.Bytes)
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			return err
		}
	}
	return nil
}

// progress gives a function that adds to the bytes sent and tells of them, one caller at a time.
func (p *publication) progress(result *Published) func(bytes int64) {
	var lock sync.Mutex
	var sent int64
	_, total := result.Count(false)
	return func(bytes int64) {
		lock.Lock()
		defer lock.Unlock()
		if sent += bytes; p.options.Progress != nil {
			p.options.Progress(sent, total)
		}
	}
}
