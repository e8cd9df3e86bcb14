package ingest

import (
	"errors"
	"strconv"
	"strings"
	"time"

	"github.com/apache/arrow/go/v17/parquet"
	parquetfile "github.com/apache/arrow/go/v17/parquet/file"
	parquetschema "github.com/apache/arrow/go/v17/parquet/schema"
)

var (
	errRowsMissing = errors.New("rows are missing")
	errNoColumn    = errors.New("a column of this type is not read")
)

// parquetLeaf reads a column of values a row at a time, by their definition and repetition levels: see S. Melnik and others,
// "Dremel: Interactive Analysis of Web-Scale Datasets" (2010).
type parquetLeaf struct {
	index int // in the file's schema

	most                   int16 // the definition level of a value that is there
	value                  func() (text string, levels int64, err error)
	definition, repetition [1]int16
	ahead                  bool // the value and its levels are read, but not taken yet
	text                   string
}

// open goes to the first value of a column chunk.
func (l *parquetLeaf) open(chunk parquetfile.ColumnChunkReader) error {
	column := chunk.Descriptor()
	l.most, l.ahead, l.repetition[0] = column.MaxDefinitionLevel(), false, 0
	switch c := chunk.(type) {
	case *parquetfile.ByteArrayColumnChunkReader:
		l.value = leafValues(l, c, func(v parquet.ByteArray) string { return string(v) })
	case *parquetfile.FixedLenByteArrayColumnChunkReader:
		l.value = leafValues(l, c, func(v parquet.FixedLenByteArray) string { return string(v) })
	case *parquetfile.Int32ColumnChunkReader:
		l.value = leafValues(l, c, int32Text(column))
	case *parquetfile.Int64ColumnChunkReader:
		l.value = leafValues(l, c, int64Text(column))
	case *parquetfile.Int96ColumnChunkReader:
		l.value = leafValues(l, c, func(v parquet.Int96) string { return v.ToTime().Format(time.RFC3339Nano) })
	case *parquetfile.Float64ColumnChunkReader:
		l.value = leafValues(l, c, func(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) })
	default:
		l.value = func() (string, int64, error) { return "", 0, errNoColumn }
	}
	return nil
}

// leafValues reads one value at a time: values of one page are not kept when the next is read.
func leafValues[T any](l *parquetLeaf, chunk interface {
	ReadBatch(n int64, values []T, definitions, repetitions []int16) (int64, int, error)
}, text func(T) string) func() (string, int64, error) {
	var value [1]T
	return func() (string, int64, error) {
		levels, n, err := chunk.ReadBatch(1, value[:], l.definition[:], l.repetition[:])
		if err != nil || n == 0 {
			return "", levels, err
		}
		return text(value[0]), levels, nil
	}
}

func int32Text(column *parquetschema.Column) func(int32) string {
	if _, ok := column.LogicalType().(parquetschema.DateLogicalType); ok {
		return func(v int32) string { return time.Unix(int64(v)*24*60*60, 0).UTC().Format(time.DateOnly) }
	}
	return func(v int32) string { return strconv.Itoa(int(v)) }
}

func int64Text(column *parquetschema.Column) func(int64) string {
	t, ok := column.LogicalType().(parquetschema.TemporalLogicalType)
	if _, isTime := column.LogicalType().(parquetschema.TimeLogicalType); !ok || isTime {
		return func(v int64) string { return strconv.FormatInt(v, 10) }
	}
	perSecond := map[parquetschema.TimeUnitType]int64{parquetschema.TimeUnitMillis: 1e3, parquetschema.TimeUnitMicros: 1e6, parquetschema.TimeUnitNanos: 1e9}[t.TimeUnit()]
	return func(v int64) string {
		return time.Unix(v/perSecond, v%perSecond*(1e9/perSecond)).UTC().Format(time.RFC3339Nano)
	}
}

// row gives the values of the next row as text, joined as those of JSON's arrays; "" where there is none.
func (l *parquetLeaf) row() (string, error) {
	var parts []string
	for first := true; ; first = false {
		if !l.ahead {
			var levels int64
			var err error
			if l.text, levels, err = l.value(); err != nil {
				return "", err
			}
			if levels == 0 && first {
				return "", errRowsMissing
			}
			l.ahead = levels > 0
		}
		if !l.ahead || !first && l.repetition[0] == 0 {
			return joinParts(parts), nil
		}
		l.ahead = false
		if l.text != "" && (l.most == 0 || l.definition[0] == l.most) {
			parts = append(parts, l.text)
		}
	}
}

// joinParts joins the parts of a list: names with commas, paragraphs with blank lines.
func joinParts(parts []string) string {
	separator := ", "
	for _, s := range parts {
		if len(s) > longestName {
			separator = "\n\n"
		}
	}
	return strings.Join(parts, separator)
}
