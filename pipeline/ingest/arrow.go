package ingest

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/apache/arrow/go/v17/arrow"
	"github.com/apache/arrow/go/v17/arrow/array"
	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	"github.com/dateline-data/dateline/schema"
)

const (
	arrowFile     = "ARROW1\x00\x00"   // begins an IPC file
	arrowStream   = "\xff\xff\xff\xff" // begins a message of an IPC stream, with the length of its head behind
	longestSchema = 1 << 19            // bytes of the first message's head, by which a stream is told
)

func isArrow(head []byte) bool {
	if bytes.HasPrefix(head, []byte(arrowFile)) {
		return true
	}
	if !bytes.HasPrefix(head, []byte(arrowStream)) || len(head) < 2*len(arrowStream) {
		return false
	}
	length := binary.LittleEndian.Uint32(head[len(arrowStream):])
	return length > 0 && length < longestSchema
}

// readArrow reads an IPC stream, or an IPC file (Feather), a record batch at a time. A row is an article. The batches of a file are
// listed at its end: what is no file or blob of its own is copied into a temporary file first.
func readArrow(s *stream, o Options, emit emitter) error {
	open := openArrowStream
	if magic, _ := s.Peek(len(arrowFile)); string(magic) == arrowFile {
		open = openArrowFile
	}
	var columns *arrow.Schema
	var next func() (arrow.Record, error)
	if err := guard("no Arrow file", func() (err error) { columns, next, err = open(s); return err }); err != nil {
		return emit("", nil, err)
	}
	return readBatches("Arrow", columns, next, o, emit)
}

func openArrowStream(s *stream) (*arrow.Schema, func() (arrow.Record, error), error) {
	r, err := ipc.NewReaderFromMessageReader(arrowMessages{s, &arrowColumns{}}, ipc.WithAllocator(cappedMemory{memory.NewGoAllocator()}))
	if err != nil {
		return nil, nil, err
	}
	return r.Schema(), r.Read, nil
}

func openArrowFile(s *stream) (*arrow.Schema, func() (arrow.Record, error), error) {
	at, err := s.anywhere()
	if err != nil {
		return nil, nil, err
	}
	blocks, err := openBlocks(at)
	if err != nil {
		return nil, nil, err
	}
	r, err := ipc.NewFileReader(io.NewSectionReader(at, 0, at.Size()), ipc.WithAllocator(cappedMemory{memory.NewGoAllocator()}))
	if err != nil {
		return nil, nil, err
	}
	i := -1
	return r.Schema(), func() (arrow.Record, error) {
		if i++; i == blocks.count(footerBatches) {
			return nil, io.EOF
		}
		if err := blocks.check(footerBatches, i); err != nil {
			return nil, err
		}
		return r.RecordAt(i)
	}, nil
}

// guard runs what a library does with data that may be anything, and gives its panics as errors too.
func guard(what string, f func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%s: %v", what, fault)
		}
	}()
	if err = f(); err != nil && err != io.EOF {
		err = fmt.Errorf("%s: %w", what, err)
	}
	return err
}

// readBatches reads the rows of record batches until next gives io.EOF.
func readBatches(format string, s *arrow.Schema, next func() (arrow.Record, error), o Options, emit emitter) error {
	names := columnNames(s.Fields(), "", map[string]int{})
	if !o.hasText(names) {
		return emit("", nil, fmt.Errorf("none of the columns %s is known to hold the text; name it by --map text=COLUMN", strings.Join(fieldList(s), ", ")))
	}
	for row := 1; ; {
		var batch arrow.Record
		err := guard("it cannot be read on", func() (err error) { batch, err = next(); return err })
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return emit("after row "+strconv.Itoa(row-1), nil, err)
		}
		r := arrowRecord{columns: map[string]column{}}
		r.add("", s.Fields(), batch.Columns(), true)
		for r.row = range int(batch.NumRows()) {
			var a *schema.Article
			err := guard("it cannot be read", func() (err error) { a, err = o.article(format, r); return err })
			if err == nil && !utf8.ValidString(a.Text+a.Title+a.Author+a.SourceName+a.URL+a.InputID) {
				a, err = nil, errNotUTF8
			}
			if err := emit("row "+strconv.Itoa(row), a, err); err != nil {
				return err
			}
			row++
		}
	}
}

func fieldList(s *arrow.Schema) (names []string) {
	for _, f := range s.Fields() {
		names = append(names, f.Name)
	}
	return names
}

