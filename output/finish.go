package output

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/extsort"
	"github.com/dateline-data/dateline/schema/record"
	"golang.org/x/sync/errgroup"
)

// ErrUnfinished says that a folder does not hold what a release can be made of.
var ErrUnfinished = errors.New("the folder holds no tables that can be finished")

// rejectsFolder is where another engine leaves rejects: files of JSON, a line a reject.
const rejectsFolder = "rejects"

// Finish makes a release of a folder in which another engine wrote the tables as Parquet: data/TABLE/part-*.parquet, those of the
// events in folders of years or months if they are partitioned, and rejects/*.json. Every part is read by the second reader. Parts
// get plain names, points the metadata of GeoParquet; then follow codes, descriptors, page and checksums. It may be called again
// after it was stopped. Options.Formats and Partition are what is found; Extra too.
func Finish(dir string, options Options) (*Release, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	for _, name := range []string{checksumsName, manifestName} { // from here on it is no release until it is one again
		if err := os.Remove(filepath.Join(dir, name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	f := &finisher{dir: dir}
	for _, t := range schema.Tables {
		if err := f.find(t); err != nil {
			return nil, err
		}
	}
	options.Formats, options.Partition = []string{"parquet"}, f.partition()
	if options.Extra, err = f.extra(); err != nil {
		return nil, err
	}
	w := &Writer{options: options, out: dir, dir: dir, create: overwriteFile}
	if err := w.configure(); err != nil {
		return nil, err
	}
	for _, step := range []func(*Writer) error{f.adoptAll, f.rejects} {
		if err := step(w); err != nil {
			return nil, err
		}
	}
	return &Release{Dir: dir, Manifest: w.manifest}, w.describe()
}

// overwriteFile makes a file, which may be one that was there.
func overwriteFile(name string) (syncFile, error) {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return nil, err
	}
	return os.Create(name)
}

// finisher knows the parts of the tables.
type finisher struct {
	dir   string
	parts [][]string // of each of schema.Tables: paths below dir, with slashes, in the order of the rows
}

// find lists the parts of a table, and removes what engines leave beside them.
func (f *finisher) find(t *schema.Table) error {
	parquet := formatNamed("parquet")
	whole := parquet.path(t.Name, "", "")
	if _, err := os.Stat(filepath.Join(f.dir, filepath.FromSlash(whole))); err == nil {
		f.parts = append(f.parts, []string{whole})
		return nil
	}
	var parts []string
	root := filepath.Join(f.dir, filepath.FromSlash(parquet.folderOf(t.Name)))
	err := filepath.WalkDir(root, func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil || entry.IsDir():
			return err
		case isEngines(entry.Name()):
			return os.Remove(name)
		case strings.HasSuffix(name, parquet.suffix):
			below, err := filepath.Rel(f.dir, name)
			parts = append(parts, filepath.ToSlash(below))
			return err
		}
		return nil
	})
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(parts) == 0 && t.Name != schema.Events.Name { // events in partitions may be none
		return fmt.Errorf("%w: there is no %s, and no %s/*%s", ErrUnfinished, whole, parquet.folderOf(t.Name), parquet.suffix)
	}
	slices.SortStableFunc(parts, func(a, b string) int { return cmp.Compare(undated(a), undated(b)) })
	f.parts = append(f.parts, parts)
	return err
}

// undated is 1 for what lies in the folder of rows without a date, which are the last of their table.
func undated(part string) int {
	if strings.Contains(part, "/"+partitionLayouts["year"].null+"/") {
		return 1
	}
	return 0
}

// isEngines tells of files by which Spark, Hadoop and Databricks tell each other what they have done.
func isEngines(name string) bool {
	return name == "_SUCCESS" || strings.HasSuffix(name, ".crc") || slices.ContainsFunc([]string{"_committed_", "_started_"}, func(p string) bool { return strings.HasPrefix(name, p) })
}

// partition is how the events are split.
func (f *finisher) partition() string {
	events := f.parts[tableOrder(schema.Events.Name)]
	switch {
	case len(events) == 0 || !strings.Contains(events[0], "/year="):
		return "none"
	case strings.Contains(events[0], "/month="):
		return "month"
	}
	return "year"
}

// extra is the text that the tables carry: that with whose columns the first parts can be read.
func (f *finisher) extra() (extra schema.Extra, err error) {
	for _, extra = range []schema.Extra{schema.WithText, schema.WithSentence, schema.Always} {
		err = f.fits(extra, func(t *schema.Table) bool { return len(t.With(schema.Always).Columns) < len(t.Columns) })
		if err == nil {
			err = f.fits(extra, func(*schema.Table) bool { return true })
			break
		}
	}
	if err != nil {
		err = fmt.Errorf("%w: %w", ErrUnfinished, err)
	}
	return extra, err
}

// fits looks at the first parts of some tables.
func (f *finisher) fits(extra schema.Extra, wanted func(*schema.Table) bool) error {
	for i, t := range schema.Tables {
		if !wanted(t) || len(f.parts[i]) == 0 {
			continue
		}
		p, err := openParquet(filepath.Join(f.dir, filepath.FromSlash(f.parts[i][0])), t.With(extra))
		if err != nil {
			return fmt.Errorf("%s: %w", f.parts[i][0], err)
		}
		if err := p.Close(); err != nil {
			return err
		}
	}
	return nil
}

