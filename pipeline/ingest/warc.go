package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

const (
	warcMagic     = "WARC/"
	maxWARCHeader = 1 << 20 // bytes of a record's header above which it is none
)

var (
	errBroken = errors.New("broken WARC record")
	swallowed = []byte("\r\n\r\n" + warcMagic) // the next record in what should be one
)

func isWARC(head []byte) bool { return bytes.HasPrefix(head, []byte(warcMagic)) }

// readWARC reads the web archives of ISO 28500, WARC and WET: of responses and resources the pages, of conversions the text.
// Other records (requests, metadata, redirects, images ...) are passed over. After a broken record it goes on with the next.
func readWARC(s *stream, _ Options, emit emitter) error {
	var w warcRecord
	for n := 1; ; n++ {
		err := w.read(s)
		if err == io.EOF {
			return nil
		}
		var a *schema.Article
		fault := err != nil && !errors.Is(err, errBroken) // of the stream, which may or may not go on behind it
		if err == nil {
			if a, err = w.article(); a == nil && err == nil {
				continue
			}
		}
		position := "record " + strconv.Itoa(n)
		if a == nil && w.header.get("WARC-Target-URI") != "" {
			position += " " + w.address()
		}
		if err := emit(position, a, err); err != nil {
			return err
		}
		if fault && !s.resume(err) {
			return nil
		}
	}
}

// warcRecord is a record; its buffers serve the next one too.
type warcRecord struct {
	header header
	block  []byte
}

// read reads the next record; io.EOF is the regular end. After an error of the kind errBroken it can be called on.
func (w *warcRecord) read(s *stream) error {
	w.header, w.block = w.header[:0], w.block[:0]
	skipped, err := skipToRecord(s.Reader)
	if skipped > 0 && (err == nil || err == io.EOF) {
		return fmt.Errorf("%w: %d bytes that belong to none", errBroken, skipped)
	}
	if err != nil {
		return err
	}
	if err := w.readHeader(s.Reader); err != nil {
		return noEOF(err)
	}
	length, err := strconv.ParseInt(w.header.get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return fmt.Errorf("%w: Content-Length %q", errBroken, w.header.get("Content-Length"))
	}
	if length > maxRecord || !w.isWanted() {
		_, err := io.CopyN(io.Discard, s, length)
		if err == nil && w.isWanted() {
			err = fmt.Errorf("%w: %w", errBroken, errLongRecord)
		}
		return noEOF(err)
	}
	return w.readBlock(s, int(length))
}

func (w *warcRecord) readBlock(s *stream, length int) error {
	w.block = slices.Grow(w.block, length)[:length]
	n, err := io.ReadFull(s, w.block)
	w.block = w.block[:n]
	end, endErr := s.Peek(len(swallowed))
	if endErr == gzip.ErrChecksum || endErr == zstd.ErrCRCMismatch { // of this record, though all of it came
		return endErr
	}
	if err == nil && isRecordEnd(end) {
		return nil
	}
	if i := bytes.Index(w.block, swallowed); i >= 0 && s.unread(w.block[i:]) {
		return fmt.Errorf("%w: Content-Length %d reaches into the next one", errBroken, length)
	}
	if err == nil {
		return fmt.Errorf("%w: Content-Length %d ends inside it", errBroken, length)
	}
	return noEOF(err)
}

// isRecordEnd tells whether bytes are as they may be behind a record: two line ends, some fewer before the next one, or
// none at the end of the file.
func isRecordEnd(end []byte) bool {
	rest := bytes.TrimLeft(end, "\r\n")
	return bytes.HasPrefix(end, swallowed[:4]) || isWARC(rest) || bytes.HasPrefix([]byte(warcMagic), rest)
}

// noEOF makes an end in the middle of a record one that is not regular.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// skipToRecord goes to the next line that begins a record, and counts the bytes before it that are no line ends.
func skipToRecord(r *bufio.Reader) (skipped int64, err error) {
	for lineStart := true; ; {
		head, err := r.Peek(len(warcMagic))
		if lineStart && isWARC(head) {
			return skipped, nil
		}
		if len(head) == 0 {
			return skipped, err
		}
		line, err := r.ReadSlice('\n')
		lineStart = err == nil
		skipped += int64(len(bytes.TrimRight(line, "\r\n")))
		if err != nil && err != bufio.ErrBufferFull {
			return skipped, err
		}
	}
}

// readHeader reads the lines of a record up to an empty one.
func (w *warcRecord) readHeader(r *bufio.Reader) error {
	for {
		line, err := r.ReadSlice('\n')
		switch {
		case err == bufio.ErrBufferFull || len(w.header)+len(line) > maxWARCHeader:
			return fmt.Errorf("%w: its header does not end", errBroken)
		case err != nil:
			return err
		case len(bytes.TrimRight(line, "\r\n")) == 0:
			return nil
		}
		w.header = append(w.header, line...)
	}
}

func (w *warcRecord) isWanted() bool {
	switch w.header.get("WARC-Type") {
	case "response", "resource", "conversion":
		return true
	}
	return false
}

// address is the URL of a record, which some write in angle brackets.
func (w *warcRecord) address() string {
	return strings.Trim(w.header.get("WARC-Target-URI"), "<>")
}

// article reads a record: nil and no error where by its kind it holds none.
func (w *warcRecord) article() (a *schema.Article, err error) {
	switch kind, contentType := w.header.get("WARC-Type"), w.header.get("Content-Type"); {
	case kind == "conversion" && mediaType(contentType) == "text/plain":
		a = &schema.Article{Text: string(w.block), URL: w.address(), Language: w.header.get("WARC-Identified-Content-Language")}
	case kind == "response" && mediaType(contentType) == "application/http":
		var page response
		if page, err = parseResponse(w.block); err == nil {
			a, err = w.page(page)
		}
	case kind == "resource":
		a, err = w.page(response{contentType, w.block})
	}
	if a == nil || err != nil {
		return nil, err
	}
	if !utf8.ValidString(a.Text) {
		return nil, errNotUTF8
	}
	if a.RetrievedAt, err = ParseTime(w.header.get("WARC-Date")); err != nil {
		return nil, fmt.Errorf("WARC-Date: %w", err)
	}
	return a, nil
}

// page reads an HTML page; other media are none.
func (w *warcRecord) page(r response) (*schema.Article, error) {
	switch mediaType(r.contentType) {
	case "text/html", "application/xhtml+xml":
		return articleFromHTML(r.body, r.contentType, w.address())
	}
	return nil, nil
}

func mediaType(contentType string) string {
	media, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(media))
}
