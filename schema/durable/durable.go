// Package durable forces onto the disk what must be there after a crash.
package durable

import (
	"errors"
	"os"
	"runtime"
)

// SyncFolder forces the names in a folder onto the disk: without it a file that was renamed into it may be gone after a
// crash. Windows does not sync folders.
func SyncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
