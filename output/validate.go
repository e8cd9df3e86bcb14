package output

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
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
	Rule     string    `json:"rule"`
	Broken   int       `json:"broken"` // how often; 0 is kept
	Findings []Finding `json:"findings,omitempty"`
}

// rule is a property of a whole release.
type rule struct {
	title string
	check func(*validation)
}

// rowRule is a property of one row; it gives what is wrong, or "".
type rowRule struct {
	title string
	check func(v *validation, t *schema.Table, row []schema.Value) string
}

var rules = []rule{
	{"every file is there, with its size and hash", (*validation).checkFiles},
	{"SHA256SUMS names the same files and hashes as the manifest", (*validation).checkSums},
	{"every table has the declared columns", (*validation).checkColumns},
	{"every format gives back the rows that were written", (*validation).checkDigests},
}

var rowRules = []rowRule{
	{"keys are unique", checkKey},
	{"codes are in their lists", checkCodes},
	{"references lead to rows", checkReferences},
	{"spans are in order", checkSpans},
	{"spans lie inside their article's text", checkInside},
	{"intervals are in order", checkIntervals},
	{"coordinates and confidences are in range", checkRanges},
}

type validation struct {
	release *Release
	current *Result
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

// Validate checks a release against every rule. The error is of reading; what breaks a rule is in the results.
func Validate(dir string) ([]Result, error) {
	release, err := Open(dir)
	if err != nil {
		return nil, err
	}
	v := &validation{release: release, keys: map[string]map[uint64]struct{}{}, codes: map[string]schema.CodeList{}, lengths: map[uint64]int64{}}
	for _, l := range schema.CodeLists() {
		v.codes[l.Name] = l
	}
	results := make([]Result, 0, len(rules)+len(rowRules))
	for _, r := range rules {
		results = append(results, Result{Rule: r.title})
		v.current = &results[len(results)-1]
		r.check(v)
	}
	whole := !slices.ContainsFunc(results, func(r Result) bool { return r.Broken > 0 })
	for _, r := range rowRules {
		results = append(results, Result{Rule: r.title})
	}
	if !whole { // rows that cannot be trusted to be read right are not judged
		return results[:len(rules)], nil
	}
	return results, v.checkRows(results[len(rules):])
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
			for k, r := range rowRules {
				if wrong := r.check(v, t, row); wrong != "" {
					v.current = &results[k]
					v.find(fmt.Sprintf("%s row %d", t.Name, n), "%s", wrong)
				}
			}
		}
	}
	return nil
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
		if text >= 0 {
			v.lengths[xxh3.HashString(row[at].Str)] = int64(utf8.RuneCountInString(row[text].Str))
		}
	}
	v.keys[t.Name] = keys
	return nil
}

func (v *validation) checkFiles() {
	for _, f := range v.release.Files {
		size, sum, err := hashFile(filepath.Join(v.release.Dir, filepath.FromSlash(f.Path)))
		switch {
		case errors.Is(err, os.ErrNotExist):
			v.find(f.Path, "is missing")
		case err != nil:
			v.find(f.Path, "cannot be read: %v", err)
		case size != f.Bytes || sum != f.SHA256:
			v.find(f.Path, "has %d bytes and SHA-256 %s instead of %d and %s", size, sum, f.Bytes, f.SHA256)
		}
	}
}

func (v *validation) checkSums() {
	file, err := os.Open(filepath.Join(v.release.Dir, checksumsName))
	if err != nil {
		v.find(checksumsName, "cannot be read")
		return
	}
	defer file.Close()
	sums := map[string]string{}
	for lines := bufio.NewScanner(file); lines.Scan(); {
		sum, path, _ := strings.Cut(lines.Text(), "  ")
		sums[path] = sum
	}
	_, manifest, err := hashFile(filepath.Join(v.release.Dir, manifestName))
	if err != nil || sums[manifestName] != manifest {
		v.find(checksumsName, "does not hold the hash of %s", manifestName)
	}
	delete(sums, manifestName)
	for _, f := range v.release.Files {
		if sums[f.Path] != f.SHA256 {
			v.find(checksumsName, "does not hold the hash of %s", f.Path)
		}
		delete(sums, f.Path)
	}
	for _, path := range sortedKeys(sums) {
		v.find(checksumsName, "names %s, which the manifest does not", path)
	}
}

