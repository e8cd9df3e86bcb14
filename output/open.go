package output

import (
	"fmt"
	"iter"
	"path/filepath"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// Release is a release that is read.
type Release struct {
	Dir string
	Manifest
	since *Diff // of one that is written: what differs from the one before it, if the caller named that
}

// Open reads a release's manifest. Where dir is no release the error is ErrNotRelease.
func Open(dir string) (*Release, error) {
	m, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	return &Release{Dir: dir, Manifest: *m}, nil
}

// locate is where a file of the release lies.
func (r *Release) locate(path string) string { return filepath.Join(r.Dir, filepath.FromSlash(path)) }

// Table is what the release says of a table.
func (r *Release) Table(name string) (*TableInfo, error) {
	if info := r.Manifest.table(name); info != nil {
		return info, nil
	}
	var names []string
	for _, t := range r.Tables {
		names = append(names, t.Name)
	}
	return nil, fmt.Errorf("%s has no table %q; there are %s", r.Dir, name, strings.Join(names, ", "))
}

// Rows yields the rows of a table from the format that is read first. A row is valid until the next one.
func (r *Release) Rows(info *TableInfo) iter.Seq2[[]schema.Value, error] {
	if f := firstFormat(info); f != nil {
		return r.rowsAs(info, f)
	}
	return func(func([]schema.Value, error) bool) {}
}

func (r *Release) rowsAs(info *TableInfo, f *format) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		t := info.Declaration()
		for _, path := range *f.files(info) {
			for row, err := range f.read(r.locate(path), t) {
				if err != nil {
					err = fmt.Errorf("%s: %w", path, err)
				}
				if !yield(row, err) || err != nil {
					return
				}
			}
		}
	}
}
