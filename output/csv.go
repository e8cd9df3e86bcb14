package output

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/gzip"
)

// byteOrderMark begins CSV files for Excel, which takes others for the code page of its country.
const byteOrderMark = "\ufeff"

// csvBuffer is the number of bytes that are written or read at a time.
const csvBuffer = 1 << 16

// csvWriter writes a table as RFC 4180 CSV in UTF-8 with a header and LF: null is the empty field, booleans are true and
// false, dates 2024-12-10, timestamps 2024-12-10T08:00:00Z, lists are joined by |, points are WKT.
type csvWriter struct {
	columns []schema.Column
	buffer  *bufio.Writer
	line    []byte
}

func newCSVWriter(w io.Writer, t *schema.Table, _ fileOptions) (rowWriter, error) {
	c := &csvWriter{columns: t.Columns, buffer: bufio.NewWriterSize(w, csvBuffer)}
	for i := range t.Columns {
		c.next(i)
		start := len(c.line)
		c.line = quoted(append(c.line, t.Columns[i].Name...), start)
	}
	return c, c.end()
}

func (c *csvWriter) Write(row []schema.Value) error {
	for i := range c.columns {
		c.next(i)
		start, kind := len(c.line), c.columns[i].Type
		c.line = appendCell(c.line, kind, &row[i])
		if kind == schema.String || kind == schema.List { // in others there is nothing to quote
			c.line = quoted(c.line, start)
		}
	}
	return c.end()
}

func (c *csvWriter) next(column int) {
	if column > 0 {
		c.line = append(c.line, ',')
	}
}

// quoted puts the cell at the end of a line, from start on, into quotes where it must be.
func quoted(line []byte, start int) []byte {
	if !needsQuotes(line[start:]) {
		return line
	}
	cell := string(line[start:])
	line = append(line[:start], '"')
	for i := range len(cell) {
		if cell[i] == '"' {
			line = append(line, '"')
		}
		line = append(line, cell[i])
	}
	return append(line, '"')
}

// endsCell are the bytes that end a cell, or seem to.
var endsCell = [256]bool{',': true, '"': true, '\r': true, '\n': true}

// needsQuotes tells whether a cell is quoted, as the standard library's writer does: where it holds what ends a cell, begins
// with a space, or is the end of data of some programs.
func needsQuotes(cell []byte) bool {
	if len(cell) == 0 {
		return false
	}
	for _, b := range cell {
		if endsCell[b] {
			return true
		}
	}
	first, _ := utf8.DecodeRune(cell)
	return unicode.IsSpace(first) || string(cell) == `\.`
}

func (c *csvWriter) end() error {
	_, err := c.buffer.Write(append(c.line, '\n'))
	c.line = c.line[:0]
	return err
}

func (c *csvWriter) Close() error { return c.buffer.Flush() }

// zippedCSV is CSV in gzip, which programs that read CSV unpack themselves. Its header names no file and no time.
type zippedCSV struct {
	rowWriter
	zip *gzip.Writer
}

func newZippedCSVWriter(w io.Writer, t *schema.Table, o fileOptions) (rowWriter, error) {
	zip := gzip.NewWriter(w)
	rows, err := newCSVWriter(zip, t, o)
	return &zippedCSV{rows, zip}, err
}

func (c *zippedCSV) Close() error { return errors.Join(c.rowWriter.Close(), c.zip.Close()) }

// gzipMagic begins gzip.
const gzipMagic = "\x1f\x8b"

// readCSV yields the rows of a CSV file. The header must name the table's columns.
func readCSV(name string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		row := make([]schema.Value, len(t.Columns))
		stopped := false
		err := scanCSV(name, t, func(s *csvScanner) error {
			err := parseRow(t, s.strings(), row)
			if err == nil && !yield(row, nil) {
				stopped, err = true, io.EOF
			}
			return err
		})
		if err != nil && !stopped {
			yield(nil, err)
		}
	}
}

// sumCSV adds the rows of a CSV file to a digest. The header must name the table's columns.
func sumCSV(name string, t *schema.Table, d *Digest) error {
	return scanCSV(name, t, func(s *csvScanner) error {
		d.rows++
		for i, cell := range s.strings() {
			if err := d.columns[i].addText(cell); err != nil {
				return err
			}
		}
		return nil
	})
}

