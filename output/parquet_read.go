package output

import (
	"encoding/binary"
	"fmt"
	"iter"
	"math"
	"os"
	"strings"

	"github.com/dateline-data/dateline/schema"
	"github.com/xitongsys/parquet-go/parquet"
	"github.com/xitongsys/parquet-go/reader"
	"github.com/xitongsys/parquet-go/source"
)

// readBatch is the number of rows that are read at a time.
const readBatch = 8192

// smallestParquet is the size of a file with nothing but its magic numbers and the length of its footer.
const smallestParquet = 12

// localFile is a file for parquet-go, which opens it once more for each column.
type localFile struct {
	*os.File
	name   string
	opened *[]*os.File
}

func openLocal(name string) (*localFile, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	return &localFile{f, name, &[]*os.File{f}}, nil
}

func (f *localFile) Open(string) (source.ParquetFile, error) {
	again, err := os.Open(f.name)
	if err != nil {
		return nil, err
	}
	*f.opened = append(*f.opened, again)
	return &localFile{again, f.name, f.opened}, nil
}

func (f *localFile) Create(string) (source.ParquetFile, error) {
	return nil, fmt.Errorf("%s is read only", f.name)
}

func (f *localFile) closeAll() {
	for _, file := range *f.opened {
		file.Close()
	}
}

// readParquet yields the rows of a Parquet file. Its schema must be the one that the table's declaration gives. A corrupt
// file gives an error or wrong rows (parquet-go takes a broken page for nulls), but does not panic.
func readParquet(name string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		f, err := openLocal(name)
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.closeAll()
		r, err := openParquet(f)
		if err == nil {
			err = checkParquetSchema(r, t)
		}
		if err != nil {
			yield(nil, err)
			return
		}
		total, stopped := r.GetNumRows(), false
		for at := int64(0); at < total && !stopped; at += readBatch {
			rows, err := readRows(r, t, min(readBatch, total-at))
			if err != nil {
				yield(nil, fmt.Errorf("rows from %d: %w", at, err))
				return
			}
			for _, row := range rows {
				if stopped = !yield(row, nil); stopped {
					break
				}
			}
		}
	}
}

// openParquet reads the footer, whose length parquet-go does not check before it makes room for it.
func openParquet(f *localFile) (r *reader.ParquetReader, err error) {
	defer recovered(&err)
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	tail := make([]byte, 8)
	if info.Size() < smallestParquet {
		return nil, fmt.Errorf("no Parquet file: %d bytes", info.Size())
	}
	if _, err := f.ReadAt(tail, info.Size()-8); err != nil {
		return nil, err
	}
	if footer := binary.LittleEndian.Uint32(tail); string(tail[4:]) != "PAR1" || int64(footer) > info.Size()-smallestParquet {
		return nil, fmt.Errorf("no Parquet file: it ends in %q", tail)
	}
	return reader.NewParquetColumnReader(f, 1)
}

// recovered turns a panic of parquet-go into an error.
func recovered(err *error) {
	if r := recover(); r != nil {
		*err = fmt.Errorf("corrupt Parquet: %v", r)
	}
}

// parquetTypes is what the schema of a Parquet file says of each of our types.
var parquetTypes = [...]string{
	schema.String: "BYTE_ARRAY UTF8", schema.Int: "INT64", schema.Float: "DOUBLE", schema.Bool: "BOOLEAN", schema.Date: "INT32 DATE",
	schema.Timestamp: "INT64 TIMESTAMP_MILLIS", schema.List: "BYTE_ARRAY UTF8", schema.Point: "BYTE_ARRAY",
}

