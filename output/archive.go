package output

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema/storage"
)

// Archives are the kinds of one file that a release can be published as.
func Archives() []string { return []string{"zip"} }

// archiveTime stands for the time of all files of an archive: the first that the format knows.
var archiveTime = time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)

// packedSuffixes end names of files that are packed already.
var packedSuffixes = []string{".parquet", ".gz"}

// archiveName is the name of a release as one file, and of the folder in it.
func (r *Release) archiveName() string { return r.citeKey() }

// writeZip writes the release as a zip file: the same release gives the same bytes.
func (r *Release) writeZip(w io.Writer, files []File) error {
	z := zip.NewWriter(w)
	for _, f := range files {
		h := &zip.FileHeader{Name: r.archiveName() + "/" + f.Path, Method: zip.Deflate, Modified: archiveTime}
		for _, suffix := range packedSuffixes {
			if strings.HasSuffix(f.Path, suffix) {
				h.Method = zip.Store
			}
		}
		h.SetMode(0o644)
		to, err := z.CreateHeader(h)
		if err != nil {
			return err
		}
		if err := copyFile(to, r.locate(f.Path)); err != nil {
			return err
		}
	}
	return z.Close()
}

func copyFile(to io.Writer, name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(to, f)
	return err
}

// archive publishes the release as one file, dest/TITLE-VERSION.zip, as repositories like Zenodo take it.
func (p *publication) archive(ctx context.Context) (*Published, error) {
	before, err := p.destination.readLatest(ctx)
	if err != nil {
		return nil, err
	}
	packed, file, err := p.pack()
	if err != nil {
		return nil, err
	}
	defer os.Remove(packed.Name())
	defer packed.Close()
	there, err := p.isThere(ctx, file)
	if err != nil {
		return nil, err
	}
	result := &Published{Place: p.destination.name, Version: p.version, DryRun: p.options.DryRun, Before: before.Version, Latest: p.version, Objects: []Object{{file, there}}}
	if laterVersion(before.Version, p.version) {
		result.Latest = before.Version
	}
	if p.options.DryRun {
		return result, nil
	}
	if !there {
		err := p.destination.Create(ctx, p.destination.prefix+file.Path, packed, storage.CreateOptions{Size: file.Bytes, IfAbsent: true, ContentType: "application/zip", SHA256: file.SHA256})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", file.Path, err)
		}
		p.progress(result)(file.Bytes)
		result.Objects[0].There = false
	}
	if result.Latest != p.version {
		return result, nil
	}
	return result, p.destination.writeLatest(ctx, before, latest{p.version, file.Path, file.SHA256})
}

// pack makes the archive in a temporary file, which is at its start.
func (p *publication) pack() (*os.File, File, error) {
	name := p.release.archiveName() + ".zip"
	f, err := os.CreateTemp("", "dateline-archive-")
	if err != nil {
		return nil, File{}, err
	}
	h := sha256.New()
	err = p.release.writeZip(io.MultiWriter(f, h), p.files)
	size, seekErr := f.Seek(0, io.SeekCurrent)
	_, startErr := f.Seek(0, io.SeekStart)
	if err = errors.Join(err, seekErr, startErr); err != nil {
		f.Close()
		os.Remove(f.Name())
		return nil, File{}, err
	}
	return f, File{name, size, hex.EncodeToString(h.Sum(nil))}, nil
}

// isThere tells whether the archive is published already; with other content is an error.
func (p *publication) isThere(ctx context.Context, file File) (bool, error) {
	sum, err := p.destination.hash(ctx, p.destination.prefix+file.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case sum != file.SHA256:
		return false, fmt.Errorf("%s is published with other content; what is published does not change: give the release another version", file.Path)
	}
	return true, nil
}