// scanCSV calls take for each record behind the header, until the file or take ends with io.EOF.
func scanCSV(name string, t *schema.Table, take func(*csvScanner) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	s := &csvScanner{r: bufio.NewReaderSize(f, csvBuffer), line: 1}
	if head, _ := s.r.Peek(len(gzipMagic)); string(head) == gzipMagic {
		zip, err := gzip.NewReader(s.r)
		if err != nil {
			return err
		}
		s.r = bufio.NewReaderSize(zip, csvBuffer)
	}
	if head, _ := s.r.Peek(len(byteOrderMark)); string(head) == byteOrderMark {
		_, _ = s.r.Discard(len(byteOrderMark)) // which is in the buffer
	}
	err = s.header(t)
	for err == nil {
		if err = s.record(); err == nil && len(s.ends) != len(t.Columns) {
			err = fmt.Errorf("%d fields instead of %d", len(s.ends), len(t.Columns))
		}
		if err == nil {
			err = take(s)
		}
	}
	if errors.Is(err, io.EOF) {
		return nil
	}
	return fmt.Errorf("line %d: %w", s.start, err)
}

// header reads the header, which must name the table's columns.
func (s *csvScanner) header(t *schema.Table) error {
	err := s.record()
	if errors.Is(err, io.EOF) {
		return errors.New("the file is empty: not even a header")
	}
	if header := s.strings(); err == nil && !slices.EqualFunc(header, t.Columns, func(h string, c schema.Column) bool { return h == c.Name }) {
		return fmt.Errorf("the header is %s", strings.Join(header, ","))
	}
	return err
}

func parseRow(t *schema.Table, cells []string, row []schema.Value) (err error) {
	for i := range row {
		if row[i], err = parseCell(&t.Columns[i], cells[i]); err != nil {
			return err
		}
	}
	return nil
}

// csvScanner reads RFC 4180 to the letter. The standard library's reader drops the CR of CR LF inside quotes, which
// would move the offsets of an article's text.
type csvScanner struct {
	r     *bufio.Reader
	line  int      // that is read
	start int      // on which the record begins
	cells []string // that strings gave last
	text  []byte   // of all cells of the record
	ends  []int    // in text, one a cell
}

var errQuote = errors.New("a quote stands where none may")

// record reads the cells of the next line into text and ends; io.EOF after the last line.
func (s *csvScanner) record() error {
	s.text, s.ends, s.start = s.text[:0], s.ends[:0], s.line
	if _, err := s.r.Peek(1); err != nil {
		return err
	}
	for {
		end, err := s.cell()
		if err != nil {
			return err
		}
		s.ends = append(s.ends, len(s.text))
		if end == '\n' {
			return nil
		}
	}
}

// strings are the cells of the record: parts of one string. The slice is valid until the next call.
func (s *csvScanner) strings() []string {
	s.cells = s.cells[:0]
	text, start := string(s.text), 0
	for _, end := range s.ends {
		s.cells = append(s.cells, text[start:end])
		start = end
	}
	return s.cells
}

// cell adds a cell to text and gives the comma or newline behind it.
func (s *csvScanner) cell() (byte, error) {
	isPlain := s.plain()
	b, err := s.next()
	if err == nil && b == '"' && !isPlain {
		return s.quoted()
	}
	for ; err == nil; b, err = s.next() {
		switch b {
		case ',', '\n':
			return b, nil
		case '"':
			return 0, errQuote
		}
		s.text = append(s.text, b)
	}
	return 0, err
}

// plain adds what needs no thought, as far as it lies in the buffer: most cells but their end. It tells whether it was any.
func (s *csvScanner) plain() bool {
	buffered, _ := s.r.Peek(s.r.Buffered())
	n := 0
	for n < len(buffered) && buffered[n] != ',' && buffered[n] != '"' && buffered[n] != '\n' {
		n++
	}
	s.text = append(s.text, buffered[:n]...)
	_, _ = s.r.Discard(n) // it is there
	return n > 0
}

func (s *csvScanner) quoted() (byte, error) {
	for {
		b, err := s.next()
		if err != nil {
			return 0, err
		}
		if b == '"' {
			if b, err = s.next(); err != nil || b == ',' || b == '\n' {
				return b, err
			}
			if b != '"' {
				return 0, errQuote
			}
		}
		s.text = append(s.text, b)
	}
}

// next reads a byte of a record; the file must not end before the record does.
func (s *csvScanner) next() (byte, error) {
	b, err := s.r.ReadByte()
	if err == io.EOF {
		err = io.ErrUnexpectedEOF
	}
	if b == '\n' {
		s.line++
	}
	return b, err
}
