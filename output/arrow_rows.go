package output

import (
	"bufio"
	"errors"
	"io"
	"iter"
	"slices"
	"time"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/dateline-data/dateline/schema"
)

// WriteArrow writes the rows of a table as an IPC stream of Arrow, for programs that go on with them. Codes are plain text, and
// times are in microseconds, which is what Spark reads.
func WriteArrow(w io.Writer, t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	out := bufio.NewWriter(w)
	fields := arrowFields(t, false)
	for i := range fields {
		if t.Columns[i].Type == schema.Timestamp {
			fields[i].Type = arrow.FixedWidthTypes.Timestamp_us
		}
	}
	columns := arrow.NewSchema(fields, nil)
	a := &arrowWriter{builder: array.NewRecordBuilder(memory.DefaultAllocator, columns), file: ipc.NewWriter(out, ipc.WithSchema(columns)), table: t}
	defer a.builder.Release()
	for row, err := range rows {
		if err == nil {
			err = a.Write(inMicroseconds(t, row))
		}
		if err != nil {
			return err
		}
	}
	return errors.Join(a.Close(), out.Flush())
}

// inMicroseconds is a row with its times, which are in milliseconds, in microseconds.
func inMicroseconds(t *schema.Table, row []schema.Value) []schema.Value {
	row = slices.Clone(row)
	for i := range row {
		if t.Columns[i].Type == schema.Timestamp {
			row[i].Int *= int64(time.Millisecond / time.Microsecond)
		}
	}
	return row
}
