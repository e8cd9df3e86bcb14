package ingest

import (
	"bufio"
	"bytes"
	"io"
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