func sortedKeys(m map[string]string) (keys []string) {
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (v *validation) checkColumns() {
	extra, ok := schema.ParseExtra(v.release.Text)
	if !ok {
		v.find(manifestName, "text is %q", v.release.Text)
		return
	}
	for _, declared := range schema.Tables {
		info := v.release.Manifest.table(declared.Name)
		if info == nil {
			v.find(manifestName, "table %s is missing", declared.Name)
			continue
		}
		want := declared.With(extra).Columns
		for i := range max(len(want), len(info.Columns)) {
			switch {
			case i >= len(want):
				v.find(info.Name, "column %s is not declared", info.Columns[i].Name)
			case i >= len(info.Columns):
				v.find(info.Name, "column %s is missing", want[i].Name)
			case info.Columns[i].Name != want[i].Name || info.Columns[i].Type != want[i].Type.String() || info.Columns[i].Nullable != want[i].Nullable:
				v.find(info.Name, "column %d is %s %s instead of %s %s", i+1, info.Columns[i].Name, info.Columns[i].Type, want[i].Name, want[i].Type)
			}
		}
	}
}

// checkDigests reads every table in every format: since each must give the same checksums, CSV equals Parquet cell by
// cell, and types and nulls are as declared.
func (v *validation) checkDigests() {
	for i := range v.release.Tables {
		info := &v.release.Tables[i]
		for k := range formats {
			if len(*formats[k].files(info)) == 0 {
				continue
			}
			if err := verify(v.release.Dir, &formats[k], info.Declaration(), info); err != nil {
				v.find(info.Name, "%v", err)
			}
		}
	}
}

func checkKey(v *validation, t *schema.Table, row []schema.Value) string {
	at := t.Index(t.Key())
	if at < 0 {
		return ""
	}
	h := xxh3.HashString(row[at].Str)
	if _, repeated := v.seen[h]; repeated {
		return fmt.Sprintf("%s %s stands twice", t.Columns[at].Name, row[at].Str)
	}
	v.seen[h] = struct{}{}
	return ""
}

// items are the strings of a cell: one, or those of a list.
func items(c *schema.Column, v *schema.Value) []string {
	if c.Type == schema.List {
		return v.List
	}
	return []string{Cell(c.Type, *v)}
}

func checkCodes(v *validation, t *schema.Table, row []schema.Value) string {
	for i := range t.Columns {
		c := &t.Columns[i]
		list, coded := v.codes[c.Codes]
		if !coded || !row[i].Valid {
			continue
		}
		for _, code := range items(c, &row[i]) {
			if !list.Has(code) {
				return fmt.Sprintf("%s %q is not in the list %s", c.Name, code, c.Codes)
			}
		}
	}
	return ""
}

func checkReferences(v *validation, t *schema.Table, row []schema.Value) string {
	for i := range t.Columns {
		c := &t.Columns[i]
		if c.Refers == nil || !row[i].Valid {
			continue
		}
		for _, id := range items(c, &row[i]) {
			if _, ok := v.keys[c.Refers.Name][xxh3.HashString(id)]; !ok {
				return fmt.Sprintf("%s %q is in no row of %s", c.Name, id, c.Refers.Name)
			}
		}
	}
	return ""
}

// checkSpans compares each pair of columns x_start and x_end, and the length of x_text with them.
func checkSpans(_ *validation, t *schema.Table, row []schema.Value) string {
	for i := range t.Columns {
		prefix, ok := strings.CutSuffix(t.Columns[i].Name, "start")
		if !ok || t.Columns[i].Unit != schema.CodePoints {
			continue
		}
		start, end := row[i], row[t.Index(prefix+"end")]
		if start.Valid != end.Valid || start.Valid && (start.Int < 0 || start.Int >= end.Int) {
			return fmt.Sprintf("%sstart %d and %send %d are no span", prefix, start.Int, prefix, end.Int)
		}
		if k := t.Index(prefix + "text"); k >= 0 && row[k].Valid && int64(len([]rune(row[k].Str))) != end.Int-start.Int {
			return fmt.Sprintf("%stext has %d code points, its span %d", prefix, len([]rune(row[k].Str)), end.Int-start.Int)
		}
	}
	return ""
}

// checkInside compares offsets with the length of the article's text, where the release carries it.
func checkInside(v *validation, t *schema.Table, row []schema.Value) string {
	article := t.Index(schema.Articles.Key())
	if article < 0 {
		return ""
	}
	length, known := v.lengths[xxh3.HashString(row[article].Str)]
	for i := range t.Columns {
		if known && t.Columns[i].Unit == schema.CodePoints && row[i].Valid && row[i].Int > length {
			return fmt.Sprintf("%s %d lies behind the end of the text, %d", t.Columns[i].Name, row[i].Int, length)
		}
	}
	return ""
}

// ordered are pairs of columns of which the first must not be greater.
var ordered = [][2]string{{"start_date", "end_date"}, {"first_published_at", "last_published_at"}, {"dead_low", "dead_high"},
	{"injured_low", "injured_high"}, {"arrested_low", "arrested_high"}, {"crowd_low", "crowd_high"}}

func checkIntervals(_ *validation, t *schema.Table, row []schema.Value) string {
	for _, pair := range ordered {
		a, b := t.Index(pair[0]), t.Index(pair[1])
		if a >= 0 && b >= 0 && row[a].Valid && row[b].Valid && row[a].Int > row[b].Int {
			return fmt.Sprintf("%s %s lies after %s %s", pair[0], Cell(t.Columns[a].Type, row[a]), pair[1], Cell(t.Columns[b].Type, row[b]))
		}
	}
	return ""
}

// limits are the least and greatest values of columns.
var limits = map[string][2]float64{"latitude": {-90, 90}, "longitude": {-180, 180}, "confidence": {0, 1}, "goldstein": {-10, 10}}

func checkRanges(_ *validation, t *schema.Table, row []schema.Value) string {
	for i := range t.Columns {
		if l, ok := limits[t.Columns[i].Name]; ok && row[i].Valid && !(l[0] <= row[i].Float && row[i].Float <= l[1]) {
			return fmt.Sprintf("%s %v lies outside %v to %v", t.Columns[i].Name, row[i].Float, l[0], l[1])
		}
	}
	return ""
}
