package ingest

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// readCSV reads RFC 4180 with a header, a record an article; the separator is the one that a line before it names for Excel, or
// else the one the header holds most of. Lines may end as on old Macs.
func readCSV(s *stream, o Options, emit emitter) error {
	capped := &capped{r: s}
	if endsInCR(s.Reader) {
		capped.r = lineFeeds{s}
	}
	buffered := bufio.NewReaderSize(capped, bufferSize)
	c := csv.NewReader(buffered)
	above := 0 // lines above those that c counts
	var named bool
	if c.Comma, named = namedSeparator(firstLine(buffered)); named {
		above = 1
		if _, err := buffered.ReadString('\n'); err != nil {
			return emit("line 1", nil, errors.New("no CSV header"))
		}
	} else {
		c.Comma = separator(firstLine(buffered))
	}
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
			line += above
			if !slices.ContainsFunc(record, func(s string) bool { return !utf8.ValidString(s) }) {
				break
			}
			err = errNotUTF8
		case errors.As(err, &syntax):
			line, err = syntax.StartLine+above, syntax.Err
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
	if _, named := namedSeparator(line); named {
		return true
	}
	c := csv.NewReader(strings.NewReader(line))
	c.Comma = separator(line)
	header, err := c.Read()
	return err == nil && len(header) > 1 && o.hasText(columnsOf(header))
}

// namedSeparator reads the line by which a table names its separator to Excel: sep=;
func namedSeparator(line string) (comma rune, ok bool) {
	line = strings.Trim(line, "\"\r")
	if len(line) != len("sep=;") || !strings.EqualFold(line[:len("sep=")], "sep=") {
		return 0, false
	}
	comma = rune(line[len("sep=")])
	return comma, comma < utf8.RuneSelf && strings.ContainsRune(",;|\t:^~ ", comma)
}

// endsInCR tells whether the lines of a stream end in carriage returns alone.
func endsInCR(r *bufio.Reader) bool {
	head, _ := r.Peek(peekSize)
	return bytes.IndexByte(head, '\n') < 0 && bytes.IndexByte(head, '\r') >= 0
}

// lineFeeds reads carriage returns as line feeds.
type lineFeeds struct{ r io.Reader }

func (l lineFeeds) Read(p []byte) (int, error) {
	n, err := l.r.Read(p)
	for i, c := range p[:n] {
		if c == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

// separator is the likeliest separator of a header.
func separator(header string) rune {
	best := ','
	for _, r := range "\t;|" {
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
