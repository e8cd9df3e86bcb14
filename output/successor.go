package output

import (
	"errors"
	"fmt"
	"strings"
)

// Levels of a version: which of its three numbers rises.
const (
	levelNone  = "none" // the files are the same
	levelPatch = "patch"
	levelMinor = "minor"
	levelMajor = "major"
)

// levelMeanings say what raises which number.
var levelMeanings = map[string]string{
	levelNone:  "the files are the same",
	levelPatch: "the same rows, written anew",
	levelMinor: "rows or columns were added",
	levelMajor: "rows or columns were changed or removed",
}

// ErrVersion says that a version does not come after the one before.
var ErrVersion = errors.New("versions rise")

// level is the number of the version that must rise.
func (d *Diff) level(sameFiles bool) string {
	level := levelPatch
	if sameFiles {
		level = levelNone
	}
	for i := range d.Tables {
		t := &d.Tables[i]
		if t.Changed > 0 || t.Removed > 0 || t.State == removed {
			return levelMajor
		}
		for _, c := range t.Columns {
			if c.State == removed || c.State == changed {
				return levelMajor
			}
		}
		if t.Added > 0 || t.State == added || len(t.Columns) > 0 {
			level = levelMinor
		}
	}
	return level
}

// Reason says why the version rises as it does.
func (d *Diff) Reason() string { return levelMeanings[d.Level] }

// nextVersion is the version that follows: 1.2.3 is followed by 1.2.4, 1.3.0 or 2.0.0. A version before the first,
// 1.0.0-rc.1, promises nothing and is followed by 1.0.0. No version is followed by none.
func nextVersion(version, level string) (string, error) {
	if version == "" || level == levelNone {
		return version, nil
	}
	numbers, _, early := strings.Cut(version, "-")
	var major, minor, patch int
	if _, err := fmt.Sscanf(numbers, "%d.%d.%d", &major, &minor, &patch); err != nil {
		return "", fmt.Errorf("version %q is not three numbers, as 1.0.0", version)
	}
	switch {
	case early:
	case level == levelMajor:
		major, minor, patch = major+1, 0, 0
	case level == levelMinor:
		minor, patch = minor+1, 0
	default:
		patch++
	}
	return fmt.Sprintf("%d.%d.%d", major, minor, patch), nil
}
