package ingest

import (
	"encoding/binary"
	"errors"
	"io"

	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/arrow/memory"
	flatbuffers "github.com/google/flatbuffers/go"
)

// The library believes the counts in Arrow's messages, and asks for the memory of as many columns and buffers as a broken one
// names. So messages are read here, and their counts looked at first. The numbers are the places of fields in the tables of
// Arrow's Message.fbs, Schema.fbs and File.fbs.
const (
	messageKind   = 6
	messageHeader = 8
	messageBody   = 10

	kindSchema, kindDictionary, kindBatch = 1, 2, 3

	schemaFields, schemaMetadata = 6, 8
	fieldKind, fieldDictionary   = 8, 12
	fieldChildren, fieldMetadata = 14, 16
	kindBinaryView, kindUtf8View = 23, 24
	dictionaryData               = 6
	batchRows                    = 4
	batchBuffers, batchVariadic  = 8, 12

	footerSchema, footerDictionaries, footerBatches = 6, 8, 10

	footerEnd  = 10      // bytes behind the footer of a file: its length, and ARROW1
	arrowBlock = 24      // bytes of a block: offset, length of the message's head, length of its body
	maxNesting = 32      // of columns in columns
	maxRows    = 1 << 24 // of a batch: writers make them of a million at most
)

var errBrokenMessage = errors.New("a message is broken")

// arrowMessages reads the messages of an IPC stream.
type arrowMessages struct {
	io.Reader
	columns *arrowColumns
}

func (arrowMessages) Retain()  {}
func (arrowMessages) Release() {}

func (m arrowMessages) Message() (*ipc.Message, error) {
	var head [messageHead]byte
	if _, err := io.ReadFull(m, head[:]); err != nil { // a stream may end without a mark
		return nil, err
	}
	length := binary.LittleEndian.Uint32(head[len(arrowStream):])
	if length == 0 {
		return nil, io.EOF
	}
	meta := make([]byte, min(length, maxRecord))
	if _, err := io.ReadFull(m, meta); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	_, size, err := m.columns.check(meta)
	if err != nil {
		return nil, err
	}
	body := make([]byte, size)
	if _, err := io.ReadFull(m, body); err != nil {
		return nil, io.ErrUnexpectedEOF
	}
	return ipc.NewMessage(memory.NewBufferBytes(meta), memory.NewBufferBytes(body)), nil
}

// messageHead is the length of what stands before a message: four bytes that begin it, and its length.
const messageHead = 2 * len(arrowStream)

// arrowBlocks are where the batches of an IPC file are.
type arrowBlocks struct {
	at      randomAccess
	footer  flatbuffers.Table
	columns *arrowColumns
}

// openBlocks reads the footer of a file, and looks at its schema and its dictionaries, which the library reads at once.
func openBlocks(at randomAccess) (b arrowBlocks, err error) {
	var end [footerEnd]byte
	if _, err := at.ReadAt(end[:], at.Size()-footerEnd); err != nil {
		return b, err
	}
	footer := make([]byte, min(binary.LittleEndian.Uint32(end[:]), maxRecord))
	if _, err := at.ReadAt(footer, at.Size()-footerEnd-int64(len(footer))); err != nil {
		return b, err
	}
	b = arrowBlocks{at, flatbuffers.Table{Bytes: footer, Pos: flatbuffers.GetUOffsetT(footer)}, &arrowColumns{}}
	schema, ok := inner(&b.footer, footerSchema)
	if !ok {
		return b, errBrokenMessage
	}
	if err := b.columns.count(&schema); err != nil {
		return b, err
	}
	for i := range b.count(footerDictionaries) {
		if err := b.check(footerDictionaries, i); err != nil {
			return b, err
		}
	}
	return b, nil
}

func (b arrowBlocks) count(place flatbuffers.VOffsetT) int {
	if offset := flatbuffers.UOffsetT(b.footer.Offset(place)); offset != 0 {
		return b.footer.VectorLen(offset)
	}
	return 0
}

// check looks at the message of a block.
func (b arrowBlocks) check(place flatbuffers.VOffsetT, i int) error {
	block := b.footer.Vector(flatbuffers.UOffsetT(b.footer.Offset(place))) + flatbuffers.UOffsetT(i*arrowBlock)
	offset, length := b.footer.GetInt64(block), b.footer.GetInt32(block+flatbuffers.SizeInt64)
	if int(length) < messageHead || length > maxRecord {
		return errBrokenMessage
	}
	meta := make([]byte, length)
	if _, err := b.at.ReadAt(meta, offset); err != nil {
		return err
	}
	head := messageHead
	if string(meta[:len(arrowStream)]) != arrowStream { // before Arrow 0.15 the length stood alone
		head -= len(arrowStream)
	}
	kind, _, err := b.columns.check(meta[head:])
	if err == nil && kind != map[flatbuffers.VOffsetT]byte{footerDictionaries: kindDictionary, footerBatches: kindBatch}[place] {
		return errBrokenMessage
	}
	return err
}