// adoptAll takes the parts of all tables into the release, several tables at a time.
func (f *finisher) adoptAll(w *Writer) error {
	infos, files := make([]TableInfo, len(schema.Tables)), make([][]File, len(schema.Tables))
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, t := range schema.Tables {
		declared := t.With(w.options.Extra)
		if f.isWritten(declared, f.parts[i]) {
			if err := f.write(w, declared, f.parts[i]); err != nil {
				return err
			}
			continue
		}
		group.Go(func() (err error) {
			infos[i], files[i], err = f.adopt(declared, f.parts[i])
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for i := range infos {
		if infos[i].Name != "" {
			w.manifest.Tables, w.manifest.Files = append(w.manifest.Tables, infos[i]), append(w.manifest.Files, files[i]...)
		}
	}
	return nil
}

// isWritten tells whether a table is to be written anew: where it has points, whose metadata other engines do not write, or no part.
func (f *finisher) isWritten(t *schema.Table, parts []string) bool {
	hasPoint := slices.ContainsFunc(t.Columns, func(c schema.Column) bool { return c.Type == schema.Point })
	return len(parts) == 0 || hasPoint && parts[0] != formatNamed("parquet").path(t.Name, "", "")
}

// write writes a table anew, and removes its parts.
func (f *finisher) write(w *Writer, t *schema.Table, parts []string) error {
	info := TableInfo{Name: t.Name, Parquet: parts}
	for _, c := range t.Columns {
		info.Columns = append(info.Columns, ColumnInfo{Name: c.Name, Type: c.Type.String(), Nullable: c.Nullable})
	}
	partition := w.options.Partition
	w.options.Partition = "none"
	defer func() { w.options.Partition = partition }()
	if err := w.Table(t, (&Release{Dir: f.dir}).Rows(&info)); err != nil {
		return err
	}
	return os.RemoveAll(filepath.Join(f.dir, filepath.FromSlash(formatNamed("parquet").folderOf(t.Name))))
}

// adopt gives the parts of a table plain names and reads them.
func (f *finisher) adopt(t *schema.Table, parts []string) (info TableInfo, files []File, err error) {
	info.Name = t.Name
	if info.Parquet, err = f.rename(t, parts); err != nil {
		return info, nil, err
	}
	digest, err := readDigest(f.dir, formatNamed("parquet"), t, &info)
	if err != nil {
		return info, nil, err
	}
	for _, part := range info.Parquet {
		size, sum, err := hashFile(filepath.Join(f.dir, filepath.FromSlash(part)))
		if err != nil {
			return info, nil, err
		}
		files = append(files, File{Path: part, Bytes: size, SHA256: sum})
	}
	info.Rows, info.Columns = digest.rows, digest.Columns()
	return info, files, nil
}

// rename names parts as export does: a table of one part is a file, others are counted in each of their folders.
func (f *finisher) rename(t *schema.Table, parts []string) (names []string, err error) {
	parquet := formatNamed("parquet")
	counts := map[string]int{}
	for _, part := range parts {
		folder := path.Dir(part)
		name := fmt.Sprintf("%s/part-%05d%s", folder, counts[folder], parquet.suffix)
		counts[folder]++
		if len(parts) == 1 && (folder == parquet.folderOf(t.Name) || folder == parquet.folder) {
			name = parquet.path(t.Name, "", "")
		}
		names = append(names, name)
		if name == part {
			continue
		}
		if slices.Contains(parts, name) {
			return nil, fmt.Errorf("%w: %s and %s are of two jobs", ErrUnfinished, part, name)
		}
		if err := os.Rename(filepath.Join(f.dir, filepath.FromSlash(part)), filepath.Join(f.dir, filepath.FromSlash(name))); err != nil {
			return nil, err
		}
	}
	if len(names) == 1 && names[0] == parquet.path(t.Name, "", "") {
		err = os.RemoveAll(filepath.Join(f.dir, filepath.FromSlash(parquet.folderOf(t.Name))))
	}
	return names, err
}

// reject is a line of rejects.jsonl, as ingest writes it.
type reject struct {
	Input    string `json:"input"`
	Position string `json:"position,omitempty"`
	Reason   string `json:"reason"`
	Language string `json:"language,omitempty"`
}

// rejects writes the rejects that the engine left, sorted, each once; or keeps those that were written before.
func (f *finisher) rejects(w *Writer) error {
	names, err := filepath.Glob(filepath.Join(f.dir, rejectsFolder, "*.json"))
	if err != nil {
		return err
	}
	if written := filepath.Join(f.dir, rejectsName); len(names) == 0 {
		if _, err := os.Stat(written); err == nil {
			names = []string{written}
		}
	}
	scratch, err := os.MkdirTemp("", "dateline-rejects-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	sorted := extsort.New(extsort.NewSpace(scratch), (*record.Coder).String)
	defer sorted.Close()
	for _, name := range names {
		if err := readRejects(name, func(line string) error { return sorted.Add(line, line) }); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	for line, err := range sorted.All() {
		if err == nil {
			err = w.Reject(json.RawMessage(line))
		}
		if err != nil {
			return err
		}
	}
	return cmp.Or(w.openRejects(), os.RemoveAll(filepath.Join(f.dir, rejectsFolder)))
}

// readRejects gives the lines of a file as this program writes them.
func readRejects(name string, take func(line string) error) error {
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, longestReject)
	for lines.Scan() {
		var r reject
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return err
		}
		line, err := json.Marshal(r)
		if err == nil {
			err = take(string(line))
		}
		if err != nil {
			return err
		}
	}
	return lines.Err()
}

// longestReject is the length in bytes that no line of rejects has: what is quoted of an input is clipped.
const longestReject = 16 << 20
