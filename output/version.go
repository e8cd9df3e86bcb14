package output

import (
	"cmp"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// ErrVersion says that a version does not come after the one before.
var ErrVersion = errors.New("versions rise")

// errCalendar says that the version which follows a day cannot be told.
var errCalendar = fmt.Errorf("%w: the version before is a day; give --release-date (or --release-version), after which this one is named", ErrVersion)

// version is a parsed version: 1.2.3, or a day as 2024.12.10, and behind it the number of a further release of that day. What stands behind a hyphen
// comes before the version itself.
type version struct {
	numbers []int
	early   string
}

var versionForm = regexp.MustCompile(`^(\d+)\.(\d+)\.(\d+)(?:\.(\d+))?(?:-([0-9A-Za-z.-]+))?$`)

// parseVersion tells whether s is a version.
func parseVersion(s string) (v version, ok bool) {
	parts := versionForm.FindStringSubmatch(s)
	if parts == nil {
		return v, false
	}
	for _, digits := range parts[1:5] {
		n, err := strconv.Atoi(digits)
		if digits != "" && err != nil {
			return v, false // more digits than a number has
		}
		v.numbers = append(v.numbers, n)
	}
	v.early = parts[5]
	return v, true
}

// firstYear is the least number that begins a version for a day: no dataset has two thousand major versions.
const firstYear = 1990

func (v version) isDay() bool { return v.numbers[0] >= firstYear }

// compareVersions orders versions; what is none comes first.
func compareVersions(a, b string) int {
	x, isA := parseVersion(a)
	y, isB := parseVersion(b)
	if !isA || !isB {
		return cmp.Compare(oneIf(isA), oneIf(isB))
	}
	if c := slices.Compare(x.numbers, y.numbers); c != 0 {
		return c
	}
	return compareEarly(x.early, y.early)
}

// compareEarly orders what stands behind hyphens, by its parts: rc.2 before rc.10, numbers before words, all before nothing.
func compareEarly(a, b string) int {
	if a == "" || b == "" {
		return cmp.Compare(oneIf(a == ""), oneIf(b == ""))
	}
	return slices.CompareFunc(strings.Split(a, "."), strings.Split(b, "."), func(x, y string) int {
		m, errX := strconv.Atoi(x)
		n, errY := strconv.Atoi(y)
		switch {
		case errX == nil && errY == nil:
			return cmp.Compare(m, n)
		case errX != nil && errY != nil:
			return cmp.Compare(x, y)
		}
		return cmp.Compare(oneIf(errX != nil), oneIf(errY != nil))
	})
}

// laterVersion tells whether version a comes after version b.
func laterVersion(a, b string) bool { return compareVersions(a, b) > 0 }

// nextVersion is the version that follows: 1.2.3 is followed by 1.2.4, 1.3.0 or 2.0.0; a day by the day of the release, 2024-12-11, or by a
// further release of its own, 2024.12.10.1. A version before the first, 1.0.0-rc.1, promises nothing and is followed by 1.0.0. No version is followed by none.
func nextVersion(before, level, date string) (string, error) {
	if before == "" || level == levelNone {
		return before, nil
	}
	v, ok := parseVersion(before)
	if !ok {
		return "", fmt.Errorf("version %q is not three numbers, as 1.0.0 or 2024.12.10", before)
	}
	if v.isDay() {
		return v.nextDay(date)
	}
	n := v.numbers
	switch {
	case v.early != "":
	case level == levelMajor:
		n = []int{n[0] + 1, 0, 0}
	case level == levelMinor:
		n = []int{n[0], n[1] + 1, 0}
	default:
		n = []int{n[0], n[1], n[2] + 1}
	}
	return fmt.Sprintf("%d.%d.%d", n[0], n[1], n[2]), nil
}

// nextDay names the release of a day after one that was named so.
func (v version) nextDay(date string) (string, error) {
	if date == "" {
		return "", errCalendar
	}
	next := strings.ReplaceAll(date, "-", ".")
	if w, ok := parseVersion(next); ok && slices.Equal(w.numbers[:3], v.numbers[:3]) {
		next = fmt.Sprintf("%s.%d", next, v.numbers[3]+1)
	}
	return next, nil
}
