package output

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"strings"

	"github.com/dateline-data/dateline/schema"
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
	csv     *csv.Writer
	record  []string
}

func newCSVWriter(w io.Writer, t *schema.Table, _ map[string]string) (rowWriter, error) {
	buffer := bufio.NewWriterSize(w, csvBuffer)
	c := &csvWriter{columns: t.Columns, buffer: buffer, csv: csv.NewWriter(buffer)}
	for _, column := range t.Columns {
		c.record = append(c.record, column.Name)
	}
	return c, c.csv.Write(c.record)
}

func (c *csvWriter) Write(row []schema.Value) error {
	for i := range c.columns {
		c.record[i] = Cell(c.columns[i].Type, row[i])
	}
	return c.csv.Write(c.record)
}

func (c *csvWriter) Close() error {
	c.csv.Flush()
	return errors.Join(c.csv.Error(), c.buffer.Flush())
}

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
	field []byte
}

var errQuote = errors.New("a quote stands where none may")

// record reads the cells of the next line, io.EOF after the last. The slice is valid until the next call.
func (s *csvScanner) record() ([]string, error) {
	s.cells, s.start = s.cells[:0], s.line
	if _, err := s.r.Peek(1); err != nil {
		return nil, err
	}
	for {
		end, err := s.cell()
		if err != nil {
			return nil, err
		}
		s.cells = append(s.cells, string(s.field))
		if end == '\n' {
			return s.cells, nil
		}
	}
}

// cell reads a cell into field and gives the comma or newline behind it.
func (s *csvScanner) cell() (byte, error) {
	s.field = s.field[:0]
	b, err := s.next()
	if err == nil && b == '"' {
		return s.quoted()
	}
	for ; err == nil; b, err = s.next() {
		switch b {
		case ',', '\n':
			return b, nil
		case '"':
			return 0, errQuote
		}
		s.field = append(s.field, b)
	}
	return 0, err
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
		s.field = append(s.field, b)
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
