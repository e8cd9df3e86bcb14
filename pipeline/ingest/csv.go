package ingest

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readCSV reads RFC 4180 with a header, a record an article; the separator is the one the header holds most of.
func readCSV(s *stream, o Options, emit emitter) error {
	capped := &capped{r: s}
	buffered := bufio.NewReaderSize(capped, bufferSize)
	c := csv.NewReader(buffered)
	c.Comma = separator(firstLine(buffered))
	c.ReuseRecord = true
	header, err := c.Read()
	if err != nil {
		return emit("line 1", nil, fmt.Errorf("no CSV header: %w", err))
	}
	header = slices.Clone(header)
	columns := columnsOf(header)
	if !o.hasText(columns) {
		return emit("line 1", nil, fmt.Errorf("none of the columns %s is known to hold the text; name it by --map text=COLUMN", strings.Join(header, ", ")))
	}
	for line := 1; ; {
		capped.n = 0
		record, err := c.Read()
		if err == io.EOF {
			return nil
		}
		var syntax *csv.ParseError
		switch {
		case err == nil:
			line, _ = c.FieldPos(0)
			if !slices.ContainsFunc(record, func(s string) bool { return !utf8.ValidString(s) }) {
				break
			}
			err = errNotUTF8
		case errors.As(err, &syntax):
			line, err = syntax.StartLine, syntax.Err
		default:
			return emit("after line "+strconv.Itoa(line), nil, err)
		}
		position := "line " + strconv.Itoa(line)
		if err != nil {
			if err := emit(position, nil, err); err != nil {
				return err
			}
			continue
		}
		a, err := o.article("CSV", csvRecord{header, columns, record})
		if err := emit(position, a, err); err != nil {
			return err
		}
	}
}

// columnsOf gives the places of columns by their names as they are and as canonical gives them, of two the first.
func columnsOf(header []string) map[string]int {
	columns := map[string]int{}
	for i, name := range slices.Backward(header) {
		columns[name], columns[canonical(name)] = i, i
	}
	return columns
}

// csvRecord is a row, with the places of its columns by their names as they are and as canonical gives them.
type csvRecord struct {
	header  []string
	columns map[string]int
	row     []string
}

func (r csvRecord) get(name string) string {
	if i, ok := r.columns[name]; ok {
		return r.row[i]
	}
	return ""
}

func (r csvRecord) spelled(name string) string { return r.header[r.columns[name]] }

// hasText tells whether one of the columns is the text.
func (o Options) hasText(columns map[string]int) bool {
	names := fieldNames["text"]
	if theirs, ok := o.Map["text"]; ok {
		names = []string{theirs}
	}
	return slices.ContainsFunc(names, func(name string) bool { _, ok := columns[name]; return ok })
}

// isCSV tells whether a stream's first line is a header of which a column holds the text.
func isCSV(line string, o Options) bool {
	c := csv.NewReader(strings.NewReader(line))
	c.Comma = separator(line)
	header, err := c.Read()
	return err == nil && len(header) > 1 && o.hasText(columnsOf(header))
}

// separator is the likeliest separator of a header.
func separator(header string) rune {
	best := ','
	for _, r := range "\t;" {
		if strings.Count(header, string(r)) > strings.Count(header, string(best)) {
			best = r
		}
	}
	return best
}

// capped fails where more than maxRecord bytes are read without n being set back: a quote that nobody closes would
// otherwise take the whole file into memory.
type capped struct {
	r io.Reader
	n int
}

func (c *capped) Read(p []byte) (int, error) {
	if c.n > maxRecord {
		return 0, errLongRecord
	}
	n, err := c.r.Read(p)
	c.n += n
	return n, err
}
