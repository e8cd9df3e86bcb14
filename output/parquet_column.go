package output

import (
	"encoding/binary"
	"math"
	"unsafe"

	"github.com/apache/arrow/go/v17/parquet"
	"github.com/apache/arrow/go/v17/parquet/file"
	pq "github.com/apache/arrow/go/v17/parquet/schema"
	"github.com/dateline-data/dateline/schema"
)

// column collects the cells of one column until they are encoded.
type column interface {
	add(v *schema.Value) (bytes int)
	flush(w file.ColumnChunkWriter) error // writes what was added and forgets it
}

// physicalTypes say how Parquet holds each of our types.
var physicalTypes = [...]struct {
	physical parquet.Type
	logical  pq.LogicalType
	column   func(nullable bool) column
}{
	schema.String: {parquet.Types.ByteArray, pq.StringLogicalType{}, vectorOf(func(v *schema.Value) parquet.ByteArray { return bytesOf(v.Str) })},
	schema.Int:    {parquet.Types.Int64, pq.NoLogicalType{}, vectorOf(func(v *schema.Value) int64 { return v.Int })},
	schema.Float:  {parquet.Types.Double, pq.NoLogicalType{}, vectorOf(func(v *schema.Value) float64 { return v.Float })},
	schema.Bool:   {parquet.Types.Boolean, pq.NoLogicalType{}, vectorOf(func(v *schema.Value) bool { return v.Int != 0 })},
	schema.Date:   {parquet.Types.Int32, pq.DateLogicalType{}, vectorOf(func(v *schema.Value) int32 { return int32(v.Int) })},
	schema.Timestamp: {parquet.Types.Int64, pq.NewTimestampLogicalType(true, pq.TimeUnitMillis),
		vectorOf(func(v *schema.Value) int64 { return v.Int })},
	schema.List:  {parquet.Types.ByteArray, pq.StringLogicalType{}, func(bool) column { return &listVector{} }},
	schema.Point: {parquet.Types.ByteArray, pq.NoLogicalType{}, vectorOf(wkb)},
}

// parquetNode is a column's place in the Parquet schema. A list is a group of three levels, as the format's
// specification has it, of which none can be null.
func parquetNode(c schema.Column) (pq.Node, error) {
	p := physicalTypes[c.Type]
	repetition := parquet.Repetitions.Required
	if c.Nullable {
		repetition = parquet.Repetitions.Optional
	}
	name := c.Name
	if c.Type == schema.List {
		name, repetition = "element", parquet.Repetitions.Required
	}
	leaf, err := pq.NewPrimitiveNodeLogical(name, repetition, p.logical, p.physical, -1, -1)
	if err != nil || c.Type != schema.List {
		return leaf, err
	}
	items, err := pq.NewGroupNode("list", parquet.Repetitions.Repeated, pq.FieldList{leaf}, -1)
	if err != nil {
		return nil, err
	}
	return pq.NewGroupNodeLogical(c.Name, parquet.Repetitions.Required, pq.FieldList{items}, pq.NewListLogicalType(), -1)
}

func leafPath(c schema.Column) string {
	if c.Type == schema.List {
		return c.Name + ".list.element"
	}
	return c.Name
}

// batchWriter is the method by which arrow's column writers take values of type T.
type batchWriter[T any] interface {
	WriteBatch(values []T, definitions, repetitions []int16) (int64, error)
}

// vector collects single values; in a nullable column definition level 1 is a value, 0 is null.
type vector[T any] struct {
	nullable    bool
	values      []T
	definitions []int16
	convert     func(*schema.Value) T
}

func vectorOf[T any](convert func(*schema.Value) T) func(bool) column {
	return func(nullable bool) column { return &vector[T]{nullable: nullable, convert: convert} }
}

func (c *vector[T]) add(v *schema.Value) int {
	if c.nullable {
		var level int16
		if v.Valid {
			level = 1
		}
		c.definitions = append(c.definitions, level)
	}
	if !v.Valid {
		return 1
	}
	x := c.convert(v)
	c.values = append(c.values, x)
	return len(v.Str) + int(unsafe.Sizeof(x))
}

func (c *vector[T]) flush(w file.ColumnChunkWriter) error {
	_, err := w.(batchWriter[T]).WriteBatch(c.values, c.definitions, nil)
	clear(c.values)
	c.values, c.definitions = c.values[:0], c.definitions[:0]
	return err
}

// listVector collects lists of strings: definition level 0 is an empty list, repetition level 1 goes on with the list.
type listVector struct {
	values                   []parquet.ByteArray
	definitions, repetitions []int16
}

func (c *listVector) add(v *schema.Value) (bytes int) {
	if len(v.List) == 0 {
		c.definitions, c.repetitions = append(c.definitions, 0), append(c.repetitions, 0)
		return 1
	}
	for i, item := range v.List {
		c.values = append(c.values, bytesOf(item))
		c.definitions, c.repetitions = append(c.definitions, 1), append(c.repetitions, int16(min(i, 1)))
		bytes += len(item) + int(unsafe.Sizeof(item))
	}
	return bytes
}

func (c *listVector) flush(w file.ColumnChunkWriter) error {
	_, err := w.(batchWriter[parquet.ByteArray]).WriteBatch(c.values, c.definitions, c.repetitions)
	clear(c.values)
	c.values, c.definitions, c.repetitions = c.values[:0], c.definitions[:0], c.repetitions[:0]
	return err
}

// bytesOf is a string's bytes without a copy. The writer only reads them.
func bytesOf(s string) parquet.ByteArray {
	if s == "" {
		return parquet.ByteArray{}
	}
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// wkbPoint begins a point in little-endian WKB; longitude and latitude follow as doubles.
var wkbPoint = []byte{1, 1, 0, 0, 0}

const wkbSize = 5 + 8 + 8

func wkb(v *schema.Value) parquet.ByteArray {
	b := append(make([]byte, 0, wkbSize), wkbPoint...)
	b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float))
	return binary.LittleEndian.AppendUint64(b, math.Float64bits(v.Float2))
}
