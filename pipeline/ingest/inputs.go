package ingest

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// source is a file, a blob or standard input.
type source struct {
	name  string // as rejects and paths of articles give it
	open  func() (io.ReadCloser, error)
	state func() (state string, size int64) // see Options.Known; nil where it cannot be told
}

func fileSource(name string) source {
	return source{name, func() (io.ReadCloser, error) { return openFile(name) }, func() (string, int64) { return fileState(name) }}
}

// fileState tells a file from what it was before by its size and the time of its last change.
func fileState(name string) (state string, size int64) {
	info, err := os.Stat(name)
	if err != nil || !info.Mode().IsRegular() {
		return "", 0
	}
	return stateOf(name, info.Size(), info.ModTime()), info.Size()
}

func stateOf(name string, size int64, modified time.Time) string {
	return fmt.Sprintf("%s %d %d", name, size, modified.UnixNano())
}

// finder lists what inputs mean.
type finder struct {
	ctx      context.Context
	stdin    io.Reader
	rejected func(Reject)
	skip     func(folder string) bool
}

// expand lists the sources of inputs, each once, in order.
func (f *finder) expand(inputs []string) ([]source, error) {
	var sources []source
	seen := map[string]bool{}
	for _, input := range inputs {
		found, err := f.list(input)
		if err != nil {
			return nil, err
		}
		for _, s := range found {
			if !seen[s.name] {
				sources = append(sources, s)
			}
			seen[s.name] = true
		}
	}
	return sources, nil
}

func (f *finder) list(input string) ([]source, error) {
	input = strings.TrimPrefix(input, "file://")
	switch {
	case input == "-":
		return []source{{name: "-", open: func() (io.ReadCloser, error) { return io.NopCloser(f.stdin), nil }}}, nil
	case strings.Contains(input, "://"):
		return listBlobs(f.ctx, input)
	}
	info, err := os.Stat(input)
	if err != nil {
		matches, globErr := filepath.Glob(input)
		if globErr != nil || len(matches) == 0 {
			return nil, fmt.Errorf("%s: no such file or folder, and no glob that matches one", input)
		}
		return f.expand(matches)
	}
	if !info.IsDir() {
		return []source{fileSource(input)}, nil
	}
	return f.walk(input)
}

// walk lists the files below a folder but hidden ones and those in folders to skip. Links to folders are not followed, so that none leads in a circle.
func (f *finder) walk(folder string) ([]source, error) {
	var files []source
	faults := 0
	err := filepath.WalkDir(folder, func(path string, entry os.DirEntry, err error) error {
		switch {
		case err != nil:
			faults++
			f.rejected(Reject{Input: path, Reason: reason(err)})
		case path != folder && isHidden(entry.Name()):
			if entry.IsDir() {
				return filepath.SkipDir
			}
		case path != folder && entry.IsDir() && f.skip != nil && f.skip(path):
			return filepath.SkipDir
		case entry.Type()&(fs.ModeNamedPipe|fs.ModeSocket|fs.ModeDevice) != 0: // of which the first may wait for ever
			faults++
			f.rejected(Reject{Input: path, Reason: errNoFile.Error()})
		case !entry.IsDir():
			files = append(files, fileSource(path))
		}
		return nil
	})
	if err == nil && len(files)+faults == 0 {
		err = fmt.Errorf("%s: the folder holds no files", folder)
	}
	return files, err
}
