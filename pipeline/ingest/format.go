package ingest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/dateline-data/dateline/schema"
)

// maxRecord is the length of a record (a line of JSONL, a row of CSV, a text) in bytes above which it is no article.
const maxRecord = 64 << 20

var (
	errLongRecord = fmt.Errorf("the record is longer than %d MB", maxRecord>>20)
	errNotUTF8    = errors.New("the record is not valid UTF-8")
)

// emitter takes a record: an article, or the error that makes it none. Its own error ends the reading.
type emitter func(position string, a *schema.Article, err error) error

// format reads the records of a stream. What is wrong with a record goes to emit; only emit's errors are returned.
type format func(s *stream, o Options, emit emitter) error

// formatOf tells the format of a stream by its content. The name counts only for CSV and JSONL, of which the content may
// be broken: they are not to be taken for text. Formats in bytes are told first; a stream of the others is decoded.
func (r *reader) formatOf(s *stream) (kind string, read format) {
	head, _ := s.Peek(peekSize)
	switch {
	case isZIP(head):
		return "ZIP", r.readZIP
	case isTar(head):
		return "tar", r.readTar
	case isWARC(head):
		return "WARC", r.readWARC
	case isParquet(head):
		return "Parquet", readParquet
	case isArrow(head):
		return "Arrow", readArrow
	}
	if f := refuse(head); f != nil {
		return "not read", f
	}
	s.decode()
	head, _ = s.Peek(peekSize)
	line, pages := firstLine(s.Reader), openList(s, r.o)
	extension := filepath.Ext(strings.TrimSuffix(strings.TrimSuffix(strings.ToLower(s.name), ".gz"), ".zst"))
	switch {
	case isFeed(head):
		return "feed", readFeed
	case startsWith(head, "{") && !isSpread(head), extension == ".jsonl", extension == ".ndjson":
		return "JSON lines", readJSONL
	case startsWith(head, "{"), startsWith(head, "["), extension == ".json":
		return "JSON", readJSON
	case isHTML(head):
		return "HTML", r.readHTML
	case isMail(head):
		return "e-mail", readMail
	case pages != nil && !r.listed:
		r.lists = true
		return "list of pages", r.readList(pages)
	case isCSV(line, r.o), extension == ".csv", extension == ".tsv", isUnnamedCSV(s.Reader, r.o):
		return "CSV", readCSV
	}
	return "text", readText
}

// isSpread tells whether the first line of a stream is only the beginning of a JSON object.
func isSpread(head []byte) bool {
	line, _, ok := bytes.Cut(bytes.TrimSpace(head), []byte("\n"))
	line = bytes.TrimSpace(line)
	return ok && !json.Valid(line) && bytes.ContainsAny(line[len(line)-1:], "{[,:")
}
