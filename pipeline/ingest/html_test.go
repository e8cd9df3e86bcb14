package ingest

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/dateline-data/dateline/schema"
)

const (
	pageHead = `<!DOCTYPE html><html lang="en-GB"><head><title>Accord signed in Lima | Meridian Wire</title><link rel="canonical" href="https://meridian.example/lima">`
	pageBody = `</head><body><nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>Accord signed in Lima</h1>
<p>Peru and Ecuador signed an accord in <a href="/lima">Lima</a> on Monday,
the foreign ministry   said, that ends their quarrel over the border &mdash; after São Paulo’s talks.</p>
<h2>What is next</h2><ul><li>Congress votes on the accord in March.</li><li>Soldiers leave the border in May.</li></ul>
<p>The president of Ecuador called it a new beginning.<br>Traders at the border said they had waited for years.</p></article><footer>Copyright Meridian</footer></body></html>`
	pageText = "Peru and Ecuador signed an accord in Lima on Monday, the foreign ministry said, that ends their quarrel over the border — after São Paulo’s talks.\n\n" +
		"What is next\n\nCongress votes on the accord in March.\nSoldiers leave the border in May.\n\n" +
		"The president of Ecuador called it a new beginning.\nTraders at the border said they had waited for years."
)

// articleFromHTML is the first article of a page.
func articleFromHTML(page []byte, contentType, address string) (*schema.Article, error) {
	articles, err := articlesFromHTML(page, contentType, address)
	if err != nil {
		return nil, err
	}
	return articles[0], nil
}

func TestHTML(t *testing.T) {
	want := schema.Article{URL: "https://meridian.example/lima", Title: "Accord signed in Lima", Outlet: "Meridian Wire", Author: "Ada Bell", Language: "en-GB", Text: pageText}
	want.PublishedAt, want.PublishedOffset = time.Date(2001, 2, 5, 14, 30, 0, 0, time.UTC), schema.Some(-300)
	for name, head := range map[string]string{
		"meta": `<meta property="og:site_name" content="Meridian Wire"><meta property="article:published_time" content="2001-02-05T09:30:00-05:00"><meta name="author" content="By Ada Bell">`,
		"JSON-LD": `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],"headline":"Accord signed in Lima",
			"datePublished":"2001-02-05T09:30:00-05:00","author":[{"@type":"Person","name":"Ada Bell"}],"publisher":{"name":"Meridian Wire"}}]}</script>`,
		"broken JSON-LD": `<script type="application/ld+json">{"@type":</script><meta property="og:site_name" content="Meridian Wire"><meta name="author" content="Ada Bell"><meta itemprop="datePublished" content="Mon, 5 Feb 2001 09:30:00 EST">`,
		"bad date":       `<meta property="og:site_name" content="Meridian Wire"><meta name="author" content="Ada Bell"><meta name="pubdate" content="soon"><meta name="date" content="2001-02-05 09:30 -0500">`,
	} {
		a, err := articleFromHTML([]byte(pageHead+head+pageBody), "", "https://m.meridian.example/amp/lima")
		if err != nil || *a != want {
			t.Errorf("%s: got  %+v, %v\nwant %+v", name, a, err, want)
		}
	}
}

// TestHTMLByContent reads pages whose name says nothing, as an export does.
func TestHTMLByContent(t *testing.T) {
	for _, page := range []string{
		pageHead + pageBody,
		"\xef\xbb\xbf\r\n<!-- saved from the web -->\n" + strings.Replace(pageHead, "<!DOCTYPE html>", "", 1) + pageBody,
		`<?xml version="1.0" encoding="utf-8"?>` + pageHead + pageBody,
		"<HTML><HEAD><TITLE>Accord signed in Lima</TITLE>" + pageBody,
	} {
		articles, rejects := readInputs(t, Options{}, strings.NewReader(page), "-")
		if len(rejects) > 0 || articles[0].Text != pageText || articles[0].Title != "Accord signed in Lima" {
			t.Errorf("%.60q: %+v %v", page, articles, rejects)
		}
	}
	for _, text := range []string{"< 5 people were hurt.", "<b>Bold</b> words open this text.", "Troops left <p>.", "<- back"} {
		if articles, rejects := readInputs(t, Options{}, strings.NewReader(text), "-"); len(articles) != 1 || articles[0].Text != text {
			t.Errorf("%q was taken for a page: %v %v", text, articles, rejects)
		}
	}
}

