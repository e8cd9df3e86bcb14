package output

import (
	"bytes"
	"encoding/base64"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/dateline-data/dateline/schema"
)

// arrowSchemaKey is the key under which Arrow's readers look for the types that a column had before it became Parquet.
const arrowSchemaKey = "ARROW:schema"

// arrowTypes are our types in Arrow.
var arrowTypes = [...]arrow.DataType{
	schema.String: arrow.BinaryTypes.String, schema.Int: arrow.PrimitiveTypes.Int64, schema.Float: arrow.PrimitiveTypes.Float64,
	schema.Bool: arrow.FixedWidthTypes.Boolean, schema.Date: arrow.FixedWidthTypes.Date32, schema.Timestamp: arrow.FixedWidthTypes.Timestamp_ms,
	schema.List: arrow.ListOfNonNullable(arrow.BinaryTypes.String), schema.Point: arrow.BinaryTypes.Binary,
}

// enumType is how Arrow knows a column of codes: pandas reads it as a category, in a ninth of the memory.
var enumType = &arrow.DictionaryType{IndexType: arrow.PrimitiveTypes.Int32, ValueType: arrow.BinaryTypes.String}

// arrowFields are the columns as Arrow has them; of enums a column of codes is a category, else its codes are text.
func arrowFields(t *schema.Table, enums bool) (fields []arrow.Field) {
	for _, c := range t.Columns {
		about := map[string]string{"description": c.Meaning}
		if c.Unit != "" {
			about["unit"] = c.Unit
		}
		f := arrow.Field{Name: c.Name, Type: arrowTypes[c.Type], Nullable: c.Nullable, Metadata: *metadataOf(about)}
		if enums && c.Type == schema.String && c.Codes != "" {
			f.Type = enumType
		}
		fields = append(fields, f)
	}
	return fields
}

// arrowSchema describes the columns to Arrow's readers, which see no other keys of the file than those repeated in it.
func arrowSchema(t *schema.Table, keys arrow.Metadata) (string, error) {
	var b bytes.Buffer // of a stream without batches, as Arrow's other writers have it
	err := ipc.NewWriter(&b, ipc.WithSchema(arrow.NewSchema(arrowFields(t, true), &keys))).Close()
	return base64.StdEncoding.EncodeToString(b.Bytes()), err
}
