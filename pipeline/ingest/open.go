package ingest

import (
	"bufio"
	"bytes"
	"io"
	"os"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	bufferSize = 1 << 20  // bytes read at once
	peekSize   = 64 << 10 // bytes by which compression, encoding and format are told
)

// stream is the decompressed, decoded content of an input with a look ahead of peekSize bytes.
type stream struct {
	*bufio.Reader
	closers []func() error // the last is called first
}

func (s *stream) Close() {
	for i := len(s.closers) - 1; i >= 0; i-- {
		s.closers[i]()
	}
}

// open gives the content of a file, or of standard input for "-".
func open(name string, stdin io.Reader) (*stream, error) {
	s := &stream{}
	var raw io.Reader = stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		raw = f
		s.closers = append(s.closers, f.Close)
	}
	s.Reader = bufio.NewReaderSize(raw, bufferSize)
	if err := s.decompress(); err != nil {
		s.Close()
		return nil, err
	}
	if decoded := decode(s.Reader); decoded != io.Reader(s.Reader) {
		s.Reader = bufio.NewReaderSize(decoded, bufferSize)
	}
	return s, nil
}

var (
	gzipMagic = []byte{0x1f, 0x8b}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// decompress unpacks gzip and zstd, told by their first bytes.
func (s *stream) decompress() error {
	magic, err := s.Peek(len(zstdMagic))
	if err != nil && err != io.EOF {
		return err
	}
	switch {
	case bytes.HasPrefix(magic, gzipMagic):
		z, err := gzip.NewReader(s.Reader)
		if err != nil {
			return err
		}
		s.Reader = bufio.NewReaderSize(z, bufferSize)
	case bytes.HasPrefix(magic, zstdMagic):
		z, err := zstd.NewReader(s.Reader, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return err
		}
		s.closers = append(s.closers, z.IOReadCloser().Close)
		s.Reader = bufio.NewReaderSize(z, bufferSize)
	}
	return nil
}

// firstLine is the first line of a stream, as far as can be looked ahead.
func firstLine(r *bufio.Reader) string {
	head, _ := r.Peek(peekSize)
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return string(bytes.TrimRight(line, "\r"))
}
