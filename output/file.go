package output

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"runtime"

	"github.com/dateline-data/dateline/schema/durable"
)

// syncFile is a file that can be forced onto the disk.
type syncFile interface {
	io.WriteCloser
	Sync() error
}

// checkedFile hashes and counts what is written to a file and remembers the first error. Write itself never fails: the
// Parquet writer ignores or panics on errors of what it writes to, so whoever writes asks Err and Close instead.
type checkedFile struct {
	path string // inside the release, with slashes
	file syncFile
	hash hash.Hash
	size int64
	err  error
}

// createFile makes a file, and the folders above it.
func createFile(name string) (syncFile, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return nil, err
	}
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

func newCheckedFile(path string, file syncFile) *checkedFile {
	return &checkedFile{path: path, file: file, hash: sha256.New()}
}

// Write takes all of p. After the first error nothing more is written.
func (f *checkedFile) Write(p []byte) (int, error) {
	if f.err == nil {
		_, f.err = f.file.Write(p)
		f.hash.Write(p)
		f.size += int64(len(p))
	}
	return len(p), nil
}

// Err is the first error of writing.
func (f *checkedFile) Err() error {
	if f.err != nil {
		return fmt.Errorf("write %s: %w", f.path, f.err)
	}
	return nil
}

// finish forces the file onto the disk and closes it. It must be called once.
func (f *checkedFile) finish() (File, error) {
	if f.err == nil {
		f.err = f.file.Sync()
	}
	if err := f.file.Close(); f.err == nil {
		f.err = err
	}
	return File{Path: f.path, Bytes: f.size, SHA256: hex.EncodeToString(f.hash.Sum(nil))}, f.Err()
}

// syncFolders forces the names in dir and the folders below it onto the disk. Windows does not sync folders.
func syncFolders(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	return filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		return durable.SyncFolder(path)
	})
}

// hashFile gives the size and SHA-256 of a file.
func hashFile(name string) (size int64, sum string, err error) {
	f, err := os.Open(name)
	if err != nil {
		return 0, "", err
	}
	defer f.Close()
	h := sha256.New()
	size, err = io.Copy(h, f)
	return size, hex.EncodeToString(h.Sum(nil)), err
}
