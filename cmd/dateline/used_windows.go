package main

import "golang.org/x/sys/windows"

// used is what the process has used so far; its peak of memory is not told.
func used() usage {
	var created, exited, kernel, user windows.Filetime
	if err := windows.GetProcessTimes(windows.CurrentProcess(), &created, &exited, &kernel, &user); err != nil {
		return usage{}
	}
	const ticks = 1e7 // a second
	count := func(f windows.Filetime) float64 { return float64(uint64(f.HighDateTime)<<32 | uint64(f.LowDateTime)) }
	return usage{cpuSeconds: (count(kernel) + count(user)) / ticks}
}