// arrowColumns are counts of a schema.
type arrowColumns struct {
	left            int  // fields and metadata that its message has room for
	views           int  // columns of views, which have any number of buffers
	dictionaryViews bool // the words of a dictionary are such a column
}

// check gives the kind of a message and the length of its body. It may panic where the message is broken.
func (c *arrowColumns) check(meta []byte) (kind byte, body int64, err error) {
	message := flatbuffers.Table{Bytes: meta, Pos: flatbuffers.GetUOffsetT(meta)}
	kind, body = message.GetByteSlot(messageKind, 0), message.GetInt64Slot(messageBody, 0)
	header, ok := inner(&message, messageHeader)
	if ok && kind == kindDictionary {
		header, ok = inner(&header, dictionaryData)
	}
	switch {
	case !ok, body < 0, body > maxBatch:
		err = errBrokenMessage
	case kind == kindSchema:
		err = c.count(&header)
	case kind == kindBatch:
		err = checkBatch(&header, c.views)
	case kind == kindDictionary && c.dictionaryViews:
		err = checkBatch(&header, 1)
	case kind == kindDictionary:
		err = checkBatch(&header, 0)
	}
	return kind, body, err
}

// inner is the table that a table holds at a place.
func inner(t *flatbuffers.Table, place flatbuffers.VOffsetT) (flatbuffers.Table, bool) {
	offset := flatbuffers.UOffsetT(t.Offset(place))
	if offset == 0 {
		return flatbuffers.Table{}, false
	}
	return flatbuffers.Table{Bytes: t.Bytes, Pos: t.Indirect(t.Pos + offset)}, true
}

// count looks at the columns of a schema.
func (c *arrowColumns) count(schema *flatbuffers.Table) error {
	*c = arrowColumns{left: len(schema.Bytes) / flatbuffers.SizeUOffsetT}
	return c.fields(schema, schemaFields, schemaMetadata, maxNesting)
}

// fields counts the fields of a schema or a field with all below, and their metadata.
func (c *arrowColumns) fields(t *flatbuffers.Table, fields, metadata flatbuffers.VOffsetT, depth int) error {
	for _, place := range []flatbuffers.VOffsetT{metadata, fields} {
		offset := flatbuffers.UOffsetT(t.Offset(place))
		if offset == 0 {
			continue
		}
		n, start := t.VectorLen(offset), t.Vector(offset)
		if c.left -= n; n < 0 || c.left < 0 || depth == 0 {
			return errBrokenMessage
		}
		for i := 0; place == fields && i < n; i++ {
			field := flatbuffers.Table{Bytes: t.Bytes, Pos: t.Indirect(start + flatbuffers.UOffsetT(i*flatbuffers.SizeUOffsetT))}
			switch kind := field.GetByteSlot(fieldKind, 0); {
			case kind != kindBinaryView && kind != kindUtf8View:
			case field.Offset(fieldDictionary) != 0:
				c.dictionaryViews = true
			default:
				c.views++
			}
			if err := c.fields(&field, fieldChildren, fieldMetadata, depth-1); err != nil {
				return err
			}
		}
	}
	return nil
}

// checkBatch looks at how many rows a batch says that it has, and compares the buffers of its columns of views, of which
// there are so many, with its own.
func checkBatch(batch *flatbuffers.Table, views int) error {
	if rows := batch.GetInt64Slot(batchRows, 0); rows < 0 || rows > maxRows {
		return errBrokenMessage
	}
	buffers, counts := flatbuffers.UOffsetT(batch.Offset(batchBuffers)), flatbuffers.UOffsetT(batch.Offset(batchVariadic))
	if counts == 0 {
		return nil
	}
	left := int64(0)
	if buffers != 0 {
		left = int64(batch.VectorLen(buffers))
	}
	start, n := batch.Vector(counts), batch.VectorLen(counts)
	if n < views {
		return errBrokenMessage
	}
	for i := range n {
		n := batch.GetInt64(start + flatbuffers.UOffsetT(i*flatbuffers.SizeInt64))
		if left -= n; n < 0 || left < 0 {
			return errBrokenMessage
		}
	}
	return nil
}