// checkParquetSchema compares the file's leaf columns with the declaration: names, types, and whether they can be null.
func checkParquetSchema(r *reader.ParquetReader, t *schema.Table) error {
	leaves := r.SchemaHandler.ValueColumns
	if len(leaves) != len(t.Columns) {
		return fmt.Errorf("%d columns instead of %d", len(leaves), len(t.Columns))
	}
	for i, c := range t.Columns {
		element := r.SchemaHandler.SchemaElements[r.SchemaHandler.MapIndex[leaves[i]]]
		path := strings.Split(r.SchemaHandler.InPathToExPath[leaves[i]], "\x01")
		got := element.GetType().String()
		if element.ConvertedType != nil {
			got += " " + element.GetConvertedType().String()
		}
		if len(path) < 2 || path[1] != c.Name || got != parquetTypes[c.Type] {
			return fmt.Errorf("column %d is %s %s instead of %s %s", i+1, strings.Join(path[1:], "."), got, c.Name, parquetTypes[c.Type])
		}
		if optional := element.GetRepetitionType() == parquet.FieldRepetitionType_OPTIONAL; optional != c.Nullable {
			return fmt.Errorf("column %s: optional is %t", c.Name, optional)
		}
	}
	return nil
}

// readRows reads the next n rows.
func readRows(r *reader.ParquetReader, t *schema.Table, n int64) (rows [][]schema.Value, err error) {
	defer recovered(&err)
	cells := make([]schema.Value, int(n)*len(t.Columns))
	rows = make([][]schema.Value, n)
	for i := range rows {
		rows[i] = cells[i*len(t.Columns) : (i+1)*len(t.Columns)]
	}
	for i := range t.Columns {
		values, repetitions, _, err := r.ReadColumnByIndex(int64(i), n)
		if err != nil {
			return nil, fmt.Errorf("column %s: %w", t.Columns[i].Name, err)
		}
		if err := fillColumn(rows, i, &t.Columns[i], values, repetitions); err != nil {
			return nil, fmt.Errorf("column %s: %w", t.Columns[i].Name, err)
		}
	}
	return rows, nil
}

// fillColumn puts what parquet-go read of a column into the rows. It must be compared with what was asked for: a page
// that cannot be read gives fewer values and no error.
func fillColumn(rows [][]schema.Value, i int, c *schema.Column, values []any, repetitions []int32) error {
	at := -1
	for k, x := range values {
		if repetitions[k] == 0 {
			if at++; at == len(rows) {
				break
			}
			if c.Type == schema.List {
				rows[at][i].Valid = true
			}
		}
		if at < 0 {
			return fmt.Errorf("the first row goes on with a row before it")
		}
		if x == nil {
			continue
		}
		if err := fromParquet[c.Type](&rows[at][i], x); err != nil {
			return err
		}
	}
	if at+1 != len(rows) {
		return fmt.Errorf("%d rows instead of %d", at+1, len(rows))
	}
	return nil
}

var fromParquet = [...]func(*schema.Value, any) error{
	schema.String:    fill(func(v *schema.Value, s string) { v.Str = s }),
	schema.Int:       fill(func(v *schema.Value, n int64) { v.Int = n }),
	schema.Float:     fill(func(v *schema.Value, x float64) { v.Float = x }),
	schema.Date:      fill(func(v *schema.Value, n int32) { v.Int = int64(n) }),
	schema.Timestamp: fill(func(v *schema.Value, n int64) { v.Int = n }),
	schema.List:      fill(func(v *schema.Value, s string) { v.List = append(v.List, s) }),
	schema.Bool: fill(func(v *schema.Value, b bool) {
		if b {
			v.Int = 1
		}
	}),
	schema.Point: func(v *schema.Value, x any) error {
		s, _ := x.(string)
		if len(s) != wkbSize || s[:len(wkbPoint)] != string(wkbPoint) {
			return fmt.Errorf("%x is no WKB point", s)
		}
		v.Valid = true
		v.Float = math.Float64frombits(binary.LittleEndian.Uint64([]byte(s[5:13])))
		v.Float2 = math.Float64frombits(binary.LittleEndian.Uint64([]byte(s[13:21])))
		return nil
	},
}

func fill[T any](set func(*schema.Value, T)) func(*schema.Value, any) error {
	return func(v *schema.Value, x any) error {
		typed, ok := x.(T)
		if !ok {
			return fmt.Errorf("a value is %T", x)
		}
		v.Valid = true
		set(v, typed)
		return nil
	}
}
