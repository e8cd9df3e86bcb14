package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"sync"
)

const (
	bufferSize = 1 << 20  // bytes read at once
	peekSize   = 64 << 10 // bytes by which compression, encoding and format are told
	maxLayers  = 2        // compressions of one file: some that unpack to themselves were made to catch programs out
)

// stream is the unpacked content of an input, or of a member of an archive, with a look ahead of peekSize bytes.
type stream struct {
	*bufio.Reader
	name     string // as rejects and paths of articles give it: news.zip!2024/a.html
	depth    int    // archives around it
	limits   *Limits
	total    *int64       // bytes unpacked of the input
	random   randomAccess // nil where the stream can only be read forwards
	unpacker unpacker     // nil where it is not compressed
	back     *pushback    // nil where nothing was put back
	closers  []func()     // the last is called first
}

// randomAccess is what files and blobs can do.
type randomAccess interface {
	io.ReaderAt
	Size() int64
}

// newStream reads an input: r as it is, or what it unpacks to.
func newStream(name string, r io.Reader, l Limits) (*stream, error) {
	s := &stream{name: name, limits: l.orDefaults(), total: new(int64)}
	s.random, _ = r.(randomAccess)
	return s, s.start(r)
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
	s.closers = append(s.closers, func() { b.Reset(nil); buffers.Put(b) })
}

// start buffers r and unpacks it where it is compressed, and compressed again.
func (s *stream) start(r io.Reader) error {
	for range maxLayers {
		raw := &recorder{Reader: r}
		s.buffer(raw)
		u, err := newUnpacker(raw, s.Reader)
		if err != nil || u == nil {
			raw.forget()
			return err
		}
		s.random, s.unpacker = nil, u
		s.closers = append(s.closers, func() { u.Close() })
		r = &meter{u, raw.offset, new(int64), s.limits, s.total}
	}
	s.buffer(r)
	return nil
}

// unread puts back what was read: it is read again before the rest. It does so maxFaults times.
func (s *stream) unread(data []byte) bool {
	if s.back == nil {
		s.back = &pushback{rest: s.Reader}
		s.buffer(s.back)
	}
	if s.back.times++; s.back.times > maxFaults {
		return false
	}
	buffered, _ := s.Peek(s.Buffered())
	s.back.first = slices.Concat(data, buffered, s.back.first)
	s.Reader.Reset(s.back)
	return true
}

// pushback reads first, and then the rest.
type pushback struct {
	first []byte
	rest  *bufio.Reader
	times int
}

func (p *pushback) Read(data []byte) (int, error) {
	if len(p.first) == 0 {
		return p.rest.Read(data)
	}
	n := copy(data, p.first)
	p.first = p.first[n:]
	return n, nil
}

// resume goes on behind the place where reading failed; false where that cannot be.
func (s *stream) resume(err error) bool {
	var b bomb
	s.Discard(s.Buffered())
	return s.unpacker != nil && !errors.As(err, &b) && s.unpacker.next()
}

// decode makes a stream of text one of UTF-8.
func (s *stream) decode() {
	if decoded := decode(s.Reader); decoded != io.Reader(s.Reader) {
		s.buffer(decoded)
	}
}

// anywhere gives random access to a stream of which nothing is read yet: to the file or blob itself, else to a copy in a
// temporary file.
func (s *stream) anywhere() (randomAccess, error) {
	if s.random != nil {
		return s.random, nil
	}
	f, err := os.CreateTemp("", "dateline-")
	if err != nil {
		return nil, err
	}
	os.Remove(f.Name()) // so that nothing stays even where the program is killed; Windows removes it only when it is closed
	s.closers = append(s.closers, func() { f.Close(); os.Remove(f.Name()) })
	n, err := io.Copy(f, io.LimitReader(s, s.limits.Spool+1))
	if err == nil && n > s.limits.Spool {
		err = fmt.Errorf("it is longer than the %d bytes that are kept in a temporary file; unpack it, or raise --max-spool", s.limits.Spool)
	}
	return file{f, n}, err
}

// file is a regular file with its size.
type file struct {
	*os.File
	size int64
}

func (f file) Size() int64 { return f.size }

// openFile gives a file: with random access, unless it is a pipe or a device.
func openFile(name string) (io.ReadCloser, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() {
		return f, err
	}
	return file{f, info.Size()}, nil
}

// firstLine is the first line of a stream, as far as can be looked ahead.
func firstLine(r *bufio.Reader) string {
	head, _ := r.Peek(peekSize)
	line, _, fed := bytes.Cut(head, []byte("\n"))
	if !fed { // as lines ended on old Macs
		line, _, _ = bytes.Cut(bytes.TrimLeft(line, "\r"), []byte("\r"))
	}
	return string(bytes.TrimRight(line, "\r"))
}
