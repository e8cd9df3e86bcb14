package output

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
	levelMinor: "rows or columns were added, or counts grew",
	levelMajor: "rows or columns were changed or removed",
}

// level is the number of the version that must rise. What only grew as reports joined is as it was.
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
		if t.Added > 0 || t.Grown > 0 || t.State == added || len(t.Columns) > 0 {
			level = levelMinor
		}
	}
	return level
}

// Reason says why the version rises as it does.
func (d *Diff) Reason() string { return levelMeanings[d.Level] }
