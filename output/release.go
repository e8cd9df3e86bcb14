package output

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
	"github.com/dateline-data/dateline/schema/claim"
)

// Options say how a release is written. The zero value writes all formats without partitions.
type Options struct {
	Formats     []string     // of Formats(); nil is all
	Tables      []string     // of schema.Tables, events among them; nil is all
	Extra       schema.Extra // text columns that the tables carry
	Partition   string       // none, year or month; "" is none
	Version     string       // dateline's own
	Compression string       // of Compressions(), of Parquet and Arrow files; "" is the first
	CSVBOM      bool         // CSV files begin with a byte order mark, by which Excel tells UTF-8
	Layouts     []string     // of Layouts(): other shapes that the release is written in once more
	Metadata    Metadata
	Previous    string            // folder of the release before: compared in the changelog, and followed by the version; "" for none
	Settings    map[string]string // further options that shaped the rows, for the manifest
}

// Writer writes a release into a temporary folder beside its place. Commit puts it there; until then, or after Abort,
// the place is as it was. It is a pipeline.Sink. Not safe for concurrent use.
type Writer struct {
	out        string
	dir        string
	claim      *claim.Claim // of dir, as long as it has that name
	options    Options
	formats    []*format
	manifest   Manifest
	previous   *Release
	since      *Diff        // what differs from previous
	database   *database    // nil where none is asked for
	rejects    *checkedFile // nil before the first, and when it is written
	lastReject []byte
	create     func(name string) (syncFile, error) // createFile but in tests of failing disks
}

// Create begins a release at out. Where something stands at out that is neither a release nor an empty folder, the error
// is ErrNotRelease. The caller must end with Commit or Abort.
func Create(out string, options Options) (*Writer, error) {
	w := &Writer{options: options, create: createFile}
	if options.Previous != "" {
		previous, err := Open(options.Previous)
		if err != nil {
			return nil, fmt.Errorf("the release before: %w", err)
		}
		w.previous = previous
		w.options.Metadata.inherit(&previous.Metadata)
		if err := w.options.Metadata.canFollow(&previous.Metadata); err != nil {
			return nil, err
		}
	}
	if err := w.configure(); err != nil {
		return nil, err
	}
	out, err := filepath.Abs(out)
	if err != nil {
		return nil, err
	}
	if resolved, err := filepath.EvalSymlinks(out); err == nil {
		out = resolved
	}
	w.out = out
	if err := checkReplaceable(out); err != nil {
		return nil, err
	}
	parent := filepath.Dir(out)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return nil, err
	}
	prefix := "." + filepath.Base(out) + ".partial-"
	claim.Sweep(parent, prefix) // of runs that died
	if w.dir, w.claim, err = claim.Make(parent, prefix); err != nil {
		return nil, err
	}
	if slices.Contains(w.options.Formats, "sqlite") {
		if w.database, err = newDatabase(w.dir); err != nil {
			return nil, errors.Join(err, w.Abort())
		}
	}
	return w, os.Chmod(w.dir, 0o755)
}

// Check says what is wrong with the options.
func (o Options) Check() error {
	for _, name := range o.Formats {
		if formatNamed(name) == nil {
			return fmt.Errorf("unknown format %q: there are %s", name, strings.Join(Formats(), ", "))
		}
	}
	if err := o.checkTables(); err != nil {
		return err
	}
	if o.Compression != "" && !slices.Contains(Compressions(), o.Compression) {
		return fmt.Errorf("unknown compression %q: there are %s", o.Compression, strings.Join(Compressions(), ", "))
	}
	if _, ok := partitionLayouts[cmp.Or(o.Partition, "none")]; !ok {
		return fmt.Errorf("unknown partition %q: there are %s", o.Partition, strings.Join(slices.Sorted(maps.Keys(partitionLayouts)), ", "))
	}
	for i, name := range o.Layouts {
		if layoutNamed(name) == nil || slices.Contains(o.Layouts[:i], name) {
			return fmt.Errorf("unknown or repeated layout %q: there are %s", name, strings.Join(Layouts(), " and "))
		}
	}
	return o.Metadata.Check()
}

// checkTables says what is wrong with a choice of tables.
func (o Options) checkTables() error {
	for _, name := range o.Tables {
		if schema.Lookup(name) == nil {
			var names []string
			for _, t := range schema.Tables {
				names = append(names, t.Name)
			}
			return fmt.Errorf("unknown table %q: there are %s", name, strings.Join(names, ", "))
		}
	}
	switch {
	case len(o.Tables) > 0 && !slices.Contains(o.Tables, schema.Events.Name):
		return fmt.Errorf("a release has %s: add it to the tables", schema.Events.Name)
	case len(o.Tables) > 0 && len(o.Layouts) > 0:
		return fmt.Errorf("layouts (%s) are made of all tables", strings.Join(o.Layouts, ", "))
	}
	return nil
}

