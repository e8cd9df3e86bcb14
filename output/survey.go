package output

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/dateline-data/dateline/schema/storage"
	"golang.org/x/sync/errgroup"
)

// survey is what lies at a version's place before anything is sent.
type survey struct {
	same    map[string]bool // paths of the release's files that are there
	differs map[string]bool // paths with other content
	strays  []string        // keys to remove: what is no file of the release
}

// survey lists the place and compares hashes. A finished version, or another release's unfinished one, is refused.
func (p *publication) survey(ctx context.Context) (*survey, error) {
	s := &survey{same: map[string]bool{}, differs: map[string]bool{}}
	prefix := p.key("")
	present, err := p.destination.list(ctx, prefix)
	if err != nil {
		return nil, err
	}
	if err := p.compareHashes(ctx, s, present); err != nil {
		return nil, err
	}
	_, finished := present[prefix+checksumsName]
	var other []string
	for _, f := range p.files {
		delete(present, prefix+f.Path)
		if s.differs[f.Path] {
			other = append(other, f.Path)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(present)) {
		s.strays = append(s.strays, key)
		if name := strings.TrimPrefix(key, prefix); !p.isPartial(name) {
			other = append(other, name)
		}
	}
	switch {
	case len(other) == 0 || p.options.Restart && !finished:
		return s, nil
	case finished:
		return nil, fmt.Errorf("version %s is published with other content, in %s; what is published does not change: give the release another version", p.version, someOf(other))
	}
	return nil, fmt.Errorf("an unfinished upload of another release stands at version %s, with other content in %s: replace it with --restart, or give the release another version", p.version, someOf(other))
}

func someOf(paths []string) string {
	if len(paths) == 1 {
		return paths[0]
	}
	return fmt.Sprintf("%s and %d more", paths[0], len(paths)-1)
}

// isPartial tells whether a path is that of a file being written: PATH.HEX.tmp of a file of the release.
func (p *publication) isPartial(name string) bool {
	name, ok := strings.CutSuffix(name, storage.PartialSuffix)
	name = strings.TrimSuffix(name, path.Ext(name))
	return ok && slices.ContainsFunc(p.files, func(f File) bool { return f.Path == name })
}

func (p *publication) compareHashes(ctx context.Context, s *survey, present map[string]int64) error {
	var lock sync.Mutex
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(surveyConcurrency)
	for _, f := range p.files {
		key := p.key(f.Path)
		size, ok := present[key]
		if !ok {
			continue
		}
		group.Go(func() error {
			sum := ""
			if size == f.Bytes {
				var err error
				if sum, err = p.destination.hash(ctx, key); err != nil {
					return err
				}
			}
			lock.Lock()
			defer lock.Unlock()
			if sum == f.SHA256 {
				s.same[f.Path] = true
			} else {
				s.differs[f.Path] = true
			}
			return nil
		})
	}
	return group.Wait()
}

// surveyConcurrency is the number of objects that are looked at at once: each is one short request.
const surveyConcurrency = 16

// list gives the sizes of all objects whose keys begin with prefix.
func (d *destination) list(ctx context.Context, prefix string) (map[string]int64, error) {
	sizes := map[string]int64{}
	for object, err := range d.List(ctx, prefix) {
		if err != nil {
			return nil, err
		}
		sizes[object.Key] = object.Size
	}
	return sizes, nil
}

// hash is the SHA-256 of an object: as its metadata say, or else, as in a folder, of its bytes.
func (d *destination) hash(ctx context.Context, key string) (string, error) {
	object, err := d.Stat(ctx, key)
	if err != nil || object.SHA256 != "" {
		return object.SHA256, err
	}
	r, _, err := d.Open(ctx, key, 0, -1)
	if err != nil {
		return "", err
	}
	h := sha256.New()
	_, err = io.Copy(h, r)
	return hex.EncodeToString(h.Sum(nil)), errors.Join(err, r.Close())
}
