package output

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/dateline-data/dateline/schema"
)

// arrowRows is the number of rows of a batch.
const arrowRows = 4096

// WriteArrow writes the rows of a table as an IPC stream of Arrow, for programs that go on with them. Codes are plain text, and
// times are in microseconds, which is what Spark reads.
func WriteArrow(w io.Writer, t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	out := bufio.NewWriter(w)
	columns := arrow.NewSchema(streamFields(t), nil)
	stream := ipc.NewWriter(out, ipc.WithSchema(columns))
	batch := array.NewRecordBuilder(memory.DefaultAllocator, columns)
	defer batch.Release()
	n := 0
	flush := func() error {
		full := batch.NewRecord()
		defer full.Release()
		n = 0
		return stream.Write(full)
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		for i := range t.Columns {
			appendArrow[t.Columns[i].Type](batch.Field(i), &row[i])
		}
		if n++; n == arrowRows {
			if err := flush(); err != nil {
				return err
			}
		}
	}
	if n > 0 {
		if err := flush(); err != nil {
			return err
		}
	}
	return errors.Join(stream.Close(), out.Flush())
}

// streamFields are the columns of a table as WriteArrow has them.
func streamFields(t *schema.Table) (fields []arrow.Field) {
	for _, c := range t.Columns {
		about := map[string]string{"description": c.Meaning}
		f := arrow.Field{Name: c.Name, Type: arrowTypes[c.Type], Nullable: c.Nullable, Metadata: arrow.MetadataFrom(about)}
		if c.Type == schema.Timestamp {
			f.Type = arrow.FixedWidthTypes.Timestamp_us
		}
		fields = append(fields, f)
	}
	return fields
}

// appendArrow adds a cell of each type to a column, which is of that type.
var appendArrow = [...]func(array.Builder, *schema.Value){
	schema.String: appendTo(func(b *array.StringBuilder, v *schema.Value) { b.Append(v.Str) }),
	schema.Int:    appendTo(func(b *array.Int64Builder, v *schema.Value) { b.Append(v.Int) }),
	schema.Float:  appendTo(func(b *array.Float64Builder, v *schema.Value) { b.Append(v.Float) }),
	schema.Bool:   appendTo(func(b *array.BooleanBuilder, v *schema.Value) { b.Append(v.Int != 0) }),
	schema.Date:   appendTo(func(b *array.Date32Builder, v *schema.Value) { b.Append(arrow.Date32(v.Int)) }),
	schema.Timestamp: appendTo(func(b *array.TimestampBuilder, v *schema.Value) {
		b.Append(arrow.Timestamp(v.Int * int64(time.Millisecond/time.Microsecond)))
	}),
	schema.List: appendTo(func(b *array.ListBuilder, v *schema.Value) {
		b.Append(true)
		for _, item := range v.List {
			b.ValueBuilder().(*array.StringBuilder).Append(item)
		}
	}),
	schema.Point: appendTo(func(b *array.BinaryBuilder, v *schema.Value) { b.Append(wkb(v)) }),
}

func appendTo[B array.Builder](add func(B, *schema.Value)) func(array.Builder, *schema.Value) {
	return func(b array.Builder, v *schema.Value) {
		if !v.Valid {
			b.AppendNull()
			return
		}
		add(b.(B), v)
	}
}
