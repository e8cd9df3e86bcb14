package ingest

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/wlynxg/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

// decode gives a stream as UTF-8 without a byte order mark. What is UTF-8 but for some bytes stays as it is, and the
// records with those bytes are rejected: decoding them otherwise would spoil the others.
func decode(r *bufio.Reader) io.Reader {
	head, _ := r.Peek(peekSize)
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		r.Discard(3)
		return r
	}
	if e := encodingOf(head); e != nil {
		return transform.NewReader(r, e.NewDecoder())
	}
	return r
}

// encodingOf tells the encoding by the first bytes of a stream; nil is UTF-8.
func encodingOf(head []byte) encoding.Encoding {
	switch {
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		return unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		return unicode.UTF16(unicode.BigEndian, unicode.UseBOM)
	}
	if zeros := zeroBytes(head); zeros[1] > len(head)/4 && zeros[0] < zeros[1]/10 {
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	} else if zeros[0] > len(head)/4 && zeros[1] < zeros[0]/10 {
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	sequences, faults := countUTF8(head)
	if e := declaredEncoding(head); e != nil && sequences <= faults {
		return e
	}
	if faults == 0 || sequences >= faults || bytes.IndexByte(head, 0) >= 0 {
		return nil
	}
	// The detector reads English with a few curly quotes as any of a dozen code pages: it is believed only where much of
	// the text is beyond ASCII.
	if faults > len(head)/10 {
		if e, _ := charset.Lookup(chardet.Detect(head).Encoding); e != nil {
			return e
		}
	}
	return charmap.Windows1252 // Latin-1 is all in it but for control characters
}

// declaration is how a page or a feed names its encoding.
var declaration = regexp.MustCompile(`(?i)<(?:meta\s[^>]*?charset|\?xml\s[^>]*?encoding)\s*=\s*["']?\s*([\w:.-]+)`)

// declaredEncoding is the encoding that the beginning of an HTML page or an XML document names, nil for UTF-8 and for none.
func declaredEncoding(head []byte) encoding.Encoding {
	head = head[:min(len(head), declaredWithin)]
	if !startsWith(head, "<") {
		return nil
	}
	if found := declaration.FindSubmatch(head); found != nil {
		return namedEncoding("charset=" + string(found[1]))
	}
	return nil
}

// declaredWithin is how many bytes before which a page names its encoding: the standard asks for 1024, pages take more.
const declaredWithin = 8 << 10

// namedEncoding is the encoding that a content type names, nil for UTF-8, for none and for unknown names. UTF-16 is told by
// its bytes alone: pages that name it there are wrong, or could not be read so far.
func namedEncoding(contentType string) encoding.Encoding {
	_, label, ok := strings.Cut(strings.ToLower(contentType), "charset=")
	label, _, _ = strings.Cut(strings.Trim(label, `"' `), ";")
	e, name := charset.Lookup(strings.Trim(label, `"' `))
	if !ok || e == nil || e == encoding.Nop || strings.HasPrefix(name, "utf-") {
		return nil
	}
	return e
}

// zeroBytes counts the NULs at even and odd places: in UTF-16, letters of Europe have theirs all at one of the two.
func zeroBytes(data []byte) (zeros [2]int) {
	for i, b := range data {
		if b == 0 {
			zeros[i%2]++
		}
	}
	return zeros
}

// countUTF8 counts the well-formed sequences of more than one byte, and the bytes that belong to no sequence; one that
// the end of the data cuts off is neither.
func countUTF8(data []byte) (sequences, faults int) {
	for utf8.FullRune(data) {
		r, size := utf8.DecodeRune(data)
		switch {
		case size > 1:
			sequences++
		case r == utf8.RuneError:
			faults++
		}
		data = data[size:]
	}
	return sequences, faults
}
