//go:build !windows

package main

import (
	"runtime"

	"golang.org/x/sys/unix"
)

// used is what the process has used so far.
func used() usage {
	var u unix.Rusage
	if err := unix.Getrusage(unix.RUSAGE_SELF, &u); err != nil {
		return usage{}
	}
	peak := uint64(u.Maxrss)
	if runtime.GOOS != "darwin" { // which counts in bytes, others in kibibytes
		peak <<= 10
	}
	return usage{float64(u.Utime.Nano()+u.Stime.Nano()) / 1e9, peak}
}
