//go:build !windows

package claim

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// take locks the folder itself: nothing is left in it, and the lock follows when the folder is renamed.
func take(dir string) (*os.File, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	if err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); err != nil {
		if errors.Is(err, unix.EWOULDBLOCK) {
			err = ErrTaken
		}
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func release(lock *os.File) error { return lock.Close() }
