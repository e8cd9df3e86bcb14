package ingest

import (
	"cmp"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/dateline-data/dateline/schema"
	"github.com/zeebo/xxh3"
)

// A list names pages of which copies lie below the folder that it is in. It is one of
//
//   - a table with a header, in which a column holds addresses and another the paths of copies, and none the text;
//   - lines of an address, and behind tabs or spaces a date, a path, both or neither;
//   - GDELT's events (1.0 and 2.0), mentions or GKG, which give addresses alone.
//
// Paths are relative to the list's folder and cannot lead out of it. Where no path is given, the copy lies where
// "wget --force-directories" puts it: HOST/PATH?QUERY, with index.html for a folder, and .html behind it or not.

// copyColumns are the names of columns with paths of copies, in the form canonical gives.
var copyColumns = []string{"path", "file", "filename", "filepath", "localpath", "localfile", "localcopy", "copy", "htmlfile"}

// gdelt are GDELT's tables by their number of columns: the columns of the address and of the time at which it was seen. See
// the codebooks "The GDELT Event Database Data Format" (1.0, 2.0) and "The GDELT Global Knowledge Graph" (2.1).
var gdelt = map[int]struct{ address, seen int }{58: {57, 56}, 61: {60, 59}, 16: {5, 2}, 27: {4, 1}}

var (
	webAddress = regexp.MustCompile(`^https?://[^\s"]+$`)
	gdeltTime  = regexp.MustCompile(`^\d{8}(?:\d{6})?$`)

	errRemote = errors.New("it is a list of pages, whose copies are looked for on the disk alone; copy both there")
	errNoCopy = errors.New("there is no copy of the page; in the folder of the list, fetch it with wget --force-directories")
	errNotURL = errors.New("no address of a page")
)

// listed is a page of a list: what the list says of it, and the path of its copy, "" where that is wget's; or what is wrong
// with its line.
type listed struct {
	schema.Article
	path string
	line int
	err  error
}

// openList gives the pages of a stream that is a list, and nil for other streams.
func openList(s *stream, o Options) iter.Seq[listed] {
	line := firstLine(s.Reader)
	switch {
	case isGDELT(line):
		return lineList(s, gdeltPage)
	case isAddresses(s):
		return lineList(s, addressPage)
	case !isCSV(line, o) && isListHeader(line):
		return tableList(s, o)
	}
	return nil
}

func isGDELT(line string) bool {
	_, err := gdeltPage(line)
	return err == nil
}

// isAddresses tells whether each line that can be looked ahead at begins with an address.
func isAddresses(s *stream) bool {
	head, err := s.Peek(peekSize)
	if err == nil { // the last line may be cut off
		head = head[:max(0, strings.LastIndexByte(string(head), '\n'))]
	}
	found := 0
	for line := range strings.Lines(string(head)) {
		if isComment(line) {
			continue
		}
		if _, err := addressPage(line); errors.Is(err, errNotURL) {
			return false
		}
		found++
	}
	return found > 0
}

func isComment(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || line[0] == '#'
}

// isListHeader tells whether a line is the header of a table of addresses and paths.
func isListHeader(line string) bool {
	c := csv.NewReader(strings.NewReader(line))
	c.Comma = separator(line)
	header, err := c.Read()
	return err == nil && columnNamed(header, fieldNames["url"]) >= 0 && columnNamed(header, copyColumns) >= 0
}

// columnNamed is the place of the first of the names that a header has, -1 where it has none.
func columnNamed(header, names []string) int {
	for _, name := range names {
		if i := slices.IndexFunc(header, func(h string) bool { return canonical(h) == name }); i >= 0 {
			return i
		}
	}
	return -1
}

// lineList reads a page a line.
func lineList(s *stream, parse func(string) (listed, error)) iter.Seq[listed] {
	return func(yield func(listed) bool) {
		var line []byte
		for n, more := 1, true; more; n++ {
			var page listed
			var err error
			line, err = readLine(s.Reader, line[:0])
			more = err == nil || errors.Is(err, errLongRecord)
			switch {
			case err != nil && !errors.Is(err, io.EOF):
				page.err = err
			case isComment(string(line)):
				continue
			default:
				page, page.err = parse(strings.TrimRight(string(line), "\r\n"))
			}
			page.line = n
			more = yield(page) && more
		}
	}
}

func gdeltPage(line string) (listed, error) {
	columns := strings.Split(line, "\t")
	at, ok := gdelt[len(columns)]
	if !ok || !webAddress.MatchString(columns[at.address]) || !gdeltTime.MatchString(columns[at.seen]) {
		return listed{}, errNotURL
	}
	seen, err := ParseTime(columns[at.seen])
	return listed{Article: schema.Article{URL: columns[at.address], RetrievedAt: seen}}, err
}