// configure applies the defaults and checks the options.
func (w *Writer) configure() error {
	o := &w.options
	if err := o.Check(); err != nil {
		return err
	}
	if len(o.Formats) == 0 {
		o.Formats = defaultFormats
	}
	for i := range formats {
		if formats[i].create != nil && slices.Contains(o.Formats, formats[i].name) {
			w.formats = append(w.formats, &formats[i])
		}
	}
	o.Partition = cmp.Or(o.Partition, "none")
	w.manifest = Manifest{SchemaVersion: schema.Version, DatelineVersion: o.Version, Metadata: o.Metadata, Text: o.Extra.String(), Partition: o.Partition, Chosen: o.Tables, ByteOrderMark: o.CSVBOM, Layouts: o.Layouts, Options: o.Settings}
	return nil
}

// Reject records an input, or a record of one, that is no article. It is marshalled as a line of rejects.jsonl; the lines
// must come in the order in which they sort.
func (w *Writer) Reject(reject any) error {
	line, err := json.Marshal(reject)
	if err == nil {
		err = w.openRejects()
	}
	if err != nil {
		return err
	}
	if bytes.Compare(line, w.lastReject) < 0 {
		return fmt.Errorf("write %s: %s comes behind %s", rejectsName, line, w.lastReject)
	}
	w.lastReject = line
	w.manifest.Rejects++
	_, err = w.rejects.Write(append(line, '\n'))
	return err
}

func (w *Writer) openRejects() (err error) {
	if w.rejects == nil {
		w.rejects, err = w.newFile(rejectsName)
	}
	return err
}

// newFile opens a new file of the release.
func (w *Writer) newFile(path string) (*checkedFile, error) {
	f, err := w.create(filepath.Join(w.dir, filepath.FromSlash(path)))
	if err != nil {
		return nil, err
	}
	return newCheckedFile(path, f), nil
}

func (w *Writer) finish(f *checkedFile) error {
	file, err := f.finish()
	w.manifest.Files = append(w.manifest.Files, file)
	return err
}

func (w *Writer) writeFile(path string, data []byte) error {
	f, err := w.newFile(path)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, w.finish(f))
}

// Commit writes what describes the tables, forces everything onto the disk and puts the release in its place.
func (w *Writer) Commit() error {
	steps := []func() error{w.writeDatabase, w.describe,
		func() error { return checkReplaceable(w.out) },
		func() error { return replace(w.dir, w.out) },
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return errors.Join(err, w.Abort())
		}
	}
	w.dir = ""
	return w.claim.Release()
}

// describe writes what describes the tables, and forces everything onto the disk.
func (w *Writer) describe() error {
	slices.SortStableFunc(w.manifest.Tables, func(a, b TableInfo) int { return cmp.Compare(tableOrder(a.Name), tableOrder(b.Name)) })
	for _, step := range []func() error{w.writeRejects, w.writeCodes, w.writeSQL, w.writeLayouts, w.follow, w.writeDocuments, w.writeManifest, w.writeChecksums,
		func() error { return syncFolders(w.dir) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// tableOrder is where a table stands among its like.
func tableOrder(name string) int {
	return slices.IndexFunc(schema.Tables, func(t *schema.Table) bool { return t.Name == name })
}

// Abort removes what was written. After Commit it does nothing.
func (w *Writer) Abort() error {
	if w.dir == "" {
		return nil
	}
	dir := w.dir
	w.dir = ""
	if w.rejects != nil {
		w.rejects.file.Close()
	}
	w.database.close()
	return errors.Join(os.RemoveAll(dir), w.claim.Release())
}

// Rows is the number of rows of a table that was written.
func (w *Writer) Rows(t *schema.Table) int64 {
	if info := w.manifest.table(t.Name); info != nil {
		return info.Rows
	}
	return 0
}

func (w *Writer) writeRejects() error {
	if err := w.openRejects(); err != nil {
		return err
	}
	f := w.rejects
	w.rejects = nil
	return w.finish(f)
}

func (w *Writer) writeManifest() error {
	w.sortFiles()
	data, err := marshal(w.manifest)
	if err != nil {
		return err
	}
	return w.writeFile(manifestName, data)
}

// writeChecksums writes the hashes of all files as sha256sum -c reads them.
func (w *Writer) writeChecksums() error {
	w.sortFiles()
	var b strings.Builder
	for _, f := range w.manifest.Files {
		fmt.Fprintf(&b, "%s  %s\n", f.SHA256, f.Path)
	}
	return w.writeFile(checksumsName, []byte(b.String()))
}

func (w *Writer) sortFiles() {
	slices.SortFunc(w.manifest.Files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
}

// marshal is JSON for people to read: indented, and without escapes that only HTML needs.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return b.Bytes(), err
}
