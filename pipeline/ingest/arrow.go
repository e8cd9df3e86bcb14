package ingest

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

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
	return readBatches(columns, next, o, emit)
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
	if err = f(); err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%s: %w", what, err)
	}
	return err
}

// arrowLeaf is a column, or a field of structures, by the places at which it is found in them.
type arrowLeaf struct {
	path   []string
	places []int
}

// arrowLeaves are the columns of a schema without the structures.
func arrowLeaves(fields []arrow.Field, outer arrowLeaf) (leaves []arrowLeaf) {
	for i, f := range fields {
		leaf := arrowLeaf{append(slices.Clone(outer.path), f.Name), append(slices.Clone(outer.places), i)}
		if inner, ok := f.Type.(*arrow.StructType); ok {
			leaves = append(leaves, arrowLeaves(inner.Fields(), leaf)...)
		} else {
			leaves = append(leaves, leaf)
		}
	}
	return leaves
}

// text is the leaf's value in a row of a batch.
func (l arrowLeaf) text(batch arrow.Record, row int) string {
	values := batch.Column(l.places[0])
	for _, place := range l.places[1:] {
		if values.IsNull(row) {
			return ""
		}
		values = values.(*array.Struct).Field(place)
	}
	return cellText(values, row)
}

// readBatches reads the rows of record batches until next gives io.EOF.
func readBatches(s *arrow.Schema, next func() (arrow.Record, error), o Options, emit emitter) error {
	leaves := arrowLeaves(s.Fields(), arrowLeaf{})
	var paths [][]string
	for _, l := range leaves {
		paths = append(paths, l.path)
	}
	read := func() (batch arrow.Record, err error) {
		err = guard("it cannot be read on", func() (err error) { batch, err = next(); return err })
		return batch, err
	}
	batch, readErr := read()
	t, kept, err := newTable("Arrow", paths, o, func(column int) []string { return sampleBatch(batch, leaves[column]) })
	if err != nil {
		return emit("", nil, err)
	}
	for n := 0; ; batch, readErr = read() {
		if errors.Is(readErr, io.EOF) {
			return nil
		}
		if readErr != nil {
			return emit("after row "+strconv.Itoa(n), nil, readErr)
		}
		for row := range int(batch.NumRows()) {
			var a *schema.Article
			var wrong error
			n++
			err := guard("it cannot be read", func() error {
				for i, k := range kept {
					t.record.row[i] = leaves[k].text(batch, row)
				}
				a, wrong = t.article()
				return nil
			})
			if err := emit("row "+strconv.Itoa(n), a, cmp.Or(err, wrong)); err != nil {
				return err
			}
		}
	}
}

// sampleBatch gives the values of a column in the first rows of a batch, which may be nil.
func sampleBatch(batch arrow.Record, leaf arrowLeaf) (values []string) {
	if batch == nil {
		return nil
	}
	_ = guard("it cannot be sampled", func() error {
		for row := range min(sampled, int(batch.NumRows())) {
			values = append(values, strings.ToValidUTF8(leaf.text(batch, row), ""))
		}
		return nil
	})
	return values
}

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
