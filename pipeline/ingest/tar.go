package ingest

import (
	"archive/tar"
	"errors"
	"io"
	"io/fs"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Where the first header of a tar archive has its checksum.
const (
	tarHeader   = 512
	tarSumStart = 148
	tarSumEnd   = 156
)

// isTar tells a tar archive of any dialect by the checksum of its first header.
func isTar(head []byte) bool {
	if len(head) < tarHeader {
		return false
	}
	told, err := strconv.ParseInt(strings.Trim(string(head[tarSumStart:tarSumEnd]), " \x00"), 8, 64)
	sum := int64(' ' * (tarSumEnd - tarSumStart)) // the checksum itself counts as spaces
	for i, b := range head[:tarHeader] {
		if i < tarSumStart || i >= tarSumEnd {
			sum += int64(b)
		}
	}
	return err == nil && told == sum
}

// readTar reads the members of a tar archive in their order.
func (r *reader) readTar(s *stream, _ Options, emit emitter) error {
	if err := s.tooDeep(); err != nil {
		return emit("", nil, err)
	}
	packed := &counter{Reader: s}
	t := tar.NewReader(packed)
	// Of a sparse file most is not in the archive: it is measured as if it were compressed.
	content := &meter{io.NopCloser(t), func() int64 { return packed.n }, new(int64), s.limits, s.total}
	for {
		h, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return emit("", nil, err)
		}
		mode := h.FileInfo().Mode()
		if h.Typeflag == tar.TypeLink {
			mode |= fs.ModeSymlink
		}
		err = r.readMember(s, entry{utf8Name(h.Name, utf8.ValidString(h.Name)), mode, func() (io.ReadCloser, error) { return content, nil }})
		if err != nil {
			return err
		}
	}
}
