package output

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// Names of the files that make a folder a release.
const (
	manifestName  = "manifest.json"
	checksumsName = "SHA256SUMS"
	rejectsName   = "rejects.jsonl"
)

// Manifest is manifest.json: what a release holds and what made it. It knows no clock, so that the same articles give
// the same bytes.
type Manifest struct {
	SchemaVersion   string            `json:"schema_version"`
	DatelineVersion string            `json:"dateline_version"`
	Metadata        Metadata          `json:"metadata,omitzero"`
	Text            string            `json:"text"` // none, sentence or full
	Partition       string            `json:"partition"`
	Chosen          []string          `json:"chosen_tables,omitempty"` // those that the release was to have, where that are not all
	ByteOrderMark   bool              `json:"csv_bom,omitempty"`       // at the beginning of CSV files
	Layouts         []string          `json:"layouts,omitempty"`
	Options         map[string]string `json:"options,omitempty"` // further options that shaped the rows
	Rejects         int               `json:"rejects"`           // inputs that are no articles
	Tables          []TableInfo       `json:"tables"`
	Files           []File            `json:"files"` // all but this one and SHA256SUMS, by path
}

// TableInfo is a table of a release.
type TableInfo struct {
	Name    string       `json:"name"`
	Rows    int64        `json:"rows"`
	Columns []ColumnInfo `json:"columns"`
	Parquet []string     `json:"parquet,omitempty"` // paths of its files in the order of the rows
	CSV     []string     `json:"csv,omitempty"`
	Arrow   []string     `json:"arrow,omitempty"`
	// ZippedCSV are files of CSV in gzip.
	ZippedCSV []string `json:"csv.gz,omitempty"`
	SQLite    []string `json:"sqlite,omitempty"` // one file, which holds all tables
}

// ColumnInfo is a column of a table with what its values add up to.
type ColumnInfo struct {
	Name     string           `json:"name"`
	Type     string           `json:"type"`
	Nullable bool             `json:"nullable"`
	Nulls    int64            `json:"nulls"`
	Min      string           `json:"min,omitempty"` // of dates and times, as CSV writes them
	Max      string           `json:"max,omitempty"`
	Counts   map[string]int64 `json:"counts,omitempty"` // of the codes of a short list
	SHA256   string           `json:"sha256"`           // over the cells as CSV writes them, each followed by U+001E
}

// File is a file of a release; Path is relative to it, with slashes.
type File struct {
	Path   string `json:"path"`
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"`
}

// ErrNotRelease says that a folder is not a release of ours.
var ErrNotRelease = errors.New("not a release (it has no manifest.json of dateline's)")

// IsRelease tells whether a folder holds a release, of whatever version.
func IsRelease(dir string) bool {
	_, err := readManifest(dir)
	return err == nil
}

func readManifest(dir string) (*Manifest, error) {
	data, err := os.ReadFile(filepath.Join(dir, manifestName))
	if errors.Is(err, fs.ErrNotExist) {
		if _, statErr := os.Stat(dir); statErr != nil {
			return nil, statErr
		}
		return nil, fmt.Errorf("%s: %w", dir, ErrNotRelease)
	}
	if err != nil {
		return nil, err
	}
	var m Manifest
	if err := json.Unmarshal(data, &m); err != nil || m.SchemaVersion == "" {
		return nil, fmt.Errorf("%s: %w", dir, ErrNotRelease)
	}
	return &m, nil
}

// has tells whether the release was to have a table.
func (m *Manifest) has(name string) bool {
	return len(m.Chosen) == 0 || slices.Contains(m.Chosen, name)
}

// table finds a table by its name, nil where the release has none such.
func (m *Manifest) table(name string) *TableInfo {
	for i := range m.Tables {
		if m.Tables[i].Name == name {
			return &m.Tables[i]
		}
	}
	return nil
}

// Column is what the release says of a column of the table; the zero ColumnInfo where there is none such.
func (t *TableInfo) Column(name string) ColumnInfo {
	if t != nil {
		for _, c := range t.Columns {
			if c.Name == name {
				return c
			}
		}
	}
	return ColumnInfo{}
}

// Declaration is the declaration of the table's columns: ours where we know a column, or else what the manifest says.
func (t *TableInfo) Declaration() *schema.Table {
	known := schema.Lookup(t.Name)
	out := &schema.Table{Name: t.Name}
	if known != nil {
		out.Meaning = known.Meaning
	}
	for _, c := range t.Columns {
		kind, ok := schema.ParseType(c.Type)
		column := schema.Column{Name: c.Name, Type: kind, Nullable: c.Nullable}
		if i := known.Index(c.Name); ok && i >= 0 && known.Columns[i].Type == kind {
			column = known.Columns[i]
			column.Nullable = c.Nullable
		}
		out.Columns = append(out.Columns, column)
	}
	return out
}
