package output

import (
	"errors"
	"iter"
	"os"
	"path/filepath"

	"github.com/dateline-data/dateline/schema"
)

// Release is a release being written into a folder.
type Release struct{ Dir string }

// Table writes a table.
func (r *Release) Table(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) (err error) {
	name := filepath.Join(r.Dir, "csv", t.Name+".csv")
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	f, err := os.Create(name)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	return WriteCSV(f, t, rows)
}
