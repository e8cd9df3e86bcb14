package ingest

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/apache/arrow/go/v17/parquet"
	parquetfile "github.com/apache/arrow/go/v17/parquet/file"
	"github.com/apache/arrow/go/v17/parquet/pqarrow"
)

const (
	parquetMagic = "PAR1"
	// parquetBatch is how many rows are held at a time: some megabytes of news, and 16 GB of the longest articles there are.
	parquetBatch = 256
)

func isParquet(head []byte) bool { return bytes.HasPrefix(head, []byte(parquetMagic)) }

// readParquet reads a Parquet file, some pages of the columns that it needs at a time. A row is an article. The footer is at the
// file's end: what is no file or blob of its own is copied into a temporary file first.
func readParquet(s *stream, o Options, emit emitter) error {
	at, err := s.anywhere()
	if err != nil {
		return emit("", nil, err)
	}
	var f *parquetFile
	if err := guard("no Parquet file", func() error { f, err = openParquet(io.NewSectionReader(at, 0, at.Size()), o); return err }); err != nil {
		return emit("", nil, err)
	}
	return readBatches("Parquet", f.schema, f.next, o, emit)
}

// parquetFile gives the batches of a file.
type parquetFile struct {
	schema     *arrow.Schema
	batches    pqarrow.RecordReader // nil where no column is wanted
	rows, read int64
}

func openParquet(r parquet.ReaderAtSeeker, o Options) (*parquetFile, error) {
	properties := parquet.NewReaderProperties(cappedMemory{memory.NewGoAllocator()})
	properties.BufferedStreamEnabled = true
	p, err := parquetfile.NewParquetReader(r, parquetfile.WithReadProps(properties))
	if err != nil {
		return nil, err
	}
	arrows, err := pqarrow.NewFileReader(p, pqarrow.ArrowReadProperties{BatchSize: parquetBatch}, properties.Allocator())
	if err != nil {
		return nil, err
	}
	f := &parquetFile{rows: p.NumRows()}
	if f.schema, err = arrows.Schema(); err != nil {
		return nil, err
	}
	var leaves []int
	columns := p.MetaData().Schema
	for i := range columns.NumColumns() {
		if o.wants(columns.Column(i).ColumnPath()[0]) {
			leaves = append(leaves, i)
		}
	}
	if len(leaves) == 0 || f.rows == 0 {
		return f, nil
	}
	if f.batches, err = arrows.GetRecordReader(context.Background(), leaves, nil); err != nil {
		return nil, err
	}
	f.schema = f.batches.Schema()
	return f, nil
}

func (f *parquetFile) next() (arrow.Record, error) {
	if f.batches == nil {
		return nil, io.EOF
	}
	batch, err := f.batches.Read()
	if err != nil && err != io.EOF {
		return nil, err
	}
	if err == io.EOF || batch == nil {
		if f.read < f.rows {
			return nil, fmt.Errorf("%d of its %d rows are missing", f.rows-f.read, f.rows)
		}
		return nil, io.EOF
	}
	f.read += batch.NumRows()
	return batch, nil
}

// wants tells whether a column may hold a field of ours, or fields inside it.
func (o Options) wants(column string) bool {
	name := canonical(column)
	for ours, names := range fieldNames {
		theirs, mapped := o.Map[ours]
		if mapped {
			root, _, _ := strings.Cut(theirs, ".")
			names = []string{canonical(theirs), canonical(root)}
		}
		if slices.Contains(names, name) {
			return true
		}
	}
	return wrappers[strings.ToLower(column)]
}
