package output

import (
	"bytes"
	"errors"
	"fmt"
	"io"

	"github.com/apache/arrow/go/v17/arrow/ipc"
	"github.com/apache/arrow/go/v17/parquet/compress"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/s2"
	pqformat "github.com/parquet-go/parquet-go/format"
)

// compressions are how Parquet and Arrow files can be packed, the usual one first. Arrow knows neither snappy nor gzip: its files
// are then packed with zstd.
var compressions = []struct {
	name    string
	parquet compress.Compression
	arrow   []ipc.Option
}{
	{"zstd", compress.Codecs.Zstd, []ipc.Option{ipc.WithZstd()}},
	{"snappy", compress.Codecs.Snappy, []ipc.Option{ipc.WithZstd()}},
	{"gzip", compress.Codecs.Gzip, []ipc.Option{ipc.WithZstd()}},
	{"none", compress.Codecs.Uncompressed, nil},
}

// Compressions are the names of the compressions.
func Compressions() (names []string) {
	for _, c := range compressions {
		names = append(names, c.name)
	}
	return names
}

// compressionOf is the place of a compression in compressions.
func compressionOf(name string) int {
	for i, c := range compressions {
		if c.name == name {
			return i
		}
	}
	return 0
}

// unpackers read what the codecs of Parquet wrote, with code that shares nothing with the writer. size is what comes out.
var unpackers = map[pqformat.CompressionCodec]func(data []byte, size int) ([]byte, error){
	pqformat.Uncompressed: func(data []byte, _ int) ([]byte, error) { return data, nil },
	pqformat.Zstd: func(data []byte, size int) ([]byte, error) {
		return unpacker().DecodeAll(data, make([]byte, 0, size))
	},
	pqformat.Snappy: func(data []byte, size int) ([]byte, error) {
		if n, err := s2.DecodedLen(data); err != nil || n != size {
			return nil, errors.Join(fmt.Errorf("a page of %d bytes instead of %d", n, size), err)
		}
		return s2.Decode(nil, data)
	},
	pqformat.Gzip: func(data []byte, size int) ([]byte, error) {
		r, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			return nil, err
		}
		out := bytes.NewBuffer(make([]byte, 0, size))
		_, err = out.ReadFrom(io.LimitReader(r, int64(size)+1))
		return out.Bytes(), err
	},
}
