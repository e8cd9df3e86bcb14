package ingest

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// readCSV reads RFC 4180 with a header, a record an article.
func readCSV(r io.Reader, o Options, emit emitter) error {
	c := csv.NewReader(r)
	header, err := c.Read()
	if err != nil {
		return emit("line 1", nil, fmt.Errorf("no CSV header: %w", err))
	}
	columns := map[string]int{}
	for i, name := range header {
		columns[strings.TrimPrefix(name, "\ufeff")] = i
	}
	for {
		record, err := c.Read()
		if err == io.EOF {
			return nil
		}
		line, _ := c.FieldPos(0)
		var syntax *csv.ParseError
		if errors.As(err, &syntax) {
			line, err = syntax.StartLine, syntax.Err
		}
		position := "line " + strconv.Itoa(line)
		if err != nil {
			if emitErr := emit(position, nil, err); emitErr != nil || syntax == nil {
				return emitErr
			}
			continue
		}
		a, err := o.article(func(name string) string {
			if i, ok := columns[name]; ok {
				return record[i]
			}
			return ""
		})
		if err := emit(position, a, err); err != nil {
			return err
		}
	}
}
