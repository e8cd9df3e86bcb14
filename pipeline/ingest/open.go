package ingest

import (
	"io"
	"os"
	"strings"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// open gives the decompressed stream of a file, or of standard input for "-".
func open(name string, stdin io.Reader) (io.ReadCloser, error) {
	if name == "-" {
		return io.NopCloser(stdin), nil
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	switch {
	case strings.HasSuffix(name, ".gz"):
		z, err := gzip.NewReader(f)
		if err != nil {
			f.Close()
			return nil, err
		}
		return closers{z, f}, nil
	case strings.HasSuffix(name, ".zst"):
		z, err := zstd.NewReader(f, zstd.WithDecoderConcurrency(1))
		if err != nil {
			f.Close()
			return nil, err
		}
		return closers{z.IOReadCloser(), f}, nil
	}
	return f, nil
}

// closers reads from a decompressor and closes it with its file.
type closers struct {
	io.ReadCloser
	file io.Closer
}

func (c closers) Close() error {
	c.ReadCloser.Close()
	return c.file.Close()
}
