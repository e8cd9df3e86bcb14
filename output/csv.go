// Package output writes rows to files: the tables of a release as Parquet and CSV, their descriptors, and what checks them.
package output

import (
	"bufio"
	"encoding/csv"
	"io"
	"iter"
	"strconv"
	"strings"
	"time"

	"github.com/dateline-data/dateline/schema"
)

// WriteCSV writes a table as RFC 4180 CSV in UTF-8 with a header and LF: null is the empty field, booleans are true and
// false, dates 2024-12-10, timestamps 2024-12-10T08:00:00Z, lists are joined by |, points are WKT.
func WriteCSV(w io.Writer, t *schema.Table, rows iter.Seq2[[]schema.Value, error]) error {
	buffered := bufio.NewWriterSize(w, 1<<16)
	c := csv.NewWriter(buffered)
	record := make([]string, len(t.Columns))
	for i, column := range t.Columns {
		record[i] = column.Name
	}
	if err := c.Write(record); err != nil {
		return err
	}
	for row, err := range rows {
		if err != nil {
			return err
		}
		for i, v := range row {
			record[i] = Cell(t.Columns[i].Type, v)
		}
		if err := c.Write(record); err != nil {
			return err
		}
	}
	c.Flush()
	if err := c.Error(); err != nil {
		return err
	}
	return buffered.Flush()
}

// Cell is a value as CSV writes it.
func Cell(t schema.Type, v schema.Value) string {
	if !v.Valid {
		return ""
	}
	return cellWriters[t](v)
}

var cellWriters = [...]func(schema.Value) string{
	schema.String: func(v schema.Value) string { return v.Str },
	schema.Int:    func(v schema.Value) string { return strconv.FormatInt(v.Int, 10) },
	schema.Float:  func(v schema.Value) string { return decimal(v.Float) },
	schema.Bool:   func(v schema.Value) string { return strconv.FormatBool(v.Int != 0) },
	schema.Date:   func(v schema.Value) string { return time.Unix(v.Int*24*60*60, 0).UTC().Format(time.DateOnly) },
	schema.Timestamp: func(v schema.Value) string {
		return time.UnixMilli(v.Int).UTC().Format("2006-01-02T15:04:05.999Z07:00")
	},
	schema.List:  func(v schema.Value) string { return strings.Join(v.List, "|") },
	schema.Point: func(v schema.Value) string { return "POINT (" + decimal(v.Float) + " " + decimal(v.Float2) + ")" },
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
