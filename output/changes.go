package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// changesTable is the table of changes between two releases: a row for every row that came or went, and one for every
// value that changed.
var changesTable = &schema.Table{Name: "changes", Meaning: "what differs between two releases", Columns: []schema.Column{
	{Name: "table_name", Type: schema.String, Meaning: "table of the row"},
	{Name: "row_key", Type: schema.String, Distinct: true, Meaning: "primary key of the row"},
	{Name: "change", Type: schema.String, Meaning: "added, removed or changed"},
	{Name: "column_name", Type: schema.String, Nullable: true, Meaning: "column of a value that changed; null where the whole row came or went"},
	{Name: "old_value", Type: schema.String, Nullable: true, Meaning: "the value before, as CSV writes it"},
	{Name: "new_value", Type: schema.String, Nullable: true, Meaning: "the value after, as CSV writes it"},
}}

// ChangesFile writes the table of changes as Parquet or CSV, as its name ends. Close puts it in its place; until then, or
// after Abort, the place is as it was.
type ChangesFile struct {
	out    string
	format *format
	file   *checkedFile
	rows   rowWriter
	digest *Digest
}

// ErrNoFormat says that a file's name does not tell its format.
var ErrNoFormat = errors.New("a table's name ends in .parquet or .csv")

// CreateChanges begins the file out.
func CreateChanges(out string) (*ChangesFile, error) {
	i := slices.IndexFunc(formats, func(f format) bool { return f.create != nil && strings.HasSuffix(out, f.suffix) })
	if i < 0 {
		return nil, fmt.Errorf("%s: %w", out, ErrNoFormat)
	}
	f, err := os.CreateTemp(filepath.Dir(out), "."+filepath.Base(out)+".partial-")
	if err != nil {
		return nil, err
	}
	c := &ChangesFile{out: out, format: &formats[i], file: newCheckedFile(filepath.Base(f.Name()), f), digest: NewDigest(changesTable)}
	if c.rows, err = c.format.create(c.file, changesTable, fileOptions{}); err != nil {
		return nil, errors.Join(err, c.Abort())
	}
	return c, f.Chmod(0o644)
}

// Write takes a change; it has the form that Compare asks for.
func (c *ChangesFile) Write(table string, change *Change) error {
	row := []schema.Value{textOrNull(table), textOrNull(change.Key), textOrNull(change.Kind), {}, {}, {}}
	if len(change.Cells) == 0 {
		return c.write(row)
	}
	for _, cell := range change.Cells {
		row[3], row[4], row[5] = textOrNull(cell.Column), textOrNull(cell.Old), textOrNull(cell.New)
		if err := c.write(row); err != nil {
			return err
		}
	}
	return nil
}

func textOrNull(s string) schema.Value { return schema.Value{Valid: s != "", Str: s} }

func (c *ChangesFile) write(row []schema.Value) error {
	c.digest.Add(row)
	return errors.Join(c.rows.Write(row), c.file.Err())
}

// Close ends the file, reads it back with code that had no part in writing it, and puts it in its place.
func (c *ChangesFile) Close() error {
	dir, name := filepath.Split(c.out)
	dir = filepath.Clean(dir)
	err := c.rows.Close()
	if _, finishErr := c.file.finish(); err == nil {
		err = finishErr
	}
	temporary := filepath.Join(dir, c.file.path)
	if err == nil {
		info := &TableInfo{Name: strings.TrimSuffix(name, c.format.suffix), Rows: c.digest.rows, Columns: c.digest.Columns()}
		*c.format.files(info) = []string{c.file.path}
		err = verify(dir, c.format, changesTable, info)
	}
	if err == nil {
		err = os.Rename(temporary, c.out)
	}
	if err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	return nil
}

// Abort removes what was written.
func (c *ChangesFile) Abort() error {
	c.file.file.Close()
	return os.Remove(filepath.Join(filepath.Dir(c.out), c.file.path))
}
