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
	likely := o.guesses(csvSample(buffered, c.Comma))
	c.ReuseRecord = true
	header, err := c.Read()
	if err != nil {
		return emit("line 1", nil, fmt.Errorf("no CSV header: %w", err))
	}
	header = slices.Clone(header)
	columns := columnsOf(header)
	if err := o.checkColumns(columns, header, likely); err != nil {
		return emit("line 1", nil, err)
	}
	for line := 1; ; {
		capped.n = 0
		record, err := c.Read()
		if errors.Is(err, io.EOF) {
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
		a, err := o.article("CSV", csvRecord{header, columns, record, likely})
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
	guesses map[string]string // our fields by the columns that are taken for them
}

func (r csvRecord) get(name string) string {
	i, ok := r.columns[name]
	if !ok {
		i, ok = r.columns[canonical(name)]
	}
	if !ok {
		return ""
	}
	return r.row[i]
}

func (r csvRecord) spelled(name string) string { return r.header[r.columns[name]] }
func (r csvRecord) likely(ours string) string  { return r.guesses[ours] }

// sampled is how many rows of a table are looked at to tell what its columns are.
const sampled = 50

// csvSample are the columns of a table with their values in the rows that can be looked ahead at; the last may be cut off.
func csvSample(r *bufio.Reader, comma rune) (columns []candidate) {
	head, _ := r.Peek(peekSize)
	c := csv.NewReader(bytes.NewReader(head))
	c.Comma, c.LazyQuotes, c.FieldsPerRecord = comma, true, -1
	header, err := c.Read()
	for _, name := range header {
		columns = append(columns, candidate{name: name})
	}
	for n := 0; err == nil && n < sampled; n++ {
		var row []string
		row, err = c.Read()
		for i, value := range row[:min(len(row), len(columns))] {
			columns[i].values = append(columns[i].values, strings.ToValidUTF8(value, ""))
		}
	}
	return columns
}

// checkColumns tells why a table of these columns is not one of articles.
func (o Options) checkColumns(columns map[string]int, header []string, guesses map[string]string) error {
	if err := o.checkMap(columns, header); err != nil {
		return err
	}
	if !o.hasText(columns) && guesses["text"] == "" {
		return fmt.Errorf("none of the columns %s is known to hold the text; name it by --map text=COLUMN", shortList(header))
	}
	return nil
}

// hasText tells whether one of the columns is the text.
func (o Options) hasText(columns map[string]int) bool {
	names := fieldNames["text"]
	if theirs, ok := o.Map["text"]; ok {
		names = []string{theirs, canonical(theirs)}
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
	if err != nil || len(header) < 2 {
		return false
	}
	columns := columnsOf(header)
	plain := o
	plain.Map = nil
	return o.hasText(columns) || plain.hasText(columns)
}

// isUnnamedCSV tells a table by a header with words for the text in it and rows that are as long, where no column has a known name.
func isUnnamedCSV(r *bufio.Reader, o Options) bool {
	columns := csvSample(r, separator(firstLine(r)))
	if len(columns) < 2 {
		return false
	}
	rows := len(columns[0].values)
	for _, c := range columns {
		if len(c.values) != rows || len(nameWords(c.name)) == 0 || len(nameWords(c.name)) > mostNameWords {
			return false
		}
	}
	return o.guesses(columns)["text"] != ""
}

// mostNameWords is how many words the name of a column has at most.
const mostNameWords = 5

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
