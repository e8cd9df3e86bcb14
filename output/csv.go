package output

import (
	"bufio"
	"bytes"
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
)

// byteOrderMark begins CSV files for Excel, which takes others for the code page of its country.
const byteOrderMark = "\ufeff"

// csvBuffer is the number of bytes that are written or read at a time.
const csvBuffer = 1 << 16

// csvWriter writes a table as RFC 4180 CSV in UTF-8 with a header and LF: null is the empty field, booleans are true and
// false, dates 2024-12-10, timestamps 2024-12-10T08:00:00Z, lists are joined by |, points are WKT.
type csvWriter struct {
	columns    []schema.Column
	buffer     *bufio.Writer
	line, cell []byte
}

func newCSVWriter(w io.Writer, t *schema.Table, _ map[string]string) (rowWriter, error) {
	c := &csvWriter{columns: t.Columns, buffer: bufio.NewWriterSize(w, csvBuffer)}
	for i := range t.Columns {
		c.cell = append(c.cell[:0], t.Columns[i].Name...)
		c.add(i)
	}
	return c, c.end()
}

func (c *csvWriter) Write(row []schema.Value) error {
	for i := range c.columns {
		c.cell = appendCell(c.cell[:0], c.columns[i].Type, &row[i])
		c.add(i)
	}
	return c.end()
}

// add puts the cell at the end of the line, in quotes where it must be.
func (c *csvWriter) add(column int) {
	if column > 0 {
		c.line = append(c.line, ',')
	}
	if !needsQuotes(c.cell) {
		c.line = append(c.line, c.cell...)
		return
	}
	c.line = append(c.line, '"')
	for rest := c.cell; ; {
		i := bytes.IndexByte(rest, '"')
		if i < 0 {
			c.line = append(append(c.line, rest...), '"')
			return
		}
		c.line = append(append(c.line, rest[:i+1]...), '"')
		rest = rest[i+1:]
	}
}

// needsQuotes tells whether a cell is quoted, as the standard library's writer does: where it holds what ends a cell, begins
// with a space, or is the end of data of some programs.
func needsQuotes(cell []byte) bool {
	if len(cell) == 0 {
		return false
	}
	if string(cell) == `\.` || bytes.ContainsAny(cell, ",\"\r\n") {
		return true
	}
	first, _ := utf8.DecodeRune(cell)
	return unicode.IsSpace(first)
}

func (c *csvWriter) end() error {
	_, err := c.buffer.Write(append(c.line, '\n'))
	c.line = c.line[:0]
	return err
}

func (c *csvWriter) Close() error { return c.buffer.Flush() }

// readCSV yields the rows of a CSV file. The header must name the table's columns.
func readCSV(name string, t *schema.Table) iter.Seq2[[]schema.Value, error] {
	return func(yield func([]schema.Value, error) bool) {
		f, err := os.Open(name)
		if err != nil {
			yield(nil, err)
			return
		}
		defer f.Close()
		s := &csvScanner{r: bufio.NewReaderSize(f, csvBuffer), line: 1}
		if head, _ := s.r.Peek(len(byteOrderMark)); string(head) == byteOrderMark {
			_, _ = s.r.Discard(len(byteOrderMark)) // which is in the buffer
		}
		header, err := s.record()
		if err == io.EOF {
			err = errors.New("the file is empty: not even a header")
		}
		if err == nil && !slices.EqualFunc(header, t.Columns, func(h string, c schema.Column) bool { return h == c.Name }) {
			err = fmt.Errorf("the header is %s", strings.Join(header, ","))
		}
		row := make([]schema.Value, len(t.Columns))
		for err == nil {
			var cells []string
			if cells, err = s.record(); err == nil {
				err = parseRow(t, cells, row)
			}
			if err == nil && !yield(row, nil) {
				return
			}
		}
		if err != io.EOF {
			yield(nil, fmt.Errorf("line %d: %w", s.start, err))
		}
	}
}

func parseRow(t *schema.Table, cells []string, row []schema.Value) (err error) {
	if len(cells) != len(t.Columns) {
		return fmt.Errorf("%d fields instead of %d", len(cells), len(t.Columns))
	}
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
	line  int // that is read
	start int // on which the record begins
	cells []string
	text  []byte // of all cells of the record
	ends  []int  // in text, one a cell
}

var errQuote = errors.New("a quote stands where none may")

// record reads the cells of the next line, io.EOF after the last. The slice is valid until the next call.
func (s *csvScanner) record() ([]string, error) {
	s.cells, s.text, s.ends, s.start = s.cells[:0], s.text[:0], s.ends[:0], s.line
	if _, err := s.r.Peek(1); err != nil {
		return nil, err
	}
	for {
		end, err := s.cell()
		if err != nil {
			return nil, err
		}
		s.ends = append(s.ends, len(s.text))
		if end == '\n' {
			break
		}
	}
	text, start := string(s.text), 0 // one string, of which the cells are parts
	for _, end := range s.ends {
		s.cells = append(s.cells, text[start:end])
		start = end
	}
	return s.cells, nil
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
