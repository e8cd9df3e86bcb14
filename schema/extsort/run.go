package extsort

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"

	"github.com/klauspost/compress/zstd"
)

// A run is a file of sorted records: the magic, blocks of whole records, each with its packed length before it, and behind
// a length of zero the number of records, so that a file cut short is told from a whole one. Each block is a zstd frame
// with a checksum.
const (
	magic = "dlrun1\n"
	// blockSize is the length from which a block is packed: larger ones pack little better, and each open run holds one.
	blockSize = 128 << 10
	// maxBlock bounds the memory that a broken file can ask for: an article with its text fits many times over.
	maxBlock = 1 << 30
)

var packer = sync.OnceValues(func() (*zstd.Encoder, error) {
	return zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(blockSize))
})

var unpacker = sync.OnceValues(func() (*zstd.Decoder, error) {
	return zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(maxBlock))
})

// runWriter writes a run.
type runWriter struct {
	w             *bufio.Writer
	zstd          *zstd.Encoder
	block, packed []byte
	count         uint64
}

func newRunWriter(w io.Writer) (*runWriter, error) {
	z, err := packer()
	if err != nil {
		return nil, err
	}
	r := &runWriter{w: bufio.NewWriter(w), zstd: z}
	_, err = r.w.WriteString(magic)
	return r, err
}

func (w *runWriter) add(r record) error {
	w.block = append(binary.AppendUvarint(w.block, uint64(len(r.key))), r.key...)
	w.block = append(binary.AppendUvarint(w.block, uint64(len(r.value))), r.value...)
	w.count++
	if len(w.block) < blockSize {
		return nil
	}
	return w.flush()
}

func (w *runWriter) flush() error {
	if len(w.block) == 0 {
		return nil
	}
	w.packed = w.zstd.EncodeAll(w.block, w.packed[:0])
	w.block = w.block[:0]
	_, err := w.w.Write(binary.AppendUvarint(nil, uint64(len(w.packed))))
	if err == nil {
		_, err = w.w.Write(w.packed)
	}
	return err
}

func (w *runWriter) end() error {
	if err := w.flush(); err != nil {
		return err
	}
	if _, err := w.w.Write(binary.AppendUvarint([]byte{0}, w.count)); err != nil {
		return err
	}
	return w.w.Flush()
}

// writeRun writes what a source yields to a file.
func writeRun(name string, from source, sync bool) (err error) {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := f.Close(); err == nil {
			err = closeErr
		}
		if err != nil {
			err = errors.Join(fmt.Errorf("write sorted run %s: %w", name, err), os.Remove(name))
		}
	}()
	w, err := newRunWriter(f)
	if err != nil {
		return err
	}
	for {
		r, ok, err := from.next()
		switch {
		case err != nil:
			return err
		case ok:
			if err := w.add(r); err != nil {
				return err
			}
			continue
		}
		break
	}
	if err := w.end(); err != nil || !sync {
		return err
	}
	return f.Sync()
}

// runReader reads a run.
type runReader struct {
	name          string
	file          *os.File
	r             *bufio.Reader
	zstd          *zstd.Decoder
	block, packed []byte
	left          []byte // of the block
	count         uint64
}

func openRun(name string) (source, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	r := &runReader{name: name, file: f, r: bufio.NewReader(f)}
	head := make([]byte, len(magic))
	if _, err := io.ReadFull(r.r, head); err == nil && string(head) == magic {
		r.zstd, err = unpacker()
		return r, err
	}
	return nil, errors.Join(r.fault(errors.New("it is no run of this version")), f.Close())
}

func (r *runReader) fault(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("it is cut short")
	}
	return fmt.Errorf("read sorted run %s: %w", r.name, err)
}

// next yields the next record, which is valid until the next call.
func (r *runReader) next() (record, bool, error) {
	if len(r.left) == 0 {
		if more, err := r.nextBlock(); !more {
			return record{}, false, err
		}
	}
	key, rest, ok := cut(r.left)
	value, rest, ok2 := cut(rest)
	if !ok || !ok2 {
		return record{}, false, r.fault(errors.New("a record is broken"))
	}
	r.left = rest
	r.count++
	return record{key, value}, true, nil
}

// cut takes a length and as many bytes off the front.
func cut(from []byte) (piece, rest []byte, ok bool) {
	n, width := binary.Uvarint(from)
	if width <= 0 || n > uint64(len(from)-width) {
		return nil, nil, false
	}
	from = from[width:]
	return from[:n:n], from[n:], true
}

func (r *runReader) nextBlock() (more bool, err error) {
	n, err := binary.ReadUvarint(r.r)
	if err == nil && n == 0 {
		var count uint64
		if count, err = binary.ReadUvarint(r.r); err == nil && count != r.count {
			err = fmt.Errorf("it holds %d records, not %d", r.count, count)
		}
		if err == nil {
			return false, nil
		}
	}
	if err == nil && n > maxBlock {
		err = errors.New("a block is broken")
	}
	if err != nil {
		return false, r.fault(err)
	}
	r.packed = append(r.packed[:0], make([]byte, n)...)
	if _, err := io.ReadFull(r.r, r.packed); err != nil {
		return false, r.fault(err)
	}
	if r.block, err = r.zstd.DecodeAll(r.packed, r.block[:0]); err != nil || len(r.block) == 0 {
		return false, r.fault(errors.Join(errors.New("a block is broken"), err))
	}
	r.left = r.block
	return true, nil
}

func (r *runReader) close() error { return r.file.Close() }
