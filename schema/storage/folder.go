package storage

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// PartialSuffix ends the names of files that a program was killed in the midst of writing: KEY.HEX.tmp.
const PartialSuffix = ".tmp"

// Folder is a store of which the objects are files below a folder. The folder need not be there before the first Create.
type Folder string

func (f Folder) path(key string) (string, error) {
	if !filepath.IsLocal(filepath.FromSlash(key)) {
		return "", fmt.Errorf("%q leads out of %s", key, string(f))
	}
	return filepath.Join(string(f), filepath.FromSlash(key)), nil
}

// List yields the files below the folder; links are not followed.
func (f Folder) List(ctx context.Context, prefix string) iter.Seq2[Object, error] {
	return func(yield func(Object, error) bool) {
		var found []Object
		err := filepath.WalkDir(string(f), func(path string, entry fs.DirEntry, err error) error {
			if err != nil || ctx.Err() != nil {
				return errors.Join(err, ctx.Err())
			}
			rel, err := filepath.Rel(string(f), path)
			key := filepath.ToSlash(rel)
			switch {
			case err != nil:
				return err
			case entry.IsDir() && key != "." && !strings.HasPrefix(key+"/", prefix) && !strings.HasPrefix(prefix, key+"/"):
				return filepath.SkipDir
			case !entry.Type().IsRegular() || !strings.HasPrefix(key, prefix):
				return nil
			}
			info, err := entry.Info()
			if err == nil {
				found = append(found, objectOf(key, info))
			}
			return err
		})
		if errors.Is(err, fs.ErrNotExist) {
			err = nil
		}
		slices.SortFunc(found, func(a, b Object) int { return strings.Compare(a.Key, b.Key) })
		for _, o := range found {
			if !yield(o, nil) {
				return
			}
		}
		if err != nil {
			yield(Object{}, err)
		}
	}
}

func objectOf(key string, info fs.FileInfo) Object {
	return Object{Key: key, Size: info.Size(), Modified: info.ModTime()}
}

// Stat tells of a file.
func (f Folder) Stat(_ context.Context, key string) (Object, error) {
	path, err := f.path(key)
	if err != nil {
		return Object{}, err
	}
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		err = fs.ErrNotExist
	}
	if err != nil {
		return Object{}, err
	}
	return objectOf(key, info), nil
}

// Open reads a part of a file.
func (f Folder) Open(ctx context.Context, key string, offset, length int64) (io.ReadCloser, Object, error) {
	o, err := f.Stat(ctx, key)
	if err != nil {
		return nil, o, err
	}
	path, err := f.path(key)
	if err != nil {
		return nil, o, err
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, o, err
	}
	if length < 0 {
		length = max(0, o.Size-offset)
	}
	return struct {
		io.Reader
		io.Closer
	}{io.NewSectionReader(file, offset, length), file}, o, nil
}

// Create writes a file beside its place and puts it there when it is on the disk.
func (f Folder) Create(_ context.Context, key string, r io.Reader, o CreateOptions) error {
	path, err := f.path(key)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	partial := fmt.Sprintf("%s.%x%s", path, rand.Uint32(), PartialSuffix)
	if err := writeFile(partial, r, o.Size); err != nil {
		return errors.Join(err, os.Remove(partial))
	}
	if !o.IfAbsent {
		return os.Rename(partial, path)
	}
	err = os.Link(partial, path)
	if errors.Is(err, fs.ErrExist) {
		err = ErrExists
	}
	return errors.Join(err, os.Remove(partial))
}

func writeFile(name string, r io.Reader, size int64) error {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	n, err := io.Copy(file, r)
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	if err == nil {
		err = file.Sync()
	}
	return errors.Join(err, file.Close())
}

// Delete removes a file.
func (f Folder) Delete(_ context.Context, key string) error {
	path, err := f.path(key)
	if err != nil {
		return err
	}
	if err = os.Remove(path); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
