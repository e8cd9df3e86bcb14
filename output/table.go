package output

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"path/filepath"
	"sync"

	"github.com/dateline-data/dateline/schema"
)

// tableOutput is a table being written in all formats at once, from one pass over its rows: each format, and the digest, in
// a lane of its own.
type tableOutput struct {
	w         *Writer
	table     *schema.Table
	digest    *Digest
	summing   *lane // into digest
	key       partitionKey
	partition string
	parts     map[string]int // how many files a partition has
	open      []openFile     // one a format of files; none before the first row
	begun     bool           // files of a partition, if any, are open
	rows      int64
	batch     *batch      // that is being filled
	free      chan *batch // those that are not on their way
	info      TableInfo
}

type openFile struct {
	format *format
	file   *checkedFile
	rows   rowWriter
	lane   *lane
}

// Table writes a table, reads it back with code that had no part in writing it, and compares the two. Of a table that is not wanted the rows
// are taken and dropped.
func (w *Writer) Table(t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	if !w.manifest.has(t.Name) {
		return drop(rows)
	}
	o := &tableOutput{w: w, table: t, digest: NewDigest(t), key: partitioner(t, w.options.Partition), parts: map[string]int{}, info: TableInfo{Name: t.Name},
		batch: &batch{}, free: make(chan *batch, maxBatches)}
	for range maxBatches - 1 {
		o.free <- &batch{}
	}
	if w.database != nil {
		rows = w.database.take(t, w.manifest.has, rows)
	}
	o.summing = newLane(len(t.Columns), func(row []schema.Value) error { o.digest.Add(row); return nil }, o.free)
	if err := o.writeAll(rows); err != nil {
		o.abandon()
		return err
	}
	if err := o.summing.end(); err != nil {
		return err
	}
	o.info.Rows, o.info.Columns = o.digest.rows, o.digest.Columns()
	if err := verifyAll(w.dir, w.formats, t, &o.info); err != nil {
		return err
	}
	w.manifest.Tables = append(w.manifest.Tables, o.info)
	return nil
}

// drop takes rows, whose making can matter for those of other tables.
func drop(rows iter.Seq2[[]schema.Value, error]) error {
	for _, err := range rows {
		if err != nil {
			return err
		}
	}
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
	if o.rows == 0 {
		o.key = func([]schema.Value) string { return "" } // a table without rows is one file all the same
		if err := o.begin(""); err != nil {
			return err
		}
	}
	return o.end()
}

func (o *tableOutput) write(row []schema.Value) error {
	o.rows++
	for i := range o.table.Columns {
		if c := &o.table.Columns[i]; !row[i].Valid && !c.Nullable {
			return fmt.Errorf("write %s: row %d: %s is null", o.table.Name, o.rows, c.Name)
		}
	}
	if partition := o.key(row); !o.begun || partition != o.partition {
		if err := o.end(); err != nil {
			return err
		}
		if err := o.begin(partition); err != nil {
			return err
		}
	}
	o.batch.add(row)
	if o.batch.isFull() {
		return o.handOver()
	}
	return nil
}

// handOver gives the batch to the lanes, and waits for a free one.
func (o *tableOutput) handOver() error {
	o.batch.left.Store(int32(len(o.open) + 1))
	o.summing.batches <- o.batch
	for _, f := range o.open {
		f.lane.batches <- o.batch
	}
	o.batch = <-o.free
	o.batch.empty()
	for _, f := range o.open {
		if f.lane.failed.Load() {
			return o.end()
		}
	}
	return nil
}

// begin opens the files of a partition.
func (o *tableOutput) begin(partition string) error {
	o.partition, o.begun = partition, true
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
		rows, err := format.create(file, o.table, fileOptions{o.w.about(), o.w.options.Compression})
		f := openFile{format: format, file: file, rows: rows}
		f.lane = newLane(len(o.table.Columns), f.write, o.free)
		o.open = append(o.open, f)
		if err != nil {
			return fmt.Errorf("write %s: %w", path, err)
		}
		paths := format.files(&o.info)
		*paths = append(*paths, path)
	}
	return nil
}

func (f *openFile) write(row []schema.Value) error {
	if err := f.rows.Write(row); err != nil {
		return fmt.Errorf("write %s: %w", f.file.path, err)
	}
	return f.file.Err()
}

// end writes what is held back and closes the open files. The first error of any of them is given.
func (o *tableOutput) end() error {
	if len(o.batch.cells) > 0 {
		if err := o.handOver(); err != nil {
			return err
		}
	}
	for len(o.open) > 0 {
		f := o.open[0]
		if err := f.lane.end(); err != nil {
			return err
		}
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
		_ = f.lane.end()
		f.file.file.Close()
	}
	_ = o.summing.end()
}

// verifyAll reads a table back in all formats at the same time.
func verifyAll(dir string, formats []*format, t *schema.Table, info *TableInfo) error {
	errs := make([]error, len(formats))
	var reading sync.WaitGroup
	for i, f := range formats {
		reading.Go(func() { errs[i] = verify(dir, f, t, info) })
	}
	reading.Wait()
	return errors.Join(errs...)
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
		if err := f.sum(filepath.Join(dir, filepath.FromSlash(path)), t, read); err != nil {
			return nil, fmt.Errorf("read %s back: %w", path, err)
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
