package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/klauspost/compress/zstd"
)

// Of PKWARE's APPNOTE.
const (
	zipMember      = "PK\x03\x04"
	zipDirectory   = "PK\x05\x06"
	methodZstd     = 93
	flagEncryption = 1
)

var errDocument = errors.New("it is an office document, a book or a program, not an archive of articles; save its text")

// isZIP tells a ZIP archive by its first member, or by its directory where it is empty.
func isZIP(head []byte) bool {
	return bytes.HasPrefix(head, []byte(zipMember)) || bytes.HasPrefix(head, []byte(zipDirectory))
}

// readZIP reads the members of a ZIP archive. Its directory, which is at its end, is held in memory: some 300 bytes a
// member.
func (r *reader) readZIP(s *stream, _ Options, emit emitter) error {
	z, size, err := s.zip()
	if err != nil {
		return emit("", nil, err)
	}
	if isDocument(z) {
		return emit("", nil, errDocument)
	}
	// Members may overlap, so that each is small and all together are a bomb: they share a meter.
	unpacked := new(int64)
	for _, f := range z.File {
		err := r.readMember(s, entry{utf8Name(f.Name, !f.NonUTF8), f.Mode(), func() (io.ReadCloser, error) {
			if f.Flags&flagEncryption != 0 {
				return nil, errEncrypted
			}
			content, err := f.Open()
			return &meter{content, func() int64 { return size }, unpacked, s.limits, s.total}, err
		}})
		if err != nil {
			return err
		}
	}
	return nil
}

// isDocument tells office documents, books and programs, which are ZIP archives too.
func isDocument(z *zip.Reader) bool {
	return slices.ContainsFunc(z.File, func(f *zip.File) bool {
		return f.Name == "[Content_Types].xml" || f.Name == "mimetype" || f.Name == "META-INF/MANIFEST.MF"
	})
}

func (s *stream) zip() (*zip.Reader, int64, error) {
	if err := s.tooDeep(); err != nil {
		return nil, 0, err
	}
	at, err := s.anywhere()
	if err != nil {
		return nil, 0, err
	}
	z, err := zip.NewReader(at, at.Size())
	if err == nil {
		z.RegisterDecompressor(methodZstd, zstd.ZipDecompressor(zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow)))
	}
	return z, at.Size(), err
}
