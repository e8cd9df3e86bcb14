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
	create               func(w io.Writer, t *schema.Table, o fileOptions) (rowWriter, error) // nil where one file holds all tables
	read                 func(name string, t *schema.Table) iter.Seq2[[]schema.Value, error]
	sum                  func(name string, t *schema.Table, d *Digest) error // adds the rows of a file to a digest
	files                func(*TableInfo) *[]string
}

// fileOptions say how a file is written, as far as its format knows of it.
type fileOptions struct {
	about       map[string]string // what the file says of itself
	compression string            // of compressions; "" is the first
}

const csvMedia = "text/csv"

// formats are the formats that a release can have, the one that is read first where it has several.
var formats = []format{
	{"parquet", "data", ".parquet", "application/vnd.apache.parquet", newParquetWriter, readParquet, sumParquet, func(t *TableInfo) *[]string { return &t.Parquet }},
	{"csv", "csv", ".csv", csvMedia, newCSVWriter, readCSV, sumCSV, func(t *TableInfo) *[]string { return &t.CSV }},
	{"csv.gz", "csv", ".csv.gz", csvMedia, newZippedCSVWriter, readCSV, sumCSV, func(t *TableInfo) *[]string { return &t.ZippedCSV }},
	{"arrow", "arrow", ".arrow", "application/vnd.apache.arrow.file", newArrowWriter, readArrow, sumRows(readArrow), func(t *TableInfo) *[]string { return &t.Arrow }},
	{"sqlite", "", ".sqlite", "application/vnd.sqlite3", nil, readSQLite, sumRows(readSQLite), func(t *TableInfo) *[]string { return &t.SQLite }},
}

// defaultFormats are those that are written where none are asked for.
var defaultFormats = []string{"parquet", "csv"}

// sumRows sums up rows of a format that has no faster way.
func sumRows(read func(string, *schema.Table) iter.Seq2[[]schema.Value, error]) func(string, *schema.Table, *Digest) error {
	return func(name string, t *schema.Table, d *Digest) error {
		for row, err := range read(name, t) {
			if err != nil {
				return err
			}
			d.Add(row)
		}
		return nil
	}
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
	if f.create == nil {
		return databaseName
	}
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
