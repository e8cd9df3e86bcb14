package ingest

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"sync"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	bufferSize = 1 << 20  // bytes read at once
	peekSize   = 64 << 10 // bytes by which compression, encoding and format are told
)

// stream is the unpacked content of an input, with a look ahead of peekSize bytes.
type stream struct {
	*bufio.Reader
	name    string         // as rejects and paths of articles give it
	closers []func() error // the last is called first
}

// newStream reads a stream as it is.
func newStream(name string, r io.Reader) *stream {
	s := &stream{name: name}
	s.buffer(r)
	return s
}

func (s *stream) Close() {
	for i := len(s.closers) - 1; i >= 0; i-- {
		s.closers[i]()
	}
}

// buffers spare an archive of many small files a buffer for each.
var buffers = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, bufferSize) }}

// buffer makes r what is read from the stream; buffers are given back when it is closed.
func (s *stream) buffer(r io.Reader) {
	b := buffers.Get().(*bufio.Reader)
	b.Reset(r)
	s.Reader = b
	s.closers = append(s.closers, func() error { b.Reset(nil); buffers.Put(b); return nil })
}

// open gives the content of a file, or of standard input for "-".
func open(name string, stdin io.Reader) (*stream, error) {
	raw := stdin
	s := &stream{name: name}
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return nil, err
		}
		raw = f
		s.closers = append(s.closers, f.Close)
	}
	s.buffer(raw)
	if err := s.decompress(); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// decode makes a stream of text one of UTF-8.
func (s *stream) decode() {
	if decoded := decode(s.Reader); decoded != io.Reader(s.Reader) {
		s.buffer(decoded)
	}
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
		s.buffer(z)
	case bytes.HasPrefix(magic, zstdMagic):
		z, err := zstd.NewReader(s.Reader, zstd.WithDecoderConcurrency(1))
		if err != nil {
			return err
		}
		s.closers = append(s.closers, z.IOReadCloser().Close)
		s.buffer(z)
	}
	return nil
}

// firstLine is the first line of a stream, as far as can be looked ahead.
func firstLine(r *bufio.Reader) string {
	head, _ := r.Peek(peekSize)
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return string(bytes.TrimRight(line, "\r"))
}
