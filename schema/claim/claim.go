// Package claim marks folders as in use by a living process, so that two processes do not write to one, and so that what a
// dead one left behind can be told from what a living one is writing. The system gives a claim up when its process ends, by
// whatever death.
package claim

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// ErrTaken says that another process claims the folder.
var ErrTaken = errors.New("in use by another run")

// Claim is a folder's claim. It must be released.
type Claim struct {
	dir  string
	lock *os.File
}

// Take claims a folder that is there; ErrTaken where another process does.
func Take(dir string) (*Claim, error) {
	lock, err := take(dir)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	return &Claim{dir, lock}, nil
}

// tries is how often a folder is made anew where another process took it for left over before it was claimed.
const tries = 8

// Make makes a folder whose name begins with prefix and is its own, and claims it.
func Make(parent, prefix string) (dir string, c *Claim, err error) {
	for range tries {
		if dir, err = os.MkdirTemp(parent, prefix); err != nil {
			return "", nil, err
		}
		if c, err = Take(dir); err != nil {
			continue
		}
		if _, err = os.Stat(dir); err == nil {
			return dir, c, nil
		}
		err = errors.Join(err, c.Release())
	}
	return "", nil, err
}

// Release gives the claim up. The folder may be gone or have another name by then.
func (c *Claim) Release() error {
	if c == nil || c.lock == nil {
		return nil
	}
	lock := c.lock
	c.lock = nil
	return release(lock)
}

// Sweep removes the folders in parent whose names begin with prefix and that no living process claims, and gives their
// paths. Folders that were never claimed count as dead: only names that Make gave are to be swept. What cannot be removed
// stays.
func Sweep(parent, prefix string) (removed []string) {
	entries, err := os.ReadDir(parent)
	if err != nil {
		return nil
	}
	for _, entry := range entries {
		if !entry.IsDir() || !strings.HasPrefix(entry.Name(), prefix) {
			continue
		}
		dir := filepath.Join(parent, entry.Name())
		c, err := Take(dir)
		if err != nil {
			continue
		}
		err = errors.Join(os.RemoveAll(dir), c.Release())
		if err == nil {
			removed = append(removed, dir)
		}
	}
	return removed
}
