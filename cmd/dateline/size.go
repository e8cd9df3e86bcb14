package main

import (
	"errors"
	"math"
	"strings"

	"github.com/dustin/go-humanize"
	"github.com/urfave/cli/v2"
)

// sizeOf is the value in bytes of a flag such as --max-spool 4GiB, which its check has found right.
func sizeOf(c *cli.Context, flag string) int64 {
	size, _ := parseSize(c.String(flag))
	return size
}

func parseSize(text string) (int64, error) {
	size, err := humanize.ParseBytes(text)
	if err != nil || size > math.MaxInt64 {
		return 0, errors.New("a size is wanted: 4096, 500MB, 4GiB")
	}
	return int64(size), nil
}

// sizeText is a size as flags take it.
func sizeText(size int64) string {
	return strings.NewReplacer(" ", "", ".0", "").Replace(humanize.IBytes(uint64(size)))
}

func checkSize(text string) error {
	_, err := parseSize(text)
	return err
}
