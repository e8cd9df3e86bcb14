package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/dateline-data/dateline/schema/durable"
)

// checkReplaceable refuses to put a release where something else stands.
func checkReplaceable(out string) error {
	entries, err := os.ReadDir(out)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", out, ErrNotRelease)
	case len(entries) == 0:
		return nil
	}
	_, err = readManifest(out)
	return err
}

// replace puts the folder dir at out and removes what was there. Where the system can exchange two folders at once, a
// reader finds the old release or the new one at every moment; elsewhere there is a moment between two renames.
func replace(dir, out string) error {
	if _, err := os.Lstat(out); errors.Is(err, fs.ErrNotExist) {
		if err := os.Rename(dir, out); err != nil {
			return err
		}
		return durable.SyncFolder(filepath.Dir(out))
	}
	if err := exchange(dir, out); err != nil {
		return err
	}
	return errors.Join(durable.SyncFolder(filepath.Dir(out)), os.RemoveAll(dir))
}

// exchangeByRenames moves the old folder aside and the new one in, and undoes the first where the second fails.
func exchangeByRenames(dir, out string) error {
	aside := dir + ".old"
	if err := os.Rename(out, aside); err != nil {
		return err
	}
	if err := os.Rename(dir, out); err != nil {
		return errors.Join(err, os.Rename(aside, out))
	}
	return os.Rename(aside, dir)
}
