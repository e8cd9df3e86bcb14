package ingest

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"strings"

	"golang.org/x/text/encoding/charmap"
)

var (
	errClimbs    = errors.New("its path leads out of the archive")
	errLink      = errors.New("it is a link; links in archives are not followed")
	errNoFile    = errors.New("it is no file")
	errEncrypted = errors.New("it is encrypted; unpack it first")
)

// entry is what an archive's directory says of a member.
type entry struct {
	name string
	mode fs.FileMode
	open func() (io.ReadCloser, error)
}

// readMember reads a file of an archive. Folders and hidden files are passed over, as on the disk.
func (r *reader) readMember(s *stream, e entry) error {
	name := strings.TrimPrefix(strings.ReplaceAll(e.name, `\`, "/"), "./") // as some programs write on Windows, and tar
	if e.mode.IsDir() || strings.HasSuffix(name, "/") || isHidden(name) {
		return nil
	}
	m, err := s.openMember(name, e)
	if m != nil {
		defer m.Close()
	}
	if err != nil {
		return r.put(s.name+"!"+name, "", nil, err)
	}
	return r.read(m)
}

// openMember gives the content of a member. Nothing is written under its name, but a path that climbs out was made to do
// harm, and what else is in the file too.
func (s *stream) openMember(name string, e entry) (*stream, error) {
	switch {
	case !filepath.IsLocal(name):
		return nil, errClimbs
	case e.mode&fs.ModeSymlink != 0:
		return nil, errLink
	case !e.mode.IsRegular():
		return nil, errNoFile
	}
	content, err := e.open()
	if err != nil {
		return nil, err
	}
	m := &stream{name: s.name + "!" + name, depth: s.depth + 1, limits: s.limits, total: s.total, closers: []func(){func() { content.Close() }}}
	return m, m.start(content)
}

// isHidden tells whether a file or a folder of a path is hidden, or one in which macOS keeps what is not the user's.
func isHidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if part != ".." && len(part) > 1 && part[0] == '.' || part == "__MACOSX" {
			return true
		}
	}
	return false
}

// utf8Name is a name of an archive that does not say its encoding: what is no UTF-8 is in that of MS-DOS.
func utf8Name(name string, isUTF8 bool) string {
	if isUTF8 {
		return name
	}
	decoded, _ := charmap.CodePage437.NewDecoder().String(name)
	return decoded
}

// tooDeep is why an archive inside archives is not read.
func (s *stream) tooDeep() error {
	if s.depth < s.limits.Depth {
		return nil
	}
	return fmt.Errorf("it is an archive inside %d others; raise --max-depth to read it", s.depth)
}
