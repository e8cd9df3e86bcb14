package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// maxWindow is the window in bytes above which zstd data is refused, as the zstd command does unless told otherwise.
const maxWindow = 128 << 20

// maxFaults is how often a file may be read again behind what is broken in it, which takes time each.
const maxFaults = 1000

var (
	gzipMagic = []byte{0x1f, 0x8b, 0x08}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// unpacker reads gzip members or zstd frames, one after another. Read may be called on after an error once next has found
// the member behind the broken one.
type unpacker interface {
	io.ReadCloser
	next() bool // false where there is no other
}

// newUnpacker tells compression by the first bytes; nil is none.
func newUnpacker(raw *recorder, packed *bufio.Reader) (unpacker, error) {
	head, err := packed.Peek(len(zstdMagic))
	if err != nil && err != io.EOF {
		return nil, err
	}
	m := members{raw: raw, packed: packed}
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		z, err := gzip.NewReader(packed)
		if err != nil {
			return nil, err
		}
		z.Multistream(false)
		return &gzipMembers{m, z}, nil
	case bytes.HasPrefix(head, zstdMagic):
		z, err := newZstd(packed)
		return &zstdFrames{m, z}, err
	}
	return nil, nil
}

// members finds the beginnings of members in packed data.
type members struct {
	raw    *recorder
	packed *bufio.Reader
	faults int
	behind int64 // the next member, if one is broken, begins behind this offset
}

func (m *members) offset() int64 { return m.raw.offset() - int64(m.packed.Buffered()) }

// find goes to the next member that reset takes.
func (m *members) find(magic []byte, reset func(io.Reader) error) bool {
	for m.faults++; m.faults < maxFaults; m.faults++ {
		m.raw.rewind(m.behind + 1)
		m.packed.Reset(m.raw)
		if !skipTo(m.packed, magic) {
			return false
		}
		if m.behind = m.offset(); reset(m.packed) == nil {
			return true
		}
	}
	return false
}

// skipTo goes to where some bytes begin.
func skipTo(r *bufio.Reader, magic []byte) bool {
	for {
		head, err := r.Peek(peekSize)
		if i := bytes.Index(head, magic); i >= 0 {
			r.Discard(i)
			return true
		}
		if err != nil {
			return false
		}
		r.Discard(len(head) - len(magic) + 1)
	}
}

// gzipMembers goes from member to member by itself, to know where each begins.
type gzipMembers struct {
	members
	z *gzip.Reader
}

func (g *gzipMembers) Read(p []byte) (int, error) {
	for {
		n, err := g.z.Read(p)
		if !errors.Is(err, io.EOF) {
			return n, err
		}
		if n > 0 {
			return n, nil // the end of a member comes again
		}
		if _, err := g.packed.Peek(1); err != nil {
			return 0, err
		}
		g.behind = g.offset()
		if err := g.reset(g.packed); err != nil {
			return 0, noEOF(err)
		}
	}
}

func (g *gzipMembers) reset(r io.Reader) error {
	err := g.z.Reset(r)
	g.z.Multistream(false)
	return err
}

func (g *gzipMembers) next() bool   { return g.find(gzipMagic, g.reset) }
func (g *gzipMembers) Close() error { return g.z.Close() }

// zstdFrames lets the decoder go from frame to frame: as it reads no more than it decodes, the next one begins behind the
// last block that was sound (or in it, where what was cut is a raw block, which has nothing to be wrong).
type zstdFrames struct {
	members
	z zstdReader
}

func (z *zstdFrames) Read(p []byte) (int, error) {
	n, err := z.z.Read(p)
	if err == nil {
		z.behind = z.offset()
	}
	return n, err
}

func (z *zstdFrames) next() bool   { return z.find(zstdMagic, z.z.Reset) }
func (z *zstdFrames) Close() error { return z.z.Close() }

// zstdReader closes as an io.Closer does.
type zstdReader struct{ *zstd.Decoder }

func (z zstdReader) Close() error { z.Decoder.Close(); return nil }

func newZstd(r io.Reader) (zstdReader, error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
	return zstdReader{z}, err
}

// maxRecent is how many bytes of packed data can be read again: a broken member may have been read into the next ones.
const maxRecent = 2 * bufferSize

// recorder keeps the last bytes that were read, unless it is off.
type recorder struct {
	io.Reader
	off    bool
	recent []byte
	at     int   // what is read next is recent[at:], then Reader
	base   int64 // offset of recent[0]
}

func (r *recorder) Read(p []byte) (int, error) {
	if r.at < len(r.recent) {
		n := copy(p, r.recent[r.at:])
		r.at += n
		return n, nil
	}
	n, err := r.Reader.Read(p)
	if r.off {
		r.base += int64(n)
		return n, err
	}
	if surplus := len(r.recent) + n - maxRecent; surplus > 0 {
		r.recent = append(r.recent[:0], r.recent[surplus:]...)
		r.base += int64(surplus)
	}
	r.recent = append(r.recent, p[:n]...)
	r.at = len(r.recent)
	return n, err
}

// forget turns the recorder off.
func (r *recorder) forget() { r.off, r.base, r.recent, r.at = true, r.offset(), nil, 0 }

// offset is that of what is read next.
func (r *recorder) offset() int64 { return r.base + int64(r.at) }

// rewind goes back to an offset, or as near as is kept.
func (r *recorder) rewind(offset int64) { r.at = int(min(max(offset-r.base, 0), int64(len(r.recent)))) }
