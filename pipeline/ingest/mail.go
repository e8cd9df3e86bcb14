package ingest

import (
	"cmp"
	"encoding/base64"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"golang.org/x/net/html/charset"
)

var (
	mailHeader = regexp.MustCompile(`(?i)^(?:[!-9;-~]+:[^\n]*\n(?:[ \t]+[^\n]*\n)*)+\r?\n`)
	mailFields = []*regexp.Regexp{
		regexp.MustCompile(`(?im)^from:.*[@<]`),
		regexp.MustCompile(`(?im)^date: *\S`),
		regexp.MustCompile(`(?im)^(?:message-id|mime-version|received|subject): *\S`),
	}
)

// isMail tells whether a stream begins with the header of a message (RFC 5322).
func isMail(head []byte) bool {
	header := mailHeader.Find(head)
	for _, field := range mailFields {
		if header == nil || !field.Match(header) {
			return false
		}
	}
	return true
}

var words = mime.WordDecoder{CharsetReader: charset.NewReaderLabel}

// readMail reads a message (.eml), as newsletters are sent: its HTML, or else its plain text, is one article, and the sender is
// the source.
func readMail(s *stream, _ Options, emit emitter) error {
	message, err := mail.ReadMessage(io.LimitReader(s, maxRecord))
	if err != nil {
		return emit("", nil, fmt.Errorf("no message: %w", err))
	}
	a, err := mailArticle(message)
	return emit("", a, err)
}

func mailArticle(message *mail.Message) (*schema.Article, error) {
	h := message.Header
	header := func(name string) string {
		decoded, err := words.DecodeHeader(h.Get(name))
		if err != nil {
			return h.Get(name)
		}
		return decoded
	}
	a := &schema.Article{
		InputID:  strings.Trim(h.Get("Message-Id"), "<> "),
		Title:    header("Subject"),
		URL:      strings.Trim(h.Get("Archived-At"), "<> "), // RFC 5064
		Language: h.Get("Content-Language"),
	}
	parser := mail.AddressParser{WordDecoder: &words}
	if from, err := parser.Parse(h.Get("From")); err == nil {
		domain := from.Address[strings.LastIndexByte(from.Address, '@')+1:]
		a.Outlet = cmp.Or(from.Name, domain)
	}
	var err error
	if a.PublishedAt, a.PublishedOffset, err = parseZoned(h.Get("Date")); err != nil {
		return nil, fmt.Errorf("date: %w", err)
	}
	var b mailBody
	if err := b.read(h.Get("Content-Type"), h.Get("Content-Transfer-Encoding"), message.Body, maxMailDepth); err != nil {
		return nil, err
	}
	a.Text = withoutHeadline(cmp.Or(fragmentText(b.html), b.plain), a.Title)
	return a, nil
}

// maxMailDepth is how deep the parts of a message are looked for: alternatives in related parts in mixed parts in a forward.
const maxMailDepth = 8

// mailBody holds the first part of each kind.
type mailBody struct{ html, plain string }

func (b *mailBody) read(contentType, transfer string, r io.Reader, depth int) error {
	kind, parameters, err := mime.ParseMediaType(cmp.Or(contentType, "text/plain"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	if strings.HasPrefix(kind, "multipart/") {
		return b.parts(multipart.NewReader(r, parameters["boundary"]), depth)
	}
	var into *string
	switch kind {
	case "text/html":
		into = &b.html
	case "text/plain":
		into = &b.plain
	default:
		return nil
	}
	switch strings.ToLower(strings.TrimSpace(transfer)) {
	case "quoted-printable":
		r = quotedprintable.NewReader(r)
	case "base64":
		r = base64.NewDecoder(base64.StdEncoding, r)
	}
	body, err := io.ReadAll(r)
	if err != nil {
		return fmt.Errorf("the message breaks off: %w", err)
	}
	if *into == "" {
		if *into, err = decodePage(body, contentType); err == nil && !utf8.ValidString(*into) {
			err = errNotUTF8
		}
		*into = strings.ReplaceAll(*into, "\r\n", "\n")
	}
	return err
}

func (b *mailBody) parts(r *multipart.Reader, depth int) error {
	for depth > 0 {
		part, err := r.NextRawPart()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("the message breaks off: %w", err)
		}
		if part.FileName() != "" { // attached
			continue
		}
		if err := b.read(part.Header.Get("Content-Type"), part.Header.Get("Content-Transfer-Encoding"), part, depth-1); err != nil {
			return err
		}
	}
	return nil
}
