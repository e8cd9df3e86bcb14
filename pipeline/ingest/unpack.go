package ingest

import (
	"bufio"
	"bytes"
	"io"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// maxWindow is the window in bytes above which zstd data is refused, as the zstd command does unless told otherwise.
const maxWindow = 128 << 20

var (
	gzipMagic = []byte{0x1f, 0x8b, 0x08}
	zstdMagic = []byte{0x28, 0xb5, 0x2f, 0xfd}
)

// unpacker reads gzip members or zstd frames, one after another. Read may be called on after an error once next has found
// the member behind the broken one.
type unpacker struct {
	io.ReadCloser
	reset  func(io.Reader) error
	magic  []byte
	packed *bufio.Reader
}

// newUnpacker tells compression by the first bytes; nil is none.
func newUnpacker(packed *bufio.Reader) (*unpacker, error) {
	head, err := packed.Peek(len(zstdMagic))
	if err != nil && err != io.EOF {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, gzipMagic):
		z, err := gzip.NewReader(packed)
		return &unpacker{z, z.Reset, gzipMagic, packed}, err
	case bytes.HasPrefix(head, zstdMagic):
		z, err := newZstd(packed)
		return &unpacker{z, z.Reset, zstdMagic, packed}, err
	}
	return nil, nil
}

// next goes to the member after a broken one; false where there is none.
func (u *unpacker) next() bool {
	for {
		head, err := u.packed.Peek(peekSize)
		if i := bytes.Index(head, u.magic); i >= 0 {
			u.packed.Discard(i)
			if u.reset(u.packed) == nil {
				return true
			}
			continue // the reset has read past these bytes
		}
		if err != nil {
			return false
		}
		u.packed.Discard(len(head) - len(u.magic) + 1)
	}
}

// zstdReader closes as an io.Closer does.
type zstdReader struct{ *zstd.Decoder }

func (z zstdReader) Close() error { z.Decoder.Close(); return nil }

func newZstd(r io.Reader) (zstdReader, error) {
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
	return zstdReader{z}, err
}
