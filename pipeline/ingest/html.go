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
	"unicode"
	"unicode/utf8"

	"github.com/dateline-data/dateline/schema"
	"golang.org/x/net/html"
)

var (
	errNoMainText = errors.New("the page has no main text")
	errFrontPage  = errors.New("the page is the front page of a site, not an article")
)

// pageStart is how an HTML page begins, behind space and comments.
var pageStart = regexp.MustCompile(`(?is)^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|link|script|article|div|table)[\s>]`)

func isHTML(head []byte) bool { return startsWith(head, "<") && pageStart.Match(head) }

// readHTML reads a page, which is one article, or the updates of a live blog, beside others.
func (r *reader) readHTML(s *stream, o Options, emit emitter) error {
	page, err := readAll(s)
	if err != nil && !errors.Is(err, errNotUTF8) {
		return emit("", nil, err)
	}
	return r.putPage(s.name, "", "", func() ([]*schema.Article, error) { return pageArticles(page, o.Defaults.URL) }, nil)
}

// articlesFromHTML reads the articles of a page that was fetched from an address, "" where it is not known. contentType is the
// header of this name, "" where there is none. Of the encoding the bytes are believed first, then the header, then the page.
func articlesFromHTML(page []byte, contentType, address string) ([]*schema.Article, error) {
	s, err := decodePage(page, contentType)
	if err != nil {
		return nil, err
	}
	return pageArticles(s, address)
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

// pageArticles reads the article of a page: its main text with a blank line between paragraphs, and what the page says of it. The
// headline is no part of the text. Of a live blog each update is an article. Bytes that are no UTF-8 do no harm outside the text.
func pageArticles(page, address string) ([]*schema.Article, error) {
	sound := strings.ToValidUTF8(page, string(utf8.RuneError))
	doc, err := html.Parse(strings.NewReader(sound))
	if err != nil {
		return nil, fmt.Errorf("no HTML: %w", err)
	}
	said := pageMetadata(doc)
	a := &schema.Article{URL: pageURL(said.canonical, address), Title: said.title, Author: said.author, Outlet: said.site,
		Language: said.language, PublishedAt: said.published, PublishedOffset: said.offset}
	if a.PublishedAt.IsZero() {
		a.PublishedAt = addressDate(address)
	}
	if isFrontPage(a.URL) {
		return nil, errFrontPage
	}
	if len(said.updates) == 0 && livePage.MatchString(a.URL+" "+a.Title) {
		said.updates = shownUpdates(doc)
	}
	if len(said.updates) > 0 {
		return liveArticles(a, said.updates), nil
	}
	a.Text = onceEach(mainText(doc))
	if utf8.RuneCountInString(a.Text) < shortestProse {
		a.Text = cmp.Or(said.body, a.Text)
	}
	a.Title = bareTitle(a.Title, append(said.headings, firstParagraph(a.Text)))
	a.Text = withoutHeadline(a.Text, a.Title)
	switch {
	case a.Text == "":
		return nil, errNoMainText
	case sound != page && strings.ContainsRune(a.Text, utf8.RuneError):
		return nil, errNotUTF8
	}
	return []*schema.Article{a}, nil
}

// pageURL is the address of an article: the canonical one that the page names, unless that is the site's front page, as some
// systems write into every page; else the one it was fetched from.
func pageURL(canonical, address string) string {
	for _, u := range []string{canonical, address} {
		if u != "" && !isFrontPage(u) {
			return u
		}
	}
	return cmp.Or(address, canonical)
}

func isFrontPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}

// bareTitle is a title without the site's name around it: the heading that it holds, or what stands before the last stroke.
func bareTitle(title string, headings []string) string {
	for _, h := range headings {
		if len(h) >= shortestHeadline && len(h) < len(title) && strings.Contains(letters(title), letters(h)) {
			return h
		}
	}
	if i := strings.LastIndex(title, " | "); i >= shortestHeadline && len(title)-i <= longestSite {
		return title[:i]
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
