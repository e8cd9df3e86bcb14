package output

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"sync"

	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/zstd"
	"github.com/parquet-go/parquet-go/encoding/delta"
	"github.com/parquet-go/parquet-go/encoding/plain"
	"github.com/parquet-go/parquet-go/encoding/rle"
	"github.com/parquet-go/parquet-go/encoding/thrift"
	pqformat "github.com/parquet-go/parquet-go/format"
)

// maxPage bounds the memory that a page may ask for. Ours hold a megabyte, or one article.
const maxPage = 1 << 30

// leaf gives the cells of a column chunk one after another.
type leaf struct {
	column *schema.Column
	left   []byte // of the chunk: pages that were not read
	codec  pqformat.CompressionCodec

	dictionary values
	page       values
	indexes    []int32 // of the page's values in the dictionary, where isIndexed
	isIndexed  bool
	// levels of the page, one for each value and each null: whether a value begins its row (0), and whether there is one (1);
	// nil where it is always so. cells of them there are, next is the one to come, value the value.
	repetitions, definitions []byte
	cells, next, value       int
}

// leaf reads the chunk of a column.
func (p *parquetFile) leaf(group *pqformat.RowGroup, column int) (*leaf, error) {
	c := &p.table.Columns[column]
	if column >= len(group.Columns) {
		return nil, fmt.Errorf("column %s: it is missing in a row group", c.Name)
	}
	about := &group.Columns[column].MetaData
	start := about.DataPageOffset
	if d := about.DictionaryPageOffset; d > 0 {
		start = min(start, d)
	}
	data, err := p.section(start, about.TotalCompressedSize)
	if err != nil {
		return nil, fmt.Errorf("column %s: %w", c.Name, err)
	}
	return &leaf{column: c, left: data, codec: about.Codec}, nil
}

var (
	errBegun = errors.New("a row goes on with the row before it")
	errMore  = errors.New("there are values behind the last row")
)

// cell reads the cell of the next row. A list takes the place of the one before it.
func (l *leaf) cell(cell *schema.Value, kept *arena) error {
	if err := l.into(cell, kept); err != nil {
		return fmt.Errorf("column %s: %w", l.column.Name, err)
	}
	return nil
}

func (l *leaf) into(cell *schema.Value, kept *arena) error {
	if err := l.reach(); err != nil {
		return noEOF(err)
	}
	if l.goesOn() {
		return errBegun
	}
	if l.column.Type == schema.List {
		return l.list(cell, kept)
	}
	at, err := l.take()
	if err != nil || at < 0 {
		*cell = schema.Value{}
		return err
	}
	cell.Valid = true
	return fromParquet[l.column.Type](cell, l.values(), at, kept)
}

