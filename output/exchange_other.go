//go:build !linux

package output

// exchange swaps two folders.
func exchange(a, b string) error { return exchangeByRenames(a, b) }
