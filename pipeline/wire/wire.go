// Package wire carries records between the rounds of a run in Arrow's IPC streams, so that whatever engine pipes can sort them: see
// docs/records.md. Several streams may come one after another; what is in one says nothing of the next.
package wire

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"sync"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/dateline-data/dateline/pipeline/consolidate"
	"github.com/dateline-data/dateline/schema/record"
	"github.com/zeebo/xxh3"
)

// Columns of records.
const (
	streamColumn = iota
	partColumn   // the hash of the record's group: records of one part go to one partition
	keyColumn    // by which the records of a partition are sorted, and those of one key by value
	valueColumn
)

var fields = []arrow.Field{
	streamColumn: {Name: "stream", Type: arrow.BinaryTypes.String},
	partColumn:   {Name: "part", Type: arrow.PrimitiveTypes.Int64},
	keyColumn:    {Name: "key", Type: arrow.BinaryTypes.Binary},
	valueColumn:  {Name: "value", Type: arrow.BinaryTypes.Binary},
}

// versionKey is the key of a stream's metadata that holds record.Version. Engines may drop it.
const versionKey = "dateline.records"

// batchBytes and batchRecords bound a batch: enough that handing it over costs nothing.
const batchBytes, batchRecords = 1 << 20, 4096

// Writer writes one stream of records. It is safe for concurrent use.
type Writer struct {
	mu    sync.Mutex
	out   *bufio.Writer
	ipc   *ipc.Writer
	batch *array.RecordBuilder
	rows  int
	bytes int
}

// NewWriter begins a stream.
func NewWriter(w io.Writer) *Writer {
	about := arrow.MetadataFrom(map[string]string{versionKey: strconv.Itoa(record.Version)})
	columns := arrow.NewSchema(fields, &about)
	out := bufio.NewWriter(w)
	return &Writer{out: out, ipc: ipc.NewWriter(out, ipc.WithSchema(columns)), batch: array.NewRecordBuilder(memory.DefaultAllocator, columns)}
}

// Put writes a record.
func (w *Writer) Put(r consolidate.Record) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.batch.Field(streamColumn).(*array.StringBuilder).Append(r.Stream)
	w.batch.Field(partColumn).(*array.Int64Builder).Append(part(r.Group))
	w.batch.Field(keyColumn).(*array.BinaryBuilder).AppendString(r.Key)
	w.batch.Field(valueColumn).(*array.BinaryBuilder).AppendString(r.Value)
	w.rows, w.bytes = w.rows+1, w.bytes+len(r.Key)+len(r.Value)
	if w.rows < batchRecords && w.bytes < batchBytes {
		return nil
	}
	return w.flush()
}

// part is the hash of a group, 0 of none.
func part(group string) int64 {
	if group == "" {
		return 0
	}
	return int64(xxh3.HashString(group))
}

func (w *Writer) flush() error {
	batch := w.batch.NewRecord()
	defer batch.Release()
	w.rows, w.bytes = 0, 0
	return w.ipc.Write(batch)
}

// Close ends the stream.
func (w *Writer) Close() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.rows > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.batch.Release()
	return errors.Join(w.ipc.Close(), w.out.Flush())
}

// ErrNoStream says that what was read is no IPC stream of Arrow, or none of records.
var ErrNoStream = errors.New("no Arrow stream")

// Streams are the streams of an input, one after another.
type Streams struct{ in *bufio.Reader }

// NewStreams reads the streams of an input.
func NewStreams(r io.Reader) *Streams { return &Streams{bufio.NewReader(r)} }

// Next is the next stream, which must be read to its end before the one behind it. The error is io.EOF where there is none.
func (s *Streams) Next() (stream *ipc.Reader, err error) {
	if _, err := s.in.Peek(1); err != nil {
		return nil, err
	}
	err = guarded(func() (err error) { stream, err = ipc.NewReader(s.in); return err })
	return stream, err
}

// guarded gives the panics of a library with what may be anything as errors.
func guarded(f func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%w: %v", ErrNoStream, fault)
		}
	}()
	if err = f(); err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: %w", ErrNoStream, err)
	}
	return err
}

// Batches yields the batches of a stream, each valid until the next.
func Batches(stream *ipc.Reader) iter.Seq2[arrow.Record, error] {
	return func(yield func(arrow.Record, error) bool) {
		for {
			var batch arrow.Record
			err := guarded(func() (err error) { batch, err = stream.Read(); return err })
			if errors.Is(err, io.EOF) || !yield(batch, err) || err != nil {
				return
			}
		}
	}
}

// Records yields the records of a stream.
func Records(stream *ipc.Reader) iter.Seq2[consolidate.Record, error] {
	return func(yield func(consolidate.Record, error) bool) {
		if err := checkColumns(stream.Schema()); err != nil {
			yield(consolidate.Record{}, err)
			return
		}
		for batch, err := range Batches(stream) {
			if err != nil {
				yield(consolidate.Record{}, err)
				return
			}
			names, keys, values := batch.Column(streamColumn).(array.StringLike), batch.Column(keyColumn).(bytesArray), batch.Column(valueColumn).(bytesArray)
			for i := range int(batch.NumRows()) {
				if !yield(consolidate.Record{Stream: names.Value(i), Key: string(keys.Value(i)), Value: string(values.Value(i))}, nil) {
					return
				}
			}
		}
	}
}

// bytesArray is a column of bytes, of whatever length.
type bytesArray interface{ Value(i int) []byte }

// checkColumns says what is wrong with the columns of a stream that should hold records.
func checkColumns(s *arrow.Schema) error {
	if version, ok := s.Metadata().GetValue(versionKey); ok && version != strconv.Itoa(record.Version) {
		return fmt.Errorf("the records are of version %s, and this program reads version %d: use one build of dateline for all rounds", version, record.Version)
	}
	wanted := map[int][]arrow.Type{streamColumn: {arrow.STRING, arrow.LARGE_STRING}, partColumn: {arrow.INT64},
		keyColumn: {arrow.BINARY, arrow.LARGE_BINARY}, valueColumn: {arrow.BINARY, arrow.LARGE_BINARY}}
	for i, f := range fields {
		if s.NumFields() != len(fields) || s.Field(i).Name != f.Name || !isOneOf(s.Field(i).Type, wanted[i]) {
			return fmt.Errorf("%w of records: its columns are %s; wanted are %s", ErrNoStream, columnList(s.Fields()), columnList(fields))
		}
	}
	return nil
}

func isOneOf(t arrow.DataType, ids []arrow.Type) bool {
	for _, id := range ids {
		if t.ID() == id {
			return true
		}
	}
	return false
}

func columnList(fields []arrow.Field) (list string) {
	for i, f := range fields {
		if i > 0 {
			list += ", "
		}
		list += f.Name + " " + f.Type.String()
	}
	return list
}