func (l *leaf) list(cell *schema.Value, kept *arena) error {
	cell.Valid, cell.List = true, cell.List[:0]
	for {
		at, err := l.take()
		if err != nil {
			return err
		}
		if at >= 0 {
			cell.List = append(cell.List, kept.keep(l.values().bytes(at)))
		}
		if err := l.reach(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil || !l.goesOn() {
			return err
		}
	}
}

// goesOn tells whether what comes next belongs to the row before it.
func (l *leaf) goesOn() bool { return l.repetitions != nil && l.repetitions[l.next] != 0 }

// take gives the place of the next value among the page's or the dictionary's values, -1 for null.
func (l *leaf) take() (int, error) {
	l.next++
	if l.definitions != nil && l.definitions[l.next-1] == 0 {
		return -1, nil
	}
	at := l.value
	l.value++
	if l.isIndexed {
		if at >= len(l.indexes) {
			return 0, io.ErrUnexpectedEOF
		}
		at = int(l.indexes[at])
	}
	if at < 0 || at >= l.values().len() {
		return 0, fmt.Errorf("there is no value %d: %w", at, io.ErrUnexpectedEOF)
	}
	return at, nil
}

func (l *leaf) values() *values {
	if l.isIndexed {
		return &l.dictionary
	}
	return &l.page
}

// end tells where the column has more values than its group has rows.
func (l *leaf) end() (err error) {
	defer recovered(&err)
	if err = l.reach(); err == nil {
		err = errMore
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return fmt.Errorf("column %s: %w", l.column.Name, err)
}

// reach reads pages until there is something to take; io.EOF behind the last.
func (l *leaf) reach() error {
	for l.next == l.cells {
		if len(l.left) == 0 {
			return io.EOF
		}
		if err := l.readPage(); err != nil {
			return noEOF(err)
		}
	}
	return nil
}

func noEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// readPage reads a page or a dictionary.
func (l *leaf) readPage() error {
	var header pqformat.PageHeader
	r := (&thrift.CompactProtocol{}).NewReaderFromBytes(l.left)
	if err := thrift.NewDecoder(r).Decode(&header); err != nil {
		return err
	}
	l.left = l.left[r.BytesRead():]
	size := int(header.CompressedPageSize)
	if size < 0 || size > len(l.left) || header.UncompressedPageSize < 0 || header.UncompressedPageSize > maxPage {
		return fmt.Errorf("a page of %d bytes, unpacked %d, where %d are left", size, header.UncompressedPageSize, len(l.left))
	}
	data := l.left[:size:size]
	l.left = l.left[size:]
	unpack := unpackers[l.codec]
	if unpack == nil {
		return fmt.Errorf("packed with %s", l.codec)
	}
	data, err := unpack(data, int(header.UncompressedPageSize))
	if err != nil {
		return err
	}
	if len(data) != int(header.UncompressedPageSize) {
		return fmt.Errorf("a page of %d bytes instead of %d", len(data), header.UncompressedPageSize)
	}
	switch {
	case header.Type == pqformat.DictionaryPage:
		return l.dictionary.decode(l.column.Type, pqformat.Plain, data, int(header.DictionaryPageHeader.V.NumValues))
	case header.Type == pqformat.DataPage && header.DataPageHeader.Valid:
		return l.readData(&header.DataPageHeader.V, data)
	}
	return fmt.Errorf("a page of the kind %s", header.Type)
}

// unpacker is shared by all that read: it works without goroutines of its own.
var unpacker = sync.OnceValue(func() *zstd.Decoder {
	d, _ := zstd.NewReader(nil, zstd.WithDecoderConcurrency(0), zstd.WithDecoderMaxMemory(maxPage)) // only wrong options could fail
	return d
})

func (l *leaf) readData(header *pqformat.DataPageHeader, data []byte) (err error) {
	l.cells, l.next, l.value = int(header.NumValues), 0, 0
	isList := l.column.Type == schema.List
	if isList {
		if l.repetitions, data, err = readLevels(l.repetitions, data, l.cells); err != nil {
			return err
		}
	}
	present := l.cells
	if isList || l.column.Nullable {
		if l.definitions, data, err = readLevels(l.definitions, data, l.cells); err != nil {
			return err
		}
		present = 0
		for _, level := range l.definitions {
			present += int(level)
		}
	}
	if l.isIndexed = header.Encoding == pqformat.RLEDictionary || header.Encoding == pqformat.PlainDictionary; l.isIndexed { //nolint:staticcheck // older writers still use it
		l.indexes, err = (&rle.DictionaryEncoding{}).DecodeInt32(l.indexes, data)
		return err
	}
	return l.page.decode(l.column.Type, header.Encoding, data, present)
}

// oneBit are levels of 0 and 1.
var oneBit = rle.Encoding{BitWidth: 1}

// readLevels reads n levels, and gives what lies behind them.
func readLevels(to, data []byte, n int) (levels, rest []byte, err error) {
	if len(data) < 4 {
		return nil, nil, io.ErrUnexpectedEOF
	}
	length := int(binary.LittleEndian.Uint32(data))
	if data = data[4:]; length > len(data) {
		return nil, nil, io.ErrUnexpectedEOF
	}
	levels, err = oneBit.DecodeLevels(to, data[:length])
	if err == nil && len(levels) < n {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return nil, nil, err
	}
	return levels[:n], data[length:], nil
}

// values are those of a page or a dictionary: numbers, or texts behind one another.
type values struct {
	numbers []int64
	texts   []byte
	ends    []uint32 // of texts: where each begins, and where the last ends
}

func (v *values) len() int { return len(v.numbers) + max(len(v.ends)-1, 0) }

func (v *values) bytes(i int) []byte { return v.texts[v.ends[i]:v.ends[i+1]] }

// decode reads n values of a type.
func (v *values) decode(kind schema.Type, encoding pqformat.Encoding, data []byte, n int) (err error) {
	v.numbers, v.texts, v.ends = v.numbers[:0], v.texts[:0], v.ends[:0]
	physical := parquetTypes[kind].physical
	switch {
	case encoding == pqformat.DeltaBinaryPacked && physical == pqformat.Int64:
		if len(data) > 0 { // as it is where all are null
			v.numbers, err = (&delta.BinaryPackedEncoding{}).DecodeInt64(v.numbers, data)
		}
	case encoding != pqformat.Plain:
		return fmt.Errorf("encoded as %s", encoding)
	case physical == pqformat.ByteArray:
		v.texts, v.ends, err = (&plain.Encoding{}).DecodeByteArray(v.texts, data, v.ends)
	case physical == pqformat.Boolean:
		for i := range min(n, 8*len(data)) {
			v.numbers = append(v.numbers, int64(data[i/8]>>(i%8)&1))
		}
	case physical == pqformat.Int32:
		for ; len(data) >= 4; data = data[4:] {
			v.numbers = append(v.numbers, int64(int32(binary.LittleEndian.Uint32(data))))
		}
	default: // of 64 bits
		for ; len(data) >= 8; data = data[8:] {
			v.numbers = append(v.numbers, int64(binary.LittleEndian.Uint64(data)))
		}
	}
	if err == nil && v.len() != n {
		err = fmt.Errorf("%d values instead of %d", v.len(), n)
	}
	return err
}

var fromParquet = [...]func(cell *schema.Value, from *values, at int, kept *arena) error{
	schema.String: func(cell *schema.Value, from *values, at int, kept *arena) error {
		cell.Str = kept.keep(from.bytes(at))
		return nil
	},
	schema.Int: fromNumber, schema.Timestamp: fromNumber, schema.Date: fromNumber, schema.Bool: fromNumber,
	schema.Float: func(cell *schema.Value, from *values, at int, _ *arena) error {
		cell.Float = math.Float64frombits(uint64(from.numbers[at]))
		return nil
	},
	schema.Point: func(cell *schema.Value, from *values, at int, _ *arena) error { return parseWKB(cell, from.bytes(at)) },
}

func parseWKB(cell *schema.Value, b []byte) error {
	if len(b) != wkbSize || string(b[:len(wkbPoint)]) != string(wkbPoint) {
		return fmt.Errorf("%x is no WKB point", b)
	}
	cell.Float = math.Float64frombits(binary.LittleEndian.Uint64(b[5:13]))
	cell.Float2 = math.Float64frombits(binary.LittleEndian.Uint64(b[13:21]))
	return nil
}

func fromNumber(cell *schema.Value, from *values, at int, _ *arena) error {
	cell.Int = from.numbers[at]
	return nil
}
