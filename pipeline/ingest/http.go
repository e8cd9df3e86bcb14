package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httputil"
	"slices"
	"strconv"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
)

// header is the lines of a WARC record or an HTTP message before the empty one, as they stand there.
type header []byte

// get gives the value of the first field of a name, whatever its case.
func (h header) get(name string) string {
	for rest := []byte(h); len(rest) > 0; {
		var line []byte
		line, rest, _ = bytes.Cut(rest, []byte("\n"))
		if len(line) > len(name) && line[len(name)] == ':' && strings.EqualFold(string(line[:len(name)]), name) {
			return string(bytes.TrimSpace(line[len(name)+1:]))
		}
	}
	return ""
}

// cutHeader cuts a message at its first empty line.
func cutHeader(message []byte) (header, []byte) {
	for at := 0; at < len(message); {
		line, _, _ := bytes.Cut(message[at:], []byte("\n"))
		next := min(at+len(line)+1, len(message))
		if len(bytes.TrimRight(line, "\r")) == 0 {
			return header(message[:at]), message[next:]
		}
		at = next
	}
	return header(message), nil
}

// response is what a server answered with status 200; that of other answers is empty.
type response struct {
	contentType string
	body        []byte // without the codings it was sent in
}

// parseResponse reads an HTTP response as crawlers keep it. A status that tells of a failure is an error.
func parseResponse(message []byte) (response, error) {
	head, body := cutHeader(message)
	status, err := statusOf(head)
	if err != nil || status != http.StatusOK {
		return response{}, err
	}
	codings := head.get("Content-Encoding") + "," + head.get("Transfer-Encoding") // in the order in which they were put on
	for _, coding := range slices.Backward(strings.Split(codings, ",")) {
		if body, err = decodeBody(body, strings.ToLower(strings.TrimSpace(coding))); err != nil {
			return response{}, err
		}
	}
	return response{head.get("Content-Type"), body}, nil
}

func statusOf(head header) (int, error) {
	line, _, _ := bytes.Cut(head, []byte("\n"))
	fields := strings.Fields(string(line))
	if len(fields) < 2 || !strings.HasPrefix(fields[0], "HTTP/") {
		return 0, errors.New("no HTTP response")
	}
	status, err := strconv.Atoi(fields[1])
	if err != nil {
		return 0, fmt.Errorf("no HTTP response: status %q", fields[1])
	}
	if status >= http.StatusBadRequest {
		return status, fmt.Errorf("HTTP status %d", status)
	}
	return status, nil
}

// codings are those of HTTP by their names there.
var codings = map[string]func(*bufio.Reader) (io.Reader, error){
	"chunked": func(r *bufio.Reader) (io.Reader, error) { return httputil.NewChunkedReader(r), nil },
	"gzip":    func(r *bufio.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	"x-gzip":  func(r *bufio.Reader) (io.Reader, error) { return gzip.NewReader(r) },
	"br":      func(r *bufio.Reader) (io.Reader, error) { return brotli.NewReader(r), nil },
	"deflate": inflate,
	"zstd":    func(r *bufio.Reader) (io.Reader, error) { return newZstd(r) },
}

// inflate reads what servers call deflate: zlib data, or without its header.
func inflate(r *bufio.Reader) (io.Reader, error) {
	if first, _ := r.Peek(1); len(first) == 1 && first[0]&0x0f == 8 {
		return zlib.NewReader(r)
	}
	return flate.NewReader(r), nil
}

// decodeBody undoes a coding. Many crawlers keep the body decoded under the header of the coded one: where it cannot be
// decoded and begins like a page, it is one.
func decodeBody(body []byte, coding string) ([]byte, error) {
	open, ok := codings[coding]
	if !ok { // identity, or none
		return body, nil
	}
	decoded, err := readCoded(body, open)
	if err != nil && startsWith(body, "<") {
		return body, nil
	}
	if err != nil {
		return nil, fmt.Errorf("the body is no sound %s: %w", coding, err)
	}
	return decoded, nil
}

func readCoded(body []byte, open func(*bufio.Reader) (io.Reader, error)) ([]byte, error) {
	r, err := open(bufio.NewReader(bytes.NewReader(body)))
	if err != nil {
		return nil, noEOF(err)
	}
	if c, ok := r.(io.Closer); ok {
		defer c.Close()
	}
	decoded, err := io.ReadAll(io.LimitReader(r, maxRecord+1))
	if len(decoded) > maxRecord {
		return nil, errLongRecord
	}
	return decoded, err
}
