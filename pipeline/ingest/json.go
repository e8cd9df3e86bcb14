package ingest

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"github.com/tidwall/gjson"
)

// readJSONL reads a JSON object a line. Blank lines are passed over.
func readJSONL(s *stream, o Options, emit emitter) error {
	var line []byte
	for n := 1; ; n++ {
		var err error
		line, err = readLine(s.Reader, line[:0])
		position := "line " + strconv.Itoa(n)
		if err != nil && err != io.EOF {
			if emitErr := emit(position, nil, err); emitErr != nil || err != errLongRecord {
				return emitErr
			}
			continue
		}
		if record := bytes.TrimSpace(line); len(record) > 0 {
			a, recordErr := jsonArticle(record, o)
			if emitErr := emit(position, a, recordErr); emitErr != nil {
				return emitErr
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// readLine appends a line to the buffer; of a line that is too long nothing is kept.
func readLine(r *bufio.Reader, line []byte) ([]byte, error) {
	long := false
	for {
		part, err := r.ReadSlice('\n')
		if long = long || len(line)+len(part) > maxRecord; long {
			line = line[:0]
		} else {
			line = append(line, part...)
		}
		if err == bufio.ErrBufferFull {
			continue
		}
		if long && (err == nil || err == io.EOF) {
			return nil, errLongRecord
		}
		return line, err
	}
}

// readJSON reads JSON objects that are spread over lines: one after another, or in one array.
func readJSON(s *stream, o Options, emit emitter) error {
	capped := &capped{r: s}
	d := json.NewDecoder(capped)
	if first, _ := s.Peek(peekSize); startsWith(first, "[") {
		if _, err := d.Token(); err != nil {
			return emit("record 1", nil, err)
		}
	}
	for n := 1; d.More(); n++ {
		capped.n = 0
		position := "record " + strconv.Itoa(n)
		var record json.RawMessage
		if err := d.Decode(&record); err != nil { // what follows cannot be told from it
			return emit(position, nil, fmt.Errorf("no JSON: %w", err))
		}
		a, err := jsonArticle(record, o)
		if err := emit(position, a, err); err != nil {
			return err
		}
	}
	return nil
}

func startsWith(data []byte, prefix string) bool {
	return bytes.HasPrefix(bytes.TrimLeft(data, " \t\r\n"), []byte(prefix))
}

// jsonArticle reads an object. Names that the mapping has may be paths: meta.title.
func jsonArticle(record []byte, o Options) (*schema.Article, error) {
	if !utf8.Valid(record) {
		return nil, errNotUTF8
	}
	if !gjson.ValidBytes(record) {
		var any json.RawMessage // only to hear what is wrong
		return nil, fmt.Errorf("no JSON: %w", json.Unmarshal(record, &any))
	}
	object := gjson.ParseBytes(record)
	if !object.IsObject() {
		return nil, errors.New("no JSON object")
	}
	fields := make(map[string]gjson.Result, 16)
	object.ForEach(func(key, value gjson.Result) bool {
		fields[canonical(key.Str)] = value
		return true
	})
	return o.article(func(name string) string {
		value, ok := fields[name]
		if !ok {
			if value, ok = fields[canonical(name)]; !ok && strings.Contains(name, ".") {
				value = object.Get(name)
			}
		}
		return jsonString(value)
	})
}

// jsonString is a value as text: of an array its parts (paragraphs, authors), of an object its name.
func jsonString(v gjson.Result) string {
	switch {
	case v.Type == gjson.String:
		return v.Str
	case v.Type == gjson.Number:
		return v.Raw
	case v.IsObject():
		return v.Get("name").Str
	case !v.IsArray():
		return ""
	}
	var parts []string
	separator := ", "
	v.ForEach(func(_, part gjson.Result) bool {
		if part.IsArray() {
			return true
		}
		s := jsonString(part)
		if len(s) > longestName {
			separator = "\n\n"
		}
		if s != "" {
			parts = append(parts, s)
		}
		return true
	})
	return strings.Join(parts, separator)
}

// longestName is the length in bytes above which the parts of an array are paragraphs, not names.
const longestName = 120
