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
func (r *reader) readWARC(s *stream, _ Options, _ emitter) error {
	var w warcRecord
	for n := 1; ; n++ {
		err := w.read(s)
		if errors.Is(err, io.EOF) {
			return nil
		}
		isFault := err != nil && !errors.Is(err, errBroken) // of the stream, which may or may not go on behind it
		var page func() ([]*schema.Article, error)
		if err == nil {
			if page, err = w.page(); page == nil && err == nil {
				continue
			}
		}
		if err := r.putPage(s.name, "record "+strconv.Itoa(n), w.address(), page, err); err != nil {
			return err
		}
		if isFault && !s.resume(err) {
			return nil
		}
	}
}

// putPage reads a page beside others, unless it could not be had. The reject of one that is no article names its address.
func (r *reader) putPage(input, position, address string, page func() ([]*schema.Article, error), err error) error {
	rejected := strings.TrimRight(position+" "+address, " ")
	if err != nil {
		return r.put(input, rejected, nil, err)
	}
	var articles []*schema.Article
	return r.queue.put(func() { articles, err = page() }, func() error {
		if err != nil {
			return r.emit(input, rejected, nil, err)
		}
		for i, a := range articles {
			place := position
			if len(articles) > 1 {
				place = strings.TrimLeft(position+" part "+strconv.Itoa(i+1), " ")
			}
			if err := r.emit(input, place, a, nil); err != nil {
				return err
			}
		}
		return nil
	})
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
	if skipped > 0 && (err == nil || errors.Is(err, io.EOF)) {
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
	if errors.Is(endErr, gzip.ErrChecksum) || errors.Is(endErr, zstd.ErrCRCMismatch) { // of this record, though all of it came
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
	if errors.Is(err, io.EOF) {
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
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return skipped, err
		}
	}
}

// readHeader reads the lines of a record up to an empty one.
func (w *warcRecord) readHeader(r *bufio.Reader) error {
	for {
		line, err := r.ReadSlice('\n')
		switch {
		case errors.Is(err, bufio.ErrBufferFull) || len(w.header)+len(line) > maxWARCHeader:
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

// feedTypes are the media types under which feeds are served.
var feedTypes = map[string]bool{"application/rss+xml": true, "application/atom+xml": true, "application/rdf+xml": true, "application/feed+json": true, "application/xml": true, "text/xml": true}

// page gives what reads the record's page, which outlives the record: nil and no error where by its kind it holds none.
func (w *warcRecord) page() (func() ([]*schema.Article, error), error) {
	address, kind, contentType := w.address(), w.header.get("WARC-Type"), w.header.get("Content-Type")
	retrieved, err := ParseTime(w.header.get("WARC-Date"))
	if err != nil {
		return nil, fmt.Errorf("WARC-Date: %w", err)
	}
	body := w.block
	switch {
	case kind == "conversion" && mediaType(contentType) == "text/plain":
		if !utf8.Valid(body) {
			return nil, errNotUTF8
		}
		a := &schema.Article{Text: string(body), URL: address, Language: w.header.get("WARC-Identified-Content-Language"), RetrievedAt: retrieved}
		return func() ([]*schema.Article, error) { return []*schema.Article{a}, nil }, nil
	case kind == "response" && mediaType(contentType) == "application/http":
		r, err := parseResponse(body)
		if err != nil {
			return nil, err
		}
		contentType, body = r.contentType, r.body
	case kind != "resource":
		return nil, nil
	}
	var read func(body []byte, contentType, address string) ([]*schema.Article, error)
	switch media := mediaType(contentType); {
	case media == "text/html" || media == "application/xhtml+xml":
		read = articlesFromHTML
	case feedTypes[media] && isFeed(body[:min(len(body), peekSize)]):
		read = articlesFromFeed
	default:
		return nil, nil
	}
	body = bytes.Clone(body)
	return func() ([]*schema.Article, error) {
		articles, err := read(body, contentType, address)
		for _, a := range articles {
			a.RetrievedAt = retrieved
		}
		return articles, err
	}, nil
}

func mediaType(contentType string) string {
	media, _, _ := strings.Cut(contentType, ";")
	return strings.ToLower(strings.TrimSpace(media))
}
