package output

import (
	"io"
	"iter"
	"path"
	"slices"

	"github.com/dateline-data/dateline/schema"
)

// rowWriter writes the rows of a table in one format. Close ends the format, not the file below it. A row and its lists
// are not kept past Write; strings are.
type rowWriter interface {
	Write(row []schema.Value) error
	Close() error
}

// format is a file format of tables. What is written can be read back by code that shares nothing with the writer.
type format struct {
	name, folder, suffix string
	mediaType            string
	create               func(w io.Writer, t *schema.Table, about map[string]string) (rowWriter, error) // about is for formats that hold such
	read                 func(name string, t *schema.Table) iter.Seq2[[]schema.Value, error]
	sum                  func(name string, t *schema.Table, d *Digest) error // adds the rows of a file to a digest
	files                func(*TableInfo) *[]string
}

// formats are the formats that a release can have, the one that is read first where it has both.
var formats = []format{
	{"parquet", "data", ".parquet", "application/vnd.apache.parquet", newParquetWriter, readParquet, sumParquet, func(t *TableInfo) *[]string { return &t.Parquet }},
	{"csv", "csv", ".csv", "text/csv", newCSVWriter, readCSV, sumCSV, func(t *TableInfo) *[]string { return &t.CSV }},
}

// Formats are the names of the formats.
func Formats() (names []string) {
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

func formatNamed(name string) *format {
	i := slices.IndexFunc(formats, func(f format) bool { return f.name == name })
	if i < 0 {
		return nil
	}
	return &formats[i]
}

// path is where a part of a table lies: data/events.parquet, or data/events/year=2024/part-000.parquet.
func (f *format) path(table, partition, part string) string {
	if partition == "" {
		return path.Join(f.folder, table+f.suffix)
	}
	return path.Join(f.folder, table, partition, part+f.suffix)
}

// folderOf is where the parts of a table lie.
func (f *format) folderOf(table string) string { return path.Join(f.folder, table) }

// glob is the path of a table's file, or a pattern for its parts.
func (f *format) glob(info *TableInfo) string {
	if files := *f.files(info); len(files) == 1 {
		return files[0]
	}
	return f.folderOf(info.Name) + "/**/*" + f.suffix
}

// firstFormat is the format of a table that is read first, nil where it has no file.
func firstFormat(info *TableInfo) *format {
	for i := range formats {
		if len(*formats[i].files(info)) > 0 {
			return &formats[i]
		}
	}
	return nil
}
