package output

import (
	"errors"

	"golang.org/x/sys/unix"
)

// exchange swaps two folders.
func exchange(a, b string) error {
	err := unix.Renameat2(unix.AT_FDCWD, a, unix.AT_FDCWD, b, unix.RENAME_EXCHANGE)
	if errors.Is(err, unix.ENOSYS) || errors.Is(err, unix.EINVAL) { // not every file system can
		return exchangeByRenames(a, b)
	}
	return err
}