// addressPage reads an address, and behind it a date and a path as far as they are there.
func addressPage(line string) (page listed, err error) {
	parts := strings.Fields(line)
	if strings.Contains(line, "\t") {
		parts = strings.Split(strings.TrimSpace(line), "\t")
	}
	if !webAddress.MatchString(parts[0]) {
		return page, errNotURL
	}
	page.URL = parts[0]
	if page.PublishedAt, page.PublishedOffset, err = parseZoned(strings.Join(parts[1:], " ")); err == nil {
		return page, nil
	}
	page.path = parts[len(parts)-1]
	page.PublishedAt, page.PublishedOffset, err = parseZoned(strings.Join(parts[1:len(parts)-1], " "))
	return page, err
}

// tableList reads a page a row; the fields of the row are those of the page that its copy does not give.
func tableList(s *stream, o Options) iter.Seq[listed] {
	return func(yield func(listed) bool) {
		c := csv.NewReader(s)
		c.Comma = separator(firstLine(s.Reader))
		header, err := c.Read()
		columns, paths := columnsOf(header), columnNamed(header, copyColumns)
		for err == nil {
			var row []string
			var syntax *csv.ParseError
			row, err = c.Read()
			switch {
			case err == io.EOF:
				return
			case errors.As(err, &syntax):
				err = nil
				if !yield(listed{line: syntax.StartLine, err: syntax.Err}) {
					return
				}
				continue
			case err != nil:
				yield(listed{err: err})
				return
			}
			page := listed{path: row[paths]}
			page.line, _ = c.FieldPos(0)
			a, wrong := o.article("list", csvRecord{header, columns, row, nil})
			if page.err = wrong; wrong == nil {
				page.Article = *a
			}
			if wrong == nil && !webAddress.MatchString(a.URL) {
				page.err = errNotURL
			}
			if !yield(page) {
				return
			}
		}
	}
}

// readList reads the copies of a list's pages, each once. What a copy does not say is as the list has it.
func (r *reader) readList(pages iter.Seq[listed]) format {
	return func(s *stream, _ Options, emit emitter) error {
		root, err := s.folder()
		if err != nil {
			return emit("", nil, err)
		}
		defer root.Close()
		seen := map[uint64]bool{}
		for page := range pages {
			key := xxh3.HashString(page.URL + "\n" + page.path)
			if page.err == nil && seen[key] {
				continue
			}
			seen[key] = true
			if err := r.readCopy(root, page, emit); err != nil {
				return err
			}
		}
		return nil
	}
}

// readCopy reads the copy of a page.
func (r *reader) readCopy(root *os.Root, page listed, emit emitter) error {
	position := "line " + strconv.Itoa(page.line)
	if page.err != nil {
		return emit(position, nil, page.err)
	}
	paths := []string{filepath.FromSlash(page.path)}
	if page.path == "" {
		paths = wgetPaths(page.URL)
	}
	content, err := openCopy(root, paths)
	if err != nil {
		return emit(position, nil, fmt.Errorf("%s: %w", cmp.Or(page.path, page.URL), err))
	}
	defer content.Close()
	m, err := newStream(content.Name(), content, r.o.Limits)
	defer m.Close() //nolint:staticcheck // also what was opened before it failed
	if err != nil {
		return emit(position, nil, err)
	}
	inner := *r
	inner.listed = true
	inner.o.Defaults = *r.o.overlay(page.Article)
	return inner.read(m)
}

// overlay is what is known of an article beforehand, with the defaults behind it.
func (o Options) overlay(a schema.Article) *schema.Article {
	o.complete(&a)
	return &a
}

// openCopy opens the first of the paths that is there.
func openCopy(root *os.Root, paths []string) (file, error) {
	for _, name := range paths {
		f, err := root.Open(name)
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR) {
			continue
		}
		if err != nil {
			return file{}, err
		}
		info, err := f.Stat()
		if err == nil && info.Mode().IsRegular() {
			return file{f, info.Size()}, nil
		}
		f.Close()
	}
	return file{}, errNoCopy
}

// wgetPaths are where wget may have put the copy of a page, with and without the options --adjust-extension and
// --restrict-file-names=ascii.
func wgetPaths(address string) (paths []string) {
	u, err := url.Parse(address)
	if err != nil {
		return nil
	}
	for _, p := range []string{u.Path, u.EscapedPath()} {
		name := u.Host + p
		if p == "" {
			name += "/"
		}
		if strings.HasSuffix(name, "/") {
			name += "index.html"
		}
		if u.RawQuery != "" {
			name += "?" + u.RawQuery
		}
		name = filepath.FromSlash(name)
		paths = append(paths, name, name+".html", filepath.Join(name, "index.html"))
	}
	return paths
}

// folder is where the copies of a list are: the folder of its file, or of the archive that it is in.
func (s *stream) folder() (*os.Root, error) {
	name := s.name
	if s.depth > 0 {
		name, _, _ = strings.Cut(name, "!")
	}
	if strings.Contains(name, "://") {
		return nil, errRemote
	}
	return os.OpenRoot(filepath.Dir(name))
}