func TestHTMLEncodings(t *testing.T) {
	latin := func(s string) string { // Windows-1252
		return strings.NewReplacer("ã", "\xe3", "’", "\x92").Replace(s)
	}
	page := func(meta string) string { return pageHead + meta + pageBody }
	for name, c := range map[string]struct{ page, header string }{
		"by the bytes":             {latin(page("")), ""},
		"by the page":              {latin(page(`<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">`)), ""},
		"by the header":            {strings.NewReplacer("ã", "\x8b", "’", "\xd5").Replace(page("")), `text/html; charset="macintosh"`},
		"the page is wrong":        {page(`<meta charset="iso-8859-1">`), "text/html; charset=latin1"},
		"the header is wrong":      {latin(page("")), "text/html; charset=utf-8"},
		"no encoding of this name": {latin(page(`<meta charset="x-none">`)), "text/html; charset=none"},
	} {
		a, err := articleFromHTML([]byte(c.page), c.header, "")
		if err != nil || a.Text != pageText {
			t.Errorf("%s: %+v, %v", name, a, err)
		}
	}
}

func TestHTMLWithBrokenBytes(t *testing.T) {
	outside := strings.Replace(pageHead+pageBody, "Copyright", "\xe1 Copyright", 1)
	inside := strings.Replace(pageHead+pageBody, "São Paulo", "S\xe3\xff Paulo and São Paulo", 1)
	for _, read := range []func(page string) (*schema.Article, error){
		func(page string) (*schema.Article, error) { return articleFromHTML([]byte(page), "", "") },
		func(page string) (*schema.Article, error) {
			articles, rejects := readInputs(t, Options{}, strings.NewReader(page), "-")
			if len(rejects) > 0 {
				return nil, errors.New(rejects[0].Reason)
			}
			return &articles[0], nil
		},
	} {
		if a, err := read(outside); err != nil || a.Text != pageText {
			t.Errorf("in the footer: %v, %v", a, err)
		}
		if a, err := read(inside); err == nil || !strings.Contains(err.Error(), "UTF-8") {
			t.Errorf("in the text: %v, %v", a, err)
		}
	}
}

func TestPageURL(t *testing.T) {
	for _, c := range []struct{ canonical, address, want string }{
		{"https://a.example/1", "https://a.example/1?utm=x", "https://a.example/1"},
		{"https://a.example/", "https://a.example/1", "https://a.example/1"},
		{"", "https://a.example/1", "https://a.example/1"},
		{"https://a.example", "", "https://a.example"},
		{"https://a.example/?p=7", "https://a.example/x", "https://a.example/?p=7"},
		{"", "", ""},
	} {
		if got := pageURL(c.canonical, c.address); got != c.want {
			t.Errorf("pageURL(%q, %q) = %q, want %q", c.canonical, c.address, got, c.want)
		}
	}
}

func TestNoArticlePages(t *testing.T) {
	for page, want := range map[string]error{
		`<html><body></body></html>`: errNoMainText,
		`<html><head><title>x</title></head><body><script>var a = 1</script></body></html>`: errNoMainText,
		strings.Replace(pageHead, "/lima", "/", 1) + pageBody:                               errFrontPage,
	} {
		if a, err := articleFromHTML([]byte(page), "", ""); !errors.Is(err, want) {
			t.Errorf("%.40q: %+v, %v", page, a, err)
		}
	}
}
