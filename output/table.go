package output

import (
	"fmt"
	"io"
	"iter"
	"path/filepath"

	"github.com/dateline-data/dateline/schema"
)

// tableOutput is a table being written in all formats at once, from one pass over its rows.
type tableOutput struct {
	w         *Writer
	table     *schema.Table
	digest    *Digest
	key       partitionKey
	partition string
	parts     map[string]int // how many files a partition has
	open      []openFile     // one a format; none before the first row
	info      TableInfo
}

type openFile struct {
	format *format
	file   *checkedFile
	rows   rowWriter
}

// Table writes a table, reads it back with code that had no part in writing it, and compares the two.
func (w *Writer) Table(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	o := &tableOutput{w: w, table: t, digest: NewDigest(t), key: partitioner(t, w.options.Partition), parts: map[string]int{}, info: TableInfo{Name: t.Name}}
	if err := o.writeAll(rows); err != nil {
		o.abandon()
		return err
	}
	o.info.Rows, o.info.Columns = o.digest.rows, o.digest.Columns()
	for _, f := range w.formats {
		if err := verify(w.dir, f, t, &o.info); err != nil {
			return err
		}
	}
	w.manifest.Tables = append(w.manifest.Tables, o.info)
	return nil
}

func (o *tableOutput) writeAll(rows iter.Seq2[[]schema.Value, error]) error {
	for row, err := range rows {
		if err != nil {
			return err
		}
		if err := o.write(row); err != nil {
			return err
		}
	}
	if o.open == nil && o.digest.rows == 0 {
		o.key = func([]schema.Value) string { return "" } // a table without rows is one file all the same
		if err := o.begin(""); err != nil {
			return err
		}
	}
	return o.end()
}

func (o *tableOutput) write(row []schema.Value) error {
	for i := range o.table.Columns {
		if c := &o.table.Columns[i]; !row[i].Valid && !c.Nullable {
			return fmt.Errorf("write %s: row %d: %s is null", o.table.Name, o.digest.rows+1, c.Name)
		}
	}
	if partition := o.key(row); o.open == nil || partition != o.partition {
		if err := o.end(); err != nil {
			return err
		}
		if err := o.begin(partition); err != nil {
			return err
		}
	}
	o.digest.Add(row)
	for _, f := range o.open {
		if err := f.rows.Write(row); err != nil {
			return fmt.Errorf("write %s: %w", f.file.path, err)
		}
		if err := f.file.Err(); err != nil {
			return err
		}
	}
	return nil
}

// begin opens the files of a partition.
func (o *tableOutput) begin(partition string) error {
	o.partition = partition
	part := partName(o.parts[partition])
	o.parts[partition]++
	for _, format := range o.w.formats {
		path := format.path(o.table.Name, partition, part)
		file, err := o.w.newFile(path)
		if err != nil {
			return err
		}
		if format.name == "csv" && o.w.options.CSVBOM {
			if _, err := io.WriteString(file, byteOrderMark); err != nil {
				return fmt.Errorf("write %s: %w", path, err)
			}
		}
		rows, err := format.create(file, o.table, o.w.about())
		o.open = append(o.open, openFile{format, file, rows})
		if err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
		paths := format.files(&o.info)
		*paths = append(*paths, path)
	}
	return nil
}

// end closes the open files.
func (o *tableOutput) end() error {
	for len(o.open) > 0 {
		f := o.open[0]
		if err := f.rows.Close(); err != nil {
			return fmt.Errorf("write %s: %w", f.file.path, err)
		}
		o.open = o.open[1:]
		if err := o.w.finish(f.file); err != nil {
			return err
		}
	}
	o.open = nil
	return nil
}

// abandon closes what is open after an error, which is the one to report.
func (o *tableOutput) abandon() {
	for _, f := range o.open {
		f.file.file.Close()
	}
}

// verify reads the files of a table in one format and compares them with what its info says.
func verify(dir string, f *format, t *schema.Table, info *TableInfo) error {
	read, err := readDigest(dir, f, t, info)
	if err != nil {
		return err
	}
	if err := read.diff(info.Rows, info.Columns); err != nil {
		return fmt.Errorf("read %s back from %s: %w", t.Name, f.name, err)
	}
	return nil
}

// readDigest sums up what the files of a table hold in one format.
func readDigest(dir string, f *format, t *schema.Table, info *TableInfo) (*Digest, error) {
	read := NewDigest(t)
	for _, path := range *f.files(info) {
		for row, err := range f.read(filepath.Join(dir, filepath.FromSlash(path)), t) {
			if err != nil {
				return nil, fmt.Errorf("read %s back: %w", path, err)
			}
			read.Add(row)
		}
	}
	return read, nil
}

// about is what every file of a release says of it, as far as the caller gave it beforehand.
func (w *Writer) about() map[string]string {
	about := map[string]string{"dateline:schema_version": w.manifest.SchemaVersion}
	for key, value := range map[string]string{"title": w.manifest.Metadata.Title, "license": w.manifest.Metadata.License, "version": w.manifest.Metadata.Version} {
		if value != "" {
			about["dateline:"+key] = value
		}
	}
	return about
}
