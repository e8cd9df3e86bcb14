package output

import (
	"fmt"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"github.com/zeebo/xxh3"
)

// maxFindings is the number of findings that are told of one rule; the rest is counted.
const maxFindings = 10

// Finding is where a release breaks a rule.
type Finding struct {
	Place  string `json:"place"` // file, or table and row
	Detail string `json:"detail"`
}

// Result is what became of a rule.
type Result struct {
	Name     string    `json:"name"` // of its counterexample in fixtures/bad/releases
	Rule     string    `json:"rule"`
	Skipped  bool      `json:"skipped,omitempty"` // not judged, because an earlier rule is broken that it stands on
	Broken   int       `json:"broken"`            // how often; 0 is kept
	Findings []Finding `json:"findings,omitempty"`
}

// rule is a property of a whole release, or of each row; a row rule gives what is wrong with a row, or "". A rule is judged
// where all rules of lower levels are kept: it could not trust what it reads.
type rule struct {
	level       int
	name, title string
	whole       func(*validation)
	row         func(v *validation, t *schema.Table, row []schema.Value) string
}

// rules are told in this order.
var rules = []rule{
	{level: 0, name: "files", title: "every file is there, with its size and hash", whole: (*validation).checkFiles},
	{level: 0, name: "checksums", title: "SHA256SUMS names the same files and hashes as the manifest", whole: (*validation).checkSums},
	{level: 0, name: "columns", title: "every table has the declared columns", whole: (*validation).checkColumns},
	{level: 1, name: "types", title: "every cell is of its column's type", whole: (*validation).checkTypes},
	{level: 2, name: "same-rows", title: "every format holds the rows that were written", whole: (*validation).checkDigests},
	{level: 3, name: "keys", title: "keys are unique", row: checkKey},
	{level: 3, name: "nulls", title: "nothing is null that must not be", row: checkNulls},
	{level: 3, name: "references", title: "references lead to rows", row: checkReferences},
	{level: 3, name: "codes", title: "codes are in their lists", row: checkCodes},
	{level: 3, name: "spans", title: "spans are in order and as long as their words", row: checkSpans},
	{level: 3, name: "offsets", title: "spans lie inside their article's text", row: checkInside},
	{level: 3, name: "intervals", title: "dates and counts are in order", row: checkIntervals},
	{level: 3, name: "sides", title: "nobody stands on both sides of an event", row: checkSides},
	{level: 3, name: "ranges", title: "coordinates, scores and confidences are in range", row: checkRanges},
	{level: 3, name: "descriptors", title: "the descriptors agree with the tables", whole: (*validation).checkDescriptors},
}

type validation struct {
	release *Release
	current *Result
	digests map[string]*Digest             // table and format -> what was read of it
	keys    map[string]map[uint64]struct{} // table -> hashes of its keys: eight bytes a row instead of the key
	seen    map[uint64]struct{}            // keys of the table that is read
	codes   map[string]schema.CodeList
	lengths map[uint64]int64 // hash of an article's id -> code points of its text, where the release carries it
}

func (v *validation) find(place, format string, args ...any) {
	v.current.Broken++
	if len(v.current.Findings) < maxFindings {
		v.current.Findings = append(v.current.Findings, Finding{place, fmt.Sprintf(format, args...)})
	}
}

// Validate checks a release against every rule. The error is of reading; what breaks a rule is in the results, one a
// rule.
func Validate(dir string) ([]Result, error) {
	release, err := Open(dir)
	if err != nil {
		return nil, err
	}
	v := &validation{release: release, digests: map[string]*Digest{}, keys: map[string]map[uint64]struct{}{}, codes: map[string]schema.CodeList{}, lengths: map[uint64]int64{}}
	for _, l := range schema.CodeLists() {
		v.codes[l.Name] = l
	}
	results := make([]Result, len(rules))
	brokenLevel, rowLevel := len(rules), 0
	for i, r := range rules {
		results[i] = Result{Name: r.name, Rule: r.title, Skipped: r.level > brokenLevel}
		v.current = &results[i]
		if r.whole == nil {
			rowLevel = r.level
		} else if !results[i].Skipped {
			r.whole(v)
		}
		if results[i].Broken > 0 {
			brokenLevel = min(brokenLevel, r.level)
		}
	}
	if rowLevel > brokenLevel {
		return results, nil
	}
	return results, v.checkRows(results)
}

func (v *validation) checkRows(results []Result) error {
	for i := range v.release.Tables {
		if err := v.collectKeys(&v.release.Tables[i]); err != nil {
			return err
		}
	}
	for i := range v.release.Tables {
		info := &v.release.Tables[i]
		t, n := info.Declaration(), 0
		v.seen = map[uint64]struct{}{}
		for row, err := range v.release.Rows(info) {
			if err != nil {
				return err
			}
			n++
			v.checkRow(results, t, row, n)
		}
	}
	return nil
}

func (v *validation) checkRow(results []Result, t *schema.Table, row []schema.Value, n int) {
	for k := range rules {
		if rules[k].row == nil {
			continue
		}
		if wrong := rules[k].row(v, t, row); wrong != "" {
			v.current = &results[k]
			v.find(fmt.Sprintf("%s row %d", t.Name, n), "%s", wrong)
		}
	}
}

func (v *validation) collectKeys(info *TableInfo) error {
	t := info.Declaration()
	at, text := t.Index(t.Key()), -1
	if t.Name == schema.Articles.Name {
		text = t.Index("text")
	}
	keys := map[uint64]struct{}{}
	for row, err := range v.release.Rows(info) {
		if err != nil {
			return err
		}
		if at >= 0 {
			keys[xxh3.HashString(row[at].Str)] = struct{}{}
		}
		if text >= 0 && row[text].Str != "" {
			v.lengths[xxh3.HashString(row[at].Str)] = int64(utf8.RuneCountInString(row[text].Str))
		}
	}
	v.keys[t.Name] = keys
	return nil
}
