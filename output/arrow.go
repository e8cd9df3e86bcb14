package output

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"slices"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/dateline-data/dateline/schema"
)

// Bounds of a record batch, the unit that readers of Arrow files map into memory.
const (
	arrowBatchRows  = 65_536
	arrowBatchBytes = 64 << 20
)

// arrowWriter writes a table as an Arrow IPC file, also known as Feather: record batches, behind each other, with a footer.
type arrowWriter struct {
	builder *array.RecordBuilder
	file    recordWriter
	table   *schema.Table
	rows    int
	bytes   int
}

// recordWriter writes record batches, to a file or a stream.
type recordWriter interface {
	Write(arrow.Record) error
	Close() error
}

func newArrowWriter(w io.Writer, t *schema.Table, o fileOptions) (rowWriter, error) {
	keys := maps.Clone(o.about)
	if keys == nil {
		keys = map[string]string{}
	}
	keys["description"] = t.Meaning
	types := arrow.NewSchema(arrowFields(t, false), metadataOf(keys))
	file, err := ipc.NewFileWriter(&counter{w: w}, append(slices.Clone(compressions[compressionOf(o.compression)].arrow), ipc.WithSchema(types))...)
	return &arrowWriter{builder: array.NewRecordBuilder(memory.DefaultAllocator, types), file: file, table: t}, err
}

// metadataOf are keys in an order of their own, so that the same keys give the same bytes.
func metadataOf(keys map[string]string) *arrow.Metadata {
	names := slices.Sorted(maps.Keys(keys))
	values := make([]string, len(names))
	for i, name := range names {
		values[i] = keys[name]
	}
	m := arrow.NewMetadata(names, values)
	return &m
}

// counter tells the IPC writer, which seeks nowhere, how much it has written.
type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

func (c *counter) Seek(offset int64, whence int) (int64, error) {
	if offset != 0 || whence != io.SeekCurrent {
		return 0, fmt.Errorf("seek to %d, %d in a file that is written from its start to its end", offset, whence)
	}
	return c.n, nil
}

// arrowAppend puts a cell at the end of a column.
var arrowAppend = [...]func(b array.Builder, v *schema.Value){
	schema.String:    func(b array.Builder, v *schema.Value) { b.(*array.StringBuilder).Append(v.Str) },
	schema.Int:       func(b array.Builder, v *schema.Value) { b.(*array.Int64Builder).Append(v.Int) },
	schema.Float:     func(b array.Builder, v *schema.Value) { b.(*array.Float64Builder).Append(v.Float) },
	schema.Bool:      func(b array.Builder, v *schema.Value) { b.(*array.BooleanBuilder).Append(v.Int != 0) },
	schema.Date:      func(b array.Builder, v *schema.Value) { b.(*array.Date32Builder).Append(arrow.Date32(v.Int)) },
	schema.Timestamp: func(b array.Builder, v *schema.Value) { b.(*array.TimestampBuilder).Append(arrow.Timestamp(v.Int)) },
	schema.List: func(b array.Builder, v *schema.Value) {
		list := b.(*array.ListBuilder)
		list.Append(true)
		for _, item := range v.List {
			list.ValueBuilder().(*array.StringBuilder).Append(item)
		}
	},
	schema.Point: func(b array.Builder, v *schema.Value) { b.(*array.BinaryBuilder).Append(wkb(v)) },
}

func (a *arrowWriter) Write(row []schema.Value) error {
	for i := range row {
		b := a.builder.Field(i)
		if !row[i].Valid {
			b.AppendNull()
			continue
		}
		arrowAppend[a.table.Columns[i].Type](b, &row[i])
		a.bytes += len(row[i].Str)
	}
	if a.rows++; a.rows < arrowBatchRows && a.bytes < arrowBatchBytes {
		return nil
	}
	return a.flush()
}

// flush writes a record batch.
func (a *arrowWriter) flush() error {
	record := a.builder.NewRecord()
	defer record.Release()
	a.rows, a.bytes = 0, 0
	return a.file.Write(record)
}

func (a *arrowWriter) Close() error {
	if a.rows > 0 {
		if err := a.flush(); err != nil {
			return err
		}
	}
	return a.file.Close()
}

// readArrow yields the rows of an Arrow file, whose columns must be the table's.
func readArrow(name string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		if err := scanArrow(name, t, func(row []schema.Value) bool { return yield(row, nil) }); err != nil {
			yield(nil, err)
		}
	}
}

// scanArrow calls take for each row until it returns false.
func scanArrow(name string, t *schema.Table, take func([]schema.Value) bool) (err error) {
	defer recovered(&err) // arrow's reader panics on some broken files
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r, err := ipc.NewFileReader(f)
	if err != nil {
		return err
	}
	defer r.Close()
	if want := arrowFields(t, false); !slices.EqualFunc(want, r.Schema().Fields(), func(a, b arrow.Field) bool {
		return a.Name == b.Name && a.Nullable == b.Nullable && arrow.TypeEqual(a.Type, b.Type)
	}) {
		return fmt.Errorf("its columns are %s", r.Schema())
	}
	row := make([]schema.Value, len(t.Columns))
	for i := range r.NumRecords() {
		record, err := r.Record(i)
		if err != nil {
			return err
		}
		for at := range int(record.NumRows()) {
			for k := range row {
				if row[k] = (schema.Value{}); record.Column(k).IsValid(at) {
					row[k].Valid = true
					if err := fromArrow[t.Columns[k].Type](&row[k], record.Column(k), at); err != nil {
						return fmt.Errorf("column %s: %w", t.Columns[k].Name, err)
					}
				}
			}
			if !take(row) {
				return nil
			}
		}
	}
	return nil
}

// fromArrow reads a cell of a column.
var fromArrow = [...]func(v *schema.Value, column arrow.Array, at int) error{
	schema.String: func(v *schema.Value, c arrow.Array, at int) error { v.Str = c.(*array.String).Value(at); return nil },
	schema.Int:    func(v *schema.Value, c arrow.Array, at int) error { v.Int = c.(*array.Int64).Value(at); return nil },
	schema.Float:  func(v *schema.Value, c arrow.Array, at int) error { v.Float = c.(*array.Float64).Value(at); return nil },
	schema.Bool: func(v *schema.Value, c arrow.Array, at int) error {
		v.Int = int64(oneIf(c.(*array.Boolean).Value(at)))
		return nil
	},
	schema.Date: func(v *schema.Value, c arrow.Array, at int) error {
		v.Int = int64(c.(*array.Date32).Value(at))
		return nil
	},
	schema.Timestamp: func(v *schema.Value, c arrow.Array, at int) error {
		v.Int = int64(c.(*array.Timestamp).Value(at))
		return nil
	},
	schema.List: func(v *schema.Value, c arrow.Array, at int) error {
		list := c.(*array.List)
		items := list.ListValues().(*array.String)
		for i, end := list.ValueOffsets(at); i < end; i++ {
			v.List = append(v.List, items.Value(int(i)))
		}
		return nil
	},
	schema.Point: func(v *schema.Value, c arrow.Array, at int) error { return parseWKB(v, c.(*array.Binary).Value(at)) },
}
