package ingest

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"github.com/markusmobius/go-htmldate"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
)

var (
	errNoMainText = errors.New("the page has no main text")
	errFrontPage  = errors.New("the page is the front page of a site, not an article")
)

// extraction is how go-trafilatura reads a page. Its search for dates is bound by fixed days: left to itself it takes the
// clock's. The search in other languages than English is left out (see the package dateparser).
var extraction = trafilatura.Options{
	EnableFallback:  true,
	ExcludeComments: true,
	HtmlDateOptions: &htmldate.Options{
		UseOriginalDate:     true,
		SkipExtensiveSearch: true,
		MinDate:             time.Date(firstYear, 1, 1, 0, 0, 0, 0, time.UTC),
		MaxDate:             time.Date(lastYear, 1, 1, 0, 0, 0, 0, time.UTC),
	},
}

// pageStart is how an HTML page begins, behind space and comments.
var pageStart = regexp.MustCompile(`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|article|div|table)[\s>]`)

func isHTML(head []byte) bool { return startsWith(head, "<") && pageStart.Match(head) }

// readHTML reads a page, which is one article, beside others.
func (r *reader) readHTML(s *stream, o Options, emit emitter) error {
	page, err := readAll(s)
	if err != nil && err != errNotUTF8 {
		return emit("", nil, err)
	}
	var a *schema.Article
	return r.queue.put(func() { a, err = pageArticle(page, o.Defaults.URL) }, func() error { return r.emit(s.name, "", a, err) })
}

// articleFromHTML reads the article of a page that was fetched from an address, "" where it is not known. contentType is the
// header of this name, "" where there is none. Of the encoding the bytes are believed first, then the header, then the page.
func articleFromHTML(page []byte, contentType, address string) (*schema.Article, error) {
	s, err := decodePage(page, contentType)
	if err != nil {
		return nil, err
	}
	return pageArticle(s, address)
}

// decodePage gives a page as UTF-8, but for bytes that are in no encoding.
func decodePage(page []byte, contentType string) (string, error) {
	page = bytes.TrimPrefix(page, []byte("\xef\xbb\xbf"))
	e := encodingOf(page)
	if e != nil && contentType != "" {
		if named := namedEncoding(contentType); named != nil {
			e = named
		}
	}
	if e != nil {
		decoded, err := e.NewDecoder().Bytes(page)
		if err != nil {
			return "", err
		}
		page = decoded
	}
	return string(page), nil
}

// pageArticle reads the article of a page: its main text with a blank line between paragraphs, and what the page says of it.
// The headline is no part of the text. Bytes that are no UTF-8 do no harm outside of it.
func pageArticle(page, address string) (*schema.Article, error) {
	sound := strings.ToValidUTF8(page, string(utf8.RuneError))
	doc, err := html.Parse(strings.NewReader(sound))
	if err != nil {
		return nil, fmt.Errorf("no HTML: %w", err)
	}
	options := extraction
	if u, err := url.Parse(address); err == nil && u.IsAbs() {
		options.OriginalURL = u
	}
	said := pageMetadata(doc)
	var extracted *trafilatura.ExtractResult
	fault := guard("the page cannot be read", func() error { extracted, err = trafilatura.ExtractDocument(doc, options); return nil })
	switch {
	case fault != nil:
		return nil, fault
	case err != nil || extracted.ContentNode == nil:
		return nil, errNoMainText
	}
	m := extracted.Metadata
	a := &schema.Article{
		URL:             pageURL(said.canonical, m.URL, address),
		Title:           cmp.Or(said.title, m.Title),
		Author:          cmp.Or(said.author, m.Author),
		SourceName:      cmp.Or(said.site, siteName(m)),
		Language:        said.language,
		PublishedAt:     said.published,
		PublishedOffset: said.offset,
	}
	if a.PublishedAt.IsZero() && !m.Date.IsZero() {
		a.PublishedAt = m.Date.UTC()
	}
	if isFrontPage(a.URL) {
		return nil, errFrontPage
	}
	a.Text = onceEach(plainText(extracted.ContentNode))
	a.Title = bareTitle(a.Title, append(said.headings, firstParagraph(a.Text)))
	a.Text = withoutHeadline(a.Text, a.Title)
	switch {
	case a.Text == "":
		return nil, errNoMainText
	case sound != page && strings.ContainsRune(a.Text, utf8.RuneError):
		return nil, errNotUTF8
	}
	return a, nil
}

// pageURL is the address of an article: the canonical one that the page names, unless that is the site's front page, as some
// systems write into every page; else the one it was fetched from.
func pageURL(canonical, found, address string) string {
	for _, u := range []string{canonical, address, found} {
		if u != "" && !isFrontPage(u) {
			return u
		}
	}
	return cmp.Or(address, canonical, found)
}

func isFrontPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// siteName is the name of a page's site, "" where it is only the host of its address.
func siteName(m trafilatura.Metadata) string {
	if strings.EqualFold(m.Sitename, m.Hostname) || strings.HasSuffix(strings.ToLower(m.Hostname), "."+strings.ToLower(m.Sitename)) {
		return ""
	}
	return m.Sitename
}

// bareTitle is a title without the site's name around it: the heading that it holds.
func bareTitle(title string, headings []string) string {
	for _, h := range headings {
		if len(h) >= shortestHeadline && len(h) < len(title) && strings.Contains(letters(title), letters(h)) {
			return h
		}
	}
	return title
}

// shortestHeadline is the length in bytes from which a heading inside a title is the headline, not a section's name.
const shortestHeadline = 16

// onceEach drops paragraphs that a text has had before: the search for the main text finds some twice, and sites repeat them.
func onceEach(text string) string {
	had := map[string]bool{}
	paragraphs := slices.DeleteFunc(strings.Split(text, "\n\n"), func(p string) bool {
		repeated := had[p]
		had[p] = true
		return repeated
	})
	return strings.Join(paragraphs, "\n\n")
}

func firstParagraph(text string) string {
	first, _, _ := strings.Cut(text, "\n\n")
	return first
}

// withoutHeadline drops a text's first paragraph where it is the title.
func withoutHeadline(text, title string) string {
	if first := firstParagraph(text); title != "" && letters(first) == letters(title) {
		return strings.TrimLeft(text[len(first):], "\n")
	}
	return text
}

// letters is a text in small letters without all but letters and digits, by which two spellings of a headline are one.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.ToLower(s))
}
