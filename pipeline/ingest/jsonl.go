package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/dateline-data/dateline/schema"
)

// maxLine is the length of a line of JSONL, in bytes, above which it is no article.
const maxLine = 64 << 20

// readJSONL reads a JSON object a line. Blank lines are passed over.
func readJSONL(r io.Reader, o Options, emit emitter) error {
	lines := bufio.NewReaderSize(r, 1<<20)
	for n := 1; ; n++ {
		line, err := readLine(lines)
		position := "line " + strconv.Itoa(n)
		if err != nil && err != io.EOF {
			if emitErr := emit(position, nil, err); emitErr != nil || err != errLongLine {
				return emitErr
			}
			continue
		}
		if line = bytes.TrimSpace(line); len(line) > 0 {
			a, recordErr := jsonArticle(line, o)
			if emitErr := emit(position, a, recordErr); emitErr != nil {
				return emitErr
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

var errLongLine = fmt.Errorf("the line is longer than %d MB", maxLine>>20)

// readLine reads up to a line's end; of a line that is too long nothing is kept.
func readLine(r *bufio.Reader) (line []byte, err error) {
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxLine; long {
			line = nil
		} else {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long && (err == nil || err == io.EOF) {
			return nil, errLongLine
		}
		return line, err
	}
}

func jsonArticle(line []byte, o Options) (*schema.Article, error) {
	var fields map[string]any
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	if err := d.Decode(&fields); err != nil {
		return nil, fmt.Errorf("no JSON object: %w", err)
	}
	return o.article(func(name string) string {
		switch v := fields[name].(type) {
		case string:
			return v
		case json.Number:
			return v.String()
		}
		return ""
	})
}