// columnNames are the names by which columns and the fields of structures can be asked for.
func columnNames(fields []arrow.Field, path string, names map[string]int) map[string]int {
	for i, f := range fields {
		names[path+f.Name], names[path+canonical(f.Name)] = i, i
		if inner, ok := f.Type.(*arrow.StructType); ok {
			columnNames(inner.Fields(), path+f.Name+".", names)
			if wrappers[strings.ToLower(f.Name)] {
				columnNames(inner.Fields(), "", names)
			}
		}
	}
	return names
}

// column is a column, or a field of a structure, with its path.
type column struct {
	path  string
	array arrow.Array
}

// arrowRecord is a row of a batch.
type arrowRecord struct {
	columns map[string]column
	row     int
}

// add takes the columns of a batch or the fields of a structure by their paths, and by their names alone where they count as
// the record's own and it has none of the name.
func (r arrowRecord) add(path string, fields []arrow.Field, arrays []arrow.Array, own bool) {
	for i, f := range fields {
		c := column{path + f.Name, arrays[i]}
		names := []string{c.path}
		if own {
			names = append(names, f.Name, canonical(f.Name))
		}
		for _, name := range names {
			if _, ok := r.columns[name]; !ok {
				r.columns[name] = c
			}
		}
	}
	for i, f := range fields {
		if inner, ok := arrays[i].(*array.Struct); ok {
			var parts []arrow.Array
			for k := range inner.NumField() {
				parts = append(parts, inner.Field(k))
			}
			r.add(path+f.Name+".", inner.DataType().(*arrow.StructType).Fields(), parts, own && wrappers[strings.ToLower(f.Name)])
		}
	}
}

func (r arrowRecord) get(name string) string {
	c, ok := r.columns[name]
	if !ok {
		if c, ok = r.columns[canonical(name)]; !ok {
			return ""
		}
	}
	return cellText(c.array, r.row)
}

func (r arrowRecord) spelled(name string) string { return r.columns[name].path }

// cellText is a value as text, times in RFC 3339; lists and structures are read as those of JSON.
func cellText(values arrow.Array, i int) string {
	if values.IsNull(i) {
		return ""
	}
	switch v := values.(type) {
	case array.StringLike:
		return strings.Clone(v.Value(i)) // or it would hold its batch in memory
	case interface{ Value(int) []byte }:
		return string(v.Value(i))
	case *array.Dictionary:
		return cellText(v.Dictionary(), v.GetValueIndex(i))
	case *array.Timestamp:
		unit := v.DataType().(*arrow.TimestampType).Unit
		return v.Value(i).ToTime(unit).Format(time.RFC3339Nano)
	case *array.Date32:
		return v.Value(i).FormattedString()
	case *array.Date64:
		return v.Value(i).FormattedString()
	case *array.Struct:
		return nameIn(v, i)
	case array.ListLike:
		return listText(v, i)
	}
	if id := values.DataType().ID(); id >= arrow.UINT8 && id <= arrow.FLOAT64 {
		return values.ValueStr(i)
	}
	return ""
}

// nameIn is the text of a structure: that of the field that it stands for.
func nameIn(v *array.Struct, i int) string {
	fields := v.DataType().(*arrow.StructType)
	for _, name := range objectNames {
		if at, ok := fields.FieldIdx(name); ok {
			return cellText(v.Field(at), i)
		}
	}
	return ""
}

// maxParts is how many parts of a list are read: more paragraphs than articles have, and fewer than broken files claim.
const maxParts = 1 << 14

func listText(v array.ListLike, i int) string {
	var parts []string
	start, end := v.ValueOffsets(i)
	for j := start; j < min(end, start+maxParts); j++ {
		if s := cellText(v.ListValues(), int(j)); s != "" {
			parts = append(parts, s)
		}
	}
	return joinParts(parts)
}

// cappedMemory refuses the lengths that broken files give: what a batch of articles needs is less.
type cappedMemory struct{ memory.Allocator }

// maxBatch is the length in bytes of a buffer of a batch above which it is taken for broken.
const maxBatch = 1 << 30

var errLongBatch = errors.New("a batch is longer than 1 GB, or broken")

func (c cappedMemory) Allocate(size int) []byte {
	if size < 0 || size > maxBatch {
		panic(errLongBatch)
	}
	return c.Allocator.Allocate(size)
}

func (c cappedMemory) Reallocate(size int, b []byte) []byte {
	if size < 0 || size > maxBatch {
		panic(errLongBatch)
	}
	return c.Allocator.Reallocate(size, b)
}
