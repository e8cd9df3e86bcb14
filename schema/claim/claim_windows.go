package claim

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockSuffix ends the name of the file beside a folder that is locked for it: folders themselves cannot be.
const lockSuffix = ".lock"

func take(dir string) (*os.File, error) {
	f, err := os.OpenFile(dir+lockSuffix, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil {
		return nil, err
	}
	err = windows.LockFileEx(windows.Handle(f.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{})
	if err != nil {
		if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
			err = ErrTaken
		}
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

func release(lock *os.File) error {
	err := lock.Close()
	_ = os.Remove(lock.Name()) // another process may hold it by now, and removes it then
	return err
}
